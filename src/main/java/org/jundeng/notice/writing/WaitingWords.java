// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.WaitingDelivery;
import org.jundeng.notice.decision.WaitingNews;
import org.jundeng.notice.findings.FigureComparison;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.observation.TimePeriod;

/**
 * Writes what one person is told of deliveries that wait to be confirmed. A steward sees the figures; an official only
 * sees that figures are missing, and why: a figure that may be wrong is not to be decided on.
 */
final class WaitingWords {

    /** The greatest number of causes, and of figures of one cause; the receipt lists more. */
    private static final int MOST_CAUSES = 3;

    private static final int MOST_FIGURES = 6;

    /** Signs that compare with something else than the figures before, so that their sentence is needed, too. */
    private static final Set<FindingCode> OTHERWISE_COMPARED = EnumSet.of(
            FindingCode.SWAPPED_COLUMNS,
            FindingCode.WRONG_PERIOD,
            FindingCode.RUNNING_TOTAL_FALLS,
            FindingCode.PARTS_AND_WHOLE);

    private final Catalogue catalogue;
    private final LetterHead letter;
    private final SignedLinks links;
    private final Wording wording;
    private final StandIns standIns;
    private final Phrases phrases;
    private final FindingWords findings;

    /** @param links creates the links by which people confirm; null where no page is served for them */
    WaitingWords(Catalogue catalogue, FeedDirectory feeds, LetterHead letter, SignedLinks links) {
        this.catalogue = catalogue;
        this.letter = letter;
        this.links = links;
        this.wording = Wording.of(WaitingWords.class, letter.person().locale());
        this.standIns = new StandIns(catalogue, letter, wording);
        this.phrases = new Phrases(catalogue, letter.person().locale());
        this.findings =
                new FindingWords(catalogue, feeds.contracts(), letter.person().locale());
    }

    DigestModel.ItemLine line(MailItem.Waiting waiting) {
        String inPlace = standIns.inPlaceOf(waiting.news().represented());
        return inPlace.isEmpty() ? told(waiting) : told(waiting).after(inPlace);
    }

    private DigestModel.ItemLine told(MailItem.Waiting waiting) {
        WaitingNews news = waiting.news();
        return switch (news.kind()) {
            case STOPPED -> stopped(news.delivery(), waiting.causes());
            case REMINDED -> reminded(news);
            case OVERDUE -> overdue(news);
            case SETTLED -> DigestModel.ItemLine.of(settled(news.delivery()), List.of(ledgerNumber(news.delivery())));
        };
    }

    private DigestModel.ItemLine stopped(WaitingDelivery delivery, List<FindingGroup> causes) {
        WaitingDelivery.Origin origin = delivery.origin();
        FindingWords ofFeed = findings.of(origin.feed());
        List<DigestModel.Comparison> comparisons = causes.stream()
                .limit(MOST_CAUSES)
                .map(cause -> comparison(cause, ofFeed))
                .toList();
        List<String> details = new ArrayList<>();
        if (causes.size() > MOST_CAUSES) {
            details.add(wording.say("waiting.more-causes", causes.size() - MOST_CAUSES));
        }
        details.add(wording.say("waiting.since", phrases.day(delivery.since()), Long.toString(delivery.deliveryId())));
        details.add(toConfirm("waiting.confirm", delivery));
        return new DigestModel.ItemLine(
                wording.say("waiting.stopped", origin.sourceName(), ofFeed.feed(origin.feed())),
                details,
                comparisons,
                link(delivery));
    }

    private DigestModel.Comparison comparison(FindingGroup cause, FindingWords ofFeed) {
        List<FigureComparison> figures = ofFeed.comparisons(cause);
        List<DigestModel.Compared> shown = figures.stream()
                .limit(MOST_FIGURES)
                .map(each -> new DigestModel.Compared(
                        each.place(),
                        each.now(),
                        each.last(),
                        each.usual(),
                        wording.say("beside.line", each.place(), each.now(), each.last(), each.usual())))
                .toList();
        boolean explained = shown.isEmpty() || OTHERWISE_COMPARED.contains(cause.code());
        long others = cause.count() - shown.size();
        return new DigestModel.Comparison(
                wording.say("waiting.cause", ofFeed.title(cause.first()), ofFeed.where(cause)),
                explained ? ofFeed.promised(cause.first()) : "",
                List.of(
                        wording.say("beside.figure"),
                        wording.say("beside.now"),
                        wording.say("beside.last"),
                        wording.say("beside.range")),
                shown,
                shown.isEmpty() || others <= 0 ? "" : wording.say("beside.more", others),
                ofFeed.remedy(cause.first()));
    }

