// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.Layout;
import org.jundeng.sdmx.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the standard's table of operators, and their neighbours. */
class ComponentConditionTest {

    private static final Structure PLAIN = new Structure(new Layout(List.of()));

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "FREQ M M true",
                "FREQ M Q false",
                "FREQ M Q,M true",
                "FREQ M ne:Q true",
                "FREQ M ne:M,Q false",
                "FREQ M ne:M,M true",
                "FREQ M ne:Q+ne:A true",
                "FREQ M ne:Q+ne:M false",
                "INDICATOR urban-rate sw:urban true",
                "INDICATOR urban-rate ew:urban false",
                "INDICATOR urban-rate co:n-r+ew:rate true",
                "INDICATOR urban-rate nc:rural true",
                "INDICATOR b ge:a+le:c true",
                "INDICATOR d ge:a+le:c,ge:d true",
                "OBS_VALUE 3.20 3.2 true",
                "OBS_VALUE 3.20 eq:3.200 true",
                "OBS_VALUE 10 gt:9 true",
                "OBS_VALUE -1 lt:-0.5 true",
                "OBS_VALUE 0.1 ne:0.10 false",
                "OBS_VALUE 3.20 1,3.2,4 true",
                "OBS_VALUE 0.00 1,0 true",
                "OBS_VALUE 100 1,10 false",
                "OBS_VALUE 5 1,3+5,gt:4+lt:6 true",
                "OBS_VALUE 3.20 co:20 true",
                "DELIVERY 10 gt:9 true",
                "TIME_PERIOD 2014-01 ge:2014-01+le:2014-06 true",
                "TIME_PERIOD 2014-06 ge:2014-01+le:2014-06 true",
                "TIME_PERIOD 2014-07 ge:2014-01+le:2014-06 false",
                "TIME_PERIOD 2014-Q1 ge:2014-01+le:2014-03 true",
                "TIME_PERIOD 2014-Q1 ge:2014-02 false",
                "TIME_PERIOD 2014 le:2014-11 false",
                "TIME_PERIOD 2014-12 gt:2013 true",
                "TIME_PERIOD 2014-01 gt:2014 false",
                "TIME_PERIOD 2013 lt:2014-01 true",
                "TIME_PERIOD 2014-01 2014 false",
                "TIME_PERIOD 2014-01 sw:2014 true",
                "TIME_PERIOD 2013-03 ge:2013-01+le:2013-03,ge:2014-01 true"
            })
    void holdsAsTheStandardSays(String component, String value, String asked, boolean holds) {
        assertThat(read(component, asked).holds(figure(component, value))).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"METHOD sum false", "METHOD ne:sum true", "OBS_VALUE gt:0 false", "OBS_VALUE nc:1 true"})
    void whatAFigureDoesNotHaveIsUnlikeAnything(String component, String asked, boolean holds) {
        assertThat(read(component, asked).holds(figure(component, null))).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "M,", "M+", "ge:"})
    void refusesAnEmptyValue(String asked) {
        assertThatThrownBy(() -> read("FREQ", asked)).isInstanceOf(Unanswerable.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "TIME_PERIOD 2014-13",
                "TIME_PERIOD ge:yesterday",
                "OBS_VALUE three",
                "OBS_VALUE gt:1e9",
                "DELIVERY x"
            })
    void refusesWhatIsNoPeriodAndNoNumber(String component, String asked) {
        assertThatThrownBy(() -> read(component, asked)).isInstanceOf(Unanswerable.class);
    }

    @Test
    void takesAsManyTermsAsTheApiTakesValues() {
        String alternatives = "M" + ",M".repeat(99);
        assertThat(read("FREQ", alternatives).wanted()).isPresent();
        for (String asked : List.of(alternatives + ",M", "ne:M" + "+ne:M".repeat(100), alternatives + "+M")) {
            assertThatThrownBy(() -> read("FREQ", asked)).hasMessage("\"c[FREQ]\" names more than 100 values.");
        }
    }

    @Test
    void handsOnOnlyWhatBoundsAllFigures() {
        assertThat(read("TIME_PERIOD", "ge:2014-02+le:2014-Q2").from()).contains(LocalDate.of(2014, 2, 1));
        assertThat(read("TIME_PERIOD", "ge:2014-02+le:2014-Q2").until()).contains(LocalDate.of(2014, 6, 30));
        assertThat(read("TIME_PERIOD", "2014-01,2014-02").from()).isEmpty();
        assertThat(read("TIME_PERIOD", "sw:2014").until()).isEmpty();
        assertThat(read("INDICATOR", "a,ne:b").wanted()).isEmpty();
    }

    private static ComponentCondition read(String component, String asked) {
        return ComponentCondition.read(PLAIN.component(component).orElseThrow(), asked);
    }

    private static SdmxFigure figure(String component, String value) {
        String[] values = new String[PLAIN.components().size()];
        values[PLAIN.place(component)] = value;
        return new SdmxFigure(PLAIN, values, false);
    }
}
