// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InhibitionsTest {

    @TempDir
    private Path folder;

    private Situation situation;

    @BeforeEach
    void begin() throws IOException {
        situation = Situation.in(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "overdue@hrss-training, few-trained@fuyang, true",
        "overdue@hrss-training, few-share-trained@fuyang, true", // through a ratio
        "overdue@hrss-training, few-trained-in-all@fuyang, true", // through a sum
        "overdue@hrss-training, odd-share-trained@fuyang, true",
        "overdue@hrss-training, few-new-jobs@fuyang, false",
        "overdue@hrss-training, overdue@hrss-training, false", // not itself
        "overdue@hrss-training, overdue@hrss-rate, false",
        "overdue@hrss-training, rejected@hrss-training, false", // the feed's own rows are another candidate
        "overdue@hrss-employment, few-new-jobs@fuyang, true",
        "overdue@hrss-rate, target:unemployment-below-4@fuyang, true",
        "overdue@hrss-rate, behind:unemployment-below-4@fuyang, true",
        "refused@hrss-training, rejected@hrss-training, true",
        "refused@hrss-training, rejected@hrss-rate, false",
        "refused@hrss-training, refused@hrss-training, false",
        "refused@hrss-training, empty@hrss-training, false", // neither explains the other
        "refused@hrss-training, overdue@hrss-training, false",
        "refused@hrss-training, few-trained@fuyang, false",
        "few-trained@fuyang, few-share-trained@fuyang, false",
    })
    void explainsWhatHangsOnTheFeed(String cause, String episode, boolean explained) {
        assertThat(inhibitions(situation.open(cause)).explain(situation.open(episode)))
                .isEqualTo(explained);
    }

    @Test
    void explainsNothingWhereTheCauseIsOver() {
        assertThat(inhibitions(situation.closed("overdue@hrss-training")).explain(situation.open("few-trained@fuyang")))
                .isFalse();
    }

    @Test
    void explainsNothingThatIsOver() {
        assertThat(inhibitions(situation.open("overdue@hrss-training")).explain(situation.closed("few-trained@fuyang")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "target:unemployment-below-4@fuyang, behind:unemployment-below-4@fuyang, true",
        "target:unemployment-below-4@linan, behind:unemployment-below-4@fuyang, false",
        "few-new-jobs@fuyang, behind:unemployment-below-4@fuyang, false",
        "target:unemployment-below-4@fuyang, few-new-jobs@fuyang, false",
    })
    void supersedesATrajectoryThatHasEnded(String cause, String episode, boolean superseded) {
        Inhibitions inhibitions = inhibitions(situation.open(cause));

        assertThat(inhibitions.superseded(situation.closed(episode))).isEqualTo(superseded);
        assertThat(inhibitions.superseded(situation.open(episode)))
                .as("while it goes on")
                .isFalse();
    }

    @Test
    void supersedesNothingWhereTheTargetsEpisodeIsOver() {
        assertThat(inhibitions(situation.closed("target:unemployment-below-4@fuyang"))
                        .superseded(situation.closed("behind:unemployment-below-4@fuyang")))
                .isFalse();
    }

    private Inhibitions inhibitions(CandidateEpisode... candidates) {
        return new Inhibitions(situation.rules(), Stream.of(candidates).toList(), situation.feeds());
    }
}
