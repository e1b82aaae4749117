// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Location;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/** A shipped feed with its history, and deliveries to it: figures are given by indicator, region and period. */
final class FeedOfJobs {

    static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    static final List<String> DISTRICTS =
            List.of("shangcheng", "xiacheng", "jianggan", "gongshu", "xihu", "binjiang", "xiaoshan", "yuhang");

    private final Contract contract;
    private final Map<SeriesKey, TreeMap<TimePeriod, KnownFigure>> known = new HashMap<>();
    private final List<DeliveredFigure> figures = new ArrayList<>();
    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private String name = "delivery.csv";
    private LocalDate day = LocalDate.parse("2014-08-08");

    FeedOfJobs(String feed) {
        this.contract = contract(feed);
    }

    FeedOfJobs(Contract contract) {
        this.contract = contract;
    }

    static Contract contract(String feed) {
        return Contracts.read(Path.of("config"), CATALOGUE, new Faults())
                .feed(feed)
                .orElseThrow()
                .contract();
    }

    static TimePeriod period(String text) {
        return TimePeriod.parse(text).orElseThrow();
    }

    /** A figure that delivery {@code deliveryId} has set. */
    FeedOfJobs known(long deliveryId, String indicator, String region, String period, String value) {
        TimePeriod when = period(period);
        known.computeIfAbsent(SeriesKey.of(when.freq(), indicator, region), first -> new TreeMap<>())
                .put(when, new KnownFigure(when, new BigDecimal(value), deliveryId));
        return this;
    }

    /** A figure of the delivery; one that is known already changes nothing. */
    FeedOfJobs brings(String indicator, String region, String period, String value) {
        TimePeriod when = period(period);
        SeriesKey series = SeriesKey.of(when.freq(), indicator, region);
        KnownFigure before = known.getOrDefault(series, new TreeMap<>()).get(when);
        BigDecimal given = new BigDecimal(value);
        boolean same = before != null && before.value().compareTo(given) == 0;
        counts.computeIfAbsent(indicator + " " + period, first -> new long[3])[before == null ? 0 : same ? 2 : 1]++;
        if (!same) {
            figures.add(new DeliveredFigure(
                    series,
                    when,
                    given,
                    before == null ? null : before.value(),
                    new Location(figures.size() + 2L, indicator, 3)));
        }
        return this;
    }

    FeedOfJobs named(String fileName) {
        this.name = fileName;
        return this;
    }

    FeedOfJobs on(String businessDate) {
        this.day = LocalDate.parse(businessDate);
        return this;
    }

    DeliveredFigures delivered() {
        List<DeliveredPeriod> periods = new ArrayList<>();
        counts.forEach((at, count) -> periods.add(
                new DeliveredPeriod(at.split(" ")[0], period(at.split(" ")[1]), count[0], count[1], count[2])));
        return new DeliveredFigures(figures, periods, 0, name, day);
    }

    FeedHistory history() {
        return series -> new SeriesHistory(
                List.copyOf(known.getOrDefault(series, new TreeMap<>()).values()));
    }

    SignVerdict judged() {
        return new Plausibility(contract, CATALOGUE).judge(delivered(), history());
    }
}
