// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.rules.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.page.search.NameMatch.Fit;
import org.jundeng.page.search.NamedThing.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found by which words, in the shipped configuration. */
class NameIndexTest {

    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final Contracts CONTRACTS = Contracts.read(Path.of("config"), CATALOGUE, new Faults());
    private static final NameIndex NAMES = new NameIndex(
            CATALOGUE, CONTRACTS, Rules.read(Path.of("config"), CATALOGUE, CONTRACTS.feeds(), new Faults()));

    @ParameterizedTest
    @CsvSource({
        "城镇登记失业率, INDICATOR, urban-unemployment-rate, EXACT",
        "Urban-Unemployment-Rate, INDICATOR, urban-unemployment-rate, EXACT",
        "ｕｒｂａｎ-unemployment-rate, INDICATOR, urban-unemployment-rate, EXACT",
        "城镇登记, INDICATOR, urban-unemployment-rate, PREFIX",
        "登记失业率, INDICATOR, urban-unemployment-rate, PART",
        "rate  unemployment urban, INDICATOR, urban-unemployment-rate, WORDS",
        "余杭, REGION, yuhang, EXACT",
        "杭州市余杭区, REGION, yuhang, EXACT",
        "YUHANG, REGION, yuhang, EXACT",
        "330110, REGION, yuhang, EXACT",
        "富阳市, REGION, fuyang, EXACT",
        "hrss, BUREAU, hrss, EXACT",
        "人力资源, BUREAU, hrss, PART",
        "城镇登记失业率控制在4%以内, TARGET, urban-unemployment-rate, DESCRIPTION"
    })
    void finds(String words, Kind kind, String id, Fit fit) {
        List<NameMatch> found = NAMES.find(words).get(kind);

        assertThat(found).as(words).isNotEmpty();
        assertThat(found.get(0).fit()).isEqualTo(fit);
        assertThat(found).anyMatch(match -> match.thing().id().equals(id));
    }

    @Test
    void findsEveryThingByEachOfItsNames() {
        CATALOGUE.targets().forEach(target -> assertThat(
                        NAMES.find(target.name().zh()).get(Kind.TARGET))
                .anyMatch(match -> match.thing().id().equals(target.id()) && match.fit() == Fit.EXACT));
        CATALOGUE.indicators().forEach(each -> assertThat(
                        NAMES.find(each.name().en()).get(Kind.INDICATOR))
                .anyMatch(match -> match.thing().id().equals(each.id()) && match.fit() == Fit.EXACT));
        CONTRACTS.all().forEach(feed -> assertThat(
                        NAMES.find(feed.contract().name().zh()).get(Kind.FEED))
                .anyMatch(match -> match.thing().id().equals(feed.contract().feed())));
        CATALOGUE.people().all().forEach(person -> assertThat(
                        NAMES.find(person.name().zh()).get(Kind.PERSON))
                .anyMatch(match -> match.thing().id().equals(person.id())));
        CATALOGUE.projects().forEach((number, name) -> assertThat(
                        NAMES.find(name.zh()).get(Kind.PROJECT))
                .anyMatch(match -> match.thing().id().equals(number.toString())));
    }

    @Test
    void putsNamesBeforeDescriptionsAndShortNamesFirst() {
        Map<Kind, List<NameMatch>> found = NAMES.find("失业");

        assertThat(found.get(Kind.TARGET))
                .isSortedAccordingTo(NameMatch.BEST_FIRST)
                .hasSizeGreaterThan(1);
        assertThat(found.get(Kind.TARGET).get(0).fit()).isNotEqualTo(Fit.DESCRIPTION);
    }

    @Test
    void findsNoPersonByAnAddressAndNothingByNoWords() {
        CATALOGUE.people().all().forEach(person -> assertThat(NAMES.find(person.email()))
                .isEmpty());
        assertThat(NAMES.find(" \u3000 ")).isEmpty();
        assertThat(NAMES.find("no such thing anywhere")).isEmpty();
    }
}
