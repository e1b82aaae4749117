// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /** The word for a reason: the exact one for officials. */
    String word(DecisionReason why) {
        return !stewards ? why.code() : why == DecisionReason.CLOSED ? "seen-to" : "to-see-to";
    }

    /** The counts of episodes and of other things; "" where there are none. */
    String of(List<EpisodeDecision> decisions, List<MailItem> items) {
        Map<String, Long> byWord = new LinkedHashMap<>();
        decisions.stream()
                .collect(Collectors.groupingBy(EpisodeDecision::why, TreeMap::new, Collectors.counting()))
                .forEach((why, count) -> byWord.merge("count." + word(why), count, Long::sum));
        items.stream()
                .collect(Collectors.groupingBy(
                        item -> "count." + item.id().replaceFirst(":.*", ""), TreeMap::new, Collectors.counting()))
                .forEach(byWord::put);
        return byWord.entrySet().stream()
                .map(entry -> wording.count(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(wording.say("count.and")));
    }
}
