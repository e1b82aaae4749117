// SPDX-License-Identifier: Apache-2.0

/**
 * The texts of cells and names: without invisible marks, numerals as digits, the periods they speak of.
 *
 * <p>Start with {@link org.jundeng.conform.text.CellText}. It must not know contracts.
 */
package org.jundeng.conform.text;
