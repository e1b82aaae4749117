// SPDX-License-Identifier: Apache-2.0

/**
 * Proposes a contract from a file that nobody has described. What it cannot see is said and left open.
 *
 * <p>Start with {@link org.jundeng.guess.Guess}. It must not know the warehouse, nor Camel.
 */
package org.jundeng.guess;
