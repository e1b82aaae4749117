// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A night that is killed and run again tells of all that came, not only of what was left for the second run. */
class BrokenOffRunsIT {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private Runs runs;
    private Ledger ledger;

    @BeforeEach
    void opens() {
        runs = new Runs(warehouse.dataSource(), Clock.systemUTC(), "here");
        ledger = new Ledger(warehouse.dataSource(), Clock.systemUTC());
    }

    private long run(String command, LocalDate night, String arrival) {
        long run = runs.start(command, night);
        warehouse.execute("""
                insert into delivery (arrival_id, bureau, source_name, arrived_at, recorded_at, business_date, as_of,
                                      outcome, run_id, node)
                values ('%1$s', 'hrss', '%1$s', now(), now(), '%2$s', '%1$s', 'refused', %3$d, 'here')
                """.formatted(arrival, night, run));
        return run;
    }

    private List<String> arrivals(long run) {
        return ledger.ofRun(run).stream()
                .map(line -> line.arrival().arrivalId())
                .toList();
    }

    @Test
    void aRunTellsOfThoseBeforeItThatBrokeOff() {
        run("nightly", NIGHT, "first");
        run("nightly", NIGHT, "second");
        long whole = run("nightly", NIGHT, "third");

        assertThat(arrivals(whole)).containsExactly("first", "second", "third");
    }

    @Test
    void aRunTellsNothingThatAWholeOneHasTold() {
        run("nightly", NIGHT, "first");
        runs.finish(run("nightly", NIGHT, "second"), 0);
        long again = run("nightly", NIGHT, "third");

        assertThat(arrivals(again)).containsExactly("third");
    }

    @Test
    void anotherNightAndAnotherCommandAreNoneOfIt() {
        run("nightly", NIGHT.minusDays(1), "the night before");
        run("evaluate", NIGHT, "by day");
        long whole = run("nightly", NIGHT, "tonight");

        assertThat(arrivals(whole)).containsExactly("tonight");
    }
}
