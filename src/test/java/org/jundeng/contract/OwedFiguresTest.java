// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who owes figures of the shipped catalogue, by the shipped contracts. */
class OwedFiguresTest {

    private static final Path CONFIG = Path.of("config");
    private static final Catalogue CATALOGUE = Catalogue.read(CONFIG, new Faults());
    private static final OwedFigures OWED = new OwedFigures(CATALOGUE, Contracts.read(CONFIG, CATALOGUE, new Faults()));

    /** The third column lists the indicators whose figure is known. */
    @ParameterizedTest
    @CsvSource({
        "service-system-built,      2015-12-31, '',                   市发展和改革委员会 null",
        "films-shown,               2015-12,    '',                   市文化广电新闻出版局 2016-01-13",
        "films-shown,               2015,       '',                   市文化广电新闻出版局 2016-01-13",
        "livelihood-spending-share, 2015,       '',                   市财政局 2016-02-17",
        "livelihood-spending-share, 2015,       new-fiscal-resources, 市财政局 2016-02-17",
        "no-such-indicator,         2015,       '',                   ''",
    })
    void isTheBureauOfTheFeedAndItsDay(String indicator, String period, String known, String expected) {
        assertThat(said(indicator, period, known)).isEqualTo(expected);
    }

    private static String said(String indicator, String period, String known) {
        List<String> there = Arrays.asList(known.split(" "));
        return OWED.of(indicator, TimePeriod.parse(period).orElseThrow(), there::contains).stream()
                .map(debt -> debt.bureau().zh() + " " + debt.dueDay())
                .collect(Collectors.joining(", "));
    }

    @Test
    void basisReachesFromTheSumSinceJanuaryToItsPeriodsAndBack() {
        assertThat(OWED.basis("films-shown")).containsExactly("films-shown-year-to-date");
        assertThat(OWED.basis("films-shown-year-to-date")).containsExactly("films-shown");
    }
}
