// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.mine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.alert.book.EpisodeAnswers;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.book.EpisodeSelection;
import org.jundeng.catalogue.Levels;
import org.jundeng.notice.book.NoticeBook;
import org.jundeng.notice.charge.InCharge;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.page.mine.OwnAlert;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;

/** Which alerts are a user's: those in the user's charge, and those that the user was told of. */
final class OwnAlerts {

    private static final int ALL = Integer.MAX_VALUE;

    private final Configuration configuration;
    private final InCharge inCharge;
    private final EpisodeBook episodes;
    private final EpisodeAnswers answers;
    private final NoticeBook notices;

    OwnAlerts(OpenWorkspace opened) {
        this.configuration = opened.configuration();
        this.inCharge = new InCharge(
                opened.people(),
                new FeedDirectory(configuration.catalogue(), configuration.contracts()),
                opened.businessDate());
        this.episodes = new EpisodeBook(opened.read());
        this.answers = new EpisodeAnswers(opened.read());
        this.notices = new NoticeBook(opened.read());
    }

    /** The open alerts that are those of the visitor's person, the gravest first. */
    List<OwnAlert> of(Visitor visitor) {
        return open(visitor).stream().filter(OwnAlert::isOwn).toList();
    }

    /** The open alerts that nobody is in charge of. */
    List<OwnAlert> nobodys(Visitor operator) {
        return open(operator).stream()
                .filter(each -> charges(each.entry(), each.said()).isEmpty())
                .toList();
    }

    private List<OwnAlert> open(Visitor visitor) {
        String person = visitor.person();
        List<EpisodeBook.Entry> open = episodes.part(EpisodeSelection.ALL.that("open"), levels(), 0, ALL)
                .entries();
        List<Long> ids = open.stream().map(EpisodeBook.Entry::episodeId).toList();
        Map<Long, EpisodeAnswers.Last> said = answers.of(ids);
        Map<Long, EpisodeBook.Sight> sights = episodes.last(ids, levels());
        Set<Long> told = person == null ? Set.of() : notices.openAndTold(person);
        Set<Long> unanswered = episodes.unanswered();
        return open.stream()
                .map(entry -> alert(
                        entry,
                        sights.get(entry.episodeId()),
                        said.get(entry.episodeId()),
                        new Standing(
                                visitor, told.contains(entry.episodeId()), unanswered.contains(entry.episodeId()))))
                .toList();
    }

    /** How it stands between an alert and a visitor. */
    private record Standing(Visitor visitor, boolean isTold, boolean isUnanswered) {}

    private OwnAlert alert(
            EpisodeBook.Entry entry, EpisodeBook.Sight sight, EpisodeAnswers.Last said, Standing standing) {
        Visitor visitor = standing.visitor();
        InCharge.Charge charge = charge(entry, said, visitor.person());
        boolean isHanded = charge != null && isHanded(charge, said.handedTo());
        boolean mayAnswer = visitor.mayOperate()
                || visitor.is(Role.OFFICIAL) && (charge != null || standing.isTold())
                || visitor.is(Role.STEWARD) && isHanded;
        return new OwnAlert(entry, sight, charge, standing.isTold(), standing.isUnanswered(), said, mayAnswer);
    }

    /** Whether it was handed to the person, or to the one in whose place the person stands. */
    private static boolean isHanded(InCharge.Charge charge, String to) {
        return charge.why() == InCharge.Why.HANDED
                || charge.why() == InCharge.Why.STANDS_IN && charge.other().id().equals(to);
    }

    /**
     * The alert of that number, if the visitor may answer it; empty where not, where there is none, and where nobody
     * has been told of it yet.
     */
    Optional<OwnAlert> find(long number, Visitor visitor) {
        return episodes.find(number)
                .filter(entry -> !entry.state().equals("pending"))
                .map(entry -> found(entry, visitor))
                .filter(OwnAlert::mayAnswer);
    }

    private OwnAlert found(EpisodeBook.Entry entry, Visitor visitor) {
        List<Long> id = List.of(entry.episodeId());
        String person = visitor.person();
        boolean isTold = person != null
                && !notices.decisions(new NoticeBook.Selection(person, entry.episodeId(), null, "told", 1))
                        .isEmpty();
        return alert(
                entry,
                episodes.last(id, levels()).get(entry.episodeId()),
                answers.of(id).get(entry.episodeId()),
                new Standing(visitor, isTold, episodes.unanswered().contains(entry.episodeId())));
    }

    private InCharge.Charge charge(EpisodeBook.Entry entry, EpisodeAnswers.Last said, String person) {
        return charges(entry, said).stream()
                .filter(each -> each.person().id().equals(person))
                .findFirst()
                .orElse(null);
    }

    private List<InCharge.Charge> charges(EpisodeBook.Entry entry, EpisodeAnswers.Last said) {
        return inCharge.of(
                rule(entry.ruleId()).orElse(null),
                new WatchedPlace(entry.ruleId(), entry.regionId(), entry.feed()),
                entry.indicator(),
                said.handedTo());
    }

    /** The rule of an alert; empty where it is no longer configured. */
    Optional<Rule> rule(String id) {
        return configuration.rules().stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
    }

    private Levels levels() {
        return configuration.catalogue().levels();
    }
}
