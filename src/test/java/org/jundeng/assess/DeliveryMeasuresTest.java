// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jundeng.warehouse.history.DeliveryFacts;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deliveries are written {@code outcome rows-rejected+new}, the latest first; the numbers may be left out. */
class DeliveryMeasuresTest {

    private static DeliveryMeasures measures(String deliveries) {
        List<DeliveryFacts> facts = new ArrayList<>();
        if (deliveries != null) {
            for (String one : deliveries.split(", ")) {
                facts.add(delivery(100L - facts.size(), one.split("[ +-]")));
            }
        }
        return new DeliveryMeasures(facts);
    }

    private static DeliveryFacts delivery(long id, String[] parts) {
        Outcome outcome = Outcome.of(parts[0].equals("part") ? "taken-in-part" : parts[0].replace("empty", "refused"));
        return new DeliveryFacts(
                id,
                "figures.csv",
                outcome,
                number(parts, 1, 0),
                number(parts, 2, 0),
                parts[0].equals("empty"),
                null,
                null,
                number(parts, 3, outcome == Outcome.TAKEN ? 1 : 0),
                0,
                0,
                LocalDate.of(2014, 7, 10),
                Instant.EPOCH,
                null,
                null,
                outcome == Outcome.UNCONFIRMED);
    }

    private static long number(String[] parts, int place, long otherwise) {
        return parts.length > place ? Long.parseLong(parts[place]) : otherwise;
    }

    private static String text(Optional<BigDecimal> measure) {
        return measure.map(BigDecimal::toPlainString).orElse("-");
    }

    @ParameterizedTest
    @CsvSource({
        "taken 100-0, 0.0000",
        "part 3-1, 33.3333",
        "part 3-2, 66.6667",
        "part 16000-1, 0.0062",
        "part 16000-3, 0.0188",
        "refused 100-60, 60.0000",
        "refused, -",
        "empty, -",
        "failed, -",
        "duplicate 8-1, 12.5000",
    })
    void tellsTheShareOfRejectedRows(String deliveries, String expected) {
        assertThat(text(measures(deliveries).rejectedShare())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "taken 100, 0",
        "duplicate 100, 0",
        "unchanged 0, 1",
        "empty, 1",
        "refused 5, 0",
        "refused, -",
        "failed, -"
    })
    void tellsAnEmptyDeliveryFromOneThatNobodyCanRead(String deliveries, String expected) {
        assertThat(text(measures(deliveries).empty())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unconfirmed, taken     | 0
                    unconfirmed, refused   | 1
                    unconfirmed 9-9, taken | 0
                    unconfirmed            | -
                    """)
    void passesOverWhatWasNotBelieved(String deliveries, String expected) {
        assertThat(text(measures(deliveries).refused())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"taken, 0", "part, 0", "unchanged, 0", "duplicate, 0", "refused, 1", "empty, 1", "failed, 1"})
    void tellsWhetherNoneOfItCounts(String deliveries, int expected) {
        assertThat(measures(deliveries).refused()).contains(BigDecimal.valueOf(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    taken                                        | 0
                    unchanged, taken                             | 1
                    duplicate, taken                             | 1
                    duplicate, unchanged, duplicate, taken       | 3
                    taken, duplicate, duplicate                  | 0
                    part 9-1+0, duplicate, taken                 | 2
                    part 9-1+1, duplicate, taken                 | 0
                    refused, duplicate, taken                    | 1
                    duplicate, failed, duplicate, taken          | 2
                    refused, taken                               | 0
                    refused, failed                              | -
                    unconfirmed, duplicate, taken                | 1
                    duplicate, unconfirmed, unconfirmed, taken   | 1
                    unconfirmed                                  | -
                    """)
    void countsDeliveriesWithoutNewsInARow(String deliveries, String expected) {
        assertThat(text(measures(deliveries).identical())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    taken 50, taken 100, taken 100                                   | -
                    taken 50, taken 100, taken 100, taken 100                        | 50.0000
                    taken 100, taken 100, taken 100, taken 100                       | 0
                    taken 200, taken 100, taken 100, taken 100                       | 0
                    taken 0, taken 100, taken 100, taken 100                         | 100.0000
                    taken 5, taken 0, taken 0, taken 0                               | 0
                    taken 2, taken 1, taken 3, taken 9                               | 33.3333
                    taken 2, taken 3, taken 4, taken 1, taken 9                      | 42.8571
                    taken 7, taken 8, taken 8, taken 8, taken 8, taken 8, taken 8, taken 1, taken 1 | 12.5000
                    part 50-1, part 90-1+1, taken 100, part 110-2                    | 50.0000
                    taken 50, duplicate 1, refused 2, unchanged 3, taken 100, taken 100 | -
                    taken 50, duplicate 1, taken 100, refused 2, taken 100, taken 100 | 50.0000
                    duplicate 50, taken 50, taken 100, taken 100                     | 50.0000
                    unchanged 10, taken 100, taken 100, taken 100                    | 90.0000
                    refused 10, taken 100, taken 100, taken 100                      | -
                    failed, taken 100, taken 100, taken 100                          | -
                    """)
    void tellsByHowMuchTheVolumeDrops(String deliveries, String expected) {
        assertThat(text(measures(deliveries).volumeDrop())).isEqualTo(expected);
    }

    @Test
    void tellsNothingWhereNothingCame() {
        DeliveryMeasures none = measures(null);

        assertThat(List.of(none.rejectedShare(), none.empty(), none.refused(), none.identical(), none.volumeDrop()))
                .allSatisfy(measure -> assertThat(measure).isEmpty());
    }

    @Test
    void countsNoFurtherThanTheLatestDeliveriesGo() {
        String fifteen = "duplicate, ".repeat(14) + "part 2-1+0";

        assertThat(measures(fifteen).identical()).contains(BigDecimal.valueOf(12));
    }
}
