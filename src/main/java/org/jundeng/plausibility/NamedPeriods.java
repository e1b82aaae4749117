// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jundeng.conform.text.PeriodsInText;
import org.jundeng.contract.MergeRules;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sign.Sign;

/**
 * A file whose name speaks of another period than that of its newest figures. A date that the contract's as-of pattern
 * claims is a stamp, and so is a date finer than the figures' periods. Where the names of most earlier files did not
 * fit either, names of this feed do not speak of periods.
 * A file without a new figure corrects what is known, under whatever name.
 *
 * @param asOf the contract's as-of
 */
record NamedPeriods(MergeRules.AsOf asOf) implements SignSeeker {

    private static final String UNKNOWN = "–";

    @Override
    public void seek(Examination examination, SignsInForce inForce, Suspicions suspicions) {
        DeliveredFigures delivered = examination.delivered();
        boolean isCorrection = delivered.periods().stream().allMatch(each -> each.fresh() == 0);
        if (delivered.sourceName() == null || isCorrection) {
            return;
        }
        TreeSet<TimePeriod> periods = delivered.periods().stream()
                .map(DeliveredPeriod::period)
                .collect(Collectors.toCollection(TreeSet::new));
        Optional<String> said = saidOtherwise(delivered.sourceName(), periods);
        if (said.isPresent() && namesSpeakOfPeriods(examination.history().named())) {
            suspicions.add(
                    Sign.WRONG_PERIOD,
                    delivered.figures().stream().anyMatch(each -> examination.hasTwoDeliveries(each.series())),
                    new Finding(
                            FindingCode.WRONG_PERIOD,
                            Location.DELIVERY,
                            delivered.sourceName(),
                            List.of(
                                    "",
                                    "",
                                    periods.last().toString(),
                                    UNKNOWN,
                                    UNKNOWN,
                                    UNKNOWN,
                                    said.get(),
                                    "named")));
        }
    }

    private boolean namesSpeakOfPeriods(List<FeedHistory.NamedDelivery> earlier) {
        long otherwise = earlier.stream()
                .filter(each -> saidOtherwise(each.sourceName(), each.periods()).isPresent())
                .count();
        return otherwise * 2 <= earlier.size();
    }

    /** What the name says where the newest period is not among it; empty where it is, or the name says nothing. */
    private Optional<String> saidOtherwise(String name, Set<TimePeriod> periods) {
        if (periods.isEmpty()) {
            return Optional.empty();
        }
        TimePeriod newest = Collections.max(periods);
        Freq freq = newest.freq();
        List<PeriodsInText.Range> said = PeriodsInText.in(asOf.withoutStamp(name)).stream()
                .filter(range -> freq.compareTo(range.first().freq()) >= 0)
                .toList();
        boolean fits = said.stream().anyMatch(range -> range.holds(newest));
        return fits
                ? Optional.empty()
                : said.stream().map(PeriodsInText.Range::toString).findFirst();
    }
}
