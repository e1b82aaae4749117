// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jundeng.contract.Contract;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/** The list of what the plan promised once and is done: a figure of one on the day of each. */
final class Milestones {

    private final long seed;
    private final int year;
    private final Contract contract;

    Milestones(long seed, int year, Contract contract) {
        this.seed = seed;
        this.year = year;
        this.contract = contract;
    }

    /** The whole list, each quarter. */
    List<SentDelivery> deliveries() {
        List<SentDelivery> all = new ArrayList<>();
        for (LocalDate day = LocalDate.of(year - 1, 4, 8);
                day.isBefore(LocalDate.of(year + 1, 2, 1));
                day = day.plusMonths(3)) {
            List<Observation> cells = new ArrayList<>();
            for (String milestone : contract.broughtIndicators()) {
                LocalDate done = LocalDate.of(year - 2, 3, 1)
                        .plusDays(Draw.of(seed, milestone).below(1_500));
                if (done.isBefore(day)) {
                    cells.add(new Observation(
                            SeriesKey.of(Freq.D, milestone, World.CITY),
                            TimePeriod.containing(Freq.D, done),
                            BigDecimal.ONE,
                            ObsStatus.A,
                            new Observation.Origin(2 + cells.size(), 3)));
                }
            }
            String name = FileName.glob(contract).replace("*", day.toString());
            all.add(new SentDelivery(contract.feed() + " " + name, day, cells, Set.of(), day.getYear() >= year));
        }
        return all;
    }
}
