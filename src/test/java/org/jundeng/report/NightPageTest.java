// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.alert.Event;
import org.jundeng.assess.State;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;

class NightPageTest {

    @Test
    void hasAWordForWhateverHappensToAnEpisode() throws IOException {
        assertThat(words("night.ftlh", "events"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Event.values()).map(Event::code).toList());
    }

    @Test
    void hasAWordForEachOutcomeOfADelivery() throws IOException {
        assertThat(words("night.ftlh", "outcomes"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Outcome.values()).map(Outcome::word).toList());
    }

    @Test
    void hasAWordForEachStateOfATarget() throws IOException {
        assertThat(words("standing.ftlh", "states"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(State.values()).map(State::code).toList());
    }

    /** The keys of a map of words at the head of the template. */
    private static List<String> words(String page, String map) throws IOException {
        try (InputStream template = NightPage.class.getResourceAsStream(page)) {
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            Matcher assigned = Pattern.compile("<#assign " + map + " = \\{(.*?)}>", Pattern.DOTALL)
                    .matcher(text);
            assertThat(assigned.find()).as("the words of " + map).isTrue();
            return Pattern.compile("\"([a-z-]+)\":")
                    .matcher(assigned.group(1))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }
}
