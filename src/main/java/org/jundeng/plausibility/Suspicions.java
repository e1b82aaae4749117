// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.sign.Sign;

/**
 * What looked wrong so far. A figure is told under the first sign that explains it. A sign that is switched off
 * explains its figures, too: its reason accounts for them.
 */
final class Suspicions {

    private static final String UNKNOWN = "–";

    private final SignsInForce inForce;
    private final Examination examination;
    private final Set<Sign> stoppedBy = EnumSet.noneOf(Sign.class);
    private final Map<Sign, List<Finding>> findings = new EnumMap<>(Sign.class);
    private final List<Finding> unusual = new ArrayList<>();
    private final Map<Sign, SortedMap<String, Integer>> off = new EnumMap<>(Sign.class);
    private final Set<ComparedFigure> explained = Collections.newSetFromMap(new IdentityHashMap<>());

    Suspicions(SignsInForce inForce, Examination examination) {
        this.inForce = inForce;
        this.examination = examination;
    }

    /** Whether a sign explains the figure already. */
    boolean isExplained(ComparedFigure figure) {
        return explained.contains(figure);
    }

    /**
     * The figure has a sign.
     *
     * @param more the further arguments of the finding: what it is compared with, and the form of the sentence
     */
    void add(Sign sign, ComparedFigure figure, String... more) {
        explained.add(figure);
        boolean stops = examination.hasTwoDeliveries(figure.figure().series());
        String indicator = figure.indicator().id();
        if (inForce.of(indicator).offReason(sign) != null) {
            if (stops) {
                off.computeIfAbsent(sign, first -> new TreeMap<>()).merge(indicator, 1, Integer::sum);
            }
            return;
        }
        findings.computeIfAbsent(sign, first -> new ArrayList<>()).add(finding(sign.code(), figure, more));
        if (stops) {
            stoppedBy.add(sign);
        }
    }

    /** The delivery as a whole has a sign. */
    void add(Sign sign, boolean stops, Finding finding) {
        if (inForce.ofTheFeed().offReason(sign) != null) {
            if (stops) {
                off.computeIfAbsent(sign, first -> new TreeMap<>()).merge("", 1, Integer::sum);
            }
            return;
        }
        findings.computeIfAbsent(sign, first -> new ArrayList<>()).add(finding);
        if (stops) {
            stoppedBy.add(sign);
        }
    }

    /** The figure is unusual, which stops nothing. */
    void note(ComparedFigure figure, String score) {
        explained.add(figure);
        unusual.add(finding(FindingCode.UNUSUAL_FIGURE, figure, score));
    }

    private static Finding finding(FindingCode code, ComparedFigure figure, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                figure.indicator().id(),
                figure.figure().series().regionId(),
                figure.period().toString(),
                shown(figure.last()),
                shown(figure.lowest()),
                shown(figure.highest())));
        arguments.addAll(List.of(more));
        return new Finding(code, figure.figure().place(), Magnitude.plain(figure.value()), arguments);
    }

    private static String shown(BigDecimal number) {
        return number == null ? UNKNOWN : Magnitude.plain(number);
    }

    /** What follows from all of them. */
    SignVerdict verdict(int examined) {
        List<Finding> all = new ArrayList<>();
        Comparator<Finding> byPlace = Comparator.comparingLong(
                        (Finding each) -> each.place().rowNo())
                .thenComparing(each -> each.place().columnNo())
                .thenComparing(each -> String.valueOf(each.place().column()))
                .thenComparing(each -> each.arguments().toString());
        findings.values()
                .forEach(each -> all.addAll(each.stream().sorted(byPlace).toList()));
        off.forEach((sign, indicators) -> indicators.forEach((indicator, count) -> all.add(new Finding(
                FindingCode.SIGN_SWITCHED_OFF,
                Location.DELIVERY,
                sign.word(),
                List.of(
                        indicator,
                        Integer.toString(count),
                        inForce.of(indicator).offReason(sign))))));
        all.addAll(unusual.stream().sorted(byPlace).toList());
        long notExamined = examination.delivered().notExamined();
        if (notExamined > 0) {
            all.add(Finding.of(
                    FindingCode.FIGURES_NOT_EXAMINED, Long.toString(notExamined), Integer.toString(examined)));
        }
        return new SignVerdict(stoppedBy, all);
    }
}
