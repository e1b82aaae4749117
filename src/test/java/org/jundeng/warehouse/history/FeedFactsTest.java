// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.BroughtPeriods;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.ExpectedRegions;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.history.FeedFacts.Coverage;
import org.junit.jupiter.api.Test;

/** Which regions are missing, by contracts that are shipped: culture-films names the rural group, plan-ranks none. */
class FeedFactsTest {

    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final Contracts CONTRACTS = Contracts.read(Path.of("config"), CATALOGUE, new Faults());

    private static ExpectedRegions expected(String feed) {
        return new ExpectedRegions(CONTRACTS.feed(feed).orElseThrow().contract(), CATALOGUE.regions());
    }

    private static FeedFacts facts(Coverage... coverage) {
        return new FeedFacts("figures", BroughtPeriods.of(List.of()), Arrays.asList(coverage), List.of(), List.of());
    }

    private static Coverage came(String period, String... regions) {
        return new Coverage(TimePeriod.parse(period).orElseThrow(), Set.of(regions));
    }

    @Test
    void tellsWhichRegionsOfTheGroupHaveNotCome() {
        FeedFacts facts = facts(
                came("2014-06", "hangzhou", "xihu", "xiaoshan", "yuhang", "linan", "jiande", "chunan"),
                came("2014-05", "xihu"));

        assertThat(facts.missingRegions(expected("culture-films"))).contains(List.of("fuyang", "tonglu"));
    }

    @Test
    void missesNothingWhereAllCame() {
        assertThat(facts(came("2013", "hangzhou", "xihu"), came("2012", "hangzhou"))
                        .missingRegions(expected("plan-ranks")))
                .contains(List.of());
    }

    @Test
    void missesWhatCameInThePeriodBefore() {
        assertThat(facts(came("2013", "xihu"), came("2012", "hangzhou", "xihu")).missingRegions(expected("plan-ranks")))
                .contains(List.of("hangzhou"));
    }

    @Test
    void cannotTellWithoutAPeriodOrWithoutOneBefore() {
        assertThat(facts().missingRegions(expected("culture-films"))).isEmpty();
        assertThat(facts(came("2013", "xihu")).missingRegions(expected("plan-ranks")))
                .isEmpty();
    }

    @Test
    void cannotTellOfAListOfMilestones() {
        assertThat(facts(came("2014-06-30", "hangzhou"), came("2014-05-20", "binjiang"))
                        .missingRegions(expected("plan-milestones")))
                .isEmpty();
    }
}
