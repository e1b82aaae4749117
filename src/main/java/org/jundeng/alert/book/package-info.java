// SPDX-License-Identifier: Apache-2.0
/**
 * Episodes of all times, as people look them up: what they are about, and what happened to them.
 *
 * <p>Start with {@link org.jundeng.alert.book.EpisodeBook}.
 *
 * <p>It must not write anything, and decides nothing.
 */
package org.jundeng.alert.book;
