// SPDX-License-Identifier: Apache-2.0
/**
 * Decides who is told of an episode, in which mail and why, without reading or writing anything.
 *
 * <p>Start with {@link org.jundeng.notice.decision.Decision}.
 *
 * <p>It must not know words, tables or the text of a mail: the same input always gives the same decision. A mail is
 * known here only by its recipient and kind ({@link org.jundeng.notice.decision.Envelope}).
 */
package org.jundeng.notice.decision;
