// SPDX-License-Identifier: Apache-2.0
/**
 * The notices and decisions of the past, as people look them up.
 *
 * <p>Start with {@link org.jundeng.notice.book.NoticeBook}.
 *
 * <p>It must not write anything.
 */
package org.jundeng.notice.book;
