// SPDX-License-Identifier: Apache-2.0
/**
 * The real program as a process of its own, killed at random instants and at each named point of the protocol, and cut
 * off from its warehouse and its disk; then held against a program that nothing happens to. Start with {@link
 * org.jundeng.kill.KillIT}. It knows the program by its command line, its workspace and its tables only, and a service
 * by what starts it.
 */
package org.jundeng.kill;
