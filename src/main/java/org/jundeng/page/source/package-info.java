// SPDX-License-Identifier: Apache-2.0
/**
 * The pages on where figures come from: what came of each period, a figure, and each step back to the row that it was
 * read from.
 *
 * <p>Start with {@link org.jundeng.page.source.FigurePage}; {@link org.jundeng.page.source.FigureBook} and
 * {@link org.jundeng.page.source.SourceBook} gather what pages say.
 *
 * <p>It holds no SQL: it asks the rooms that know.
 */
package org.jundeng.page.source;
