// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.Facts;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.Person;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.DuePeriods;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.Envelope;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.NoticeRun;
import org.jundeng.notice.decision.Stewards;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.warehouse.history.FeedFacts;
import org.jundeng.warehouse.history.FeedQueries;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.Outcome;

/**
 * Finds the things that stewards are told besides episodes: receipts of deliveries, and reminders of periods due soon.
 */
final class StewardItems {

    private static final String RECEIPTS = """
            select d.*
            from delivery d
            where d.kind = 'delivery' and d.outcome <> 'unconfirmed' and d.business_date between ? and ?
              and (d.outcome in ('refused', 'failed', 'taken-in-part') or ?)
            order by d.delivery_id
            """;

    /** Receipts of so many days are looked for where the mails have left. */
    private static final int DAYS = 7;

    /** Of what waits to be mended people are reminded from this day on, to the last. */
    private static final int FIRST_DAY = 3;

    private static final int LAST_DAY = 92;

    private static final String DELIVERIES = """
            select d.*
            from delivery d
            where d.delivery_id = any(?) and d.kind = 'delivery' and d.outcome <> 'unconfirmed' and d.findings > 0
            order by d.delivery_id
            """;

    private final Catalogue catalogue;
    private final FeedDirectory feeds;
    private final Stewards stewards;

