// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.jundeng.api.ApiColumn.always;
import static org.jundeng.api.ApiColumn.maybe;
import static org.jundeng.api.ApiParameter.one;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.book.EpisodePages;
import org.jundeng.alert.book.EpisodeSelection;
import org.jundeng.api.ApiColumn.Type;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contracts;

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

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "episodes",
            "Bounds that are crossed, or were; each episode is one continuous crossing.",
            PARAMETERS,
            COLUMNS);

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to) {
        List<String> levels =
                List.copyOf(ground.configuration().catalogue().levels().codes());
        question.check("level", levels::contains, levels);
        Set<String> targets = ground.configuration().catalogue().targets().stream()
                .map(Target::id)
                .collect(Collectors.toSet());
        question.check("target", targets::contains, targets);
        EpisodePages.Wanted wanted = new EpisodePages.Wanted(
                new EpisodeSelection(
                        question.text("target"),
                        null,
                        question.text("rule"),
                        question.text("state"),
                        question.text("level"),
                        null),
                question.text("indicator"),
                place(ground, question.text("refArea")),
                bounds(ground, question.scope()));
        long behind = question.position() == null
                ? 0
                : Long.parseLong(question.position().key().get(0));
        List<EpisodeBook.Entry> entries =
                new EpisodePages(ground.warehouse()).page(wanted, behind, question.limit() + 1);
        boolean hasMore = entries.size() > question.limit();
        List<EpisodeBook.Entry> page = hasMore ? entries.subList(0, question.limit()) : entries;
        page.forEach(each -> to.accept(cells(each)));
        return new ApiAnswer(null, hasMore ? behind(page.get(page.size() - 1)) : null);
    }

    private static ApiPosition behind(EpisodeBook.Entry last) {
        return new ApiPosition(List.of(), List.of(String.valueOf(last.episodeId())));
    }

    private static EpisodePages.Place place(ApiGround ground, String word) {
        if (word == null) {
            return null;
        }
        Stream<String> withCode = ground.configuration().catalogue().regions().everWithCode(word).stream()
                .map(RegionValidity::regionId);
        return new EpisodePages.Place(
                word, Stream.concat(Stream.of(word), withCode).distinct().toList());
    }

    /** It is the target's bureau's; where there is none, that of who brings the indicator, or the feed's. */
    private static EpisodePages.Bounds bounds(ApiGround ground, ApiScope scope) {
        if (!scope.isLimited()) {
            return null;
        }
        Contracts contracts = ground.configuration().contracts();
        return new EpisodePages.Bounds(
                ground.configuration().catalogue().targets().stream()
                        .filter(target -> scope.sees(target.bureau()))
                        .map(Target::id)
                        .toList(),
                contracts.feedsByIndicator().keySet().stream()
                        .filter(each -> scope.seesAny(Suppliers.ofIndicator(ground, each)))
                        .toList(),
                contracts.feeds().stream()
                        .filter(each -> scope.sees(Suppliers.ofFeed(ground, each)))
                        .toList());
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
