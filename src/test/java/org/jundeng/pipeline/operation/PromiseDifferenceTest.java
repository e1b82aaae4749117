// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromiseDifferenceTest {

    private static final String OLD = """
            # a comment
            feed: hrss-rate
            due: {working-day: 8}
            columns:
              - {name: 地区, role: ref-area}
              - {name: 月份, role: time-period, aliases: [统计月份]}
            checks:
              - {total: '330100', parts: all-districts, indicators: [jobs]}
            """;

    @Test
    void namesAKeyByWhatItsBlockIsAbout() {
        String later = """
                feed: hrss-rate
                columns:
                  - {name: 月份, role: time-period, aliases: [统计月份, month]}
                  - {name: 地区, role: ref-area, optional: true}
                due: {working-day: 10}
                checks:
                  - {total: '330100', parts: all-districts, indicators: [jobs]}
                """;

        assertThat(PromiseDifference.between(OLD, later))
                .containsExactly(
                        new PromiseDifference("due.working-day", "8", "10"),
                        new PromiseDifference("columns[月份].aliases", "[\"统计月份\"]", "[\"统计月份\",\"month\"]"),
                        new PromiseDifference("columns[地区].optional", null, "true"));
    }

    @Test
    void tellsOfNothingWhereOnlyTheOrderOrACommentDiffers() {
        assertThat(PromiseDifference.between(
                        OLD, "due: {working-day: 8}\n" + OLD.replace("due: {working-day: 8}\n", "")))
                .isEmpty();
        assertThat(PromiseDifference.between(OLD, OLD.replace("# a comment", "")))
                .isEmpty();
    }

    @Test
    void aKeyThatIsGoneHasNoLaterValue() {
        assertThat(PromiseDifference.between(OLD, OLD.replace("due: {working-day: 8}\n", "")))
                .containsExactly(new PromiseDifference("due.working-day", "8", null));
    }

    @Test
    void twoBlocksAboutTheSameAreToldApartByTheirPlace() {
        String twice = OLD + "  - {total: '330100', parts: main-urban}\n";

        assertThat(PromiseDifference.between(OLD, twice))
                .containsExactly(
                        new PromiseDifference("checks[2].total", null, "330100"),
                        new PromiseDifference("checks[2].parts", null, "main-urban"));
    }
}
