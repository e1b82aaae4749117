// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.findings;

import java.math.BigDecimal;
import java.util.Optional;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.finding.Finding;

/**
 * A figure that looks wrong beside what is known of it, in the reader's words. What is not known is {@value #UNKNOWN}.
 *
 * @param indicator the indicator's name
 * @param region the region's name
 * @param period the period
 * @param place the three together, as a heading
 * @param now the figure of this delivery, with its unit and all its digits
 * @param last the figure before it
 * @param usual the usual range
 */
public record FigureComparison(
        String indicator, String region, String period, String place, String now, String last, String usual) {

    private static final String UNKNOWN = "–";

    /**
     * The comparison in a finding; empty where it is about no figure.
     *
     * @param named the same finding with names instead of ids
     */
    static Optional<FigureComparison> of(Finding finding, Finding named, Catalogue catalogue, Wording wording) {
        return SuspectFigure.of(finding)
                .flatMap(figure -> SuspectFigure.of(named).map(names -> of(figure, names, catalogue, wording)));
    }

    private static FigureComparison of(
            SuspectFigure figure, SuspectFigure names, Catalogue catalogue, Wording wording) {
        Indicator indicator = catalogue.indicator(figure.indicator()).orElse(null);
        Phrases phrases = new Phrases(catalogue, wording.locale());
        String lowest = words(figure.lowest(), indicator, phrases);
        String highest = words(figure.highest(), indicator, phrases);
        return new FigureComparison(
                names.indicator(),
                names.regionId(),
                names.period(),
                wording.say("beside.place", names.indicator(), names.regionId(), names.period()),
                words(figure.delivered(), indicator, phrases),
                words(figure.last(), indicator, phrases),
                lowest.equals(highest) ? lowest : wording.say("beside.usual", lowest, highest));
    }

    private static String words(String text, Indicator indicator, Phrases phrases) {
        if (text == null) {
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
