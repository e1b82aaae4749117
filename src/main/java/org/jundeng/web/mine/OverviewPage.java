// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.mine;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.alert.words.EpisodeSentences;
import org.jundeng.catalogue.Person;
import org.jundeng.contract.ContractVersion;
import org.jundeng.notice.book.NoticeBook;
import org.jundeng.page.PageContext;
import org.jundeng.page.mine.MineFacts;
import org.jundeng.page.mine.MinePage;
import org.jundeng.page.mine.OwnNotice;
import org.jundeng.page.mine.OwnWork;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.web.access.Errand;
import org.jundeng.web.access.ShowingPage;
import org.jundeng.web.server.Response;

/** Gathers what concerns a user: nothing of others is on the page. */
final class OverviewPage implements ShowingPage {

    private static final int NOTICES = 20;
    private static final int DECISIONS = 500;

    private final MinePage page = new MinePage();
    private volatile KnownFeeds feeds;

    /** The feeds that owe something, as of a line of the ledger: finding them reads all of it. */
    private record KnownFeeds(OpenWorkspace opened, LocalDate day, long lastLine, List<FeedState> overdue) {}

    @Override
    public boolean isFor(Visitor visitor) {
        return visitor.is(Role.OFFICIAL) || visitor.is(Role.STEWARD) || visitor.mayOperate();
    }

    @Override
    public Response show(Errand errand) {
        OpenWorkspace opened = errand.opened();
        Configuration configuration = opened.configuration();
        PageContext context = errand.context();
        String person = known(errand);
        OwnAlerts alerts = new OwnAlerts(opened);
        boolean works = errand.visitor().is(Role.STEWARD) || errand.visitor().mayOperate();
        return errand.page(page.html(
                context,
                new MineFacts(
                        person != null,
                        person == null ? List.of() : alerts.of(errand.visitor()),
                        person == null ? List.of() : notices(opened, person),
                        works ? work(opened, errand.visitor()) : null,
                        errand.visitor().mayOperate() ? operating(errand, alerts) : null,
                        new EpisodeSentences(
                                configuration.catalogue(),
                                configuration.contracts(),
                                configuration.rules(),
                                context.locale()))));
    }

    /** The user's person; null where there is none, or none any more. */
    private static String known(Errand errand) {
        String person = errand.visitor().person();
        return person == null
                        || errand.opened()
                                .configuration()
                                .catalogue()
                                .people()
                                .person(person)
                                .isEmpty()
                ? null
                : person;
    }

    private static List<OwnNotice> notices(OpenWorkspace opened, String person) {
        NoticeBook book = new NoticeBook(opened.read());
        Map<Long, List<String>> reasons =
                book.decisions(new NoticeBook.Selection(person, null, null, null, DECISIONS)).stream()
                        .filter(each -> each.noticeId() != null)
                        .collect(Collectors.groupingBy(
                                NoticeBook.Decided::noticeId,
                                Collectors.mapping(NoticeBook.Decided::reason, Collectors.toList())));
        return book.notices(new NoticeBook.Selection(person, null, null, null, NOTICES)).stream()
                .filter(each -> !each.state().equals("withheld"))
                .map(each -> new OwnNotice(
                        each,
                        reasons.getOrDefault(each.noticeId(), List.of()).stream()
                                .distinct()
                                .toList()))
                .toList();
    }

    private OwnWork work(OpenWorkspace opened, Visitor visitor) {
        Predicate<String> isOwn = visitor::mayActFor;
        Set<String> own = opened.configuration().contracts().all().stream()
                .filter(each -> isOwn.test(each.contract().bureau()))
                .map(each -> each.contract().feed())
                .collect(Collectors.toSet());
        return new OwnWork(
                new UnconfirmedLines(opened.read())
                        .waiting().stream()
                                .filter(each -> own.contains(each.feed()))
                                .toList(),
                overdue(opened).stream()
                        .filter(each -> isOwn.test(each.contract().bureau()))
                        .toList(),
                new OpenRows(opened.read())
                        .all().stream()
                                .filter(each -> isOwn.test(each.bureau()))
                                .toList());
    }

    /** The feeds that owe something, whichever has owed it longest first. */
    private List<FeedState> overdue(OpenWorkspace opened) {
        LocalDate day = opened.businessDate();
        long lastLine = new Observations(opened.read()).ledgerEnd().number();
        KnownFeeds known = feeds;
        if (known == null || known.opened() != opened || !known.day().equals(day) || known.lastLine() != lastLine) {
            Configuration configuration = opened.configuration();
            List<FeedState> overdue = FeedState.on(
                            day,
                            configuration.contracts().all().stream()
                                    .map(ContractVersion::contract)
                                    .toList(),
                            configuration.catalogue().workingDays(),
                            opened.read())
                    .stream()
                    .filter(each -> !each.overdue().isEmpty())
                    .sorted(Comparator.comparing(each -> each.overdue().get(0).dueDay()))
                    .toList();
            known = new KnownFeeds(opened, day, lastLine, overdue);
            feeds = known;
        }
        return known.overdue();
    }

    private static OwnWork.Operating operating(Errand errand, OwnAlerts alerts) {
        OpenWorkspace opened = errand.opened();
        List<Person> unreachable = opened.people().unreachable().stream()
                .flatMap(id -> opened.configuration().catalogue().people().person(id).stream())
                .toList();
        return new OwnWork.Operating(
                alerts.nobodys(errand.visitor()),
                unreachable,
                new NoticeBook(opened.read()).givenUp(opened.businessDate()));
    }
}
