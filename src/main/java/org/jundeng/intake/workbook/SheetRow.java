// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

/**
 * A row of a sheet as it is stored.
 *
 * @param no its number from 1
 * @param cells the texts of its cells, from the first column to the last one that has any; never null inside
 * @param hidden whether a reader does not see it
 * @param tooLarge its length in characters if it is larger than any real row; else 0
 */
record SheetRow(long no, String[] cells, boolean hidden, long tooLarge) {}
