// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;

/** Which bounds the sample figures cross: what the demo promises to show. */
class SampleFiguresTest {

    private final Catalogue catalogue = Catalogue.read(Path.of("config"), new Faults());
    private final FigureData data = SampleData.read("figures.yaml", FigureData.class);
    private final SampleFigures figures = new SampleFigures(data, catalogue);

    @Test
    void lieWithinWhatTheirIndicatorsCanBe() {
        for (Indicator indicator : catalogue.indicators()) {
            TimePeriod period = TimePeriod.containing(indicator.freq(), LocalDate.of(2013, 12, 31));
            for (String region : everywhere()) {
                if (has(indicator.id(), period, region)) {
                    figures.of(indicator.id(), region, period).ifPresent(value -> assertThat(value)
                            .as("%s %s", indicator.id(), region)
                            .isBetween(indicator.minimum(), most(indicator)));
                }
            }
        }
    }

    @Test
    void letTheCityBeTheSumOfItsDistricts() {
        BigDecimal sum = catalogue.regions().group("all-districts").stream()
                .map(region -> figure("urban-jobs-created", region, "2014-06"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(figure("urban-jobs-created", "hangzhou", "2014-06")).isEqualTo(sum);
    }

    @Test
    void crossTheBoundsThatTheDemoShows() {
        assertThat(figure("urban-unemployment-rate", "hangzhou", "2014-06")).isEqualByComparingTo("4.12");
        assertThat(figure("household-waste-treatment-rate", "chunan", "2014-06"))
                .isEqualByComparingTo("98.73");
        assertThat(figure("vocational-training-certified", "hangzhou", "2013")).isLessThan(new BigDecimal("150000"));
        assertThat(figure("fitness-test-pass-rate", "hangzhou", "2013")).isLessThan(new BigDecimal("90"));
        assertThat(figure("senior-high-enrolment-rate", "hangzhou", "2014-S1")).isLessThan(new BigDecimal("99"));
        assertThat(figure("preschool-enrolment-rate", "chunan", "2014-S1")).isLessThan(new BigDecimal("92"));
        assertThat(figure("elderly-beds-per-100", "chunan", "2014-06")).isLessThan(new BigDecimal("2.5"));
    }

    @Test
    void keepToTheOtherBoundsThatAreJudged() {
        assertThat(figure("rural-homes-rebuilt", "hangzhou", "2013")).isGreaterThanOrEqualTo(new BigDecimal("3000"));
        assertThat(figure("consumer-prices-year-to-date", "hangzhou", "2013-12"))
                .isLessThan(new BigDecimal("3.5"));
        assertThat(figure("school-partnership-coverage", "hangzhou", "2014-S1"))
                .isGreaterThanOrEqualTo(new BigDecimal("98"));
        for (String region : catalogue.regions().group("all-districts")) {
            if (!region.equals("chunan")) {
                assertThat(figure("household-waste-treatment-rate", region, "2014-06"))
                        .isEqualByComparingTo("100");
                assertThat(figure("preschool-enrolment-rate", region, "2014-S1"))
                        .isGreaterThanOrEqualTo(new BigDecimal("92"));
                assertThat(figure("elderly-beds-per-100", region, "2014-06"))
                        .isGreaterThanOrEqualTo(new BigDecimal("2.5"));
            }
        }
    }

    private BigDecimal figure(String indicator, String region, String period) {
        return figures.of(indicator, region, SampleData.period(period)).orElseThrow();
    }

    private List<String> everywhere() {
        return Stream.concat(Stream.of("hangzhou"), catalogue.regions().group("all-districts").stream())
                .toList();
    }

    private boolean has(String indicator, TimePeriod period, String region) {
        return data.figures().stream().anyMatch(one -> one.indicator().equals(indicator))
                && figures.isReported(indicator, region, period);
    }

    private static BigDecimal most(Indicator indicator) {
        return indicator.maximum() == null ? new BigDecimal("1e12") : indicator.maximum();
    }
}
