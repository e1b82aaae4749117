// SPDX-License-Identifier: Apache-2.0

/**
 * Finds the table among the records of a delivery: header, rows, notes, trailer. It takes the records of any format
 * that has cells.
 *
 * <p>Start with {@link org.jundeng.intake.table.TableRows}. It must not know where records come from.
 */
package org.jundeng.intake.table;
