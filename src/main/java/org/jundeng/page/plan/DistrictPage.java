// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Bound;
import org.jundeng.assess.State;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.DuePeriods;
import org.jundeng.contract.ExpectedRegions;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.DistrictModel.Missing;
import org.jundeng.page.plan.DistrictModel.Row;
import org.jundeng.warehouse.history.FeedFacts;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.history.LatestFigures.Compared;

/** Writes the page of a district: who answers for it, what is promised for it, and how it compares with the others. */
public final class DistrictPage {

    private final Templates templates = new Templates(PageContext.class);

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, DistrictFacts facts) {
        return templates.render("plan/district.ftlh", new Writing(context, facts).model());
    }

    /** The page for one reader. */
    private static final class Writing {

        private final PageContext context;
        private final DistrictFacts facts;
        private final BoardFacts plan;
        private final String id;
        private final TimePeriod day;
        private final PlanRows rows;
        private final Map<String, Target> targets = new HashMap<>();

        Writing(PageContext context, DistrictFacts facts) {
            this.context = context;
            this.facts = facts;
            this.plan = facts.plan();
            this.id = facts.id();
            this.day = new TimePeriod(Freq.D, plan.night());
            this.rows = new PlanRows(context, plan.night());
            context.catalogue().targets().forEach(target -> targets.put(target.id(), target));
        }

        DistrictModel model() {
            List<Assessment> bound = plan.assessments().stream()
                    .filter(one -> one.regionId().equals(id))
                    .sorted(Comparator.comparing((Assessment one) -> -PlanRows.rank(one.state())))
                    .toList();
            Map<State, Integer> counts = new EnumMap<>(State.class);
            bound.forEach(one -> counts.merge(one.state(), 1, Integer::sum));
            OpenWork open = plan.open()
                    .with(
                            plan.open().alerts().stream()
                                    .filter(alert -> alert.entry().regionId().equals(id))
                                    .toList(),
                            facts.unconfirmed(),
                            owing());
            return new DistrictModel(
                    context.frame(
                            new Address.OfDistrict(id),
                            context.phrases().region(id, plan.night()),
                            plan.night(),
                            List.of()),
                    knowledge(),
                    Tallies.of(context, counts),
                    people(),
                    bound.stream().map(this::row).toList(),
                    plan.nightBefore() == null ? null : context.phrases().day(plan.nightBefore()),
                    plan.nightBefore() == null
                            ? List.of()
                            : rows.changes(plan.assessments(), plan.before(), one -> one.regionId()
                                    .equals(id)),
                    shared(bound),
                    rows.episodes(open),
                    WaitingList.of(context, plan.night(), open),
                    plan.isLatest(),
                    missing());
        }

        /** What is said as of the night, and what as known now; nothing where that is the same. */
        private String knowledge() {
            if (context.reader().knownNow() || !context.isKnownLater()) {
                return "";
            }
            return context.words()
                    .say(
                            context.reader().day() == null ? "plan.known-later" : "plan.known-now",
                            context.phrases().day(plan.night()));
        }

        private List<String> people() {
            return context.catalogue().people().all().stream()
                    .filter(person ->
                            context.catalogue().people().placesOf(person).contains(id))
                    .map(person -> context.words()
                            .say("plan.answers", PeopleNames.present(context, person, plan.night()), charge(person)))
                    .toList();
        }

        private String charge(Person person) {
            List<String> all = new ArrayList<>();
            person.bureaus().forEach(bureau -> all.add(context.phrases().bureau(bureau)));
            person.projects()
                    .forEach(project ->
                            all.add(context.catalogue().projectName(project).in(context.locale())));
            return all.isEmpty()
                    ? context.words().say("plan.everything")
                    : String.join(context.words().say("plan.and"), all);
        }

        private Row row(Assessment one) {
            Target target = targets.get(one.targetId());
            Indicator indicator = rows.indicator(target);
            boolean compared = one.figure() != null && one.figure().obsValue() != null && one.bound() != null;
            return new Row(
                    context.target(target.id()),
                    context.state(one.state()),
                    rows.figure(one, indicator),
                    one.bound() == null ? "" : context.phrases().bound(one.bound(), indicator),
                    compared ? Distances.of(context, one.figure().obsValue(), one.bound(), indicator) : "",
                    one.figure() == null || one.figure().obsValue() == null
                            ? ""
                            : rank(one.figure().obsValue(), peers(one), indicator),
                    context.phrases().bureau(target.bureau()));
        }

        /** What the districts that the target binds have for the same period. */
        private List<BigDecimal> peers(Assessment one) {
            return plan.assessments().stream()
                    .filter(other -> other.targetId().equals(one.targetId()))
                    .filter(other -> other.figure() != null && other.figure().obsValue() != null)
                    .filter(other ->
                            other.figure().timePeriod().equals(one.figure().timePeriod()))
                    .map(other -> other.figure().obsValue())
                    .toList();
        }

        private String rank(BigDecimal value, Collection<BigDecimal> all, Indicator indicator) {
            int place = Distances.place(value, all, indicator);
            return place == 0 ? "" : context.words().say("plan.rank", place, all.size());
        }

        private List<Row> shared(List<Assessment> bound) {
            Set<String> binding = bound.stream().map(Assessment::targetId).collect(Collectors.toSet());
            return context.catalogue().targets().stream()
                    .filter(target -> !binding.contains(target.id()))
                    .filter(this::isPartOf)
                    .filter(target -> facts.figures().containsKey(target.indicator()))
                    .sorted(Comparator.comparing(this::behind).reversed())
                    .map(this::shared)
                    .toList();
        }

        /** Whether the target is about a whole that the district is a part of. */
        private boolean isPartOf(Target target) {
            return switch (target.scope().kind()) {
                case CITY -> true;
                case GROUP ->
                    context.catalogue()
                            .regions()
                            .group(target.scope().group(), day)
                            .contains(id);
                case EACH_DISTRICT, EACH_OF_GROUP -> false;
            };
        }

        /** How many of the others are better, as a share. */
        private double behind(Target target) {
            Compared compared = facts.figures().get(target.indicator());
            int place =
                    Distances.place(compared.values().get(id), compared.values().values(), rows.indicator(target));
            return place == 0 ? -1 : (double) (place - 1) / (compared.values().size() - 1);
        }

        private Row shared(Target target) {
            Indicator indicator = rows.indicator(target);
            Compared compared = facts.figures().get(target.indicator());
            BigDecimal value = compared.values().get(id);
            Bound bound = comparable(target, indicator).orElse(null);
            return new Row(
                    context.target(target.id()),
                    null,
                    context.link(
                            context.words()
                                    .say(
                                            "board.figure",
                                            context.phrases().period(compared.timePeriod()),
                                            context.phrases().figure(value, indicator, bound)),
                            new Address.OfFigure(indicator.id(), id, compared.timePeriod())),
                    bound == null ? "" : context.phrases().bound(bound, indicator),
                    bound == null ? "" : Distances.of(context, value, bound, indicator),
                    rank(value, compared.values().values(), indicator),
                    context.phrases().bureau(target.bureau()));
        }

        /** The bound of the whole, where the figure of a part can be compared with it. */
        private Optional<Bound> comparable(Target target, Indicator indicator) {
            return Bounds.ofParts(target, indicator, context.catalogue().units());
        }

        /**
         * The feeds that somebody in the district owes. What a bureau of the city owes for all districts is nobody's to
         * do here: it is listed with the figures that are missing.
         */
        private List<FeedState> owing() {
            return plan.open().feeds().stream()
                    .filter(state -> !overdue(state).isEmpty())
                    .filter(this::isFromHere)
                    .toList();
        }

        private boolean isFromHere(FeedState state) {
            People people = context.catalogue().people();
            return people.steward(state.contract().feed())
                    .map(people::placesOf)
                    .filter(places -> places.contains(id))
                    .isPresent();
        }

        private List<DuePeriods.Overdue> overdue(FeedState state) {
            ExpectedRegions expected =
                    new ExpectedRegions(state.contract(), context.catalogue().regions());
            Set<String> before = state.facts()
                    .latestPeriod()
                    .map(FeedFacts.Coverage::regionIds)
                    .orElse(Set.of());
            return state.overdue().stream()
                    .filter(each ->
                            expected.in(each.timePeriod(), before).stream().anyMatch(regions -> regions.contains(id)))
                    .toList();
        }

        private List<Missing> missing() {
            List<Missing> missing = new ArrayList<>();
            for (FeedState state : plan.open().feeds()) {
                List<DuePeriods.Overdue> overdue = overdue(state);
                if (!overdue.isEmpty()) {
                    missing.add(missing(
                            state,
                            overdue.get(0).timePeriod(),
                            overdue.size() - 1,
                            context.words()
                                    .count("board.overdue", overdue.get(0).workingDays())));
                }
                state.facts()
                        .missingRegions(new ExpectedRegions(
                                state.contract(), context.catalogue().regions()))
                        .filter(regions -> regions.contains(id))
                        .ifPresent(without -> missing.add(missing(
                                state,
                                state.facts().latestPeriod().orElseThrow().timePeriod(),
                                0,
                                context.words().say("plan.without-district"))));
            }
            return missing;
        }

        private Missing missing(FeedState state, TimePeriod period, int more, String how) {
            String feed = state.contract().feed();
            String named = context.phrases().period(period);
            return new Missing(
                    context.link(state.contract().name().in(context.locale()), new Address.Feeds()),
                    more == 0 ? named : named + context.words().count("plan.and-periods", more),
                    context.bureau(state.contract().bureau()),
                    context.catalogue()
                            .people()
                            .steward(feed)
                            .map(person -> PeopleNames.present(context, person, plan.night()))
                            .orElse(""),
                    how);
        }
    }
}
