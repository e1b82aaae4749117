// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorNamesTest {

    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final CellSense SENSE = new CellSense(CATALOGUE, LocalDate.of(2014, 7, 10));

    @ParameterizedTest
    @CsvSource({
        "城镇登记失业率, 城镇登记失业率, urban-unemployment-rate",
        "登记失业率/城镇, 城镇, urban-unemployment-rate",
        "登记失业率/城镇(%), 城镇(%), urban-unemployment-rate",
        "城镇/登记失业率, 登记失业率, urban-unemployment-rate",
        "城镇/新增/就业人数, 人数, urban-jobs-created",
        "率/劳动合同签订, 签订, ''",
    })
    void takesAnIndicatorThatIsCalledAsTheWholeHeader(String header, String meaning, String id) {
        ColumnSight column = new ColumnSight(header, meaning, 1, SENSE);
        IndicatorNames.Match match = new IndicatorNames(CATALOGUE, null).of(column);
        assertThat(match.indicator().map(each -> each.id()).orElse("")).isEqualTo(id);
        if (!id.isEmpty()) {
            assertThat(match.candidates().get(0).score()).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @CsvSource({"企业/城镇登记失业率", "去年/城镇登记失业率"})
    void offersTheIndicatorOfTheLowestNameAndLeavesItOpen(String header) {
        ColumnSight column = new ColumnSight(header, header.replace("/", ""), 1, SENSE);
        IndicatorNames.Match match = new IndicatorNames(CATALOGUE, null).of(column);
        assertThat(match.sure()).isFalse();
        assertThat(match.candidates().get(0).indicator().id()).isEqualTo("urban-unemployment-rate");
        assertThat(match.candidates().get(0).score()).isEqualTo(100);
    }
}
