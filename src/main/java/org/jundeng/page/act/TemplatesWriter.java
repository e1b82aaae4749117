// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.act;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jundeng.contract.Contract;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.PageContext;
import org.jundeng.page.act.TemplatesModel.Choice;

/** Writes the page on which a steward chooses for which period of a feed to have a template. */
public final class TemplatesWriter {

    /** The kind of the page. */
    public static final String KIND = "template";

    private static final int PERIODS = 6;

    private final Templates templates = new Templates(PageContext.class);

    /** Whether there are templates for a feed: it is a table that somebody fills in. */
    public static boolean hasTemplate(Contract contract) {
        return contract.form().isTable() && contract.source() == null;
    }

    /**
     * The page of a feed.
     *
     * @param last the last period that has ended
     * @param wrong a period that cannot be had; null where none was asked for
     */
    public String html(PageContext context, Contract contract, TimePeriod last, String wrong) {
        String name = contract.name().in(context.locale());
        List<Choice> choices = IntStream.range(-1, PERIODS)
                .mapToObj(back -> last.plus(-back))
                .map(period -> choice(context, contract, period))
                .toList();
        return templates.render(
                "act/templates.ftlh",
                new TemplatesModel(
                        context.frame(
                                new Address.Acting(KIND, Map.of("feed", contract.feed())),
                                context.words().say("templates.title", name),
                                null,
                                List.of(context.link(
                                        context.words().say("waiting.title"), new Address.Acting(WaitingWriter.KIND)))),
                        wrong == null ? "" : context.words().say("templates.wrong", wrong, last.toString()),
                        context.words().say("templates.lead"),
                        contract.feed(),
                        !context.reader().isChinese(),
                        choices));
    }

    private static Choice choice(PageContext context, Contract contract, TimePeriod period) {
        return new Choice(
                context.phrases().period(period),
                context.link(context.words().say("templates.workbook"), address(contract, period, "xlsx")),
                context.link(context.words().say("templates.csv"), address(contract, period, "csv")));
    }

    private static Address address(Contract contract, TimePeriod period, String form) {
        return new Address.Acting(KIND, Map.of("feed", contract.feed(), "form", form, "period", period.toString()));
    }
}
