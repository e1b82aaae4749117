// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBound;

/**
 * A part above its whole, a total that is a power of ten off the sum of its parts, and a city's rate outside the range
 * of its districts. Parts are the indicators that an indicator is the sum of, and the districts of the city. What was
 * so already in one of the last periods is no sign: there, part and whole mean something else.
 */
final class PartsAndWholes implements SignSeeker {

    private static final int LAST_PERIODS = 6;

    /** What can be wrong: the constants' names are the forms of the sentence. */
    private enum Fault {
        PART,
        TOTAL,
        OUTSIDE
    }

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        Catalogue catalogue = examination.catalogue();
        examination.figures().forEach((period, columns) -> {
            Map<SeriesKey, ComparedFigure> open = new HashMap<>();
            SortedSet<String> indicators = new TreeSet<>(columns.keySet());
            columns.values().forEach(figures -> figures.stream()
                    .filter(figure -> !suspicions.isExplained(figure))
                    .forEach(figure -> open.put(figure.figure().series(), figure)));
            Look look = new Look(period, open, examination, inForce, suspicions);
            catalogue.indicators().stream()
                    .filter(whole ->
                            whole.parts().stream().anyMatch(indicators::contains) || indicators.contains(whole.id()))
                    .forEach(
                            whole -> Whole.of(whole, columns, period, catalogue).forEach(each -> look.at(each, whole)));
        });
    }

    private static ComparedFigure first(List<SeriesKey> parts, Map<SeriesKey, ComparedFigure> open) {
        return parts.stream()
                .map(open::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** What one period is looked at with. */
    private record Look(
            TimePeriod period,
            Map<SeriesKey, ComparedFigure> open,
            Examination examination,
            SignsInForce inForce,
            Suspicions suspicions) {

        void at(Whole whole, Indicator indicator) {
            Reckoning now = Reckoning.of(
                    whole,
                    series -> whole.kind() == Whole.Kind.RANGE ? orLast(series) : examination.after(series, period));
            if (now == null) {
                return;
            }
            BigDecimal times = inForce.number(indicator.id(), Sign.PARTS_AND_WHOLE, SignBound.TIMES);
            ComparedFigure total = open.get(whole.series());
            BigDecimal rounding = BigDecimal.ONE.movePointLeft(indicator.decimals());
            if (whole.kind() == Whole.Kind.RANGE) {
                if (now.isOutside(rounding) && before(whole).stream().noneMatch(then -> then.isOutside(rounding))) {
                    tell(total, Fault.OUTSIDE, now.range());
                }
            } else if (whole.kind() == Whole.Kind.SUM && now.isOff(times)) {
                if (before(whole).stream().noneMatch(then -> then.isOff(times))) {
                    tell(total == null ? first(whole.parts(), open) : total, Fault.TOTAL, Magnitude.plain(now.sum()));
                }
            } else {
                List<SeriesKey> above = now.above(indicator.tolerance());
                List<SeriesKey> usual = above.isEmpty()
                        ? List.of()
                        : before(whole).stream()
                                .flatMap(then -> then.above(indicator.tolerance()).stream())
                                .toList();
                above.stream()
                        .filter(part -> !usual.contains(part))
                        .forEach(
                                part -> tell(open.getOrDefault(part, total), Fault.PART, Magnitude.plain(now.whole())));
            }
        }

        /** The figure of a district or, while it is missing, its last known one: that it is late opens no range. */
        private BigDecimal orLast(SeriesKey series) {
            BigDecimal figure = examination.after(series, period);
            List<KnownFigure> known = examination.of(series).figures();
            return figure != null || known.isEmpty()
                    ? figure
                    : known.get(known.size() - 1).value();
        }

        private void tell(ComparedFigure figure, Fault fault, String other) {
            if (figure != null && !suspicions.isExplained(figure)) {
                suspicions.add(Sign.PARTS_AND_WHOLE, figure, other, fault.name().toLowerCase(Locale.ROOT));
            }
        }

        /** Whole and parts in the last earlier periods for which the whole is known. */
        private List<Reckoning> before(Whole whole) {
            List<KnownFigure> known = examination.of(whole.series()).figures();
            List<Reckoning> before = new ArrayList<>();
            for (int at = known.size() - 1; at >= 0 && before.size() < LAST_PERIODS; at--) {
                TimePeriod earlier = known.get(at).period();
                Reckoning then = earlier.compareTo(period) < 0
                        ? Reckoning.of(whole, series -> examination.of(series).at(earlier))
                        : null;
                if (then != null) {
                    before.add(then);
                }
            }
            return before;
        }
    }
}