    private DigestModel.ItemLine reminded(WaitingNews news) {
        WaitingDelivery delivery = news.delivery();
        return new DigestModel.ItemLine(
                wording.say(
                        "waiting.reminded",
                        delivery.origin().sourceName(),
                        findings.feed(delivery.origin().feed()),
                        phrases.day(delivery.since()),
                        news.workingDays(),
                        news.times()),
                List.of(signs(delivery), ledgerNumber(delivery), toConfirm("waiting.to-do", delivery)),
                List.of(),
                link(delivery));
    }

    private DigestModel.ItemLine overdue(WaitingNews news) {
        WaitingDelivery delivery = news.delivery();
        List<String> details = new ArrayList<>();
        details.add(signs(delivery));
        details.add(wording.say(
                "waiting.not-counted", findings.bureau(delivery.origin().bureau()), stewards(delivery)));
        if (news.times() > 1) {
            details.add(wording.say("waiting.told-again", news.times()));
        }
        details.add(ledgerNumber(delivery));
        return DigestModel.ItemLine.of(
                wording.say("waiting.overdue", titled(delivery), phrases.day(delivery.since()), news.workingDays()),
                details);
    }

    private String settled(WaitingDelivery delivery) {
        WaitingDelivery.Settlement settled = delivery.settled();
        return wording.say(
                "waiting." + settled.how().code() + (settled.by() == null ? ".unnamed" : ""),
                titled(delivery),
                phrases.day(delivery.since()),
                phrases.day(settled.on()),
                settled.by() == null ? "" : new KnownNames(catalogue, wording).author(settled.by()));
    }

    private String titled(WaitingDelivery delivery) {
        return wording.say("waiting.titled", findings.feed(delivery.origin().feed()), periods(delivery));
    }

    /** The periods: the only one, or the first and the last. */
    private String periods(WaitingDelivery delivery) {
        List<TimePeriod> periods = delivery.periods();
        return switch (periods.size()) {
            case 0 -> delivery.origin().sourceName();
            case 1 -> phrases.period(periods.get(0));
            default ->
                wording.say(
                        "waiting.periods",
                        phrases.period(periods.get(0)),
                        phrases.period(periods.get(periods.size() - 1)),
                        periods.size());
        };
    }

    private String signs(WaitingDelivery delivery) {
        return wording.say(
                "waiting.signs",
                delivery.signs().stream().map(findings::sign).collect(Collectors.joining(wording.say("names.and"))));
    }

    private String ledgerNumber(WaitingDelivery delivery) {
        return wording.say("waiting.number", Long.toString(delivery.deliveryId()));
    }

    /** The names of the feed's stewards; those of nobody where it has none. */
    private String stewards(WaitingDelivery delivery) {
        String names = catalogue.people().all().stream()
                .filter(person -> person.feeds().contains(delivery.origin().feed()))
                .map(Person::name)
                .map(name -> name.in(wording.locale()))
                .collect(Collectors.joining(wording.say("names.and")));
        return names.isEmpty() ? wording.say("waiting.no-steward") : names;
    }

    /** What to do if the figures are right: by the link below, or else by the command. */
    private String toConfirm(String key, WaitingDelivery delivery) {
        return wording.say(
                key + (mayUseLink(delivery) ? ".by-link" : ".by-command"), Long.toString(delivery.deliveryId()));
    }

    private boolean mayUseLink(WaitingDelivery delivery) {
        return links != null
                && catalogue
                        .people()
                        .answersFor(letter.person().id(), delivery.origin().feed(), letter.businessDate());
    }

    private DigestModel.Link link(WaitingDelivery delivery) {
        if (!mayUseLink(delivery)) {
            return DigestModel.Link.NONE;
        }
        String url = links.link(letter.person().id(), delivery.deliveryId(), letter.key(), letter.at());
        return new DigestModel.Link(url, wording.say("confirm.link"), wording.say("confirm.link.line", url));
    }
}
