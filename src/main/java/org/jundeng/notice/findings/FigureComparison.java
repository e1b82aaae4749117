// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.findings;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.finding.Finding;

/**
 * A figure that looks wrong beside what is known of it, in the reader's words. What is known is rounded, with as many
 * digits as it takes to tell it apart; the figure of the delivery is not, for its steward looks for it in the file.
 * What is not known is {@value #UNKNOWN}.
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
        Map<String, String> words = words(
                Stream.of(figure.delivered(), figure.last(), figure.lowest(), figure.highest())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                indicator,
                phrases);
        String lowest = words.getOrDefault(figure.lowest(), UNKNOWN);
        String highest = words.getOrDefault(figure.highest(), UNKNOWN);
        return new FigureComparison(
                names.indicator(),
                names.regionId(),
                names.period(),
                wording.say("beside.place", names.indicator(), names.regionId(), names.period()),
                exactly(figure.delivered(), indicator, phrases),
                words.getOrDefault(figure.last(), UNKNOWN),
                lowest.equals(highest) ? lowest : wording.say("beside.usual", lowest, highest));
    }

    private static String exactly(String text, Indicator indicator, Phrases phrases) {
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

    /** The words for each of {@code texts}; a text that is no number stands for itself. */
    private static Map<String, String> words(List<String> texts, Indicator indicator, Phrases phrases) {
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        Map<String, String> words = new HashMap<>();
        for (String text : texts) {
            try {
                numbers.put(text, new BigDecimal(text));
            } catch (NumberFormatException otherwiseWritten) {
                words.put(text, text);
            }
        }
        List<BigDecimal> values = List.copyOf(numbers.values());
        List<String> written = indicator == null
                ? values.stream().map(Phrases::number).toList()
                : phrases.together(values, indicator, null);
        int next = 0;
        for (String text : numbers.keySet()) {
            words.put(text, written.get(next++));
        }
        return words;
    }
}
