// SPDX-License-Identifier: Apache-2.0
/**
 * The page that finds things by their names: what is measured, promised, watched and delivered, where, and by whom.
 *
 * <p>Start with {@link org.jundeng.page.search.NameIndex}; {@link org.jundeng.page.search.SearchPage} writes what was
 * found.
 *
 * <p>It holds no SQL: it asks the rooms that know. Addresses of people are neither searched nor shown.
 */
package org.jundeng.page.search;
