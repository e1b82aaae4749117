// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Event;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.Target;

/** The words of one person's digest: by project, the worst first, ten lines a project and then counts. */
final class Digest {

    private static final int LINES_A_PROJECT = 10;
    private static final Comparator<EpisodeChange> WORST_FIRST =
            Comparator.comparing(Digest::isOver).thenComparing(EpisodeChange::level, Comparator.reverseOrder());

    private final Catalogue catalogue;
    private final Person person;
    private final LocalDate businessDate;
    private final Wording wording;
    private final Phrases phrases;
    private final List<EpisodeChange> changes;

    Digest(Catalogue catalogue, Person person, LocalDate businessDate, List<EpisodeChange> changes) {
        this.catalogue = catalogue;
        this.person = person;
        this.businessDate = businessDate;
        this.wording = Wording.of(Digest.class, person.locale());
        this.phrases = new Phrases(catalogue, person.locale());
        this.changes = changes.stream().sorted(WORST_FIRST).toList();
    }

    List<EpisodeChange> changes() {
        return changes;
    }

    /** The gravest thing it tells. */
    String reason() {
        return "episode-"
                + changes.stream()
                        .map(EpisodeChange::event)
                        .min(Comparator.naturalOrder())
                        .orElseThrow()
                        .code();
    }

    String subject() {
        return wording.say("digest.subject", phrases.day(businessDate), counts(changes));
    }

    /** What the templates speak of. */
    Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("lang", wording.locale().getLanguage());
        words.put("subject", subject());
        words.put("greeting", wording.say("digest.greeting", person.name().in(wording.locale())));
        words.put("summary", wording.say("digest.summary", phrases.day(businessDate), counts(changes)));
        words.put("footer", wording.say("digest.footer"));
        words.put("answers", wording.say("digest.answers"));
        Map<Integer, List<EpisodeChange>> byProject = changes.stream()
                .collect(Collectors.groupingBy(
                        change -> change.rule().project(), LinkedHashMap::new, Collectors.toList()));
        List<Map<String, Object>> projects = new ArrayList<>();
        byProject.forEach((project, ofProject) -> projects.add(project(project, ofProject)));
        words.put("projects", projects);
        return words;
    }

    private Map<String, Object> project(int project, List<EpisodeChange> ofProject) {
        List<EpisodeChange> more = ofProject.subList(Math.min(LINES_A_PROJECT, ofProject.size()), ofProject.size());
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("name", catalogue.projectName(project).in(wording.locale()));
        words.put(
                "lines",
                ofProject.stream().limit(LINES_A_PROJECT).map(this::line).toList());
        words.put("more", more.isEmpty() ? "" : wording.say("digest.more", more.size(), counts(more)));
        return words;
    }

    private Map<String, Object> line(EpisodeChange change) {
        Indicator indicator = catalogue.indicator(change.rule().indicator()).orElseThrow();
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("level", isOver(change) ? "over" : change.level().code());
        words.put(
                "levelName",
                isOver(change) ? "" : wording.say("level." + change.level().code()));
        words.put("event", wording.say("event." + change.event().code()));
        words.put(
                "title",
                wording.say(
                        "digest.title",
                        phrases.region(change.regionId(), businessDate),
                        indicator.name().in(wording.locale())));
        words.put("figure", figure(change, indicator));
        words.put("why", wording.say("reason." + change.reason().code()));
        words.put("quote", quote(change));
        words.put("bureau", bureau(change.rule().bureau()));
        words.put(
                "source", change.figure() == null ? "" : source(change.figure().source()));
        return words;
    }

    private String figure(EpisodeChange change, Indicator indicator) {
        String promised = phrases.bound(change.bound(), indicator);
        if (change.figure() == null) {
            return wording.say("digest.no-figure", promised);
        }
        String period = phrases.period(change.figure().timePeriod());
        String value = phrases.figure(change.figure().obsValue(), indicator, change.bound());
        return wording.say("digest.figure", period, value, promised);
    }

    private String source(Figure.Source source) {
        if (source.method() != null) {
            return wording.say("digest.derived", phrases.method(source.method()), source.deliveryId());
        }
        return wording.say("digest.source", source.sourceName(), source.rowNo(), source.deliveryId());
    }

    private String quote(EpisodeChange change) {
        return catalogue.targets().stream()
                .filter(target -> target.id().equals(change.rule().target()))
                .map(Target::quotes)
                .map(quotes -> String.join("；", quotes))
                .map(quotes -> wording.say("digest.quote", quotes))
                .findFirst()
                .orElseGet(() -> wording.say("digest.rule", change.rule().name().in(wording.locale())));
    }

    private String bureau(String id) {
        Bureau bureau = catalogue.bureaus().get(id);
        return bureau == null ? id : bureau.name().in(wording.locale());
    }

    /** How many of each: {@code 新越线3项，恢复1项}. */
    private String counts(List<EpisodeChange> counted) {
        Map<Event, Long> byEvent = counted.stream()
                .collect(Collectors.groupingBy(EpisodeChange::event, TreeMap::new, Collectors.counting()));
        return byEvent.entrySet().stream()
                .map(entry -> wording.say("count." + entry.getKey().code(), entry.getValue()))
                .collect(Collectors.joining(wording.say("count.and")));
    }

    private static boolean isOver(EpisodeChange change) {
        return change.event() == Event.CLOSED;
    }
}
