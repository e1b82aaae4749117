// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.math.BigDecimal;
import java.util.Optional;
import org.jundeng.assess.Phrases;
import org.jundeng.catalogue.Indicator;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;

/**
 * What pages call a figure, for one reader.
 *
 * @param context for whom
 */
public record FigureWords(PageContext context) {

    /** The indicator, the region and the period, which lead to the figure's page. */
    public Link name(String indicator, String regionId, TimePeriod period) {
        Optional<Indicator> known = context.catalogue().indicator(indicator);
        String text = context.words()
                .say(
                        "figure.title",
                        known.map(each -> each.name().in(context.locale())).orElse(indicator),
                        context.phrases().region(regionId, period.lastDay()),
                        context.phrases().period(period));
        return known.isPresent()
                ? context.link(text, new Address.OfFigure(indicator, regionId, period))
                : Link.none(text);
    }

    /**
     * The value with all its digits, for whoever looks for it in the file.
     *
     * @param status its status; null where it is not known
     */
    public String value(BigDecimal value, String status, String indicator) {
        if (value == null) {
            return context.words().say("figure.no-value." + (status == null ? "M" : status));
        }
        return context.catalogue()
                .indicator(indicator)
                .map(known -> context.phrases().exactly(value, known))
                .orElseGet(() -> Phrases.number(value));
    }
}
