// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.time.Instant;
import java.time.LocalDate;
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
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.Target;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.Envelope;
import org.jundeng.notice.decision.Feeds;
import org.jundeng.notice.decision.Matter;
import org.jundeng.notice.decision.Telling;
import org.jundeng.notice.decision.Why;
import org.jundeng.notice.link.AckLinks;

/** The words of one person's mail: by project, the worst first, ten lines a project and then counts. */
final class Digest {

    private static final int LINES_A_PROJECT = 10;
    private static final int MOST_PICTURES = 5;
    private static final String OVER = "#1b7f3b";
    private static final Comparator<Telling> WORST_FIRST = Comparator.comparing(
                    (Telling each) -> !each.matter().open())
            .thenComparing(each -> each.matter().level(), Comparator.reverseOrder());

    private final Catalogue catalogue;
    private final Feeds feeds;
    private final Letter letter;
    private final AckLinks links;
    private final Wording wording;
    private final Phrases phrases;
    private final Sentences sentences;
    private final Map<String, byte[]> images = new LinkedHashMap<>();

    /** @param links makes the links by which people acknowledge; null where there is no page to lead to */
    Digest(Catalogue catalogue, Feeds feeds, Letter letter, AckLinks links) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.letter = letter;
        this.links = links;
        this.wording = Wording.of(Digest.class, letter.person().locale());
        this.phrases = new Phrases(catalogue, letter.person().locale());
        this.sentences = new Sentences(catalogue, feeds, letter.person().locale());
    }

    /**
     * Which mail it is.
     *
     * @param envelope whom it goes to, and by which way
     * @param businessDate the night
     * @param key what makes the notice what it is
     * @param at the true time of the decision
     */
    record Letter(Envelope envelope, LocalDate businessDate, String key, Instant at) {

        Person person() {
            return envelope.person();
        }
    }

    /**
     * The words.
     *
     * @param subject the subject
     * @param model what the templates fill in
     * @param images the pictures by the name under which the page shows them
     * @param tellings what it tells, in the order of the mail
     * @param reason the gravest thing that it tells
     */
    record Written(
            String subject, DigestModel model, Map<String, byte[]> images, List<Telling> tellings, String reason) {}

    Written write(List<Telling> tellings, List<Item> items, Charted charted) {
        List<Telling> sorted = tellings.stream().sorted(WORST_FIRST).toList();
        String subject = subject(sorted, items);
        Map<Integer, List<Telling>> byProject = sorted.stream()
                .collect(Collectors.groupingBy(
                        telling -> isStewards() ? 0 : telling.project(), LinkedHashMap::new, Collectors.toList()));
        List<DigestModel.Project> projects = new ArrayList<>();
        byProject.forEach((project, ofProject) -> projects.add(project(project, ofProject, charted)));
        Set<Long> shown = sorted.stream().map(each -> each.matter().episodeId()).collect(Collectors.toSet());
        List<Item> others = items.stream()
                .filter(item -> !(item instanceof Item.Explanation said
                        && shown.contains(said.matter().episodeId())))
                .toList();
        DigestModel model = new DigestModel(
                wording.locale().getLanguage(),
                subject,
                wording.say("digest.greeting", letter.person().name().in(wording.locale())),
                summary(sorted, items),
                wording.say(isStewards() ? "steward.footer" : "digest.footer"),
                wording.say("digest.answers"),
                projects,
                new ItemWords(catalogue, feeds, letter.person().locale()).sections(others));
        return new Written(subject, model, images, sorted, reason(sorted, items));
    }

    private boolean isStewards() {
        return letter.envelope().way() == Decision.Way.STEWARDS;
    }

    /** The gravest thing it tells. */
    private static String reason(List<Telling> sorted, List<Item> items) {
        return sorted.stream()
                .map(Telling::why)
                .min(Comparator.naturalOrder())
                .map(why -> "episode-" + why.code())
                .orElseGet(() -> items.get(0).id().replaceFirst(":.*", ""));
    }

    private String subject(List<Telling> sorted, List<Item> items) {
        String day = phrases.day(letter.businessDate());
        String counted = counts(sorted, items);
        return switch (letter.envelope().way()) {
            case DIGEST -> wording.say("digest.subject", day, counted);
            case AT_ONCE ->
                wording.say(
                        "at-once.subject",
                        level(sorted.get(0)),
                        sentences.title(sorted.get(0).matter(), sorted.get(0).rule()),
                        sorted.size());
            case STEWARDS ->
                wording.say("steward.subject", day, bureau(letter.envelope().bureau()), counted);
        };
    }

    private String summary(List<Telling> sorted, List<Item> items) {
        String day = phrases.day(letter.businessDate());
        return isStewards()
                ? wording.say("steward.summary", day, bureau(letter.envelope().bureau()), counts(sorted, items))
                : wording.say("digest.summary", day, counts(sorted, items));
    }

    private DigestModel.Project project(int project, List<Telling> ofProject, Charted charted) {
        List<Telling> more = ofProject.subList(Math.min(LINES_A_PROJECT, ofProject.size()), ofProject.size());
        List<DigestModel.Line> lines = ofProject.stream()
                .limit(LINES_A_PROJECT)
                .map(telling -> line(telling, charted))
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
        return project == Telling.NO_PROJECT
                ? wording.say("digest.no-project")
                : catalogue.projectName(project).in(wording.locale());
    }

    private DigestModel.Line line(Telling telling, Charted charted) {
        Matter matter = telling.matter();
        Rule rule = telling.rule();
        return new DigestModel.Line(
                status(telling),
                sentences.title(matter, rule),
                sentences.figure(matter, rule),
                sentences.distance(matter, rule),
                sentences.trend(matter, charted),
                wording.say("reason." + matter.change().reason().code()),
                quote(matter, rule),
                sentences.districts(matter),
                note(matter),
                rule == null || rule.bureau() == null ? "" : bureau(rule.bureau()),
                source(matter),
                next(telling),
                new DigestModel.Picture(
                        image(matter, rule, charted), wording.say("image", sentences.title(matter, rule))),
                link(matter));
    }

    private DigestModel.Status status(Telling telling) {
        Matter matter = telling.matter();
        return new DigestModel.Status(
                wording.say("why." + word(telling.why())),
                matter.open() ? level(telling) : "",
                matter.open() ? matter.level().colour() : OVER);
    }

    private String level(Telling telling) {
        return telling.matter().level().name().in(wording.locale());
    }

    private String image(Matter matter, Rule rule, Charted charted) {
        if (images.size() >= MOST_PICTURES
                || matter.seen() == null
                || matter.seen().figure() == null) {
            return "";
        }
        boolean judged = rule != null && rule.measuresFigure();
        Bound bound =
                judged ? Sentences.bound(matter, rule) : sentences.goal(matter).orElse(null);
        Optional<byte[]> picture = charted.picture(matter.seen(), bound, judged);
        if (picture.isEmpty()) {
            return "";
        }
        String name = "chart-" + (images.size() + 1) + "@notices.jundeng";
        images.put(name, picture.get());
        return name;
    }

    private DigestModel.Link link(Matter matter) {
        boolean asked = links != null && matter.open() && !matter.acknowledged() && !isStewards();
        String url = asked ? links.link(letter.person().id(), matter.episodeId(), letter.key(), letter.at()) : "";
        return new DigestModel.Link(url, wording.say("link"), url.isEmpty() ? "" : wording.say("link.line", url));
    }

    private String source(Matter matter) {
        if (matter.seen() == null || matter.seen().figure() == null) {
            return Optional.ofNullable(matter.seen())
                    .flatMap(seen -> seen.facts().as(Facts.Delivery.class))
                    .map(delivery -> wording.say("source.feed", delivery.deliveryId()))
                    .orElse("");
        }
        Figure.Source source = matter.seen().figure().source();
        if (source.method() != null || source.rowNo() == 0) {
            String method = source.method() == null ? wording.say("derived") : phrases.method(source.method());
            return wording.say("digest.derived", method, source.deliveryId());
        }
        return wording.say("digest.source", source.sourceName(), source.rowNo(), source.deliveryId());
    }

    private String note(Matter matter) {
        return matter.note() == null || matter.note().text() == null
                ? ""
                : wording.say(
                        "note",
                        author(matter.note().author()),
                        phrases.day(matter.note().on()),
                        matter.note().text());
    }

    private String author(String id) {
        return catalogue
                .people()
                .person(id)
                .map(person -> person.name().in(wording.locale()))
                .orElse(id);
    }

    /** What happens if nobody does anything. */
    private String next(Telling telling) {
        Person person = letter.person();
        boolean waits = telling.matter().open() && !telling.matter().acknowledged() && !isStewards();
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
                    telling.matter().episodeId());
        }
        return person.notices().repeatDays() > 0
                ? wording.say(
                        "next.repeat",
                        person.notices().repeatDays(),
                        telling.matter().episodeId())
                : wording.say("next.nothing", telling.matter().episodeId());
    }

    private String quote(Matter matter, Rule rule) {
        if (!matter.place().feed().isEmpty()) {
            return "";
        }
        return catalogue.targets().stream()
                .filter(target -> target.id().equals(matter.target()))
                .map(Target::quotes)
                .map(quotes -> String.join("；", quotes))
                .map(quotes -> wording.say("digest.quote", quotes))
                .findFirst()
                .orElseGet(() -> wording.say(
                        "digest.rule",
                        rule == null ? matter.place().ruleId() : rule.name().in(wording.locale())));
    }

    private String bureau(String id) {
        Bureau bureau = catalogue.bureaus().get(id);
        return bureau == null ? id : bureau.name().in(wording.locale());
    }

    /** A steward has something to see to, or has seen to it; officials are told more exactly. */
    private String word(Why why) {
        return !isStewards() ? why.code() : why == Why.CLOSED ? "seen-to" : "to-see-to";
    }

    /** How many of each: {@code 新越线3项，恢复1项}. */
    private String counts(List<Telling> counted, List<Item> items) {
        Map<String, Long> byWord = new LinkedHashMap<>();
        counted.stream()
                .collect(Collectors.groupingBy(Telling::why, TreeMap::new, Collectors.counting()))
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
