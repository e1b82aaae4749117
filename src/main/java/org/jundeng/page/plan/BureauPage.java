// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Scoreboard;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.DuePeriods;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.BureauModel.Feed;
import org.jundeng.warehouse.history.DeliveryFacts;
import org.jundeng.warehouse.history.FeedFacts;
import org.jundeng.warehouse.history.FeedState;

/** Writes the page of a bureau: what it answers for, what it delivers, and what waits there. */
public final class BureauPage {

    private final Templates templates = new Templates(PageContext.class);
    private final ZoneId zone;

    /** Shows times in {@code zone}. */
    public BureauPage(ZoneId zone) {
        this.zone = zone;
    }

    /** The page of the bureau with that id as HTML. */
    public String html(PageContext context, String id, BoardFacts facts) {
        return templates.render("plan/bureau.ftlh", new Writing(context, id, facts, zone).model());
    }

    /** The page for one reader. */
    private record Writing(PageContext context, String id, BoardFacts facts, ZoneId zone) {

        BureauModel model() {
            PlanRows rows = new PlanRows(context, facts.night());
            Set<String> targets = context.catalogue().targets().stream()
                    .filter(target -> target.bureau().equals(id))
                    .map(Target::id)
                    .collect(Collectors.toSet());
            List<FeedState> feeds = facts.open().feeds().stream()
                    .filter(state -> state.contract().bureau().equals(id))
                    .toList();
            Set<String> feedIds =
                    feeds.stream().map(state -> state.contract().feed()).collect(Collectors.toSet());
            OpenWork open = facts.open().of(alert -> alert.bureaus().contains(id), feedIds);
            List<Scoreboard.Line> lines =
                    Scoreboard.of(context.catalogue(), facts.assessments()).ofBureau(id).projects().stream()
                            .flatMap(project -> project.lines().stream())
                            .sorted(PlanRows.worstFirst())
                            .toList();
            Predicate<Assessment> ofIts = one -> targets.contains(one.targetId());
            return new BureauModel(
                    context.frame(new Address.OfBureau(id), context.phrases().bureau(id), facts.night(), List.of()),
                    facts.isLatest() ? "" : context.words().say("plan.not-kept"),
                    Tallies.of(context, lines),
                    officials(),
                    lines.stream().map(rows::line).toList(),
                    facts.nightBefore() == null ? null : context.phrases().day(facts.nightBefore()),
                    facts.nightBefore() == null ? List.of() : rows.changes(facts.assessments(), facts.before(), ofIts),
                    feeds.stream().map(this::feed).toList(),
                    rows.episodes(open),
                    WaitingList.of(context, facts.night(), open),
                    facts.isLatest());
        }

        private List<String> officials() {
            return context.catalogue().people().all().stream()
                    .filter(person -> person.bureaus().contains(id))
                    .map(person -> {
                        String name = PeopleNames.present(context, person, facts.night());
                        return person.districts().isEmpty()
                                ? name
                                : context.words().say("plan.answers", name, districts(person.districts()));
                    })
                    .toList();
        }

        private String districts(List<String> districts) {
            return districts.stream()
                    .map(district -> context.phrases().region(district, facts.night()))
                    .collect(Collectors.joining(context.words().say("plan.and")));
        }

        private Feed feed(FeedState state) {
            return new Feed(
                    context.link(state.contract().name().in(context.locale()), new Address.Feeds()),
                    context.catalogue()
                            .people()
                            .steward(state.contract().feed())
                            .map(person -> PeopleNames.present(context, person, facts.night()))
                            .orElse(""),
                    state.facts()
                            .latestPeriod()
                            .map(period -> context.phrases().period(period.timePeriod()))
                            .orElse(""),
                    state.facts().latestDelivery().map(this::came).orElse(null),
                    state.overdue().isEmpty() ? "" : overdue(state.overdue()),
                    state.next() == null
                            ? ""
                            : context.words()
                                    .say(
                                            "plan.due",
                                            context.phrases()
                                                    .period(state.next().timePeriod()),
                                            context.phrases().day(state.next().dueDay())),
                    state.facts().waiting().stream()
                            .map(FeedFacts.Waiting::since)
                            .min(Comparator.naturalOrder())
                            .map(since -> context.words()
                                    .say("plan.waits-since", context.phrases().day(since)))
                            .orElse(""));
        }

        private Link came(DeliveryFacts delivery) {
            LocalDate day = delivery.arrivedAt().atZone(zone).toLocalDate();
            return context.link(context.phrases().day(day), new Address.OfDelivery(delivery.deliveryId()));
        }

        private String overdue(List<DuePeriods.Overdue> overdue) {
            DuePeriods.Overdue oldest = overdue.get(0);
            String named = context.phrases().period(oldest.timePeriod());
            String periods =
                    overdue.size() == 1 ? named : named + context.words().count("plan.and-periods", overdue.size() - 1);
            return periods
                    + context.words().say("colon")
                    + context.words().count("board.overdue", oldest.workingDays());
        }
    }
}
