// SPDX-License-Identifier: Apache-2.0

/**
 * What every reader gives: rows with their numbers, whatever the format of the bytes.
 *
 * <p>Start with {@link org.jundeng.intake.row.Rows}. It must not know any format.
 */
package org.jundeng.intake.row;
