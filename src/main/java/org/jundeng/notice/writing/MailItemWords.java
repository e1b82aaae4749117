// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.notice.past.BreachNews;
import org.jundeng.warehouse.ledger.OpenRows;

/** Writes the things that a mail tells besides episodes, in one language. */
final class MailItemWords {

    /** The greatest number of causes that are written out; the others are counted by kind. */
    private static final int MOST_CAUSES = 5;

    private final KnownNames names;
    private final Wording wording;
    private final Phrases phrases;
    private final Sentences sentences;
    private final FindingWords findings;
    private final WaitingWords waiting;
    private final StandIns standIns;
    private final FeedDirectory feeds;
    private final BreachWords breaches;

    MailItemWords(Catalogue catalogue, FeedDirectory feeds, Locale locale, WaitingWords waiting, StandIns standIns) {
        this.wording = Wording.of(MailItemWords.class, locale);
        this.names = new KnownNames(catalogue, wording);
        this.phrases = new Phrases(catalogue, locale);
        this.sentences = new Sentences(catalogue, feeds, locale);
        this.findings = new FindingWords(catalogue, feeds.contracts(), locale);
        this.waiting = waiting;
        this.standIns = standIns;
        this.feeds = feeds;
        this.breaches = new BreachWords(catalogue, feeds, locale);
    }

    /** One section for each kind of thing, in a fixed order; a kind without things has no section. */
    List<DigestModel.Section> sections(List<MailItem> items) {
        List<DigestModel.ItemLine> unconfirmed = new ArrayList<>();
        List<DigestModel.ItemLine> explanations = new ArrayList<>();
        List<DigestModel.ItemLine> receipts = new ArrayList<>();
        List<DigestModel.ItemLine> reminders = new ArrayList<>();
        List<DigestModel.ItemLine> unmended = new ArrayList<>();
        List<BreachNews> past = new ArrayList<>();
        for (MailItem item : items) {
            if (item instanceof MailItem.Receipt receipt) {
                receipts.add(receipt(receipt));
            } else if (item instanceof MailItem.Reminder reminder) {
                reminders.add(DigestModel.ItemLine.of(reminder(reminder), said(standIns.ofReminder(reminder.feed()))));
            } else if (item instanceof MailItem.Unmended each) {
                unmended.add(unmended(each));
            } else if (item instanceof MailItem.Explanation explanation) {
                explanations.add(DigestModel.ItemLine.of(explanation(explanation), List.of()));
            } else if (item instanceof MailItem.Waiting each) {
                unconfirmed.add(waiting.line(each));
            } else if (item instanceof MailItem.PastBreach each) {
                past.add(each.news());
            }
        }
        return Stream.of(
                        new DigestModel.Section(wording.say("items.past-breach"), breaches(past, false)),
                        new DigestModel.Section(wording.say("items.past-breach-corrected"), breaches(past, true)),
                        new DigestModel.Section(wording.say("items.unconfirmed"), unconfirmed),
                        new DigestModel.Section(wording.say("items.explanation"), explanations),
                        new DigestModel.Section(wording.say("items.receipt"), receipts),
                        new DigestModel.Section(wording.say("items.open-rows"), unmended),
                        new DigestModel.Section(wording.say("items.reminder"), reminders))
                .filter(section -> !section.lines().isEmpty())
                .toList();
    }

    private List<DigestModel.ItemLine> breaches(List<BreachNews> past, boolean corrected) {
        return breaches.lines(
                past.stream().filter(news -> news.corrected() == corrected).toList());
    }

