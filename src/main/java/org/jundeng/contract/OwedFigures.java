// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Label;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/** Who owes the figure of an indicator for a period, and by which day: as the contracts of the feeds promise it. */
public final class OwedFigures {

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final Map<String, List<String>> feedsByIndicator;

    /** Debts as {@code contracts} promise them; {@code catalogue} says what a figure is derived from. */
    public OwedFigures(Catalogue catalogue, Contracts contracts) {
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.feedsByIndicator = contracts.feedsByIndicator();
    }

    /**
     * A bureau that owes a figure.
     *
     * @param bureau the bureau's names
     * @param dueDay the last day on which the figure is in time; null where the contract names none
     */
    public record Debt(Label bureau, LocalDate dueDay) {}

    /**
     * Who owes the figure of {@code indicator} for {@code period}, each bureau once. Where no feed brings the indicator
     * itself, those owe it who owe what it is derived from, and of that only what is not known. Where a bureau owes
     * several figures, the latest of the days counts. Empty where no feed brings any of them.
     *
     * @param isKnown whether the figure of an indicator, for the same period and region, is known
     */
    public List<Debt> of(String indicator, TimePeriod period, Predicate<String> isKnown) {
        Map<String, Optional<LocalDate>> days = new LinkedHashMap<>();
        collect(indicator, period, isKnown, days, new HashSet<>());
        return days.entrySet().stream()
                .map(each -> new Debt(bureau(each.getKey()), each.getValue().orElse(null)))
                .toList();
    }

    /** All indicators that the figures of {@code indicator} can be derived from, in any number of steps. */
    public Set<String> basis(String indicator) {
        Set<String> basis = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(sources(indicator));
        while (!open.isEmpty()) {
            String next = open.poll();
            if (!next.equals(indicator) && basis.add(next)) {
                open.addAll(sources(next));
            }
        }
        return basis;
    }

    private void collect(
            String indicator,
            TimePeriod period,
            Predicate<String> isKnown,
            Map<String, Optional<LocalDate>> days,
            Set<String> seen) {
        if (!seen.add(indicator)) {
            return;
        }
        List<Contract> direct = bringing(indicator, period.freq());
        for (Contract contract : direct) {
            TimePeriod last = TimePeriod.containing(contract.table().freq(), period.lastDay());
            Optional<LocalDate> day = new DuePeriods(contract, catalogue.workingDays()).dueDay(last);
            days.merge(contract.bureau(), day, OwedFigures::later);
        }
        if (direct.isEmpty()) {
            List<String> sources = sources(indicator);
            List<String> missing = sources.stream().filter(isKnown.negate()).toList();
            (missing.isEmpty() ? sources : missing).forEach(source -> collect(source, period, isKnown, days, seen));
        }
    }

    private static Optional<LocalDate> later(Optional<LocalDate> one, Optional<LocalDate> other) {
        return Stream.concat(one.stream(), other.stream()).max(LocalDate::compareTo);
    }

    /** The contracts of the feeds that bring the indicator at least as often as {@code freq}. */
    private List<Contract> bringing(String indicator, Freq freq) {
        List<Contract> bringing = new ArrayList<>();
        for (String feed : feedsByIndicator.getOrDefault(indicator, List.of())) {
            Contract contract = contracts.feed(feed).orElseThrow().contract();
            if (contract.table().freq().compareTo(freq) >= 0) {
                bringing.add(contract);
            }
        }
        return bringing;
    }

    /** What the indicator is derived from: its parts, what it sums up since January, and what sums it up so. */
    private List<String> sources(String id) {
        Optional<Indicator> indicator = catalogue.indicator(id);
        return Stream.of(
                        indicator.stream().flatMap(known -> known.parts().stream()),
                        indicator.stream().map(Indicator::yearToDateOf).filter(periodic -> periodic != null),
                        catalogue.indicators().stream()
                                .filter(other -> id.equals(other.yearToDateOf()))
                                .map(Indicator::id))
                .flatMap(each -> each)
                .toList();
    }

    private Label bureau(String id) {
        Bureau known = catalogue.bureaus().get(id);
        return known == null ? new Label(id, id) : known.name();
    }
}
