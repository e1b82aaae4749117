// SPDX-License-Identifier: Apache-2.0

/**
 * The pages on who reads: logging in, and what a user may do.
 *
 * <p>Start with {@link org.jundeng.page.account.AccountPages}. It decides nothing: it writes what it is told.
 */
package org.jundeng.page.account;
