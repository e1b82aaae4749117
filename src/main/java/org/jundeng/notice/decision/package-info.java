// SPDX-License-Identifier: Apache-2.0
/**
 * Decides who is told of an episode, in which mail and why, without reading or writing anything.
 *
 * <p>Start with {@link org.jundeng.notice.decision.Decision}.
 *
 * <p>It must not know words, tables or mails: the same input always gives the same decision.
 */
package org.jundeng.notice.decision;
