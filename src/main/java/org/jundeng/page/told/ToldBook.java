// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.told;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.book.EpisodeSelection;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silences;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.notice.book.NoticeBook;
import org.jundeng.page.Address;
import org.jundeng.page.PageFault;
import org.jundeng.page.Permit;

/** Gathers what the pages of episodes say: what happened to them, and who was told of it and why. */
public final class ToldBook {

    /** How many episodes stand on a page. */
    public static final int ON_A_PAGE = 50;

    /** How many decisions, mails and replies an episode's page shows, the latest. */
    static final int MOST = 300;

    private static final Set<String> STATES = Set.of("open", "pending", "closed");

    private final DataSource warehouse;
    private final Catalogue catalogue;
    private final List<Rule> rules;
    private final ZoneId zone;
    private final EpisodeBook episodes;
    private final NoticeBook notices;
    private final AssessmentBook nights;

    /** Asks {@code warehouse}, with the rules as they are configured; days are those of {@code zone}. */
    public ToldBook(DataSource warehouse, Catalogue catalogue, List<Rule> rules, ZoneId zone) {
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.rules = List.copyOf(rules);
        this.zone = zone;
        this.episodes = new EpisodeBook(warehouse);
        this.notices = new NoticeBook(warehouse);
        this.nights = new AssessmentBook(warehouse, catalogue);
    }

    /**
     * Why nothing can be found for {@code asked}; empty where what it names is known.
     *
     * @return the fault, which names what is not known
     */
    public Optional<PageFault> fault(Address.Episodes asked) {
        if (asked.state() != null && !STATES.contains(asked.state())) {
            return Optional.of(new PageFault(PageFault.Kind.UNKNOWN, "alert-state", asked.state()));
        }
        if (asked.level() != null && catalogue.levels().find(asked.level()).isEmpty()) {
            return Optional.of(new PageFault(PageFault.Kind.UNKNOWN, "level", asked.level()));
        }
        if (asked.region() != null && !catalogue.regions().ids().contains(asked.region())) {
            return Optional.of(new PageFault(PageFault.Kind.UNKNOWN, "region", asked.region()));
        }
        if (asked.rule() != null && rule(asked.rule()) == null) {
            return Optional.of(new PageFault(PageFault.Kind.UNKNOWN, "rule", asked.rule()));
        }
        return Optional.empty();
    }

    /**
     * A page of episodes as they stood at the end of {@code day}; null for as they stand now. Empty for a page beyond
     * the last one, and where something is asked for that is not known.
     */
    public Optional<EpisodesFacts> episodes(Address.Episodes asked, LocalDate day) {
        if (fault(asked).isPresent()) {
            return Optional.empty();
        }
        EpisodeSelection selection =
                new EpisodeSelection(null, asked.region(), asked.rule(), asked.state(), asked.level(), day);
        EpisodeBook.Part found =
                episodes.part(selection, catalogue.levels(), (asked.number() - 1L) * ON_A_PAGE, ON_A_PAGE);
        if (found.entries().isEmpty() && asked.number() > 1) {
            return Optional.empty();
        }
        return Optional.of(new EpisodesFacts(asked, nights.nightUpTo(day).orElse(null), found, lastSeen(found, day)));
    }

    /** What had been seen of each episode by the end of the day. */
    private Map<Long, EpisodeBook.Sight> lastSeen(EpisodeBook.Part found, LocalDate day) {
        List<Long> ids =
                found.entries().stream().map(EpisodeBook.Entry::episodeId).toList();
        return day == null
                ? episodes.last(ids, catalogue.levels())
                : episodes.at(episodes.lastEvents(ids, day), catalogue.levels()).values().stream()
                        .collect(Collectors.toMap(EpisodeBook.Sight::episodeId, sight -> sight));
    }

    /** An episode as of the end of {@code day}; null for now. Empty where there was none by then. */
    public Optional<EpisodeFacts> episode(long number, LocalDate day, Permit permit) {
        return episodes.find(number, day)
                .filter(entry -> permit.shows(entry.regionId()))
                .map(entry -> facts(entry, day, permit));
    }

    private EpisodeFacts facts(EpisodeBook.Entry entry, LocalDate day, Permit permit) {
        long id = entry.episodeId();
        List<EpisodeBook.Happened> course = episodes.course(id, day);
        List<NoticeBook.Decided> decisions = notices.decisions(of(id)).stream()
                .filter(each -> isBy(each.businessDate(), day))
                .filter(each -> permit.showsToldTo(each.person()))
                .toList();
        Set<Long> events = decisions.stream().map(NoticeBook.Decided::eventId).collect(Collectors.toSet());
        course.forEach(each -> events.add(each.eventId()));
        LocalDate last = course.get(course.size() - 1).night();
        Rule rule = rule(entry.ruleId());
        Map<Long, EpisodeBook.Sight> sights = episodes.at(events, catalogue.levels());
        return new EpisodeFacts(
                entry,
                nights.nightUpTo(day).filter(night -> !night.isBefore(last)).orElse(last),
                rule,
                course,
                sights,
                new CrossedPeriods(warehouse, rule).of(entry, course, sights),
                decisions,
                notices.notices(of(id)).stream()
                        .filter(each -> isBy(each.businessDate(), day))
                        .filter(each -> permit.showsToldTo(each.person()))
                        .toList(),
                notices.channelled(of(id)).stream()
                        .filter(each -> isBy(each.businessDate(), day))
                        .filter(each -> permit.showsToldTo(each.person()))
                        .toList(),
                notices.replies(of(id)).stream()
                        .filter(each -> isBy(LocalDate.ofInstant(each.receivedAt(), zone), day))
                        .filter(each -> permit.showsToldTo(each.person()))
                        .toList(),
                silences(entry, rule, course.get(0).night(), day),
                permit.told() != null);
    }

    private static NoticeBook.Selection of(long episodeId) {
        return new NoticeBook.Selection(null, episodeId, null, null, MOST);
    }

    private static boolean isBy(LocalDate night, LocalDate day) {
        return day == null || !night.isAfter(day);
    }

    /** The silences that covered the episode while it lasted. */
    private List<Silence> silences(EpisodeBook.Entry entry, Rule rule, LocalDate since, LocalDate day) {
        Silence.Subject subject = new Silence.Subject(
                entry.episodeId(),
                entry.ruleId(),
                entry.indicator(),
                entry.regionId(),
                entry.feed(),
                rule == null ? null : rule.bureau(),
                rule == null ? null : rule.project());
        return Silences.about(warehouse, subject).stream()
                .filter(each -> !each.endsOn().isBefore(since))
                .filter(each -> entry.closedOn() == null || !each.startsOn().isAfter(entry.closedOn()))
                .filter(each -> isBy(LocalDate.ofInstant(each.recordedAt(), zone), day))
                .toList();
    }

    private Rule rule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
    }
}
