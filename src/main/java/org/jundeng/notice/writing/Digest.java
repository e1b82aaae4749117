// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Figure;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.Target;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.link.MailLinks;

/**
 * Writes the words of one person's mail. Episodes are grouped by project, the worst first; after ten lines in a
 * project, the others are only counted.
 */
final class Digest {

    private static final int LINES_A_PROJECT = 10;
    private static final int MOST_PICTURES = 5;
    private static final String OVER = "#1b7f3b";
    private static final Comparator<EpisodeDecision> WORST_FIRST = Comparator.comparing(
                    (EpisodeDecision each) -> !each.candidate().open())
            .thenComparing(each -> each.candidate().level(), Comparator.reverseOrder());

    private final Catalogue catalogue;
    private final FeedDirectory feeds;
    private final LetterHead letter;
    private final MailLinks links;
    private final Wording wording;
    private final Phrases phrases;
    private final Sentences sentences;
    private final Map<String, byte[]> images = new LinkedHashMap<>();

    Digest(Catalogue catalogue, FeedDirectory feeds, LetterHead letter, MailLinks links) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.letter = letter;
        this.links = links;
        this.wording = Wording.of(Digest.class, letter.person().locale());
        this.phrases = new Phrases(catalogue, letter.person().locale());
        this.sentences = new Sentences(catalogue, feeds, letter.person().locale());
    }

    /**
     * The words of a mail.
     *
     * @param subject the subject
     * @param model the data for the templates
     * @param images the PNG pictures by the content id that the page uses
     * @param decisions the decisions that it tells, in the order of the mail
     * @param reason the code of the gravest thing that the mail tells
     */
    record Written(
            String subject,
            DigestModel model,
            Map<String, byte[]> images,
            List<EpisodeDecision> decisions,
            String reason) {}

    Written write(List<EpisodeDecision> decisions, List<MailItem> items, SeriesCharts charts) {
        List<EpisodeDecision> sorted = decisions.stream().sorted(WORST_FIRST).toList();
        String subject = subject(sorted, items);
        Map<Integer, List<EpisodeDecision>> byProject = sorted.stream()
                .collect(Collectors.groupingBy(
                        told -> isStewards() ? 0 : told.project(), LinkedHashMap::new, Collectors.toList()));
        List<DigestModel.Project> projects = new ArrayList<>();
        byProject.forEach((project, ofProject) -> projects.add(project(project, ofProject, charts)));
        Set<Long> shown =
                sorted.stream().map(each -> each.candidate().episodeId()).collect(Collectors.toSet());
        List<MailItem> others = items.stream()
                .filter(item -> !(item instanceof MailItem.Explanation said
                        && shown.contains(said.candidate().episodeId())))
                .toList();
        DigestModel model = new DigestModel(
                wording.locale().getLanguage(),
                subject,
                wording.say("digest.greeting", letter.person().name().in(wording.locale())),
                summary(sorted, items),
                wording.say(isStewards() ? "steward.footer" : "digest.footer"),
                wording.say("digest.answers"),
                projects,
                itemWords().sections(others));
        return new Written(subject, model, images, sorted, reason(sorted, items));
    }

    private MailItemWords itemWords() {
        WaitingWords waiting =
                new WaitingWords(catalogue, feeds, letter, links.confirm().orElse(null));
        return new MailItemWords(catalogue, feeds, letter.person().locale(), waiting);
    }

    private boolean isStewards() {
        return letter.envelope().way() == Decision.Way.STEWARDS;
    }

    /** The code of the gravest thing that the mail tells. */
    private static String reason(List<EpisodeDecision> sorted, List<MailItem> items) {
        return sorted.stream()
                .map(EpisodeDecision::why)
                .min(Comparator.naturalOrder())
                .map(why -> "episode-" + why.code())
                .orElseGet(() -> items.get(0).id().replaceFirst(":.*", ""));
    }

    private String subject(List<EpisodeDecision> sorted, List<MailItem> items) {
        String day = phrases.day(letter.businessDate());
        String counted = counts(sorted, items);
        return switch (letter.envelope().way()) {
            case DIGEST -> wording.say("digest.subject", day, counted);
            case AT_ONCE ->
                wording.say(
                        "at-once.subject",
                        level(sorted.get(0)),
                        sentences.title(sorted.get(0).candidate(), sorted.get(0).rule()),
                        sorted.size());
            case STEWARDS ->
                wording.say("steward.subject", day, bureau(letter.envelope().bureau()), counted);
        };
    }

    private String summary(List<EpisodeDecision> sorted, List<MailItem> items) {
        String day = phrases.day(letter.businessDate());
        return isStewards()
                ? wording.say("steward.summary", day, bureau(letter.envelope().bureau()), counts(sorted, items))
                : wording.say("digest.summary", day, counts(sorted, items));
    }

    private DigestModel.Project project(int project, List<EpisodeDecision> ofProject, SeriesCharts charts) {
        List<EpisodeDecision> more = ofProject.subList(Math.min(LINES_A_PROJECT, ofProject.size()), ofProject.size());
        List<DigestModel.Line> lines = ofProject.stream()
                .limit(LINES_A_PROJECT)
                .map(told -> line(told, charts))
                .toList();
        return new DigestModel.Project(
                heading(project),
                lines,
                more.isEmpty() ? "" : wording.say("digest.more", more.size(), counts(more, List.of())));
    }

    private String heading(int project) {
        if (isStewards()) {
            return wording.say("steward.episodes");
        }
        return project == EpisodeDecision.NO_PROJECT
                ? wording.say("digest.no-project")
                : catalogue.projectName(project).in(wording.locale());
    }

    private DigestModel.Line line(EpisodeDecision told, SeriesCharts charts) {
        CandidateEpisode candidate = told.candidate();
        Rule rule = told.rule();
        return new DigestModel.Line(
                status(told),
                sentences.title(candidate, rule),
                sentences.figure(candidate, rule),
                sentences.distance(candidate, rule),
                sentences.trend(candidate, charts),
                reason(candidate.change()),
                quote(candidate, rule),
                sentences.districts(candidate),
                note(candidate),
                rule == null || rule.bureau() == null ? "" : bureau(rule.bureau()),
                source(candidate),
                next(told),
                new DigestModel.Picture(
                        image(candidate, rule, charts), wording.say("image", sentences.title(candidate, rule))),
                link(candidate));
    }

    /** Why it changed; where the data were corrected, also who had vouched for them. */
    private String reason(CandidateEpisode.Change change) {
        String reason = wording.say("reason." + change.reason().code());
        CandidateEpisode.Vouched vouched = change.vouched();
        if (vouched == null) {
            return reason;
        }
        String key = "vouched." + vouched.kind() + (vouched.by() == null ? ".unnamed" : "");
        return wording.say(
                key,
                reason,
                Long.toString(vouched.deliveryId()),
                phrases.day(vouched.on()),
                vouched.by() == null ? "" : author(vouched.by()));
    }

    private DigestModel.Status status(EpisodeDecision told) {
        CandidateEpisode candidate = told.candidate();
        return new DigestModel.Status(
                wording.say("why." + word(told.why())),
                candidate.open() ? level(told) : "",
                candidate.open() ? candidate.level().colour() : OVER);
    }

    private String level(EpisodeDecision told) {
        return told.candidate().level().name().in(wording.locale());
    }

    private String image(CandidateEpisode candidate, Rule rule, SeriesCharts charts) {
        if (images.size() >= MOST_PICTURES
                || candidate.seen() == null
                || candidate.seen().figure() == null) {
            return "";
        }
        boolean judged = rule != null && rule.measuresFigure();
        Bound bound = judged
                ? Sentences.bound(candidate, rule)
                : sentences.goal(candidate).orElse(null);
        Optional<byte[]> picture = charts.picture(candidate.seen(), bound, judged);
        if (picture.isEmpty()) {
            return "";
        }
        String name = "chart-" + (images.size() + 1) + "@notices.jundeng";
        images.put(name, picture.get());
        return name;
    }

    private DigestModel.Link link(CandidateEpisode candidate) {
        boolean asked = candidate.open() && !candidate.acknowledged() && !isStewards();
        String url = links.ack()
                .filter(each -> asked)
                .map(each -> each.link(letter.person().id(), candidate.episodeId(), letter.key(), letter.at()))
                .orElse("");
        return new DigestModel.Link(url, wording.say("link"), url.isEmpty() ? "" : wording.say("link.line", url));
    }

    private String source(CandidateEpisode candidate) {
        if (candidate.seen() == null || candidate.seen().figure() == null) {
            return Optional.ofNullable(candidate.seen())
                    .flatMap(seen -> seen.facts().as(Facts.Delivery.class))
                    .map(delivery -> wording.say("source.feed", delivery.deliveryId()))
                    .orElse("");
        }
        Figure figure = candidate.seen().figure();
        Indicator indicator = Optional.ofNullable(candidate.indicator())
                .flatMap(catalogue::indicator)
                .orElse(null);
        String source = source(figure, indicator);
        return Optional.ofNullable(indicator)
                .flatMap(known -> phrases.apart(figure, known))
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

    private String note(CandidateEpisode candidate) {
        return candidate.note() == null || candidate.note().text() == null
                ? ""
                : wording.say(
                        "note",
                        author(candidate.note().author()),
                        phrases.day(candidate.note().on()),
                        candidate.note().text());
    }

    private String author(String id) {
        return catalogue
                .people()
                .person(id)
                .map(person -> person.name().in(wording.locale()))
                .orElse(id);
    }

    /** What happens next if nobody acknowledges the episode; empty where nobody has to. */
    private String next(EpisodeDecision told) {
        Person person = letter.person();
        boolean waits = told.candidate().open() && !told.candidate().acknowledged() && !isStewards();
        if (!waits) {
            return "";
        }
        int days = person.notices().deputyAfter();
        Optional<Person> deputy = Optional.ofNullable(person.deputy()).flatMap(catalogue.people()::person);
        if (days > 0 && deputy.isPresent()) {
            return wording.say(
                    "next.deputy",
                    days,
                    deputy.get().name().in(wording.locale()),
                    told.candidate().episodeId());
        }
        return person.notices().repeatDays() > 0
                ? wording.say(
                        "next.repeat",
                        person.notices().repeatDays(),
                        told.candidate().episodeId())
                : wording.say("next.nothing", told.candidate().episodeId());
    }

    private String quote(CandidateEpisode candidate, Rule rule) {
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
                        rule == null ? candidate.place().ruleId() : rule.name().in(wording.locale())));
    }

    private String bureau(String id) {
        Bureau bureau = catalogue.bureaus().get(id);
        return bureau == null ? id : bureau.name().in(wording.locale());
    }

    /** The word for a reason. Stewards only get "to see to" or "seen to"; officials get the exact reason. */
    private String word(DecisionReason why) {
        return !isStewards() ? why.code() : why == DecisionReason.CLOSED ? "seen-to" : "to-see-to";
    }

    /** The number of each kind of thing: {@code 新越线3项，恢复1项}. */
    private String counts(List<EpisodeDecision> counted, List<MailItem> items) {
        Map<String, Long> byWord = new LinkedHashMap<>();
        counted.stream()
                .collect(Collectors.groupingBy(EpisodeDecision::why, TreeMap::new, Collectors.counting()))
                .forEach((why, count) -> byWord.merge("count." + word(why), count, Long::sum));
        items.stream()
                .collect(Collectors.groupingBy(
                        item -> "count." + item.id().replaceFirst(":.*", ""), TreeMap::new, Collectors.counting()))
                .forEach(byWord::put);
        return byWord.entrySet().stream()
                .map(entry -> wording.count(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(wording.say("count.and")));
    }
}
