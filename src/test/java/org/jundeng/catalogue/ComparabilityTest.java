// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Comparability.Exact;
import org.jundeng.catalogue.Comparability.NotComparable;
import org.jundeng.catalogue.Comparability.Reason;
import org.jundeng.catalogue.Comparability.Same;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each region of Hangzhou compares with, before and after it was recoded, merged or divided. */
class ComparabilityTest {

    private final Regions regions =
            Catalogue.read(ConfigCopy.whole(), new Faults()).regions();

    private static TimePeriod period(String text) {
        return TimePeriod.parse(text).orElseThrow();
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "fuyang,2014-11",
        "fuyang,2014-12",
        "fuyang,2015",
        "fuyang,2022",
        "linan,2016",
        "linan,2017-06",
        "linan,2017-07",
        "linan,2018",
        "xihu,2014",
        "xihu,2022",
        "tonglu,2021-04",
        "hangzhou,2014",
        "hangzhou,2022",
        "gongshu,2020",
        "gongshu,2021-03",
        "gongshu-2021,2021-04",
        "gongshu-2021,2021",
        "gongshu-2021,2021-Q2"
    })
    void aRegionComparesWithItselfAlsoThroughARecode(String region, String when) {
        assertThat(regions.comparability(region, period(when))).isEqualTo(new Same(region));
    }

    @ParameterizedTest
    @CsvSource({
        "gongshu-2021,2014,gongshu xiacheng",
        "gongshu-2021,2020,gongshu xiacheng",
        "gongshu-2021,2021-03,gongshu xiacheng",
        "gongshu-2021,2021-Q1,gongshu xiacheng",
        "yuhang,2022,linping yuhang-2021",
        "yuhang,2021,linping yuhang-2021"
    })
    void aTerritoryThatStaysTogetherComparesWithTheSum(String region, String when, String added) {
        assertThat(regions.comparability(region, period(when))).isEqualTo(new Exact(words(added)));
    }

    @ParameterizedTest
    @CsvSource({
        "shangcheng-2021,2020,jianggan shangcheng,jianggan>shangcheng-2021",
        "xiaoshan-2021,2021-03,xiaoshan,xiaoshan>xiaoshan-2021",
        "yuhang-2021,2014,yuhang,yuhang>yuhang-2021",
        "linping,2014,yuhang,yuhang>linping",
        "qiantang,2014,jianggan xiaoshan,jianggan>qiantang xiaoshan>qiantang",
        "shangcheng,2022,shangcheng-2021,jianggan>shangcheng-2021",
        "jianggan,2021,qiantang shangcheng-2021," + "jianggan>qiantang jianggan>shangcheng-2021 xiaoshan>qiantang",
        "xiaoshan,2021-04,qiantang xiaoshan-2021," + "jianggan>qiantang xiaoshan>qiantang xiaoshan>xiaoshan-2021"
    })
    void aDividedTerritoryIsNotComparable(String region, String when, String holders, String partial) {
        assertThat(regions.comparability(region, period(when))).isInstanceOfSatisfying(NotComparable.class, broken -> {
            assertThat(broken.reason()).isEqualTo(Reason.DIVIDED);
            assertThat(broken.holders()).isEqualTo(words(holders));
            assertThat(broken.together()).isEmpty();
            assertThat(broken.partial())
                    .extracting(one -> one.from() + ">" + one.to())
                    .containsExactlyInAnyOrderElementsOf(words(partial));
        });
    }

    @ParameterizedTest
    @CsvSource({"xiacheng", "gongshu"})
    void aMergedRegionContinuesOnlyTogetherWithTheOther(String region) {
        assertThat(regions.comparability(region, period("2022")))
                .isEqualTo(new NotComparable(
                        Reason.MERGED, List.of("gongshu-2021"), List.of(), List.of("gongshu", "xiacheng")));
    }

    @Test
    void nothingIsKnownFromBeforeTheFirstDay() {
        assertThat(regions.comparability("binjiang", period("1990")))
                .isEqualTo(new NotComparable(Reason.UNKNOWN, List.of(), List.of(), List.of()));
    }

    @Test
    void theKinOfARegionIsAllThatItCameFromAndAllThatCameOfIt() {
        assertThat(regions.kin("qiantang")).containsExactly("jianggan", "qiantang", "xiaoshan");
        assertThat(regions.kin("yuhang")).containsExactly("linping", "yuhang", "yuhang-2021");
        assertThat(regions.kin("fuyang")).containsExactly("fuyang");
        assertThatThrownBy(() -> regions.comparability("nowhere", period("2014")))
                .hasMessage("unknown region nowhere");
    }

    @Test
    void severalBoundariesAreCrossedOneByOne() {
        Regions invented = new Regions(
                List.of(
                        held("city", null, "2000-01-01", null),
                        held("a", "city", "2000-01-01", "2010-01-01"),
                        held("b", "city", "2000-01-01", "2010-01-01"),
                        held("ab", "city", "2010-01-01", "2015-01-01"),
                        held("c", "city", "2000-01-01", "2015-01-01"),
                        held("abc", "city", "2015-01-01", "2020-01-01"),
                        held("x", "city", "2020-01-01", null)),
                List.of(
                        new Succession("a", "ab", LocalDate.parse("2010-01-01"), true),
                        new Succession("b", "ab", LocalDate.parse("2010-01-01"), true),
                        new Succession("ab", "abc", LocalDate.parse("2015-01-01"), true),
                        new Succession("c", "abc", LocalDate.parse("2015-01-01"), true),
                        new Succession("abc", "x", LocalDate.parse("2020-01-01"), false)),
                LocalDate.parse("2005-01-01"),
                List.of());

        assertThat(invented.comparability("abc", period("2005"))).isEqualTo(new Exact(List.of("a", "b", "c")));
        assertThat(invented.comparability("abc", period("2012"))).isEqualTo(new Exact(List.of("ab", "c")));
        assertThat(invented.comparability("x", period("2005"))).isInstanceOfSatisfying(NotComparable.class, broken -> {
            assertThat(broken.reason()).isEqualTo(Reason.DIVIDED);
            assertThat(broken.holders()).containsExactly("a", "b", "c");
        });
    }

    private static RegionValidity held(String id, String parent, String from, String to) {
        return new RegionValidity(
                id,
                id,
                new Label(id, id),
                parent == null ? "city" : "district",
                parent,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }
}
