// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of nights: episodes with the decisions on them, with a restart between any two steps. */
class NightsIT {

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void followTheTable(StoryCase story) {
        Story told = new Story(warehouse, config).restarts();

        story.steps().forEach(step -> take(told, step));
    }

    @Test
    void areAtLeastSixtyAndOfAllKinds() {
        List<StoryCase> cases = cases().toList();

        assertThat(cases).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
        assertThat(cases.stream().map(StoryCase::kind).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(
                        "pending",
                        "flapping",
                        "raise and lower",
                        "late data",
                        "corrected data",
                        "withdrawn series",
                        "inhibition",
                        "silence",
                        "restarts",
                        "two rules on one series",
                        "deadline");
        assertThat(cases).allMatch(story -> story.steps().stream().anyMatch(step -> step.startsWith("night ")));
    }

    static Stream<StoryCase> cases() {
        return StoryCase.read("stories/nights.txt").stream();
    }

    private static void take(Story story, String step) {
        List<String> parts = Arrays.stream(step.split("\\|")).map(String::strip).toList();
        String[] words = parts.get(0).split(" ");
        String rest = parts.get(0).substring(words[0].length()).strip();
        String[] expected = parts.subList(1, parts.size()).toArray(String[]::new);
        switch (words[0]) {
            case "night" -> story.night(rest, expected);
            case "day" -> story.day(rest, expected);
            case "takes" -> story.takesBack(words[2] + " " + words[3]);
            case "wishes" -> story.wishes(rest);
            case "watches" -> story.watchesFeeds();
            case "silences" -> story.silences(words[1], words[2], words[3]);
            case "acknowledges" -> story.acknowledges(words[1], words[2], words[3], null);
            case "edits" -> story.edits(rest, expected[0], expected[1]);
            case "episode" -> assertThat(story.standing(words[1])).as(step).isEqualTo(words[2] + " " + words[3]);
            case "episodes" -> assertThat(story.episodes(words[1])).as(step).hasToString(words[2]);
            case "none" -> assertThat(story.episodes(words[1])).as(step).isZero();
            default -> report(story, words);
        }
    }

    private static void report(Story story, String... words) {
        if (words.length == 4) {
            story.reports(words[0], String.join(" ", words[1], words[2], words[3]));
        } else {
            assertThat(words).as("a step").hasSize(3);
            story.reports(String.join(" ", words));
        }
    }
}
