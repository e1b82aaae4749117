// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.catalogue.Person;
import org.jundeng.contract.DuePeriods;
import org.jundeng.notice.decision.Stewards;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.plan.BoardModel.Waiting;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/**
 * Says who has to act, on what, since when: alerts that nobody has acknowledged, deliveries that wait to be confirmed,
 * figures that are overdue. Where nobody is named for something, its bureau has to act.
 */
final class WaitingList {

    private static final int MOST_NAMED = 3;

    private final PageContext context;
    private final LocalDate night;
    private final OpenWork work;
    private final Stewards stewards;
    private final Map<List<String>, Heap> heaps = new LinkedHashMap<>();

    private WaitingList(PageContext context, LocalDate night, OpenWork work) {
        this.context = context;
        this.night = night;
        this.work = work;
        this.stewards = new Stewards(context.catalogue().people(), work.directory());
    }

    /** What waits for one person, all of one kind. */
    private record Heap(Link who, String key, List<Thing> things) {

        LocalDate since() {
            return things.stream()
                    .map(Thing::since)
                    .filter(Objects::nonNull)
                    .min(Comparator.naturalOrder())
                    .orElse(LocalDate.MAX);
        }
    }

    /** What waits, and since when; null where that is not known. */
    private record Thing(Link name, LocalDate since) {}

    /** The list of {@code work}, what has waited longest first. */
    static List<Waiting> of(PageContext context, LocalDate night, OpenWork work) {
        WaitingList list = new WaitingList(context, night, work);
        work.alerts().stream()
                .filter(alert -> alert.isUnanswered() && alert.rule() != null)
                .forEach(list::alert);
        work.unconfirmed().forEach(list::unconfirmed);
        work.feeds().stream().filter(state -> !state.overdue().isEmpty()).forEach(list::overdue);
        return list.heaps.values().stream()
                .sorted(Comparator.comparing(Heap::since))
                .map(list::waiting)
                .toList();
    }

    private void alert(OpenWork.Alert alert) {
        EpisodeBook.Entry entry = alert.entry();
        String place = entry.regionId().isEmpty()
                ? feedName(entry.feed())
                : context.phrases().region(entry.regionId(), night);
        Link name = context.link(
                context.words().say("plan.in-region", alert.rule().name().in(context.locale()), place),
                new Address.OfEpisode(entry.episodeId()));
        add(alert.people(), alert.bureaus(), "plan.to-acknowledge", new Thing(name, entry.openSince()));
    }

    private void unconfirmed(UnconfirmedLines.Unconfirmed line) {
        List<String> bureaus = work.directory().bureau(line.feed()).stream().toList();
        Link name = context.link(
                context.words().say("plan.delivery", feedName(line.feed()), line.deliveryId()),
                new Address.OfDelivery(line.deliveryId()));
        add(
                stewards.of(bureaus.isEmpty() ? "" : bureaus.get(0), line.feed()),
                bureaus,
                "plan.to-confirm",
                new Thing(name, line.since()));
    }

    private void overdue(FeedState state) {
        DuePeriods.Overdue oldest = state.overdue().get(0);
        String feed = state.contract().feed();
        Link name = context.link(
                context.words()
                        .count(
                                "plan.periods",
                                state.overdue().size(),
                                feedName(feed),
                                context.phrases().period(oldest.timePeriod())),
                new Address.Feeds());
        add(
                work.directory().stewards(Set.of(feed)),
                List.of(state.contract().bureau()),
                "plan.to-deliver",
                new Thing(name, oldest.dueDay()));
    }

    private String feedName(String feed) {
        return PlanRows.feed(context, work, feed);
    }

    private void add(List<Person> people, List<String> bureaus, String key, Thing thing) {
        if (people.isEmpty()) {
            bureaus.forEach(bureau -> heap(List.of("", bureau, key), context.bureau(bureau), key)
                    .things()
                    .add(thing));
            if (bureaus.isEmpty()) {
                heap(List.of("", "", key), Link.none(context.words().say("plan.nobody")), key)
                        .things()
                        .add(thing);
            }
        }
        people.forEach(person -> heap(
                        List.of(person.id(), "", key), Link.none(PeopleNames.present(context, person, night)), key)
                .things()
                .add(thing));
    }

    private Heap heap(List<String> of, Link who, String key) {
        return heaps.computeIfAbsent(of, first -> new Heap(who, key, new ArrayList<>()));
    }

    private Waiting waiting(Heap heap) {
        List<Link> named = heap.things().stream()
                .sorted(Comparator.comparing(Thing::since, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(Thing::name)
                .limit(MOST_NAMED)
                .toList();
        int more = heap.things().size() - named.size();
        return new Waiting(
                heap.who(),
                context.words().count(heap.key(), heap.things().size()),
                Collections.unmodifiableList(named),
                more == 0 ? "" : context.words().count("plan.more", more),
                heap.since().equals(LocalDate.MAX) ? "" : context.phrases().day(heap.since()));
    }
}
