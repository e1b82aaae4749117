// SPDX-License-Identifier: Apache-2.0

/**
 * The pages on what concerns a user who has logged in: the own alerts and how to answer them, what waits for the user,
 * and when people are away.
 *
 * <p>Start with {@link org.jundeng.page.mine.MinePage}. It decides nothing: it writes what it is told.
 */
package org.jundeng.page.mine;
