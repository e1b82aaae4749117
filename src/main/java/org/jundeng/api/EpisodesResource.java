// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.jundeng.api.ApiColumn.always;
import static org.jundeng.api.ApiColumn.maybe;
import static org.jundeng.api.ApiParameter.one;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.book.EpisodeSelection;
import org.jundeng.api.ApiColumn.Type;
import org.jundeng.catalogue.Target;

/** Bounds that are crossed, or were: the columns of {@code jundeng episodes --csv}. */
final class EpisodesResource implements ApiResource {

    private static final List<ApiColumn> COLUMNS = List.of(
            always("id", Type.INTEGER, "The episode's number."),
            always("state", Type.TEXT, "pending, open or closed."),
            always("level", Type.TEXT, "The level that it has, or had last."),
            always("rule", Type.TEXT, "The rule's id."),
            maybe("indicator", Type.TEXT, "The indicator's id; null where the rule watches a feed."),
            maybe("ref_area", Type.TEXT, "The code of the region in the period of the figure."),
            maybe("region", Type.TEXT, "The Chinese name of the region in the period of the figure."),
            maybe("time_period", Type.TEXT, "The period of the last figure that was seen."),
            maybe("obs_value", Type.DECIMAL, "The last figure that was seen."),
            maybe("bound", Type.DECIMAL, "The bound."),
            maybe("opened_on", Type.DATE, "The night on which it opened first."),
            maybe("closed_on", Type.DATE, "The night on which it closed."),
            maybe("closed_reason", Type.TEXT, "Why it closed."),
            maybe("note", Type.TEXT, "What was said when it was acknowledged last."),
            maybe("feed", Type.TEXT, "The feed, where the rule watches one."),
            maybe("measure", Type.DECIMAL, "The number that was compared with the bound."),
            maybe("target", Type.TEXT, "The target's id; null where the rule has none."));

    private static final List<ApiParameter> PARAMETERS = List.of(
            ApiParameter.word("state", List.of("pending", "open", "closed"), "Only those in this state."),
            one("level", ApiParameter.Type.TEXT, "Only those of this level: its code."),
            one("rule", ApiParameter.Type.TEXT, "Only those of this rule: its id."),
            one("target", ApiParameter.Type.TEXT, "Only those of this target: its id."),
            one("indicator", ApiParameter.Type.TEXT, "Only those of this indicator: its id."),
            one("refArea", ApiParameter.Type.TEXT, "Only those of the region with this id or code."));

    @Override
    public String name() {
        return "episodes";
    }

    @Override
    public String summary() {
        return "Bounds that are crossed, or were; each episode is one continuous crossing.";
    }

    @Override
    public List<ApiParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public List<ApiColumn> columns() {
        return COLUMNS;
    }

    @Override
    public ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to) {
        List<String> levels =
                List.copyOf(ground.configuration().catalogue().levels().codes());
        question.check("level", levels::contains, levels);
        Map<String, String> bureaus = ground.configuration().catalogue().targets().stream()
                .collect(Collectors.toMap(Target::id, Target::bureau, (one, same) -> one));
        question.check("target", bureaus::containsKey, bureaus.keySet());
        String indicator = question.text("indicator");
        String refArea = question.text("refArea");
        EpisodeSelection asked = new EpisodeSelection(
                question.text("target"),
                null,
                question.text("rule"),
                question.text("state"),
                question.text("level"),
                null);
        List<EpisodeBook.Entry> entries = new EpisodeBook(ground.warehouse())
                .list(asked).stream()
                        .filter(each -> indicator == null || indicator.equals(each.indicator()))
                        .filter(each ->
                                refArea == null || refArea.equals(each.refArea()) || refArea.equals(each.regionId()))
                        .filter(each -> isSeen(each, ground, question.scope(), bureaus))
                        .toList();
        return new ListedRows<>(
                        entries, each -> String.format(Locale.ROOT, "%019d", each.episodeId()), EpisodesResource::cells)
                .page(question, List.of(), to);
    }

    /** It is the target's bureau's; where there is none, the feed's, or that of who brings the indicator. */
    private static boolean isSeen(
            EpisodeBook.Entry each, ApiGround ground, ApiScope scope, Map<String, String> bureaus) {
        if (!scope.isLimited()) {
            return true;
        }
        if (each.targetId() != null) {
            return scope.sees(bureaus.get(each.targetId()));
        }
        return each.indicator() == null
                ? scope.sees(Suppliers.ofFeed(ground, each.feed()))
                : scope.seesAny(Suppliers.ofIndicator(ground, each.indicator()));
    }

    private static Object[] cells(EpisodeBook.Entry each) {
        return new Object[] {
            each.episodeId(),
            each.state(),
            each.level(),
            each.ruleId(),
            each.indicator(),
            each.refArea(),
            each.region(),
            each.timePeriod(),
            decimal(each.obsValue()),
            decimal(each.bound()),
            each.openedOn(),
            each.closedOn(),
            each.closedReason(),
            each.note(),
            absent(each.feed()),
            decimal(each.measure()),
            each.targetId()
        };
    }

    private static String absent(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
