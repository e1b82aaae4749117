// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.AsKnown;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.KnownByPages;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Stories.Fault;
import org.jundeng.warehouse.sql.Cuts;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.jundeng.warehouse.withdrawal.Withdrawals;

/** Tells a story to a real warehouse and to the model, and holds what both know afterwards against each other. */
final class ToldStory {

    private static final Clock CLOCK = Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC);

    /** One region was renamed more often than one look has series; one ended, came again, and has no code today. */
    private static final String RENAMED = validity("region-0", "1950-01-01", "2013-05-01")
            + validity("region-0", "2013-05-01", "2013-06-01")
            + validity("region-0", "2013-06-01", "2013-07-01")
            + validity("region-0", "2013-07-01", "2014-02-01")
            + validity("region-0", "2014-02-01", "2014-03-01")
            + validity("region-0", "2014-03-01", "9999-01-01")
            + validity("region-1", "1950-01-01", "2014-02-01")
            + validity("region-1", "2014-03-01", "2014-04-01").replaceFirst(",$", "");

    private static String validity(String region, String from, String to) {
        return " ('%1$s', '%1$s', '%2$s', '%2$s', 'district', null, '%2$s', '%3$s'),".formatted(region, from, to);
    }

    private final Cuts cuts;
    private final Loader loader;
    private final Withdrawals withdrawals;
    private final Ledger ledger;
    private final Observations observations;
    private final KnownModel model = new KnownModel();
    private final List<Sent> sent = new ArrayList<>();
    private final TestWarehouse warehouse;
    private final List<Long> told = new ArrayList<>();

    ToldStory(TestWarehouse warehouse) {
        this.warehouse = warehouse;
        warehouse.execute("truncate observation, revision, series, finding, pull, watermark, delivery, unconfirmed"
                + " restart identity cascade");
        warehouse.execute("truncate region_validity", "insert into region_validity values" + RENAMED);
        cuts = new Cuts(warehouse.dataSource());
        loader = new Loader(cuts.source(), CLOCK);
        withdrawals = new Withdrawals(cuts.source(), this::readAgain, CLOCK, "test");
        ledger = new Ledger(warehouse.dataSource(), CLOCK);
        observations = new Observations(warehouse.dataSource());
    }

    void tell(Stories.Story story) {
        for (Stories.Event event : story.events()) {
            if (event instanceof Stories.Arrives arrives) {
                arrive(arrives);
            } else if (event instanceof Stories.Releases releases) {
                again(LedgerKind.RELEASE, releases.back());
            } else if (event instanceof Stories.Replays replays) {
                again(LedgerKind.REPLAY, replays.back());
            } else if (event instanceof Stories.Confirms confirms) {
                confirm(confirms);
            } else if (event instanceof Stories.Withdraws withdraws) {
                withdraw(withdraws);
            }
        }
        Map<Long, Map<Integer, String>> expected = model.knowledge();
        Map<Long, Map<Integer, String>> known = new TreeMap<>();
        expected.keySet().forEach(line -> known.put(line, known(new AsKnown(line))));
        assertThat(known).isEqualTo(expected);
        if (!told.isEmpty()) {
            assertThat(known(AsKnown.NOW)).isEqualTo(expected.get(told.get(told.size() - 1)));
        }
        new KnownByPages(warehouse.dataSource()).lead(List.copyOf(expected.keySet()));
        assertThat(waiting()).isEqualTo(model.waiting().told());
        assertThat(replaced()).isEqualTo(model.waiting().replaced());
        assertThat(reached()).isEqualTo(model.reached());
        assertThat(covered("coverage")).containsAll(covered("said"));
        assertThat(ledger.newest(Integer.MAX_VALUE))
                .extracting(LedgerLine::deliveryId)
                .containsExactlyInAnyOrderElementsOf(told);
    }

    /** What the deliveries have set, by the table made for it or by all that was ever said. */
    private List<String> covered(String by) {
        String rows = by.equals("coverage")
                ? "select delivery_id, freq, time_period, unnest(region_ids) as region_id from coverage"
                : "select delivery_id, freq, time_period, region_id from series join ("
                        + "select series_id, time_period, delivery_id from observation union "
                        + "select series_id, time_period, delivery_id from revision) v using (series_id)";
        return warehouse.texts("select distinct concat_ws(' ', x.*) from (" + rows + ") x order by 1");
    }

    private List<String> waiting() {
        return warehouse
                .texts("select concat_ws(' ', delivery_id, feed, since,"
                        + " coalesce(settled_how || ' by ' || settled_by, 'waits'), array("
                        + "   select (extract(month from time_period) - 1) * 2 + right(region_id, 1)::int"
                        + "   from unconfirmed_coverage c, unnest(region_ids) as region_id"
                        + "   where c.delivery_id = u.delivery_id and indicator = 'jobs' and freq = 'M' order by 1))"
                        + " from unconfirmed u order by delivery_id")
                .stream()
                .map(line -> line.replace('{', '[').replace('}', ']').replace(",", ", "))
                .toList();
    }

    private List<String> replaced() {
        return warehouse
                .texts("select delivery_id || ' replaces ' || arguments[1] from finding"
                        + " where code = 'replaces-unconfirmed'")
                .stream()
                .sorted()
                .toList();
    }

    private Map<Integer, Integer> reached() {
        Map<Integer, Integer> reached = new TreeMap<>();
        warehouse
                .texts("select right(feed, 1) || reached from watermark")
                .forEach(
                        mark -> reached.put(Integer.valueOf(mark.substring(0, 1)), Integer.valueOf(mark.substring(1))));
        return reached;
    }

    private void arrive(Stories.Arrives arrives) {
        boolean repeats = arrives.again() > 0 && arrives.again() <= sent.size();
        Sent.Bytes bytes = repeats ? sent.get(sent.size() - arrives.again()).bytes() : arrives.bytes();
        Integer stamp = bytes.feed() == 0 ? arrives.stamp() : null;
        Sent.How how = new Sent.How(sent.size(), stamp, arrives.doubted(), arrives.asked());
        take(Sent.delivery(bytes, how), arrives.fault());
    }

    /** What waits is not released but confirmed. A duplicate has nothing of its own to be replayed. */
    private void again(LedgerKind kind, int back) {
        if (back > sent.size()) {
            return;
        }
        Sent before = sent.get(sent.size() - back);
        LedgerLine line = line(before);
        boolean other = kind == LedgerKind.RELEASE
                ? line.outcome() == Outcome.UNCONFIRMED
                : line.outcome() == Outcome.DUPLICATE;
        if (!other) {
            take(before.again(kind, sent.size(), line), Fault.NONE);
        }
    }

    private void confirm(Stories.Confirms confirms) {
        List<Sent> unconfirmed = sent.stream()
                .filter(each -> line(each).outcome() == Outcome.UNCONFIRMED)
                .toList();
        if (confirms.back() <= unconfirmed.size()) {
            Sent before = unconfirmed.get(unconfirmed.size() - confirms.back());
            take(before.again(LedgerKind.CONFIRMATION, sent.size(), line(before)), confirms.fault());
        }
    }

    private LedgerLine line(Sent before) {
        return ledger.byArrival(before.how().arrivalId()).orElseThrow();
    }

    private void take(Sent delivery, Fault fault) {
        if (fault != Fault.NONE) {
            cuts.cut(when(fault));
            breakOff(delivery, fault);
            cuts.cut(Cuts.When.NEVER);
        }
        LedgerLine line = store(delivery, false);
        sent.add(delivery);
        told.add(line.deliveryId());
        model.take(delivery, line);
    }

    /** A duplicate is not read, nor what is confirmed too late, so that nothing can happen in the middle of it. */
    private void breakOff(Sent delivery, Fault fault) {
        try {
            LedgerLine line = store(delivery, fault == Fault.IN_THE_MIDDLE);
            assertThat(fault).isEqualTo(Fault.IN_THE_MIDDLE);
            assertThat(line.result().outcome())
                    .isIn(
                            Outcome.DUPLICATE,
                            delivery.kind() == LedgerKind.CONFIRMATION ? Outcome.REFUSED : Outcome.DUPLICATE);
        } catch (Sent.Crash | UncheckedSqlException expected) {
            assertThat(fault).isNotEqualTo(Fault.NONE);
        }
    }

    private LedgerLine store(Sent delivery, boolean crashes) {
        return loader.store(delivery.arrival(), delivery.content(crashes), outcome -> "archive/x");
    }

    private void withdraw(Stories.Withdraws withdraws) {
        if (withdraws.back() > told.size()) {
            return;
        }
        long id = told.get(told.size() - withdraws.back());
        LedgerLine line = ledger.byId(id).orElseThrow();
        if (!model.canWithdraw(id)) {
            assertThatThrownBy(() -> withdraw(line)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        if (withdraws.fault() == Fault.BEFORE_COMMIT) {
            cuts.cut(Cuts.When.BEFORE_COMMIT);
            assertThatThrownBy(() -> withdraw(line)).isInstanceOf(UncheckedSqlException.class);
        }
        LedgerLine withdrawal = withdraw(line);
        told.add(withdrawal.deliveryId());
        model.withdraw(id, withdrawal);
    }

    private Optional<Content> readAgain(LedgerLine line, Set<String> indicators) {
        return sent.stream()
                .filter(each -> each.how().arrivalId().equals(line.arrival().arrivalId()))
                .findFirst()
                .map(each -> each.content(false));
    }

    private LedgerLine withdraw(LedgerLine line) {
        return withdrawals.withdraw(line, "wrong", LocalDate.of(2014, 7, 10));
    }

    private static Cuts.When when(Fault fault) {
        return switch (fault) {
            case BEFORE_COMMIT -> Cuts.When.BEFORE_COMMIT;
            case AFTER_COMMIT -> Cuts.When.AFTER_COMMIT;
            default -> Cuts.When.NEVER;
        };
    }

    private Map<Integer, String> known(AsKnown asKnown) {
        Map<Integer, String> known = new TreeMap<>();
        observations.each(
                FigureSelection.REPORTED.at(asKnown),
                row -> known.put(
                        (row.timePeriod().charAt(6) - '1') * 2 + (row.regionId().charAt(7) - '0'),
                        (row.obsValue() == null ? "M" : row.obsValue().toPlainString()) + " by " + row.delivery()));
        return known;
    }
}
