// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.Wishes;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.DuePeriods;
import org.jundeng.warehouse.FeedFacts;
import org.jundeng.warehouse.Outcome;

/** What stewards are told besides episodes: what became of their deliveries, and what is due soon. */
final class StewardItems {

    private static final String RECEIPTS = """
            select d.*
            from delivery d
            where d.kind = 'delivery' and d.business_date between ?::date - 7 and ? and d.bureau = any(?)
              and (d.feed is null or d.feed = any(?))
            order by d.delivery_id
            """;

    private static final String TOLD = """
            select i.person, i.item
            from notice_item i join notice n using (notice_id)
            where n.business_date > ?::date - 366
            """;

    private final Catalogue catalogue;
    private final Feeds feeds;

    StewardItems(Catalogue catalogue, Feeds feeds) {
        this.catalogue = catalogue;
        this.feeds = feeds;
    }

    /** What is new to each steward, by bureau. */
    Map<Post.Envelope, List<Item>> of(Connection connection, Notices.Night night, Set<String> told)
            throws SQLException {
        Map<Post.Envelope, List<Item>> items = new LinkedHashMap<>();
        List<Person> stewards = catalogue.people().all().stream()
                .filter(person -> !person.feeds().isEmpty())
                .toList();
        List<String> reminded = stewards.stream()
                .filter(person -> person.notices().remindDays() > 0)
                .flatMap(person -> person.feeds().stream())
                .distinct()
                .toList();
        Map<String, FeedFacts> facts = FeedFacts.of(connection, reminded, night.businessDate());
        for (Person person : stewards) {
            for (Receipt receipt : receipts(connection, person, night)) {
                add(items, told, new Addressed(person, receipt.bureau(), receipt.item()));
            }
            for (String feed : person.feeds()) {
                reminder(person, feed, facts.get(feed), night)
                        .ifPresent(reminder -> add(
                                items,
                                told,
                                new Addressed(person, feeds.bureau(feed).orElse(""), reminder)));
            }
        }
        return items;
    }

    private record Addressed(Person person, String bureau, Item item) {}

    private record Receipt(String bureau, Item item) {}

    private static void add(Map<Post.Envelope, List<Item>> items, Set<String> told, Addressed each) {
        if (!told.contains(each.person().id() + " " + each.item().id())) {
            items.computeIfAbsent(
                            new Post.Envelope(each.person(), Decision.Way.STEWARDS, each.bureau()),
                            first -> new ArrayList<>())
                    .add(each.item());
        }
    }

    /** What anybody was told in the last year: person, blank, thing. */
    static Set<String> told(Connection connection, LocalDate night) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TOLD)) {
            statement.setObject(1, night);
            try (ResultSet row = statement.executeQuery()) {
                Set<String> told = new HashSet<>();
                while (row.next()) {
                    told.add(row.getString(1) + " " + row.getString(2));
                }
                return told;
            }
        }
    }

    private List<Receipt> receipts(Connection connection, Person person, Notices.Night night) throws SQLException {
        Wishes.Receipts wished = person.notices().receipts();
        if (wished == Wishes.Receipts.NONE) {
            return List.of();
        }
        Object[] bureaus = person.feeds().stream()
                .map(feeds::bureau)
                .flatMap(Optional::stream)
                .distinct()
                .toArray();
        List<Receipt> receipts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(RECEIPTS)) {
            statement.setObject(1, night.businessDate());
            statement.setObject(2, night.businessDate());
            statement.setArray(3, connection.createArrayOf("text", bureaus));
            statement.setArray(
                    4, connection.createArrayOf("text", person.feeds().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Outcome outcome = Outcome.of(row.getString("outcome"));
                    boolean flawed =
                            outcome == Outcome.REFUSED || outcome == Outcome.FAILED || outcome == Outcome.TAKEN_IN_PART;
                    if (flawed || wished == Wishes.Receipts.ALL) {
                        receipts.add(new Receipt(row.getString("bureau"), receipt(row, outcome)));
                    }
                }
            }
        }
        return receipts;
    }

    private static Item.Receipt receipt(ResultSet row, Outcome outcome) throws SQLException {
        return new Item.Receipt(
                row.getLong("delivery_id"),
                row.getString("feed"),
                row.getString("source_name"),
                outcome,
                new Item.Counts(row.getLong("rows_read"), row.getLong("rows_rejected"), row.getLong("findings")));
    }

    private Optional<Item> reminder(Person person, String feed, FeedFacts facts, Notices.Night night) {
        int days = person.notices().remindDays();
        if (days == 0 || facts == null) {
            return Optional.empty();
        }
        return feeds.contract(feed)
                .map(ContractVersion::contract)
                .flatMap(contract -> new DuePeriods(contract, catalogue.workingDays())
                        .nextDue(night.businessDate(), facts.brought()))
                .filter(next -> next.workingDays() <= days
                        && next.timePeriod().lastDay().isBefore(night.businessDate()))
                .map(next -> new Item.Reminder(feed, next.timePeriod(), next.dueDay(), next.workingDays()));
    }
}