    StewardItems(Catalogue catalogue, FeedDirectory feeds) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.stewards = new Stewards(catalogue.people(), feeds);
    }

    /** The new things for each person, by bureau. */
    Map<Envelope, List<MailItem>> of(Connection connection, NoticeRun run, Set<String> told) throws SQLException {
        Map<Envelope, List<MailItem>> items = new LinkedHashMap<>();
        List<Person> withFeeds = catalogue.people().all().stream()
                .filter(person -> !person.feeds().isEmpty())
                .toList();
        List<String> reminded = withFeeds.stream()
                .filter(person -> person.notices().remindDays() > 0)
                .flatMap(person -> person.feeds().stream())
                .distinct()
                .toList();
        Map<String, FeedFacts> facts = FeedQueries.of(connection, reminded, run.businessDate());
        List<Receipt> receipts = receipts(connection, run, told);
        for (Person person : catalogue.people().all()) {
            for (Receipt receipt : receipts) {
                if (receipt.hearers().contains(person)) {
                    add(items, told, new Addressed(person, receipt.bureau(), receipt.item()));
                }
            }
            for (String feed : person.feeds()) {
                reminder(person, feed, facts.get(feed), run)
                        .ifPresent(reminder -> add(
                                items,
                                told,
                                new Addressed(
                                        present(person, run), feeds.bureau(feed).orElse(""), reminder)));
            }
        }
        for (Addressed each : unmended(connection, run, items)) {
            add(items, told, each);
        }
        return items;
    }

    /**
     * What waits to be mended, once a week for each feed, on a working day, for whoever was told of such deliveries. It
     * begins when a delivery has waited for some days; what the same mail has the receipt of is left out, and what
     * nobody mends in a quarter is not told any more.
     */
    private List<Addressed> unmended(Connection connection, NoticeRun run, Map<Envelope, List<MailItem>> others)
            throws SQLException {
        LocalDate night = run.businessDate();
        if (!catalogue.workingDays().isWorkingDay(night)) {
            return List.of();
        }
        Map<String, List<OpenRows.Open>> byFeed = OpenRows.since(connection, night.minusDays(LAST_DAY)).stream()
                .filter(open -> open.daysOn(night) >= FIRST_DAY)
                .collect(Collectors.groupingBy(OpenRows.Open::feed, LinkedHashMap::new, Collectors.toList()));
        List<Addressed> addressed = new ArrayList<>();
        byFeed.forEach((feed, open) -> {
            String bureau = open.get(0).bureau();
            for (Person person : stewards.of(bureau, feed)) {
                Person present = present(person, run);
                Set<String> now =
                        others.getOrDefault(new Envelope(present, Decision.Way.STEWARDS, bureau), List.of()).stream()
                                .map(MailItem::id)
                                .collect(Collectors.toSet());
                List<OpenRows.Open> wished = open.stream()
                        .filter(each -> wishes(person, each.refused() ? Outcome.REFUSED : Outcome.TAKEN_IN_PART))
                        .filter(each -> !now.contains(MailItem.Receipt.id(each.deliveryId())))
                        .toList();
                if (!wished.isEmpty()) {
                    addressed.add(new Addressed(present, bureau, new MailItem.Unmended(feed, night, wished)));
                }
            }
        });
        return addressed;
    }

    /** The deputy who stands in for somebody who is away, else the person. */
    private Person present(Person person, NoticeRun run) {
        return catalogue.people().presentFor(person, run.businessDate());
    }

    private record Addressed(Person person, String bureau, MailItem item) {}

    private record Receipt(String bureau, MailItem.Receipt item, List<Person> hearers) {}

    private static void add(Map<Envelope, List<MailItem>> items, Set<String> told, Addressed each) {
        if (!told.contains(OutboxWriter.told(each.person().id(), each.item().id()))) {
            List<MailItem> ofMail = items.computeIfAbsent(
                    new Envelope(each.person(), Decision.Way.STEWARDS, each.bureau()), first -> new ArrayList<>());
            if (ofMail.stream().noneMatch(item -> item.id().equals(each.item().id()))) {
                ofMail.add(each.item());
            }
        }
    }

    /**
     * The deliveries of which a responsible person wishes to be told and has not been told: those of the last seven
     * days, and older ones of which nobody was told since the person's mails did not leave.
     */
    private List<Receipt> receipts(Connection connection, NoticeRun run, Set<String> told) throws SQLException {
        boolean all = catalogue.people().all().stream()
                .anyMatch(person -> person.notices().receipts() == NoticePreferences.Receipts.ALL);
        LocalDate usual = run.businessDate().minusDays(DAYS);
        Map<String, LocalDate> since = new HashMap<>();
        new OutboxWriter(connection)
                .stewardsGivenUpSince(run.businessDate())
                .forEach((person, day) -> since.put(person, day.minusDays(DAYS)));
        List<Receipt> receipts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(RECEIPTS)) {
            statement.setObject(
                    1,
                    Stream.concat(since.values().stream(), Stream.of(usual))
                            .min(Comparator.naturalOrder())
                            .orElse(usual));
            statement.setObject(2, run.businessDate());
            statement.setBoolean(3, all);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    MailItem.Receipt item = receipt(row);
                    LocalDate day = row.getObject("business_date", LocalDate.class);
                    boolean isRecent = !day.isBefore(usual);
                    List<Person> hearers = stewards.of(row.getString("bureau"), item.feed()).stream()
                            .filter(person -> wishes(person, item.outcome()))
                            .filter(person -> isRecent
                                    || !day.isBefore(since.getOrDefault(person.id(), usual)) && nobodyKnows(item, told))
                            .map(person -> present(person, run))
                            .distinct()
                            .filter(person -> !told.contains(OutboxWriter.told(person.id(), item.id())))
                            .toList();
                    if (!hearers.isEmpty()) {
                        receipts.add(
                                new Receipt(row.getString("bureau"), item.because(causes(connection, item)), hearers));
                    }
                }
            }
        }
        return receipts;
    }

    private boolean nobodyKnows(MailItem.Receipt item, Set<String> told) {
        return catalogue.people().all().stream()
                .noneMatch(person -> told.contains(OutboxWriter.told(person.id(), item.id())));
    }

    /**
     * The receipts of the deliveries that episodes are about which a steward is told now, so that the mail says what
     * was found and not only how much. Deliveries without findings have none.
     */
    static List<MailItem.Receipt> ofEpisodes(Connection connection, List<EpisodeDecision> told) throws SQLException {
        Long[] ids = told.stream()
                .filter(each -> each.why() != DecisionReason.CLOSED)
                .map(each -> each.candidate().seen())
                .filter(Objects::nonNull)
                .flatMap(seen -> seen.facts().as(Facts.Delivery.class).stream())
                .map(Facts.Delivery::deliveryId)
                .distinct()
                .toArray(Long[]::new);
        List<MailItem.Receipt> receipts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(DELIVERIES)) {
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    MailItem.Receipt item = receipt(row);
                    receipts.add(item.because(causes(connection, item)));
                }
            }
        }
        return receipts;
    }

    private static List<FindingGroup> causes(Connection connection, MailItem.Receipt item) throws SQLException {
        List<Finding> listed = Ledger.findings(connection, item.deliveryId());
        return FindingGroups.of(listed, item.counts().findings() > listed.size());
    }

    private static MailItem.Receipt receipt(ResultSet row) throws SQLException {
        return new MailItem.Receipt(
                row.getLong("delivery_id"),
                row.getString("feed"),
                row.getString("source_name"),
                Outcome.of(row.getString("outcome")),
                new MailItem.Counts(row.getLong("rows_read"), row.getLong("rows_rejected"), row.getLong("findings")),
                List.of());
    }

    private static boolean wishes(Person person, Outcome outcome) {
        return switch (person.notices().receipts()) {
            case NONE -> false;
            case REFUSED -> outcome == Outcome.REFUSED;
            case FLAWED -> outcome == Outcome.REFUSED || outcome == Outcome.FAILED || outcome == Outcome.TAKEN_IN_PART;
            case ALL -> true;
        };
    }

    private Optional<MailItem> reminder(Person person, String feed, FeedFacts facts, NoticeRun run) {
        int days = person.notices().remindDays();
        if (days == 0 || facts == null || !catalogue.workingDays().isWorkingDay(run.businessDate())) {
            return Optional.empty();
        }
        return feeds.contract(feed)
                .map(ContractVersion::contract)
                .flatMap(contract ->
                        new DuePeriods(contract, catalogue.workingDays()).nextDue(run.businessDate(), facts.came()))
                .filter(next -> next.workingDays() <= days
                        && next.timePeriod().lastDay().isBefore(run.businessDate()))
                .map(next -> new MailItem.Reminder(feed, next.timePeriod(), next.dueDay(), next.workingDays()));
    }
}
