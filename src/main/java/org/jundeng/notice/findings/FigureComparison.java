// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.findings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;

/**
 * A figure that looks wrong beside what is known of it, in the reader's words. What is not known is {@value #UNKNOWN}.
 *
 * @param place the indicator, the region and the period
 * @param now the figure of this delivery, with its unit and all its digits
 * @param last the figure before it
 * @param usual the usual range
 */
public record FigureComparison(String place, String now, String last, String usual) {

    private static final String UNKNOWN = "–";
    private static final int INDICATOR = 0;
    private static final int REGION = 1;
    private static final int PERIOD = 2;
    private static final int LAST = 3;
    private static final int LOWEST = 4;
    private static final int HIGHEST = 5;

    /**
     * The comparison in a finding; empty where it is about no figure, such as one about the name of a file.
     *
     * @param named the same finding with names instead of ids
     */
    static Optional<FigureComparison> of(Finding finding, Finding named, Catalogue catalogue, Wording wording) {
        List<String> arguments = finding.arguments();
        boolean compares =
                finding.code().weight() == FindingCode.Weight.SIGN || finding.code() == FindingCode.UNUSUAL_FIGURE;
        if (!compares || arguments.size() <= HIGHEST || arguments.get(INDICATOR).isEmpty()) {
            return Optional.empty();
        }
        Indicator indicator = catalogue.indicator(arguments.get(INDICATOR)).orElse(null);
        Phrases phrases = new Phrases(catalogue, wording.locale());
        String lowest = figure(arguments.get(LOWEST), indicator, phrases);
        String highest = figure(arguments.get(HIGHEST), indicator, phrases);
        List<String> names = named.arguments();
        return Optional.of(new FigureComparison(
                wording.say("beside.place", names.get(INDICATOR), names.get(REGION), names.get(PERIOD)),
                figure(finding.found(), indicator, phrases),
                figure(arguments.get(LAST), indicator, phrases),
                lowest.equals(highest) ? lowest : wording.say("beside.usual", lowest, highest)));
    }

    private static String figure(String text, Indicator indicator, Phrases phrases) {
        if (text.isEmpty() || text.equals(UNKNOWN)) {
            return UNKNOWN;
        }
        try {
            BigDecimal value = new BigDecimal(text);
            return indicator == null ? Phrases.number(value) : phrases.exactly(value, indicator);
        } catch (NumberFormatException otherwiseWritten) {
            return text;
        }
    }
}