    /** A receipt: the outcome of the file and the one thing to do; below it the counts and the findings. */
    private DigestModel.ItemLine receipt(MailItem.Receipt receipt) {
        String outcome = wording.say("outcome." + receipt.outcome().word());
        String head = receipt.feed() == null
                ? wording.say("item.receipt.unclaimed", receipt.sourceName(), outcome)
                : wording.say("item.receipt", receipt.sourceName(), sentences.feedName(receipt.feed()), outcome);
        List<FindingGroup> causes = receipt.causes();
        boolean toDo = !causes.isEmpty() && causes.get(0).code().weight() != FindingCode.Weight.NOTE;
        List<String> details = new ArrayList<>(said(standIns.ofReceipt(feeds, receipt.feed())));
        details.add(wording.say(
                receipt.counts().findings() == 0 ? "item.receipt.nothing-found" : "item.receipt.counts",
                receipt.counts().rowsRead(),
                receipt.counts().rowsRejected(),
                receipt.counts().findings(),
                receipt.deliveryId()));
        FindingWords ofFeed = findings.of(receipt.feed());
        for (int i = 0; i < Math.min(MOST_CAUSES, causes.size()); i++) {
            // The remedy of the first stands above already.
            details.add(i == 0 && toDo ? ofFeed.fault(causes.get(i)) : ofFeed.line(causes.get(i)));
        }
        if (causes.size() > MOST_CAUSES) {
            details.add(others(causes.subList(MOST_CAUSES, causes.size()), ofFeed));
        }
        return DigestModel.ItemLine.of(
                toDo ? wording.say("item.receipt.first", head, ofFeed.first(causes)) : head, details);
    }

    /** How many findings of each kind there are besides. */
    private String others(List<FindingGroup> causes, FindingWords ofFeed) {
        Map<String, Long> byKind = new LinkedHashMap<>();
        causes.forEach(cause -> byKind.merge(ofFeed.title(cause.first()), cause.count(), Long::sum));
        List<String> kinds = byKind.entrySet().stream()
                .map(kind -> wording.say("item.receipt.kind", kind.getKey(), kind.getValue()))
                .toList();
        return wording.say("item.receipt.others", new NamedOthers(wording).names(kinds));
    }

    /** What of a feed waits to be mended, what to do, and the deliveries, the oldest first. */
    private DigestModel.ItemLine unmended(MailItem.Unmended waits) {
        List<String> details = new ArrayList<>(said(standIns.ofReceipt(feeds, waits.feed())));
        List<OpenRows.Open> open = waits.open();
        for (OpenRows.Open each : open.subList(0, Math.min(MOST_CAUSES, open.size()))) {
            details.add(wording.say(
                    each.refused() ? "item.open-rows.refused" : "item.open-rows.rows",
                    each.sourceName(),
                    each.deliveryId(),
                    each.rows(),
                    each.daysOn(waits.night())));
        }
        if (open.size() > MOST_CAUSES) {
            details.add(wording.say("item.open-rows.more", open.size() - MOST_CAUSES));
        }
        return DigestModel.ItemLine.of(
                wording.say(mend(waits.feed()), sentences.feedName(waits.feed()), open.size()), details);
    }

    /** What can be done: nobody drops what is pulled, and only of a table there may be a copy. */
    private String mend(String feed) {
        Contract contract = feeds.contract(feed).map(ContractVersion::contract).orElse(null);
        if (contract != null && contract.source() != null) {
            return "item.open-rows.pulled";
        }
        return contract != null && contract.form().isTable() ? "item.open-rows" : "item.open-rows.file";
    }

    private static List<String> said(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private String reminder(MailItem.Reminder reminder) {
        return wording.say(
                reminder.workingDays() == 0 ? "item.reminder.today" : "item.reminder",
                sentences.feedName(reminder.feed()),
                phrases.period(reminder.timePeriod()),
                phrases.day(reminder.dueDay()),
                reminder.workingDays());
    }

    private String explanation(MailItem.Explanation said) {
        CandidateEpisode candidate = said.candidate();
        return wording.say(
                "item.explanation",
                sentences.title(candidate, said.rule()),
                names.author(candidate.note().author()),
                phrases.day(candidate.note().on()),
                candidate.note().text());
    }
}
