// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jundeng.assess.Wording;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.notice.book.NoticeBook.Channelled;
import org.jundeng.notice.book.NoticeBook.Decided;
import org.jundeng.notice.book.NoticeBook.Notice;
import org.jundeng.notice.book.NoticeBook.Reply;

/** Shows notices and decisions: as text for people, as rows for programs. */
final class NoticesView {

    private final Wording wording;

    NoticesView(Locale locale) {
        this.wording = Wording.of(NoticesView.class, locale);
    }

    /** For people: the notices. */
    AnswerTable notices(List<Notice> notices) {
        AnswerTable answer = named("id", "date", "person", "kind", "subject", "state", "attempts", "last-error");
        for (Notice notice : notices) {
            answer.add(
                    notice.noticeId(),
                    notice.businessDate(),
                    notice.person(),
                    wording.word("notice-kind", notice.kind()),
                    notice.subject(),
                    wording.word("notice-state", notice.state()),
                    notice.attempts(),
                    notice.lastError());
        }
        return answer;
    }

    /** For people: the decisions; {@code about} says in a sentence what each was about, or nothing. */
    AnswerTable decisions(List<Decided> decisions, Function<Decided, String> about) {
        AnswerTable answer =
                named("date", "person", "episode", "rule", "level", "verdict", "reason", "notice", "about");
        for (Decided decided : decisions) {
            answer.add(
                    decided.businessDate(),
                    decided.person(),
                    decided.episodeId(),
                    decided.ruleId(),
                    wording.word("level", decided.level()),
                    wording.word("verdict", decided.verdict()),
                    wording.word("decision", decided.reason()),
                    decided.noticeId(),
                    about.apply(decided));
        }
        return answer;
    }

    /** For people: what leaves by channels. */
    AnswerTable channelled(List<Channelled> notices) {
        AnswerTable answer = named("notice", "date", "person", "channel", "state", "attempts", "last-error");
        for (Channelled each : notices) {
            answer.add(
                    each.noticeId(),
                    each.businessDate(),
                    each.person(),
                    each.channel(),
                    wording.word("notice-state", each.state()),
                    each.attempts(),
                    each.lastError());
        }
        return answer;
    }

    /** For people: what came to the mailbox for replies. */
    AnswerTable replies(List<Reply> replies, ZoneId zone) {
        AnswerTable answer = named("id", "received", "person", "notice", "outcome", "episodes", "detail");
        for (Reply each : replies) {
            answer.add(
                    each.replyId(),
                    LocalDateTime.ofInstant(each.receivedAt(), zone).truncatedTo(ChronoUnit.MINUTES),
                    each.person(),
                    each.noticeId(),
                    wording.word("reply-outcome", each.outcome()),
                    each.episodes(),
                    each.detail());
        }
        return answer;
    }

    private AnswerTable named(String... columns) {
        String[] names = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            names[i] = wording.say("notices." + columns[i]);
        }
        return new AnswerTable(names);
    }

    /** For programs: one row for each notice, with codes. */
    static AnswerTable noticeLines(List<Notice> notices) {
        AnswerTable answer = new AnswerTable(
                "id",
                "business_date",
                "person",
                "kind",
                "subject",
                "state",
                "reason",
                "attempts",
                "last_error",
                "created_at",
                "not_before",
                "next_attempt",
                "sent_at",
                "message_id");
        for (Notice notice : notices) {
            answer.add(
                    notice.noticeId(),
                    notice.businessDate(),
                    notice.person(),
                    notice.kind(),
                    notice.subject(),
                    notice.state(),
                    notice.reason(),
                    notice.attempts(),
                    notice.lastError(),
                    notice.times().createdAt(),
                    notice.times().notBefore(),
                    notice.times().nextAttempt(),
                    notice.times().sentAt(),
                    notice.messageId());
        }
        return answer;
    }

    /** For programs: one row for each notice and channel, with codes. */
    static AnswerTable channelLines(List<Channelled> notices) {
        AnswerTable answer = new AnswerTable(
                "notice",
                "business_date",
                "person",
                "channel",
                "state",
                "attempts",
                "last_error",
                "created_at",
                "next_attempt",
                "sent_at");
        for (Channelled each : notices) {
            answer.add(
                    each.noticeId(),
                    each.businessDate(),
                    each.person(),
                    each.channel(),
                    each.state(),
                    each.attempts(),
                    each.lastError(),
                    each.times().createdAt(),
                    each.times().nextAttempt(),
                    each.times().sentAt());
        }
        return answer;
    }

    /** For programs: one row for each mail that came, with codes. */
    static AnswerTable replyLines(List<Reply> replies) {
        AnswerTable answer = new AnswerTable("id", "received_at", "person", "notice", "outcome", "episodes", "detail");
        for (Reply each : replies) {
            answer.add(
                    each.replyId(),
                    each.receivedAt(),
                    each.person(),
                    each.noticeId(),
                    each.outcome(),
                    each.episodes(),
                    each.detail());
        }
        return answer;
    }

    /** For programs: one row for each decision, with codes. */
    static AnswerTable decisionLines(List<Decided> decisions) {
        AnswerTable answer = new AnswerTable(
                "id",
                "business_date",
                "decided_at",
                "person",
                "episode",
                "rule",
                "level",
                "verdict",
                "reason",
                "notice");
        for (Decided decided : decisions) {
            answer.add(
                    decided.decisionId(),
                    decided.businessDate(),
                    decided.decidedAt(),
                    decided.person(),
                    decided.episodeId(),
                    decided.ruleId(),
                    decided.level(),
                    decided.verdict(),
                    decided.reason(),
                    decided.noticeId());
        }
        return answer;
    }
}
