// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.Seen;

/**
 * Writes the blocks of a mail. What is the same for each place of a block stands in it once; the figures of the places,
 * and what differs between them, stand in a table.
 */
final class BlockWords {

    private static final int MOST_DELIVERIES = 3;
    private static final int MOST_ROWS_NAMED = 8;

    private final Catalogue catalogue;
    private final Wording wording;
    private final Phrases phrases;
    private final Sentences sentences;
    private final EpisodeNames names;
    private final MailCounts counts;
    private final Acknowledging acknowledging;
    private final MailPictures pictures;
    private final SeriesCharts charts;
    private final NoteWords notes;
    private final PageLinks pages;
    private final LocalDate night;

    /** What the blocks of a mail are made with. */
    record Parts(
            Sentences sentences,
            EpisodeNames names,
            MailCounts counts,
            Acknowledging acknowledging,
            MailPictures pictures,
            NoteWords notes,
            PageLinks pages,
            LocalDate night) {}

    BlockWords(Catalogue catalogue, Wording wording, Parts parts, SeriesCharts charts) {
        this.catalogue = catalogue;
        this.wording = wording;
        this.phrases = new Phrases(catalogue, wording.locale());
        this.sentences = parts.sentences();
        this.names = parts.names();
        this.counts = parts.counts();
        this.acknowledging = parts.acknowledging();
        this.pictures = parts.pictures();
        this.notes = parts.notes();
        this.pages = parts.pages();
        this.night = parts.night();
        this.charts = charts;
    }

    DigestModel.Line line(CauseBlock block) {
        EpisodeDecision worst = block.worst();
        CandidateEpisode candidate = worst.candidate();
        Rule rule = worst.rule();
        boolean one = !block.isOfMany();
        return new DigestModel.Line(
                status(worst),
                title(block),
                one ? sentences.figure(candidate, rule) : periods(block),
                one ? sentences.distance(candidate, rule) : "",
                one ? sentences.trend(candidate, charts) : "",
                reason(block),
                block.shared(acknowledging::escalation),
                block.shared(this::quote),
                one ? sentences.districts(candidate) : DigestModel.Districts.NONE,
                places(block),
                block.shared(notes::of),
                rule == null || rule.bureau() == null ? "" : bureau(rule.bureau()),
                source(block),
                next(block),
                pictures.of(worst, sentences.goal(candidate).orElse(null)),
                one ? acknowledging.link(worst) : acknowledging.linkOfAll(block),
                pages.of(block));
    }

    /** The title of a block: the place and the matter; of many places, the matter and how many they are. */
    String title(CauseBlock block) {
        EpisodeDecision worst = block.worst();
        return block.isOfMany()
                ? wording.say(
                        worst.candidate().place().feed().isEmpty() ? "block.regions" : "block.feeds",
                        names.matter(worst.candidate(), worst.rule()),
                        block.told().size())
                : sentences.title(worst.candidate(), worst.rule());
    }

    /** A block in a few words: the title, and what happened. */
    String inOne(CauseBlock block) {
        DigestModel.Status status = status(block.worst());
        return wording.say("others.one", title(block), status.event(), status.levelName());
    }

    private DigestModel.Status status(EpisodeDecision told) {
        CandidateEpisode candidate = told.candidate();
        String event = wording.say("why." + counts.word(told));
        String level = candidate.open() ? candidate.level().name().in(wording.locale()) : "";
        return new DigestModel.Status(
                event,
                level,
                level.isEmpty() ? event : wording.say("status", event, level),
                candidate.open() ? candidate.level().colour() : Digest.OVER);
    }

    /** The period of the figures, where it is the same for all places. */
    private String periods(CauseBlock block) {
        String period = block.shared(this::period);
        return period.isEmpty() ? "" : wording.say("block.period", period);
    }

    private String period(EpisodeDecision told) {
        Seen seen = told.candidate().seen();
        return seen == null || seen.figure() == null ? "" : sentences.when(seen);
    }

    private DigestModel.Places places(CauseBlock block) {
        if (!block.isOfMany()) {
            return DigestModel.Places.NONE;
        }
        Function<EpisodeDecision, Stream<String>> differing = told -> Stream.<Function<EpisodeDecision, String>>of(
                        this::why,
                        this::vouched,
                        this::again,
                        each -> apart(each).orElse(""),
                        acknowledging::escalation,
                        this::quote,
                        notes::of,
                        acknowledging::next)
                .filter(text -> block.shared(text).isEmpty())
                .map(text -> text.apply(told));
        return new PlaceRows(catalogue, wording, names, sentences, charts)
                .of(
                        block,
                        told -> differing
                                .apply(told)
                                .filter(text -> !text.isEmpty())
                                .toList(),
                        acknowledging);
    }

    private String next(CauseBlock block) {
        String next = block.shared(acknowledging::next);
        String how = acknowledging.byNumber(block.worst());
        String number = block.isOfMany() ? "" : acknowledging.number(block.worst());
        return Stream.of(next, how, number).filter(text -> !text.isEmpty()).collect(Collectors.joining(sentenceEnd()));
    }

    private String sentenceEnd() {
        return wording.say("sentences.and");
    }

