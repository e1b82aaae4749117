// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Level;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.EpisodeDecision;

/**
 * The table at the top of a digest, for whoever has ten seconds: each project with its gravest level, how many episodes
 * of it the person knows to be open, and what the mail tells of it. Projects of which it tells nothing stand in it,
 * too.
 */
final class DigestOverview {

    private final Catalogue catalogue;
    private final Wording wording;
    private final MailCounts counts;

    DigestOverview(Catalogue catalogue, Wording wording, MailCounts counts) {
        this.catalogue = catalogue;
        this.wording = wording;
        this.counts = counts;
    }

    /** The table; without rows where no episode is told. */
    DigestModel.Overview of(List<EpisodeDecision> told, Collection<KnownEpisode> known) {
        if (told.isEmpty()) {
            return DigestModel.Overview.NONE;
        }
        Map<Integer, Standing> standings = new TreeMap<>();
        told.forEach(each -> standing(standings, each.project()).told(each));
        known.forEach(each -> standing(
                        standings,
                        each.rule() == null
                                ? EpisodeDecision.NO_PROJECT
                                : each.rule().project())
                .knows(each.candidate()));
        List<DigestModel.Standing> rows = new ArrayList<>(standings.values().stream()
                .sorted(Comparator.comparing(Standing::worst, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(standing -> standing.open.size())
                        .reversed())
                .map(this::row)
                .toList());
        if (rows.size() > 1) {
            Standing all = new Standing(wording.say("overview.all"));
            standings.values().forEach(all::add);
            rows.add(row(all));
        }
        List<String> heads = Stream.of("project", "level", "open", "news")
                .map(head -> wording.say("overview." + head))
                .toList();
        return new DigestModel.Overview(heads, rows, lines(heads, rows));
    }

    private Standing standing(Map<Integer, Standing> standings, int project) {
        return standings.computeIfAbsent(project, first -> new Standing(name(project)));
    }

    /** The project's name; the words for rules that are in use no more where their project is unknown. */
    String name(int project) {
        return project == EpisodeDecision.NO_PROJECT
                ? wording.say("digest.no-project")
                : catalogue.projectName(project).in(wording.locale());
    }

    private DigestModel.Standing row(Standing standing) {
        Level worst = standing.worst();
        String news = counts.of(standing.news, List.of());
        return new DigestModel.Standing(
                standing.name,
                worst == null
                        ? wording.say("overview.nothing-open")
                        : worst.name().in(wording.locale()),
                worst == null ? Digest.OVER : worst.colour(),
                wording.count("overview.count", standing.open.size()),
                news.isEmpty() ? wording.say("overview.no-news") : news);
    }

    private static List<String> lines(List<String> heads, List<DigestModel.Standing> rows) {
        return AlignedText.lines(Stream.concat(
                        Stream.of(heads),
                        rows.stream().map(row -> List.of(row.name(), row.levelName(), row.open(), row.news())))
                .toList());
    }

    /** What a person knows of one project. */
    private static final class Standing {

        private final String name;
        private final Map<Long, Level> open = new LinkedHashMap<>();
        private final List<EpisodeDecision> news = new ArrayList<>();

        Standing(String name) {
            this.name = name;
        }

        void told(EpisodeDecision each) {
            news.add(each);
            knows(each.candidate());
        }

        void knows(CandidateEpisode candidate) {
            if (candidate.open()) {
                open.put(candidate.episodeId(), candidate.level());
            }
        }

        void add(Standing other) {
            open.putAll(other.open);
            news.addAll(other.news);
        }

        /** The gravest level of what is open; null where nothing is. */
        Level worst() {
            return open.values().stream()
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }
    }
}
