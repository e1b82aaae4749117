// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.jundeng.api.ApiColumn.always;
import static org.jundeng.api.ApiColumn.maybe;
import static org.jundeng.api.ApiParameter.one;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jundeng.api.ApiColumn.Type;
import org.jundeng.catalogue.Indicator;
import org.jundeng.contract.Contract;
import org.jundeng.pipeline.operation.Overview;
import org.jundeng.warehouse.history.IndicatorFacts;

/** What is measured, who brings it, and how much is known of it: the columns of {@code jundeng indicators --csv}. */
final class IndicatorsResource implements ApiResource {

    private static final List<ApiColumn> COLUMNS = List.of(
            always("indicator", Type.TEXT, "The indicator's id."),
            always("name_zh", Type.TEXT, "Its Chinese name."),
            always("name_en", Type.TEXT, "Its English name."),
            always("unit_measure", Type.TEXT, "The unit of its figures."),
            always("freq", Type.TEXT, "The frequency that it has by the catalogue."),
            always("direction", Type.TEXT, "Which way is better: up, down or neutral."),
            maybe("bureaus", Type.TEXT, "The bureaus that bring it and may be seen, with blanks between them."),
            maybe("feeds", Type.TEXT, "The feeds that bring it and may be seen, with blanks between them."),
            maybe(
                    "last_period",
                    Type.TEXT,
                    "The last period with a figure; null for a client that is limited to bureaus."),
            maybe(
                    "reported",
                    Type.INTEGER,
                    "How many figures were reported; null for a client that is limited to bureaus."),
            maybe(
                    "derived",
                    Type.INTEGER,
                    "How many figures follow from others, where nobody reported; null for a limited client."));

    private static final List<ApiParameter> PARAMETERS = List.of(
            one("bureau", ApiParameter.Type.TEXT, "Only those that this bureau brings: its id."),
            one("feed", ApiParameter.Type.TEXT, "Only those that this feed brings: its id."));

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "indicators",
            "The indicators: what is measured, who brings it, and how much is known.",
            PARAMETERS,
            COLUMNS);

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to) {
        Suppliers.checkBureau(ground, question);
        Suppliers.checkFeed(ground, question);
        String bureau = question.text("bureau");
        String feed = question.text("feed");
        Map<String, IndicatorFacts> facts = question.scope().isLimited()
                ? Map.of()
                : ground.counts().of(ground.configuration(), ground.warehouse());
        List<Overview.Known> known = Overview.indicators(ground.configuration(), facts).stream()
                .filter(each -> bureau == null || bureaus(each).contains(bureau))
                .filter(each -> feed == null
                        || each.feeds().stream()
                                .anyMatch(brings -> brings.feed().equals(feed)))
                .filter(each -> question.scope().seesAny(bureaus(each)))
                .toList();
        return new ListedRows<>(known, each -> each.indicator().id(), each -> cells(each, question.scope()))
                .page(question, List.of(), to);
    }

    private static List<String> bureaus(Overview.Known each) {
        return each.feeds().stream().map(Contract::bureau).distinct().toList();
    }

    /** Periods and counts are of everybody's figures: whoever may see only some bureaus' is told none. */
    private static Object[] cells(Overview.Known each, ApiScope scope) {
        Indicator indicator = each.indicator();
        List<Contract> seen =
                each.feeds().stream().filter(feed -> scope.sees(feed.bureau())).toList();
        boolean all = !scope.isLimited();
        return new Object[] {
            indicator.id(),
            indicator.name().zh(),
            indicator.name().en(),
            indicator.unit(),
            indicator.freq(),
            indicator.direction().name().toLowerCase(Locale.ROOT),
            seen.stream().map(Contract::bureau).distinct().collect(Collectors.joining(" ")),
            seen.stream().map(Contract::feed).collect(Collectors.joining(" ")),
            all ? each.facts().lastPeriod() : null,
            all ? each.facts().reported() : null,
            all ? each.facts().derived() : null
        };
    }
}
