// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesGroupsTest {

    private final List<String> written = new ArrayList<>();
    private final AnswerSize size = new AnswerSize(Clock.systemUTC());

    @Test
    void whatIsLookedAtForTheEndsOfSeriesIsNotOfTheMessage() throws IOException {
        SeriesGroups groups = groups(null, 1, false);
        for (int i = 0; i < 2 * AnswerSize.MOST_FIGURES; i++) {
            groups.take(Figures.of("rate", "xihu", 1000 + i / 12 % 9000 + month(i)));
        }
        groups.writeAll();

        assertThat(size.figures()).isEqualTo(1);
        assertThat(written).hasSize(1);
    }

    @Test
    void whatAMessageHasIsBoundedWhetherItIsHeldOrNot() throws IOException {
        for (boolean wantsSeries : List.of(true, false)) {
            AnswerSize bounded = new AnswerSize(Clock.systemUTC());
            SeriesGroups groups = new SeriesGroups(Figures.ofEnds(null, null), message(wantsSeries), bounded);
            SdmxFigure figure = Figures.of("rate", "xihu", "2014-01");
            for (int i = 0; i < AnswerSize.MOST_FIGURES; i++) {
                groups.take(figure);
            }

            assertThatThrownBy(() -> groups.take(figure))
                    .satisfies(refusal ->
                            assertThat(((Unanswerable) refusal).fault().kind()).isEqualTo(Kind.TOO_LARGE));
        }
    }

    /** A region's series comes in parts, one for each of its codes, and these in the order of the codes. */
    @ParameterizedTest
    @CsvSource({
        ",, 1 2 3 4 5 6 7",
        ",1, 7",
        ",3, 5 6 7",
        "2,, 1 2",
        "1,2, 1 6 7",
        "4,4, 1 2 3 4 5 6 7",
        "999999999,999999999, 1 2 3 4 5 6 7"
    })
    void keepsTheEndsWhateverTheOrder(Integer first, Integer last, String kept) throws IOException {
        for (List<Integer> order :
                List.of(List.of(1, 2, 3, 4, 5, 6, 7), List.of(4, 5, 6, 7, 1, 2, 3), List.of(7, 6, 5, 4, 3, 2, 1))) {
            written.clear();
            SeriesGroups groups = groups(first, last, true);
            for (int month : order) {
                groups.take(Figures.of("rate", "xihu", "2014-0" + month));
            }
            groups.writeAll();

            assertThat(String.join(" ", written).replace("2014-0", "")).isEqualTo(kept);
        }
    }

    private static String month(int number) {
        return String.format(Locale.ROOT, "-%02d", 1 + number % 12);
    }

    private SeriesGroups groups(Integer first, Integer last, boolean wantsSeries) {
        return new SeriesGroups(Figures.ofEnds(first, last), message(wantsSeries), size);
    }

    private DataMessage message(boolean wantsSeries) {
        return new DataMessage() {
            @Override
            public boolean wantsSeries() {
                return wantsSeries;
            }

            @Override
            public void figures(List<SdmxFigure> figures) {
                figures.forEach(each -> written.add(each.value(Component.TIME_PERIOD)));
            }

            @Override
            public void end() {}
        };
    }
}
