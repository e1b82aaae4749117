// SPDX-License-Identifier: Apache-2.0

/**
 * The rows of a sheet in a workbook: xlsx as a stream, xls and what WPS writes alike. Cells become the texts that would
 * stand in a CSV file, from what is stored, never from what is shown.
 *
 * <p>Start with {@link org.jundeng.intake.workbook.Workbooks}. It must not know what a row means: header, notes and
 * rows are told apart in {@code intake.table}.
 */
package org.jundeng.intake.workbook;
