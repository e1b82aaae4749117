// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

/**
 * A cell that is covered by a merged one: it has no content of its own, and a reader sees the merged cell's content
 * there. Whether that content stands for it depends on the column: a region does, a figure must not count twice.
 *
 * @param at its place among the record's cells, from 0
 * @param fromRow the row of the merged cell's upper left corner, which has the content; the record's own or an earlier
 *     one
 * @param fromAt the corner's place among the cells of its row, from 0
 * @param text the content, never blank
 */
public record CoveredCell(int at, long fromRow, int fromAt, String text) {}
