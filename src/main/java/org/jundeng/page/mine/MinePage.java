// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.book.EpisodeAnswers;
import org.jundeng.contract.DuePeriods;
import org.jundeng.notice.book.NoticeBook;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.mine.MineModel.AlertRow;
import org.jundeng.page.mine.MineModel.Chore;
import org.jundeng.page.mine.MineModel.Mail;
import org.jundeng.page.mine.MineModel.Thing;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/** Writes the page on what concerns a user: the own alerts, what waits, and the last mails with their reasons. */
public final class MinePage {

    /** How many things of one kind are named. */
    private static final int MOST = 20;

    private final Templates templates = new Templates(PageContext.class);

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, MineFacts facts) {
        return templates.render("mine/mine.ftlh", new Writing(context, facts).model());
    }

    /** The address of the page on which an alert is answered. */
    static Address answer(long number) {
        return Address.Acting.answer(number);
    }

    /** The page for one user. */
    private static final class Writing {

        private final PageContext context;
        private final MineFacts facts;
        private final AlertWords alerts;

        Writing(PageContext context, MineFacts facts) {
            this.context = context;
            this.facts = facts;
            this.alerts = new AlertWords(context, facts.words());
        }

        MineModel model() {
            List<Chore> work = work();
            return new MineModel(
                    context.frame(new Address.Acting("mine"), context.words().say("mine.title"), null, List.of()),
                    facts.hasPerson() ? facts.alerts().stream().map(this::row).toList() : null,
                    work,
                    work.isEmpty() && (facts.work() != null || facts.operating() != null),
                    facts.hasPerson() ? facts.notices().stream().map(this::mail).toList() : null,
                    Stream.of(
                                    context.link(context.words().say("way.desk"), new Address.Acting("desk")),
                                    context.link(context.words().say("waiting.title"), new Address.Acting("waiting")),
                                    context.link(context.words().say("people.title"), new Address.Acting("people")))
                            .filter(each -> each.href() != null)
                            .toList());
        }

        private AlertRow row(OwnAlert alert) {
            EpisodeAnswers.Answer note = alert.said().acknowledged();
            return new AlertRow(
                    alerts.level(alert).code(),
                    alerts.level(alert).name().in(context.locale()),
                    link(alert),
                    alerts.seen(alert),
                    day(alert.entry().openSince()),
                    alerts.why(alert),
                    alerts.handed(alert),
                    alerts.said(alert),
                    note == null || note.note() == null ? "" : note.note(),
                    alert.isUnanswered());
        }

        /** An alert, which leads to where it is answered, or else to its page. */
        private Link link(OwnAlert alert) {
            Link answer = context.link(alerts.about(alert), answer(alert.entry().episodeId()));
            return answer.href() != null && alert.mayAnswer()
                    ? answer
                    : context.link(
                            alerts.about(alert),
                            new Address.OfEpisode(alert.entry().episodeId()));
        }

        private List<Chore> work() {
            List<Chore> all = new ArrayList<>();
            if (facts.work() != null) {
                add(all, "mine.to-confirm", facts.work().unconfirmed(), this::unconfirmed);
                add(all, "mine.to-mend", facts.work().open(), this::open);
                add(all, "mine.to-deliver", facts.work().feeds(), this::overdue);
            }
            if (facts.operating() != null) {
                add(
                        all,
                        "mine.nobodys",
                        facts.operating().nobodys(),
                        alert -> new Thing(link(alert), day(alert.entry().openSince())));
                add(
                        all,
                        "mine.unreachable",
                        facts.operating().unreachable(),
                        person -> new Thing(Link.none(person.name().in(context.locale())), ""));
                add(all, "mine.given-up", facts.operating().givenUp(), this::givenUp);
            }
            return all;
        }

        private <T> void add(List<Chore> all, String key, List<T> things, Function<T, Thing> thing) {
            if (!things.isEmpty()) {
                int more = things.size() - Math.min(MOST, things.size());
                all.add(new Chore(
                        context.words().count(key, things.size()),
                        things.stream().limit(MOST).map(thing).toList(),
                        more == 0 ? "" : context.words().count("mine.more", more)));
            }
        }

        private Thing unconfirmed(UnconfirmedLines.Unconfirmed line) {
            return new Thing(
                    context.link(
                            context.words()
                                    .say(
                                            "mine.delivery",
                                            facts.words().feed(line.feed()),
                                            Long.toString(line.deliveryId())),
                            new Address.OfDelivery(line.deliveryId())),
                    since(line.since()));
        }

        private Thing open(OpenRows.Open open) {
            String rows = open.refused()
                    ? context.words().say("mine.refused")
                    : context.words().count("mine.rows", open.rows());
            return new Thing(
                    context.link(
                            context.words().say("mine.delivery", open.sourceName(), Long.toString(open.deliveryId())),
                            new Address.OfDelivery(open.deliveryId())),
                    rows + context.words().say("mine.and") + since(open.since()));
        }

        private Thing overdue(FeedState state) {
            DuePeriods.Overdue oldest = state.overdue().get(0);
            String name = state.contract().name().in(context.locale());
            return new Thing(
                    context.link(
                            context.words()
                                    .count(
                                            "plan.periods",
                                            state.overdue().size(),
                                            name,
                                            context.phrases().period(oldest.timePeriod())),
                            new Address.Feeds()),
                    context.words().say("mine.due", day(oldest.dueDay())));
        }

        private Thing givenUp(NoticeBook.Notice notice) {
            return new Thing(
                    Link.none(notice.subject()),
                    context.words().say("mine.to-whom", alerts.name(notice.person()), day(notice.businessDate())));
        }

        private Mail mail(OwnNotice own) {
            NoticeBook.Notice notice = own.notice();
            return new Mail(
                    day(notice.businessDate()),
                    context.words().word("told-mail", notice.kind()),
                    notice.subject(),
                    own.reasons().stream()
                            .map(reason -> context.words().word("told-reason", reason))
                            .distinct()
                            .collect(Collectors.joining(context.words().say("mine.and"))),
                    context.words().word("mail", notice.state()));
        }

        private String since(LocalDate day) {
            return context.words().say("mine.since", day(day));
        }

        private String day(LocalDate day) {
            return day == null ? "" : context.phrases().day(day);
        }
    }
}
