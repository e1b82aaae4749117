// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.told;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.book.EpisodeBook.Happened;
import org.jundeng.alert.book.EpisodeBook.Sight;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.words.EpisodeSentences;
import org.jundeng.assess.Phrases;
import org.jundeng.catalogue.Person;
import org.jundeng.chart.Steps;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.book.NoticeBook;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.told.EpisodeModel.Fact;
import org.jundeng.page.told.EpisodeModel.Happening;
import org.jundeng.page.told.EpisodeModel.Mail;
import org.jundeng.page.told.EpisodeModel.Said;
import org.jundeng.page.told.EpisodeModel.Silenced;
import org.jundeng.page.told.EpisodeModel.Told;

/** Writes the page of an episode: what happened to it, and who was told what of it, when, by which way and why. */
public final class EpisodePage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Templates templates = new Templates(PageContext.class);
    private final Contracts contracts;
    private final List<Rule> rules;
    private final ZoneId zone;

    /** Writes of the feeds of {@code contracts}, by {@code rules} as they are configured; times as of {@code zone}. */
    public EpisodePage(Contracts contracts, List<Rule> rules, ZoneId zone) {
        this.contracts = contracts;
        this.rules = List.copyOf(rules);
        this.zone = zone;
    }

    /** The page of {@code facts} as HTML. */
    public String html(PageContext context, EpisodeFacts facts) {
        EpisodeSentences sentences = new EpisodeSentences(context.catalogue(), contracts, rules, context.locale());
        return templates.render("told/episode.ftlh", new Writing(context, facts, sentences).model());
    }

    /** The page for one reader. */
    private final class Writing {

        private final PageContext context;
        private final EpisodeFacts facts;
        private final EpisodeBook.Entry entry;
        private final EpisodeSentences sentences;
        private final Map<Long, NoticeBook.Notice> mails = new HashMap<>();

        Writing(PageContext context, EpisodeFacts facts, EpisodeSentences sentences) {
            this.context = context;
            this.facts = facts;
            this.entry = facts.entry();
            this.sentences = sentences;
            facts.notices().forEach(mail -> mails.put(mail.noticeId(), mail));
        }

        EpisodeModel model() {
            Sight last = facts.sights()
                    .get(facts.course().get(facts.course().size() - 1).eventId());
            List<Happened> latestFirst = new ArrayList<>(facts.course());
            latestFirst.sort(Comparator.comparing(Happened::eventId).reversed());
            return new EpisodeModel(
                    context.frame(
                            new Address.OfEpisode(entry.episodeId()),
                            context.words()
                                    .say("told.episode", Long.toString(entry.episodeId()), sentences.about(last)),
                            facts.night(),
                            List.of(context.link(context.words().say("way.episodes"), Address.Episodes.ALL))),
                    EpisodesPage.grade(context, entry.level()),
                    context.words().say("episode." + entry.state()),
                    sentences.seen(last),
                    sentences.cause(last),
                    answer(),
                    facts(last),
                    steps(),
                    day(facts.course().get(0).night()),
                    day(end()),
                    latestFirst.stream()
                            .filter(each -> !each.isByPerson())
                            .map(this::happening)
                            .toList(),
                    facts.decisions().stream().map(this::told).toList(),
                    said(latestFirst),
                    facts.silences().stream().map(this::silenced).toList(),
                    facts.decisions().size() >= ToldBook.MOST || facts.notices().size() >= ToldBook.MOST,
                    facts.onlyOwn());
        }

        /** The way to answer it now; null on a past day, and where it does not lead there. */
        private Link answer() {
            Link way = context.link(context.words().say("told.answer"), Address.Acting.answer(entry.episodeId()));
            return entry.state().equals("open") && context.reader().day() == null && way.href() != null ? way : null;
        }

        private List<Fact> facts(Sight last) {
            List<Fact> all = new ArrayList<>();
            Rule rule = facts.rule();
            String ruleName = rule == null ? entry.ruleId() : rule.name().in(context.locale());
            if (rule == null) {
                all.add(fact("rule", Link.none(ruleName)));
            } else if (!(rule.condition() instanceof Condition.OfTarget)) {
                all.add(fact("rule", context.link(ruleName, new Address.Episodes(null, null, null, rule.id(), 1))));
            }
            if (entry.targetId() != null) {
                all.add(fact("target", context.target(entry.targetId())));
            }
            if (!entry.regionId().isEmpty()) {
                all.add(fact("region", context.region(entry.regionId(), last.changedOn())));
            }
            bureau().ifPresent(id -> all.add(fact("bureau", context.bureau(id))));
            all.add(fact("since", Link.none(day(facts.course().get(0).night()))));
            if (entry.closedOn() != null) {
                all.add(fact("until", Link.none(day(entry.closedOn()))));
            }
            periods().ifPresent(text -> all.add(fact("periods", Link.none(text))));
            worst().ifPresent(figure -> all.add(fact("worst", figure)));
            return all;
        }

        private Fact fact(String key, Link text) {
            return new Fact(context.words().say("told." + key), text);
        }

        /** The bureau that the rule concerns, or that delivers the feed. */
        private Optional<String> bureau() {
            return Optional.ofNullable(facts.rule()).map(Rule::bureau).or(() -> contracts
                    .feed(entry.feed())
                    .map(ContractVersion::contract)
                    .map(contract -> contract.bureau()));
        }

        private static boolean isEnd(Happened each) {
            return each.event().equals("closed") || each.event().equals("lapsed");
        }

        /** The periods whose figures crossed the bound; empty where no figure was seen. */
        private Optional<String> periods() {
            NavigableMap<TimePeriod, BigDecimal> all = facts.crossed();
            return all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(context.words()
                            .count(
                                    "told.period-count",
                                    all.size(),
                                    context.phrases().period(all.firstKey()),
                                    context.phrases().period(all.lastKey())));
        }

        private Optional<Link> worst() {
            EpisodeWorst worst = new EpisodeWorst(facts, context.catalogue().levels());
            return worst.seen().map(this::figure).or(() -> worst.period().map(this::figure));
        }

        /** A figure that no night saw as the latest one. */
        private Link figure(Map.Entry<TimePeriod, BigDecimal> figure) {
            String said = context.catalogue()
                    .indicator(entry.indicator())
                    .map(indicator -> context.phrases()
                            .figure(figure.getValue(), indicator, facts.rule().bound()))
                    .orElseGet(() -> Phrases.number(figure.getValue()));
            return context.link(
                    context.words().say("board.figure", context.phrases().period(figure.getKey()), said),
                    new Address.OfFigure(entry.indicator(), entry.regionId(), figure.getKey()));
        }

        private LocalDate end() {
            return entry.closedOn() == null ? facts.night() : entry.closedOn();
        }

        private Steps steps() {
            List<Steps.Span> spans = new ArrayList<>();
            LocalDate end = end().isAfter(facts.course().get(0).night())
                    ? end()
                    : facts.course().get(0).night().plusDays(1);
            Happened since = null;
            for (Happened each : facts.course()) {
                if (each.isByPerson() || since != null && isSame(since, each)) {
                    continue;
                }
                if (since != null && !isEnd(since)) {
                    spans.add(span(since, each.night()));
                }
                since = each;
            }
            if (since != null && !isEnd(since)) {
                spans.add(span(since, end));
            }
            // One level for one day is said by the words above it.
            boolean isPlain = spans.size() == 1
                    && facts.course().get(0).night().plusDays(1).equals(end);
            return Steps.of(
                    isPlain ? List.of() : spans,
                    end,
                    context.catalogue().levels().all().size());
        }

        private static boolean isSame(Happened one, Happened other) {
            return !isEnd(one)
                    && !isEnd(other)
                    && one.level().equals(other.level())
                    && one.event().equals("pending") == other.event().equals("pending");
        }

        private Steps.Span span(Happened since, LocalDate until) {
            boolean pending = since.event().equals("pending");
            return new Steps.Span(
                    since.night(),
                    until,
                    pending
                            ? -1
                            : context.catalogue().levels().known(since.level()).rank(),
                    pending ? "pending" : since.level());
        }

        private Happening happening(Happened each) {
            Sight sight = facts.sights().get(each.eventId());
            boolean isChange = sight.event().code().equals(each.event());
            return new Happening(
                    day(each.night()),
                    context.words().word("event", each.event()),
                    EpisodesPage.grade(context, each.level()),
                    figure(sight),
                    isChange ? sentences.cause(sight) : "",
                    delivery(sight));
        }

        /** What was seen; it leads to the figure, where one decided. */
        private Link figure(Sight sight) {
            String seen = sentences.seen(sight);
            boolean isFigure = sight.figure() != null && sight.indicator() != null;
            return isFigure
                    ? context.link(
                            seen,
                            new Address.OfFigure(
                                    sight.indicator(),
                                    sight.place().regionId(),
                                    sight.figure().timePeriod()))
                    : Link.none(seen);
        }

        private Link delivery(Sight sight) {
            if (sight.facts() instanceof Facts.Delivery delivery) {
                return delivery(delivery.deliveryId(), delivery.sourceName());
            }
            boolean isReported = sight.figure() != null
                    && sight.figure().source().rowNo() > 0
                    && sight.figure().source().sourceName() != null;
            return isReported
                    ? delivery(
                            sight.figure().source().deliveryId(),
                            sight.figure().source().sourceName())
                    : null;
        }

        private Link delivery(long id, String name) {
            return context.link(
                    context.words().say("told.delivery", name, Long.toString(id)), new Address.OfDelivery(id));
        }

        private Told told(NoticeBook.Decided decided) {
            Sight sight = facts.sights().get(decided.eventId());
            return new Told(
                    day(decided.businessDate()),
                    decided.person().isEmpty()
                            ? Link.none(context.words().say("told.nobody"))
                            : context.person(decided.person()),
                    context.words().word("told-verdict", decided.verdict()),
                    context.words().word("told-reason", decided.reason()),
                    EpisodesPage.grade(context, decided.level()),
                    sight == null ? "" : sentences.seen(sight),
                    decided.noticeId() == null || !mails.containsKey(decided.noticeId())
                            ? null
                            : mail(mails.get(decided.noticeId())));
        }

        private Mail mail(NoticeBook.Notice notice) {
            List<String> ways = new ArrayList<>();
            ways.add(way(
                    context.words().say("told.by-mail"),
                    notice.state(),
                    notice.times().sentAt()));
            facts.channels().stream()
                    .filter(each -> each.noticeId() == notice.noticeId())
                    .forEach(each -> ways.add(
                            way(each.channel(), each.state(), each.times().sentAt())));
            return new Mail(
                    context.words().word("told-mail", notice.kind()),
                    notice.subject(),
                    context.catalogue()
                            .people()
                            .person(notice.person())
                            .map(Person::language)
                            .map(language -> language.equals("zh") ? "zh-CN" : language)
                            .orElse(""),
                    ways);
        }

        private String way(String channel, String state, Instant sentAt) {
            String far = context.words().word("mail", state);
            return context.words()
                    .say(
                            "told.way",
                            channel,
                            sentAt == null ? far : context.words().say("told.sent", time(sentAt)));
        }

        /** The acknowledgements and handovers, and the replies that acknowledged nothing, with the reason. */
        private List<Said> said(List<Happened> latestFirst) {
            List<Said> said = new ArrayList<>();
            latestFirst.stream()
                    .filter(Happened::isByPerson)
                    .map(each -> new Said(
                            time(each.at()),
                            context.person(each.author()),
                            did(each),
                            Objects.requireNonNullElse(each.note(), "")))
                    .forEach(said::add);
            facts.replies().stream()
                    .filter(each -> !each.outcome().equals("acknowledged"))
                    .map(each -> new Said(
                            time(each.receivedAt()),
                            each.person() == null
                                    ? Link.none(context.words().say("told.somebody"))
                                    : context.person(each.person()),
                            context.words().word("told-reply", each.outcome()),
                            ""))
                    .forEach(said::add);
            said.sort(Comparator.comparing(Said::at).reversed());
            return said;
        }

        private String did(Happened each) {
            if (!each.isHandover()) {
                return context.words().say("event.acknowledged");
            }
            return each.handedTo() == null
                    ? context.words().say("event.handed-back")
                    : context.words()
                            .say("event.handed", context.person(each.handedTo()).text());
        }

        private Silenced silenced(Silence silence) {
            return new Silenced(
                    context.words().say("told.from-until", day(silence.startsOn()), day(silence.endsOn())),
                    context.person(silence.author()),
                    silence.reason(),
                    silence.ended() == null
                            ? ""
                            : context.words()
                                    .say("told.ended", time(silence.ended().at())));
        }

        private String time(Instant at) {
            return TIME.format(at.atZone(zone));
        }

        private String day(LocalDate day) {
            return context.phrases().day(day);
        }
    }
}
