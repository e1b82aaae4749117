// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlIT {

    private static final String MADE = "create temp table made (name text, number bigint) on commit drop";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private <T> T in(Transactions.Work<T> work) {
        return Transactions.read(warehouse.dataSource(), work);
    }

    @Test
    void bindsWhatTheDriverTakesAndNullsTimesAndArrays() {
        Instant time = Instant.parse("2014-06-30T12:00:00Z");
        List<String> row = in(connection -> Sql.first(
                        connection,
                        "select ?::text, ?::bigint, extract(epoch from ?::timestamptz)::bigint, ?, ?, ?",
                        each -> List.of(
                                String.valueOf(each.getString(1)),
                                String.valueOf(each.getObject(2)),
                                each.getString(3),
                                each.getString(4),
                                each.getString(5),
                                each.getString(6)),
                        "a",
                        null,
                        time,
                        Sql.texts(List.of("x", "y")),
                        Sql.numbers(List.of()),
                        Sql.days(List.of(LocalDate.of(2014, 6, 30))))
                .orElseThrow());

        assertThat(row)
                .containsExactly("a", "null", Long.toString(time.getEpochSecond()), "{x,y}", "{}", "{2014-06-30}");
    }

    @Test
    void countsWhatAStatementChangesAndNotWhatItAnswers() {
        List<Long> changed = in(connection -> {
            Sql.execute(connection, MADE + "; insert into made values ('a', 1)");
            Sql.runAll(
                    connection, "insert into made values (?, ?)", List.of(Arrays.asList("b", null), List.of("c", 3)));
            return List.of(
                    Sql.run(connection, "update made set number = 4 where number is not null"),
                    Sql.run(connection, "select * from made"));
        });

        assertThat(changed).containsExactly(2L, 0L);
    }

    @Test
    void readsTheTableThatHidesAnotherWhateverThePreparedStatementMeantBefore() {
        String silences = "select count(*) from silence";
        List<Long> numbers = in(connection -> {
            // Makes the session's schema of temporary tables: with it, all statements would be prepared anew.
            Sql.execute(connection, MADE);
            List<Long> seen = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                seen.add(Sql.number(connection, silences));
            }
            Sql.executeHiding(connection, "create temp table silence on commit drop as select 1");
            seen.add(Sql.number(connection, silences));
            return seen;
        });

        assertThat(numbers).containsExactly(0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
        assertThat(this.<Long>in(connection -> Sql.number(connection, silences)))
                .isZero();
    }

    @Test
    void readsAnswersWholeInTheirOrder() {
        String three = "select name from unnest(?::text[]) with ordinality n(name, place) order by place";
        Object names = Sql.texts(List.of("c", "a", "b"));

        List<String> all = in(connection -> Sql.column(connection, three, names));
        Optional<String> first = in(connection -> Sql.first(connection, three, row -> row.getString(1), names));
        boolean any = in(connection -> Sql.any(connection, three, Sql.texts(List.of())));

        assertThat(all).containsExactly("c", "a", "b");
        assertThat(first).hasValue("c");
        assertThat(any).isFalse();
    }

    @Test
    void aNumberThatNoRowGivesIsAFaultOfTheProgram() {
        long five = in(connection -> Sql.number(connection, "select 5 where ? = 1", 1));

        assertThat(five).isEqualTo(5);
        assertThatThrownBy(() -> in(connection -> Sql.number(connection, "select 5 where ? = 1", 2)))
                .hasMessage("no row answers: select 5 where ? = 1");
    }

    @Test
    void aMissingFileIsAFaultOfTheProgramThatNamesIt() {
        assertThatThrownBy(() -> Sql.resource(Sql.class, "none.sql"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there is no none.sql beside org.jundeng.warehouse.sql.Sql");
    }
}
