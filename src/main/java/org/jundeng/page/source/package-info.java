// SPDX-License-Identifier: Apache-2.0
/**
 * The pages on where figures come from: a figure, and each step back to the row that it was read from.
 *
 * <p>Start with {@link org.jundeng.page.source.FigurePage}; {@link org.jundeng.page.source.FigureBook} gathers what it
 * says.
 *
 * <p>It holds no SQL: it asks the rooms that know.
 */
package org.jundeng.page.source;
