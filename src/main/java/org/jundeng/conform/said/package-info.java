// SPDX-License-Identifier: Apache-2.0

/**
 * What is said for all rows of a table beside its columns: the period and the units above its header, in the names of
 * its sheet and file.
 *
 * <p>Start with {@link org.jundeng.conform.said.Surroundings}. It must not know single rows.
 */
package org.jundeng.conform.said;
