// SPDX-License-Identifier: Apache-2.0
/**
 * The pages on what people were told: the episodes, and of each what happened to it and who was told why.
 *
 * <p>Start with {@link org.jundeng.page.told.EpisodePage}; {@link org.jundeng.page.told.ToldBook} gathers what it says.
 *
 * <p>It holds no SQL: it asks the rooms that know. Addresses of people never stand on a page.
 */
package org.jundeng.page.told;
