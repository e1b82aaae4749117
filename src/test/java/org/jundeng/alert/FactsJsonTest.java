// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.Facts.District;
import org.jundeng.alert.Facts.SeenFigure;
import org.jundeng.assess.State;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The JSON of facts. {@code facts-as-kept.psv} has texts that warehouses stored before facts had types. */
class FactsJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Facts> KEPT = Map.ofEntries(
            Map.entry("threshold", Facts.NONE),
            Map.entry("change", new Facts.Change(figure("xiaoshan", "2014-05", "80.5"))),
            Map.entry("reconciliation", new Facts.Reconciliation(figure("hangzhou", "2014-06", "98.25"), null, null)),
            Map.entry(
                    "reconciliation by range",
                    new Facts.Reconciliation(
                            figure("hangzhou", "2014-06", "67"),
                            new BigDecimal("71.8"),
                            new Facts.Range(new BigDecimal("61"), new BigDecimal("67")))),
            Map.entry("reconciliation-agrees", Facts.NONE),
            Map.entry("outlier", Facts.NONE),
            Map.entry("gap", new Facts.Gap(figure("yuhang", "2014-06", "17.5"), figure("xiaoshan", "2014-06", "10"))),
            Map.entry("target", new Facts.OfTarget(null, null, districts())),
            Map.entry(
                    "target-districts-then",
                    new Facts.OfTarget(
                            null,
                            null,
                            List.of(
                                    new District("xihu", new BigDecimal("299"), period("2013-Q4"), true),
                                    new District("yuhang", new BigDecimal("69"), period("2016"), false)))),
            Map.entry("target-so-far", new Facts.OfTarget(State.MISSED, LocalDate.of(2013, 12, 31), List.of(), true)),
            Map.entry(
                    "trajectory-so-far",
                    new Facts.Trajectory(
                            State.AT_RISK,
                            new Facts.Share(new BigDecimal("0.1"), new BigDecimal("0.5")),
                            List.of(),
                            true)),
            Map.entry(
                    "trajectory",
                    new Facts.Trajectory(
                            State.ON_TRACK,
                            new Facts.Share(new BigDecimal("0.125"), new BigDecimal("0.4959")),
                            districts())),
            Map.entry("trajectory-no-progress", new Facts.Trajectory(State.MET, null, List.of())),
            Map.entry("delivery", new Facts.Delivery("就业 2014-06.csv", 88, null)),
            Map.entry("missing-districts", new Facts.Delivery("就业 2014-06.csv", 88, List.of("xihu", "yuhang"))),
            Map.entry("none-missing", new Facts.Delivery("就业 2014-06.csv", 88, List.of())),
            Map.entry("delivery-unknown", Facts.NONE),
            Map.entry("fresh", Facts.NONE),
            Map.entry("overdue", new Facts.Overdue(period("2014-06"), LocalDate.of(2014, 7, 5), 2, List.of())),
            Map.entry(
                    "overdue-periods",
                    new Facts.Overdue(
                            period("2014-06"),
                            LocalDate.of(2014, 7, 5),
                            2,
                            List.of(period("2014-06"), period("2014-07")))));

    @ParameterizedTest
    @CsvFileSource(resources = "facts-as-kept.psv", delimiter = '|', quoteCharacter = '\0', numLinesToSkip = 1)
    void readsWhatWarehousesHold(String kind, String json) {
        assertThat(FactsJson.read(json)).isEqualTo(KEPT.get(kind)).isNotNull();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "facts-as-kept.psv", delimiter = '|', quoteCharacter = '\0', numLinesToSkip = 1)
    void writesTheSameKeysAndTexts(String kind, String json) throws JsonProcessingException {
        ObjectNode kept = (ObjectNode) JSON.readTree(json);
        kept.remove(List.of("periods", "before"));

        Map<String, Object> written = new LinkedHashMap<>();
        FactsJson.write(KEPT.get(kind), written);

        assertThat(JSON.writeValueAsString(written)).isEqualTo(kept.toString());
    }

    @Test
    void hasAKeptTextOfEachKindOfFacts() {
        assertThat(new BufferedReader(new InputStreamReader(
                                FactsJsonTest.class.getResourceAsStream("facts-as-kept.psv"), StandardCharsets.UTF_8))
                        .lines()
                        .skip(1)
                        .<Class<?>>map(line ->
                                KEPT.get(line.substring(0, line.indexOf('|'))).getClass()))
                .contains(Facts.class.getPermittedSubclasses());
    }

    @Test
    void takesIncompleteFactsForNone() {
        assertThat(FactsJson.read("{}")).isEqualTo(Facts.NONE);
        assertThat(FactsJson.read("{\"facts\": {\"due\": \"2014-07-05\"}}")).isEqualTo(Facts.NONE);
        assertThat(FactsJson.read("{\"facts\": {\"delivery\": \"a.csv\"}}")).isEqualTo(Facts.NONE);
        assertThat(FactsJson.read("{\"seen\": [{\"role\": \"highest\", \"region_id\": \"xihu\","
                        + " \"time_period\": \"2014-06\", \"obs_value\": 1}]}"))
                .isEqualTo(Facts.NONE);
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> FactsJson.read("{"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the detail of an event is JSON");
    }

    private static List<District> districts() {
        return List.of(new District("shangcheng", new BigDecimal("20")), new District("xihu", new BigDecimal("24.5")));
    }

    private static SeenFigure figure(String region, String period, String value) {
        return new SeenFigure(region, period(period), new BigDecimal(value));
    }

    private static TimePeriod period(String text) {
        return TimePeriod.parse(text).orElseThrow();
    }
}
