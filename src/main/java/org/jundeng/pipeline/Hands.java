// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

/**
 * What takes the stewards' files.
 *
 * @param look which of them are whole, and in which order they are taken
 * @param beside what was let go, and may be written on
 * @param taking where claims go
 */
record Hands(InboxLook look, KeptBeside beside, Taking taking) {}
