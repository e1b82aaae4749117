// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

/**
 * A sheet of a workbook.
 *
 * @param name its name, as on its tab
 * @param hidden whether a reader does not see its tab
 * @param key by which the workbook finds it
 */
record SheetTab(String name, boolean hidden, String key) {}
