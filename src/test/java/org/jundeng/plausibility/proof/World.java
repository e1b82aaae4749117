// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;

/** A city in which all shipped feeds deliver honestly, with what happens to it in its last year. */
final class World {

    private static final int POLICIES = 8;
    private static final Path CONFIG = Path.of("config");
    static final Catalogue CATALOGUE = Catalogue.read(CONFIG, new Faults());
    static final Contracts CONTRACTS = Contracts.read(CONFIG, CATALOGUE, new Faults());
    static final String CITY = CATALOGUE.regions().city();
    private static final Habits HABITS = Habits.read(CATALOGUE);

    /** What happens besides policies. */
    enum Year {
        QUIET(2014),
        EPIDEMIC(2014),
        FLOOD(2014),
        /** A district becomes part of another one, which keeps its name. */
        MERGED(2014),
        /** The districts are redrawn: new ones with new names, as in Hangzhou in 2021. */
        REDRAWN(2021);

        private final int year;

        Year(int year) {
            this.year = year;
        }
    }

    private final long seed;
    private final Year what;
    private final Shocks shocks;
    private final CityFigures city;
    private Map<Contract, List<SentDelivery>> deliveries;

    World(long seed, Year what) {
        this.seed = seed;
        this.what = what;
        this.shocks = shocks(seed, what);
        this.city = new CityFigures(seed, CATALOGUE, HABITS, shocks);
    }

    private static Shocks shocks(long seed, Year what) {
        Draw draw = Draw.of(seed, "shocks", what);
        List<Shocks.Shock> all = new ArrayList<>();
        Map<String, Shocks.Absorbed> absorbed = new LinkedHashMap<>();
        LocalDate january = LocalDate.of(what.year, 1, 1);
        List<String> districts = CATALOGUE.regions().group("all-districts");
        if (what == Year.EPIDEMIC) {
            all.add(Shocks.epidemic(january.plusDays(20 + draw.below(40)), 70 + draw.below(50)));
        }
        if (what == Year.FLOOD) {
            Set<String> hit = new LinkedHashSet<>();
            while (hit.size() < 3) {
                hit.add(draw.one(districts));
            }
            all.add(Shocks.flood(january.plusDays(150 + draw.below(60)), 20 + draw.below(30), hit));
        }
        if (what == Year.MERGED) {
            absorbed.put("xiacheng", new Shocks.Absorbed("gongshu", january.plusMonths(1 + draw.below(8))));
        }
        List<String> indicators = movable();
        for (int no = 0; no < POLICIES; no++) {
            LocalDate from = january.plusMonths(draw.below(10));
            LocalDate to = draw.chance(0.6) ? january.plusYears(3) : from.plusMonths(1 + draw.below(3));
            all.add(Shocks.policy(draw.one(indicators), from, to));
        }
        return new Shocks(seed, all, absorbed);
    }

    /** The indicators that a policy can double. */
    private static List<String> movable() {
        return CONTRACTS.all().stream()
                .flatMap(version -> version.contract().broughtIndicators().stream())
                .filter(id -> !isAPart(id))
                .filter(id -> switch (HABITS.of(id).kind()) {
                    case FLOW, STOCK, GROWING, AMOUNT ->
                        CATALOGUE.indicator(id).orElseThrow().maximum() == null;
                    case SHARE -> HABITS.of(id).start() < 45;
                    case YEAR_TO_DATE, PART, STEPS, SIGNED, RANK -> false;
                })
                .sorted()
                .toList();
    }

    /** Whether it is the numerator of a share that cannot be above a hundred: no policy lifts it above its whole. */
    private static boolean isAPart(String id) {
        return CATALOGUE.indicators().stream()
                .anyMatch(share -> id.equals(share.numerator())
                        && share.maximum() != null
                        && share.maximum().equals(share.per()));
    }

    static Habit habit(String indicator) {
        return HABITS.of(indicator);
    }

    String name() {
        return what.name().toLowerCase(java.util.Locale.ROOT) + " " + seed;
    }

    /** The deliveries of each feed, in the order in which they come. */
    Map<Contract, List<SentDelivery>> deliveries() {
        if (deliveries == null) {
            deliveries = made();
        }
        return deliveries;
    }

    private Map<Contract, List<SentDelivery>> made() {
        Map<Contract, List<SentDelivery>> all = new LinkedHashMap<>();
        for (ContractVersion version : CONTRACTS.all()) {
            Contract contract = version.contract();
            List<SentDelivery> feed = contract.feed().equals("plan-milestones")
                    ? new Milestones(seed, what.year, contract).deliveries()
                    : new HonestFeed(seed, what.year, contract, city, shocks).deliveries();
            all.put(contract, feed);
        }
        return all;
    }
}
