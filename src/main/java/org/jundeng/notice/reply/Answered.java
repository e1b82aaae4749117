// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

/**
 * A notice that is answered.
 *
 * @param noticeId its number
 * @param person the id of the person to whom it was sent
 * @param subject its subject
 */
record Answered(long noticeId, String person, String subject) {}
