// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.util.List;

/**
 * A sheet that is read.
 *
 * @param sheet the one with the table
 * @param passedOver the names of others beside it that a reader should know of
 */
record ChosenSheet(SheetTab sheet, List<String> passedOver) {}
