// SPDX-License-Identifier: Apache-2.0

/**
 * The command line.
 *
 * <p>Start with the class {@code Jundeng}. It computes nothing: it calls the features and prints.
 */
package org.jundeng.cli;
