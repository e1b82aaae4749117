// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.Seen;

/**
 * Writes the table of a block that tells of many places: region, figure, bound, change and since when, the worst first.
 * Where the rule compares something else than the figure, its sentence stands in place of figure, bound and change.
 */
final class PlaceRows {

    /** The greatest number of rows; the places after them are named in one line. */
    private static final int MOST_ROWS = 20;

    private final Catalogue catalogue;
    private final Wording wording;
    private final Phrases phrases;
    private final EpisodeNames names;
    private final Sentences sentences;
    private final SeriesCharts charts;

    PlaceRows(Catalogue catalogue, Wording wording, EpisodeNames names, Sentences sentences, SeriesCharts charts) {
        this.catalogue = catalogue;
        this.wording = wording;
        this.phrases = new Phrases(catalogue, wording.locale());
        this.names = names;
        this.sentences = sentences;
        this.charts = charts;
    }

    /**
     * The table of a block.
     *
     * @param details what is to be said of one place alone, in lines below its row
     * @param acknowledging tells how a place is acknowledged
     */
    DigestModel.Places of(
            CauseBlock block, Function<EpisodeDecision, List<String>> details, Acknowledging acknowledging) {
        boolean levels = block.shared(told -> told.candidate().level().code()).isEmpty();
        List<Cells> cells =
                block.told().stream().limit(MOST_ROWS).map(this::cells).toList();
        boolean changes = cells.stream().anyMatch(each -> !each.change().isEmpty());
        boolean figures = cells.stream().anyMatch(each -> !each.figure().isEmpty());
        List<DigestModel.Place> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            EpisodeDecision told = block.told().get(i);
            CandidateEpisode candidate = told.candidate();
            rows.add(new DigestModel.Place(
                    names.place(candidate),
                    levels && candidate.open() ? candidate.level().name().in(wording.locale()) : "",
                    candidate.open() ? candidate.level().colour() : Digest.OVER,
                    cells.get(i).figure(),
                    cells.get(i).bound(),
                    cells.get(i).change(),
                    cells.get(i).sentence(),
                    wording.say("places.open-since", phrases.day(candidate.openSince())),
                    details.apply(told),
                    acknowledging.number(told),
                    acknowledging.linkOf(names.place(candidate), told)));
        }
        Rule rule = block.worst().rule();
        boolean promised = rule == null || !(rule.condition() instanceof Condition.Threshold);
        List<String> heads = Stream.of("place", "figure", promised ? "bound" : "limit", "change", "since")
                .map(head -> wording.say("places." + head))
                .toList();
        String more = more(block.told().subList(cells.size(), block.told().size()));
        return new DigestModel.Places(heads, figures, changes, rows, lines(rows, changes), more);
    }

    private String more(List<EpisodeDecision> others) {
        return others.isEmpty()
                ? ""
                : new NamedOthers(wording)
                        .line(others.stream()
                                .map(told -> names.place(told.candidate()))
                                .toList());
    }

    /** The plain text of each row, its cells below each other. */
    private static List<String> lines(List<DigestModel.Place> rows, boolean changes) {
        return AlignedText.lines(rows.stream().map(row -> cells(row, changes)).toList());
    }

    private static List<String> cells(DigestModel.Place row, boolean changes) {
        List<String> cells = new ArrayList<>();
        cells.add(row.name());
        if (!row.levelName().isEmpty()) {
            cells.add(row.levelName());
        }
        if (!row.sentence().isEmpty()) {
            cells.add(row.sentence());
        } else {
            cells.add(row.figure());
            cells.add(row.bound());
            if (changes) {
                cells.add(row.change());
            }
        }
        cells.add(row.since());
        cells.add(row.number());
        return cells;
    }

    /** The figure, its bound and its change; or a sentence in their place. */
    private record Cells(String figure, String bound, String change, String sentence) {}

    private Cells cells(EpisodeDecision told) {
        CandidateEpisode candidate = told.candidate();
        Indicator indicator = Optional.ofNullable(candidate.indicator())
                .flatMap(catalogue::indicator)
                .orElse(null);
        Seen seen = candidate.seen();
        Bound bound = Sentences.bound(candidate, told.rule());
        boolean known = indicator != null && seen != null && seen.figure() != null && told.rule() != null;
        if (known && candidate.isFigureGone()) {
            return new Cells("", "", "", wording.say("places.gone"));
        }
        if (known && told.rule().measuresFigure() && bound != null) {
            return new Cells(
                    phrases.figure(seen.figure().obsValue(), indicator, bound),
                    phrases.bound(bound, indicator),
                    change(seen, indicator),
                    "");
        }
        Optional<Bound> goal = sentences.goal(candidate);
        boolean behind = known
                && goal.isPresent()
                && seen.facts()
                        .as(Facts.Trajectory.class)
                        .map(Facts.Trajectory::share)
                        .isPresent();
        return behind
                ? new Cells(
                        phrases.figure(seen.figure().obsValue(), indicator, null),
                        phrases.bound(goal.get(), indicator),
                        sentences.measured(candidate, told.rule(), indicator),
                        "")
                : new Cells("", "", "", sentences.figure(candidate, told.rule()));
    }

    /** The change since the figure before: {@code +0.3个百分点}; "" where none is known. */
    private String change(Seen seen, Indicator indicator) {
        return charts.before(seen)
                .map(before -> seen.figure().obsValue().subtract(before.getValue()))
                .map(difference -> wording.say(
                        difference.signum() == 0
                                ? "places.same"
                                : difference.signum() > 0 ? "places.up" : "places.down",
                        sentences.difference(difference.abs(), indicator)))
                .orElse("");
    }
}
