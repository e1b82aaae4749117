// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.List;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.EpisodeDecision;

/**
 * A mail that was put into the outbox.
 *
 * @param noticeId its number
 * @param person the recipient
 * @param kind digest, at-once or steward
 * @param decisions the decisions on episodes that it tells, in the order of the mail
 * @param others how many other things it tells: receipts, reminders, explanations
 */
public record WrittenMail(long noticeId, Person person, String kind, List<EpisodeDecision> decisions, int others) {}
