// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
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
 * so already the last time is no sign: there, part and whole mean something else.
 */
final class PartsAndWholes implements SignSeeker {

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
                            whole.sumOf().stream().anyMatch(indicators::contains) || indicators.contains(whole.id()))
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
            Reckoning now = Reckoning.of(whole, series -> examination.after(series, period));
            if (now == null) {
                return;
            }
            Reckoning before = before(whole);
            BigDecimal times = inForce.number(indicator.id(), Sign.PARTS_AND_WHOLE, SignBound.TIMES);
            ComparedFigure total = open.get(whole.series());
            if (whole.isRate()) {
                if (now.isOutside() && !(before != null && before.isOutside())) {
                    tell(total, Fault.OUTSIDE, now.range());
                }
            } else if (now.isOff(times)) {
                if (!(before != null && before.isOff(times))) {
                    tell(total == null ? first(whole.parts(), open) : total, Fault.TOTAL, Magnitude.plain(now.sum()));
                }
            } else {
                List<SeriesKey> usual = before == null ? List.of() : before.above(indicator.tolerance());
                now.above(indicator.tolerance()).stream()
                        .filter(part -> !usual.contains(part))
                        .forEach(
                                part -> tell(open.getOrDefault(part, total), Fault.PART, Magnitude.plain(now.whole())));
            }
        }

        private void tell(ComparedFigure figure, Fault fault, String other) {
            if (figure != null && !suspicions.isExplained(figure)) {
                suspicions.add(Sign.PARTS_AND_WHOLE, figure, other, fault.name().toLowerCase(Locale.ROOT));
            }
        }

        /** Whole and parts in the last earlier period for which the whole is known; null where there is none. */
        private Reckoning before(Whole whole) {
            List<KnownFigure> known = examination.of(whole.series()).figures();
            for (int at = known.size() - 1; at >= 0; at--) {
                TimePeriod earlier = known.get(at).period();
                if (earlier.compareTo(period) < 0) {
                    return Reckoning.of(whole, series -> examination.of(series).at(earlier));
                }
            }
            return null;
        }
    }
}
