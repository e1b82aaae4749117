// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.absence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Enters and ends absences. Each request, even a refused one, gets a line in the audit trail. */
public final class EnteredAbsences {

    /** How many days an absence may have, the first and the last included. */
    public static final int LONGEST_DAYS = 366;

    private static final String ALL = "select * from absence order by first_day, absence_id";
    private static final String INSERT = """
            insert into absence (person, first_day, last_day, deputy, author, recorded_at)
            values (?, ?, ?, ?, ?, ?)
            """;
    private static final String END = "update absence set ended_on = ?, ended_by = ? where absence_id = ?";

    private final DataSource warehouse;
    private final Clock clock;
    private final LocalDate today;
    private final AuditTrail audit;

    /** The absences of {@code warehouse}, entered and ended on the business date {@code today}. */
    public EnteredAbsences(DataSource warehouse, Clock clock, LocalDate today) {
        this.warehouse = warehouse;
        this.clock = clock;
        this.today = today;
        this.audit = new AuditTrail(warehouse, clock);
    }

    /** The result of a request. */
    public enum Outcome {
        /** It is done. */
        DONE,
        /** Nobody has the id of who is to be away. */
        UNKNOWN_PERSON,
        /** Nobody has the id of who is to stand in. */
        UNKNOWN_DEPUTY,
        /** Nobody stands in for himself or herself. */
        OWN_DEPUTY,
        /** Its last day is before its first. */
        ENDS_BEFORE_START,
        /** Its last day is over. */
        OVER,
        /** Its first day is over, and the author may not say so after the fact. */
        STARTS_BEFORE_TODAY,
        /** It has more days than {@link #LONGEST_DAYS}. */
        TOO_LONG,
        /** The same days are entered already, with the same deputy. */
        THERE_ALREADY,
        /** The person has no absence of this number. */
        UNKNOWN,
        /** It was ended before. */
        ALREADY_ENDED;

        /** The stable code: {@code there-already}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Days on which somebody is to be away.
     *
     * @param person the id of who it is
     * @param from the first day
     * @param until the last day
     * @param deputy the id of who stands in; null for the person's deputy
     */
    public record Wish(String person, LocalDate from, LocalDate until, String deputy) {

        public Wish {
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(until, "until");
        }

        private String words() {
            return from + ".." + until + (deputy == null ? "" : ", deputy " + deputy);
        }
    }

    /**
     * Who asks.
     *
     * @param id a person's id, or the id of a user who is no person
     * @param by who it is for the audit trail, and by which way
     * @param mayGoBack whether an absence may begin before today: days on which nobody could answer are taken out of
     *     the count of those who are told after that, so nobody takes out days that are over for himself or herself
     */
    public record Author(String id, Grounds.By by, boolean mayGoBack) {
        public Author {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(by, "by");
        }
    }

    /** {@code catalogue}, where people are away also on the days that were entered. */
    public static Catalogue known(Connection connection, Catalogue catalogue) throws SQLException {
        Map<String, List<Person.Absence>> days = new HashMap<>();
        for (EnteredAbsence each : all(connection)) {
            each.days().ifPresent(some -> days.computeIfAbsent(each.person(), first -> new ArrayList<>())
                    .add(some));
        }
        return catalogue.away(days);
    }

    /** Those that hold today or later, the earliest first. */
    public List<EnteredAbsence> current() {
        return Transactions.read(warehouse, EnteredAbsences::all).stream()
                .filter(each -> each.days()
                        .filter(days -> !days.until().isBefore(today))
                        .isPresent())
                .toList();
    }

    /** Enters days on which somebody of {@code people} is away, or refuses to. */
    public Outcome enter(People people, Wish wish, Author author) {
        return Transactions.write(warehouse, connection -> {
            AdvisoryLock.ABSENCES.take(connection);
            Outcome outcome = judge(connection, people, wish, author);
            if (outcome == Outcome.DONE) {
                Sql.run(
                        connection,
                        INSERT,
                        wish.person(),
                        wish.from(),
                        wish.until(),
                        wish.deputy(),
                        author.id(),
                        clock.instant());
            }
            note(connection, author, wish.person(), outcome, wish.words());
            return outcome;
        });
    }

    /** Says that the person is back, today or before it begins: the absence of this number holds no more. */
    public Outcome end(String id, long number, Author author) {
        return Transactions.write(warehouse, connection -> {
            AdvisoryLock.ABSENCES.take(connection);
            Optional<EnteredAbsence> found = all(connection).stream()
                    .filter(each -> each.absenceId() == number && each.person().equals(id))
                    .findFirst();
            Outcome outcome = found.map(this::ending).orElse(Outcome.UNKNOWN);
            if (outcome == Outcome.DONE) {
                Sql.run(connection, END, today, author.id(), number);
            }
            note(connection, author, id, outcome, "end of absence " + number);
            return outcome;
        });
    }

    private Outcome ending(EnteredAbsence absence) {
        if (absence.endedOn() != null) {
            return Outcome.ALREADY_ENDED;
        }
        return absence.until().isBefore(today) ? Outcome.OVER : Outcome.DONE;
    }

    private Outcome judge(Connection connection, People people, Wish wish, Author author) throws SQLException {
        if (people.person(wish.person()).isEmpty()) {
            return Outcome.UNKNOWN_PERSON;
        }
        if (wish.deputy() != null && people.person(wish.deputy()).isEmpty()) {
            return Outcome.UNKNOWN_DEPUTY;
        }
        if (wish.person().equals(wish.deputy())) {
            return Outcome.OWN_DEPUTY;
        }
        if (wish.until().isBefore(wish.from())) {
            return Outcome.ENDS_BEFORE_START;
        }
        if (wish.until().isBefore(today)) {
            return Outcome.OVER;
        }
        if (wish.from().isBefore(today) && !author.mayGoBack()) {
            return Outcome.STARTS_BEFORE_TODAY;
        }
        if (ChronoUnit.DAYS.between(wish.from(), wish.until()) >= LONGEST_DAYS) {
            return Outcome.TOO_LONG;
        }
        Person.Absence days = new Person.Absence(wish.from(), wish.until(), wish.deputy());
        boolean same = all(connection).stream()
                .anyMatch(each -> each.person().equals(wish.person())
                        && each.days().filter(days::equals).isPresent());
        return same ? Outcome.THERE_ALREADY : Outcome.DONE;
    }

    private void note(Connection connection, Author author, String id, Outcome outcome, String what)
            throws SQLException {
        audit.note(
                connection,
                new AuditTrail.Entry(
                                author.by().actor(),
                                Act.ABSENCE,
                                "person " + id,
                                outcome.code(),
                                what + "; " + author.by().way())
                        .because(null, author.by().origin()));
    }

    private static List<EnteredAbsence> all(Connection connection) throws SQLException {
        return Sql.list(connection, ALL, EnteredAbsences::absence);
    }

    private static EnteredAbsence absence(ResultSet row) throws SQLException {
        return new EnteredAbsence(
                row.getLong("absence_id"),
                row.getString("person"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("deputy"),
                row.getString("author"),
                row.getObject("ended_on", LocalDate.class));
    }
}
