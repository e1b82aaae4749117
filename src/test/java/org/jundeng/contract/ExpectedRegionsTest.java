// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Regions;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;

class ExpectedRegionsTest {

    private static final Regions REGIONS =
            Catalogue.read(Path.of("config"), new Faults()).regions();

    private static ExpectedRegions expected(Integer workingDay, String group) {
        return new ExpectedRegions(Promised.of(Freq.Q, workingDay, group), REGIONS);
    }

    private static TimePeriod period(String text) {
        return TimePeriod.parse(text).orElseThrow();
    }

    @Test
    void areThoseOfTheGroupThatTheContractNames() {
        assertThat(expected(8, "county-level").in(period("2014-Q2"), List.of("xihu")))
                .contains(List.of("fuyang", "linan", "jiande", "tonglu", "chunan"));
    }

    @Test
    void areTheSuccessorsOfWhatEnded() {
        assertThat(expected(8, "main-urban").in(period("2021-Q2"), List.of()))
                .hasValueSatisfying(regions -> assertThat(regions)
                        .contains("shangcheng-2021", "gongshu-2021", "xihu", "binjiang")
                        .doesNotContain("shangcheng", "xiacheng", "jianggan", "gongshu"));
    }

    @Test
    void areThoseThatCameBeforeWhereTheContractNamesNone() {
        assertThat(expected(8, null).in(period("2014-Q2"), List.of("xihu", "hangzhou", "fuyang")))
                .contains(List.of("fuyang", "hangzhou", "xihu"));
    }

    @Test
    void areNotThoseThatEndedWithinThePeriod() {
        assertThat(expected(8, null).in(period("2021-Q2"), List.of("xihu", "xiacheng")))
                .contains(List.of("xihu"));
        assertThat(expected(8, null).in(period("2021-Q1"), List.of("xihu", "xiacheng")))
                .contains(List.of("xiacheng", "xihu"));
    }

    @Test
    void areUnknownWhereNothingCameBefore() {
        assertThat(expected(8, null).in(period("2014-Q2"), List.of())).isEmpty();
    }

    @Test
    void areUnknownOfAFeedThatNeedNotBringAnything() {
        assertThat(expected(null, null).in(period("2014-Q2"), List.of("xihu"))).isEmpty();
    }
}
