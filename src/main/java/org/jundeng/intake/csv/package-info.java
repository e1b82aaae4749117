// SPDX-License-Identifier: Apache-2.0

/**
 * The records of a CSV file.
 *
 * <p>Start with {@link org.jundeng.intake.csv.CsvRecords}. It must not know what a record means: header, notes and rows
 * are told apart in {@code intake.table}.
 */
package org.jundeng.intake.csv;
