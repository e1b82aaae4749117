// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.List;
import java.util.Locale;
import org.jundeng.assess.Wording;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.notice.book.NoticeBook.Decided;
import org.jundeng.notice.book.NoticeBook.Notice;

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

    /** For people: the decisions. */
    AnswerTable decisions(List<Decided> decisions) {
        AnswerTable answer = named("date", "person", "episode", "rule", "level", "verdict", "reason", "notice");
        for (Decided decided : decisions) {
            answer.add(
                    decided.businessDate(),
                    decided.person(),
                    decided.episodeId(),
                    decided.ruleId(),
                    wording.word("level", decided.level()),
                    wording.word("verdict", decided.verdict()),
                    wording.word("decision", decided.reason()),
                    decided.noticeId());
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
