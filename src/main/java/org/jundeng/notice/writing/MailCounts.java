// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Reason;
import org.jundeng.assess.Wording;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.EpisodeDecision;

/** Counts what a mail tells, by kind: {@code 新越线3项，解除1项}. */
final class MailCounts {

    private final Wording wording;
    private final boolean stewards;

    /** @param stewards whether the mail is to stewards, who get only "to see to" or "seen to" */
    MailCounts(Wording wording, boolean stewards) {
        this.wording = wording;
        this.stewards = stewards;
    }

    /**
     * The word for what happened: the exact one for officials. A target is missed, it does not cross a line; and what
     * was never true is not over, but corrected.
     */
    String word(EpisodeDecision told) {
        DecisionReason why = told.why();
        if (stewards) {
            return why == DecisionReason.CLOSED ? "seen-to" : "to-see-to";
        }
        boolean ofTarget = told.rule() != null && told.rule().condition() instanceof Condition.OfTarget;
        return switch (why) {
            case NEW ->
                !ofTarget
                        ? why.code()
                        : told.candidate().change().reason() == Reason.DEADLINE_PASSED ? "missed-in-time" : "missed";
            case REOPENED -> ofTarget ? "missed-again" : why.code();
            case CLOSED ->
                told.candidate().isFalseAlarm(told.rule())
                        ? DecisionReason.CORRECTED.code()
                        : told.candidate().change().reason() == Reason.WITHDRAWN ? "withdrawn" : why.code();
            default -> why.code();
        };
    }

    /** The counts of episodes and of other things; "" where there are none. */
    String of(List<EpisodeDecision> decisions, List<MailItem> items) {
        Map<String, Long> byWord = new LinkedHashMap<>();
        decisions.stream()
                .sorted(Comparator.comparing(EpisodeDecision::why))
                .forEach(told -> byWord.merge("count." + word(told), 1L, Long::sum));
        items.stream()
                .collect(Collectors.groupingBy(
                        item -> "count." + item.id().replaceFirst(":.*", ""), TreeMap::new, Collectors.counting()))
                .forEach(byWord::put);
        return byWord.entrySet().stream()
                .map(entry -> wording.count(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(wording.say("count.and")));
    }
}
