// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jundeng.binding.Faults;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionsTest {

    private final Regions regions =
            Catalogue.read(ConfigCopy.whole(), new Faults()).regions();

    private static TimePeriod period(String text) {
        return TimePeriod.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "330102,2014-06,shangcheng",
        "330102,2021-03,shangcheng",
        "330102,2021-04,shangcheng-2021",
        "330102,2021,shangcheng-2021",
        "330105,2022-01,gongshu-2021",
        "330109,2020,xiaoshan",
        "330109,2022,xiaoshan-2021",
        "330110,2014-Q2,yuhang",
        "330110,2021-S1,yuhang-2021",
        "330103,2021-04,xiacheng",
        "330183,2014,fuyang",
        "330183,2014-12,fuyang",
        "330111,2014-12,fuyang",
        "330111,2015-01,fuyang"
    })
    void findsTheHolderOfACodeOnThePeriodsLastDay(String code, String when, String regionId) {
        assertThat(regions.byCode(code, period(when))).isEqualTo(new RegionMatch.Found(regionId));
    }

    @ParameterizedTest
    @CsvSource({
        "330183,2015-01,330111,富阳区",
        "330111,2014-11,330183,富阳市",
        "330103,2021-05,330105,拱墅区",
        "330113,2014-06,330110,余杭区",
        "330112,2017-06,330185,临安市",
        "330185,2017-08,330112,临安区",
        "330104,2022,330102 / 330114,上城区 / 钱塘区",
        "330114,2014,330104 / 330109,江干区 / 萧山区"
    })
    void namesTheCodeThatWasValidThen(String code, String when, String rightCode, String rightName) {
        assertThat(regions.byCode(code, period(when))).isEqualTo(new RegionMatch.NotValidThen(rightCode, rightName));
    }

    @ParameterizedTest
    @CsvSource({
        "上城区,shangcheng",
        "上城,shangcheng",
        "杭州市上城区,shangcheng",
        "杭州上城,shangcheng",
        "浙江省杭州市上城区,shangcheng",
        "浙江杭州上城,shangcheng",
        "浙江省杭州市,hangzhou",
        "浙江省　杭州市　富阳市,fuyang",
        "' 桐庐 县',tonglu",
        "富阳市,fuyang",
        "富阳,fuyang",
        "杭州,hangzhou"
    })
    void findsNamesInAllTheirForms(String name, String regionId) {
        assertThat(regions.byName(name, period("2014-06"))).isEqualTo(new RegionMatch.Found(regionId));
    }

    @ParameterizedTest
    @CsvSource({
        "南溪镇,nanxi",
        "南溪,nanxi",
        "青石县南溪镇,nanxi",
        "青石南溪,nanxi",
        "浙江省杭州市青石县南溪镇,nanxi",
        "杭州市青石县南溪镇,nanxi",
        "浙江青石南溪,",
        "北山乡,beishan",
        "北山,beishan",
        "东桥街道,dongqiao",
        "东桥,dongqiao",
        "青石县东桥,dongqiao"
    })
    void findsTownshipsInAllTheirForms(String name, String regionId) {
        Regions county = new Regions(
                List.of(
                        held("qingshi", "999901", "青石县", null),
                        held("dongqiao", "999901001", "东桥街道", "qingshi"),
                        held("nanxi", "999901101", "南溪镇", "qingshi"),
                        held("beishan", "999901201", "北山乡", "qingshi")),
                List.of(),
                LocalDate.of(2014, 1, 20),
                List.of(),
                List.of("浙江省", "杭州市"));

        RegionMatch match = county.byName(name, period("2015-Q2"));
        if (regionId == null) {
            assertThat(match).isInstanceOf(RegionMatch.Unknown.class);
        } else {
            assertThat(match).isEqualTo(new RegionMatch.Found(regionId));
        }
    }

    private static RegionValidity held(String id, String code, String name, String parent) {
        return new RegionValidity(id, code, new Label(name, id), "level", parent, LocalDate.of(1980, 1, 1), null);
    }

    @Test
    void knowsNoCodeForATimeWithoutTheRegion() {
        assertThat(regions.byCode("330108", period("1990"))).isEqualTo(new RegionMatch.NotValidThen("", ""));
        assertThat(regions.byName("滨江区", period("1990"))).isEqualTo(new RegionMatch.NotValidThen("", ""));
    }

    @Test
    void findsThePresentNameOnlyInItsTime() {
        assertThat(regions.byName("富阳市", period("2015-01"))).isEqualTo(new RegionMatch.NotValidThen("330111", "富阳区"));
        assertThat(regions.byName("富阳", period("2015-01"))).isEqualTo(new RegionMatch.Found("fuyang"));
    }

    @Test
    void proposesTheNearestOfWhatIsKnown() {
        assertThat(regions.byName("上成区", period("2014-06"))).isEqualTo(new RegionMatch.Unknown(Optional.of("上城区")));
        assertThat(regions.byCode("330199", period("2014-06")))
                .isEqualTo(new RegionMatch.Unknown(Optional.of("330109")));
    }

    @Test
    void proposesNothingWhereSeveralRegionsAreAsNear() {
        assertThat(regions.byCode("33010", period("2014-06"))).isEqualTo(new RegionMatch.Unknown(Optional.empty()));
        assertThat(regions.byName("城区", period("2014-06"))).isEqualTo(new RegionMatch.Unknown(Optional.empty()));
        assertThat(regions.byName("中城区", period("2014-06"))).isEqualTo(new RegionMatch.Unknown(Optional.empty()));
    }

    @Test
    void givesTheLastDaysCodeAndName() {
        assertThat(regions.at("fuyang", period("2014")).code()).isEqualTo("330111");
        assertThat(regions.at("fuyang", period("2014-06")).code()).isEqualTo("330183");
    }

    @Test
    void followsAGroupThroughSuccessions() {
        assertThat(regions.group("main-urban", period("2014-06")))
                .containsExactlyElementsOf(regions.group("main-urban"));
        assertThat(regions.group("main-urban", period("2022")))
                .containsExactly("shangcheng-2021", "gongshu-2021", "qiantang", "xihu", "binjiang");
    }

    @Test
    void knowsTheDistrictsOfThePlan() {
        assertThat(regions.city()).isEqualTo("hangzhou");
        assertThat(regions.districts()).hasSize(13);
        assertThat(regions.districts(period("2022"))).hasSize(13);
    }

    @Test
    void findsTheNearestNameOfAWordThatWasSoughtAsACodeBefore() {
        assertThat(regions.byCode("上成区", period("2014-06"))).isEqualTo(new RegionMatch.Unknown(Optional.empty()));
        assertThat(regions.byName("上成区", period("2014-06"))).isEqualTo(new RegionMatch.Unknown(Optional.of("上城区")));
    }
}