    /**
     * Why it changed, what was corrected and who had vouched for it, the deadline, how it has gone so far (a table says
     * since when), and how often it has come back: what is the same for all places of the block.
     */
    private String reason(CauseBlock block) {
        return Stream.<Function<EpisodeDecision, String>>of(
                        this::why,
                        this::vouched,
                        this::deadline,
                        told -> block.isOfMany() ? "" : course(told),
                        this::again)
                .map(block::shared)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(wording.say("reason.and")));
    }

    private String why(EpisodeDecision told) {
        return sentences.why(told.candidate(), told.rule(), told.correction());
    }

    private String vouched(EpisodeDecision told) {
        CandidateEpisode.Vouched vouched = told.candidate().change().vouched();
        if (vouched == null) {
            return "";
        }
        String key = "vouched." + vouched.kind() + (vouched.by() == null ? ".unnamed" : "");
        return wording.say(
                key,
                Long.toString(vouched.deliveryId()),
                phrases.day(vouched.on()),
                vouched.by() == null ? "" : notes.author(vouched.by()));
    }

    private String deadline(EpisodeDecision told) {
        boolean said = told.candidate().change().reason() == Reason.DEADLINE_PASSED;
        return said ? "" : sentences.deadline(told.candidate(), told.rule(), night);
    }

    private String course(EpisodeDecision told) {
        return sentences.course(told.candidate(), told.rule(), charts);
    }

    private String again(EpisodeDecision told) {
        return sentences.again(told.candidate(), night);
    }

    private String quote(EpisodeDecision told) {
        CandidateEpisode candidate = told.candidate();
        if (!candidate.place().feed().isEmpty()) {
            return "";
        }
        return catalogue.targets().stream()
                .filter(target -> target.id().equals(candidate.target()))
                .map(Target::quotes)
                .map(quotes -> String.join("；", quotes))
                .map(quotes -> wording.say("digest.quote", quotes))
                .findFirst()
                .orElseGet(() -> wording.say(
                        "digest.rule",
                        told.rule() == null
                                ? candidate.place().ruleId()
                                : told.rule().name().in(wording.locale())));
    }

    /** The bureau's name; its id where it is no longer in the catalogue. */
    String bureau(String id) {
        return new KnownNames(catalogue, wording).bureau(id);
    }

    private String source(CauseBlock block) {
        if (!block.isOfMany()) {
            return source(block.worst());
        }
        Map<Long, Figure.Source> files = new LinkedHashMap<>();
        Map<Long, Set<Long>> rows = new LinkedHashMap<>();
        for (EpisodeDecision told : block.told()) {
            Optional<Figure.Source> row = row(told);
            if (row.isEmpty()) {
                return block.shared(this::source);
            }
            files.putIfAbsent(row.get().deliveryId(), row.get());
            rows.computeIfAbsent(row.get().deliveryId(), first -> new TreeSet<>())
                    .add(row.get().rowNo());
        }
        String named = files.values().stream()
                .limit(MOST_DELIVERIES)
                .map(file -> wording.say(
                        rows.get(file.deliveryId()).size() == 1 ? "block.source.one" : "block.source",
                        file.sourceName(),
                        numbers(rows.get(file.deliveryId())),
                        Long.toString(file.deliveryId())))
                .collect(Collectors.joining(wording.say("districts.and")));
        int others = files.size() - MOST_DELIVERIES;
        return wording.say("block.sources", named, others > 0 ? wording.say("block.more-files", others) : "");
    }

    private String numbers(Set<Long> rows) {
        String named = rows.stream()
                .limit(MOST_ROWS_NAMED)
                .map(row -> Long.toString(row))
                .collect(Collectors.joining(wording.say("names.and")));
        return rows.size() > MOST_ROWS_NAMED ? wording.say("block.more-rows", named, rows.size()) : named;
    }

    /** The row of a file that the figure is from; empty where it was derived or there is none. */
    private static Optional<Figure.Source> row(EpisodeDecision told) {
        return Optional.ofNullable(told.candidate().seen())
                .map(Seen::figure)
                .map(Figure::source)
                .filter(source -> source.method() == null && source.rowNo() != 0);
    }

    private String source(EpisodeDecision told) {
        Seen seen = told.candidate().seen();
        if (seen == null || seen.figure() == null) {
            return Optional.ofNullable(seen)
                    .flatMap(each -> each.facts().as(Facts.Delivery.class))
                    .map(delivery -> wording.say("source.feed", delivery.deliveryId()))
                    .orElse("");
        }
        Indicator indicator = Optional.ofNullable(told.candidate().indicator())
                .flatMap(catalogue::indicator)
                .orElse(null);
        String of = source(seen.figure(), indicator);
        String source = seen.facts().soFar() ? wording.say("source.last", of) : of;
        return apart(told)
                .map(apart -> wording.say("digest.apart", source, apart))
                .orElse(source);
    }

    private String source(Figure figure, Indicator indicator) {
        Figure.Source source = figure.source();
        if (source.method() != null || source.rowNo() == 0) {
            boolean known = source.method() != null && indicator != null;
            String made = known ? phrases.made(figure, indicator) : wording.say("derived");
            return wording.say("digest.derived", made, source.deliveryId());
        }
        return wording.say("digest.source", source.sourceName(), source.rowNo(), source.deliveryId());
    }

    /** With what the figure disagrees; empty where it disagrees with nothing. */
    private Optional<String> apart(EpisodeDecision told) {
        Seen seen = told.candidate().seen();
        return seen == null || seen.figure() == null || told.candidate().indicator() == null
                ? Optional.empty()
                : catalogue
                        .indicator(told.candidate().indicator())
                        .flatMap(indicator -> phrases.apart(seen.figure(), indicator));
    }
}
