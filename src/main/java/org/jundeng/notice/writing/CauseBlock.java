// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jundeng.alert.Reason;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.EpisodeDecision;

/**
 * What one cause did in one place or in many: the episodes of one rule that are told for one reason, each of another
 * place.
 *
 * @param told the decisions, the worst first; never empty
 */
record CauseBlock(List<EpisodeDecision> told) {

    CauseBlock {
        told = List.copyOf(told);
        if (told.isEmpty()) {
            throw new IllegalArgumentException("a block tells of an episode");
        }
    }

    private record Cause(String ruleId, boolean open, DecisionReason why, Reason reason, boolean falseAlarm) {

        static Cause of(EpisodeDecision told) {
            return new Cause(
                    told.candidate().place().ruleId(),
                    told.candidate().open(),
                    told.why(),
                    told.candidate().change().reason(),
                    told.candidate().isFalseAlarm(told.rule()));
        }
    }

    /**
     * The blocks of {@code sorted} decisions, each at the place of its worst episode. Of a place that has two episodes
     * of one cause, the second stands in a block of its own: a table of places names each once.
     */
    static List<CauseBlock> of(List<EpisodeDecision> sorted) {
        List<List<EpisodeDecision>> blocks = new ArrayList<>();
        Map<Cause, List<List<EpisodeDecision>>> byCause = new HashMap<>();
        for (EpisodeDecision told : sorted) {
            List<List<EpisodeDecision>> ofCause = byCause.computeIfAbsent(Cause.of(told), first -> new ArrayList<>());
            List<EpisodeDecision> block = ofCause.stream()
                    .filter(each -> each.stream().noneMatch(other -> isOfSamePlace(other, told)))
                    .findFirst()
                    .orElseGet(() -> {
                        List<EpisodeDecision> another = new ArrayList<>();
                        ofCause.add(another);
                        blocks.add(another);
                        return another;
                    });
            block.add(told);
        }
        return blocks.stream().map(CauseBlock::new).toList();
    }

    private static boolean isOfSamePlace(EpisodeDecision one, EpisodeDecision other) {
        return one.candidate().place().equals(other.candidate().place());
    }

    /** The worst episode. */
    EpisodeDecision worst() {
        return told.get(0);
    }

    /** Whether it tells of more than one place. */
    boolean isOfMany() {
        return told.size() > 1;
    }

    /** The text that is the same for each of its episodes; "" where it differs. */
    String shared(Function<EpisodeDecision, String> text) {
        String first = text.apply(worst());
        return told.stream().map(text).allMatch(first::equals) ? first : "";
    }
}
