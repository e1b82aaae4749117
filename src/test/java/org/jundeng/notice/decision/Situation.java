// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Event;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.alert.rules.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Level;
import org.jundeng.contract.Contracts;

/**
 * Rules, feeds and episodes without a warehouse. Feed hrss-training delivers the people trained and the people asked.
 * The share trained is their ratio, and the total of all people trained is a sum of indicators.
 */
record Situation(Path config) {

    static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    /** Copies the test's configuration, with formulas and rules of their own, into {@code folder}. */
    static Situation in(Path folder) throws IOException {
        ConfigCopy.into(folder);
        for (String file : List.of("catalogue/02-training.yaml", "feeds/hrss/hrss-training.yaml", "rules/all.yaml")) {
            Path copy = folder.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Situation.class.getResourceAsStream("situation/" + file), copy);
        }
        return new Situation(folder);
    }

    /** People written as {@code zhou, bureaus: [hrss]}. 吴, whom the contracts name as steward, is always added. */
    void people(String... people) throws IOException {
        StringBuilder yaml = new StringBuilder("people:\n");
        List<String> all = new ArrayList<>(List.of(people));
        if (all.stream().noneMatch(person -> person.startsWith("wu"))) {
            all.add("wu");
        }
        for (String person : all) {
            String id = person.split(",")[0];
            yaml.append("  - {name: {zh: %1$s, en: %1$s}, email: %1$s@h.example, id: %2$s}%n".formatted(id, person));
        }
        Files.writeString(config.resolve("people.yaml"), yaml);
    }

    Catalogue catalogue() {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(config, faults);
        faults.throwIfAny();
        return catalogue;
    }

    private Contracts contracts() {
        Faults faults = new Faults();
        Contracts contracts = Contracts.read(config, catalogue(), faults);
        faults.throwIfAny();
        return contracts;
    }

    FeedDirectory feeds() {
        return new FeedDirectory(catalogue(), contracts());
    }

    Map<String, Rule> rules() {
        Faults faults = new Faults();
        List<Rule> rules = Rules.read(config, catalogue(), contracts().feeds(), faults);
        faults.throwIfAny();
        return rules.stream().collect(Collectors.toMap(Rule::id, rule -> rule));
    }

    /** An open episode of a rule in a region, or of a rule on feeds and a feed: {@code overdue@hrss-rate}. */
    CandidateEpisode open(String episode) {
        return open(episode, Level.YELLOW);
    }

    CandidateEpisode open(String episode, Level level) {
        return candidate(episode, true, level, null);
    }

    CandidateEpisode closed(String episode) {
        return candidate(episode, false, Level.YELLOW, null);
    }

    /**
     * An open episode that was acknowledged: the acknowledgement is event {@code noteEvent}, the last change is event
     * 5.
     */
    CandidateEpisode noted(String episode, long noteEvent) {
        return candidate(
                episode, true, Level.YELLOW, new CandidateEpisode.Note(noteEvent, "zhou", null, NIGHT.minusDays(1)));
    }

    /** The same episode, handed to somebody by event {@code event}, or back where {@code to} is null. */
    CandidateEpisode handed(CandidateEpisode of, String to, long event) {
        return new CandidateEpisode(
                of.episodeId(),
                of.place(),
                of.target(),
                of.indicator(),
                of.open(),
                of.level(),
                of.openedOn(),
                of.change(),
                of.seen(),
                of.note(),
                of.acknowledged(),
                of.sightings(),
                of.openings(),
                new CandidateEpisode.Handed(event, to, "zhou", "正在牵头核查", NIGHT, 1));
    }

    private CandidateEpisode candidate(String episode, boolean open, Level level, CandidateEpisode.Note note) {
        String[] words = episode.split("@");
        Rule rule = rules().get(words[0]);
        boolean ofFeed = rule.condition().isAboutFeeds();
        return new CandidateEpisode(
                1,
                new WatchedPlace(rule.id(), ofFeed ? "" : words[1], ofFeed ? words[1] : ""),
                rule.target(),
                rule.indicator(),
                open,
                level,
                NIGHT.minusDays(30),
                new CandidateEpisode.Change(5, Event.OPENED, Cause.of(Reason.CROSSED), NIGHT, 1, null, null),
                null,
                note,
                note != null && note.eventId() > 5,
                Sightings.NONE,
                1);
    }
}
