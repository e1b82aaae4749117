// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The addresses that a mail server has refused. Nothing is sent to such an address for some days, unless it is changed,
 * somebody says that it is to be tried again, or a mail to it leaves after all. Where the server refuses everybody
 * alike, no address is to blame.
 */
public final class RefusedAddresses {

    /** An SQL condition on {@code notice n}: whether its address was refused for good. */
    static final String REFUSED = String.format(
            Locale.ROOT,
            "(n.state = 'given-up' and split_part(n.last_error, ':', 1) in ('%s', '%s'))",
            SendFailure.RECIPIENT_REFUSED,
            SendFailure.ADDRESS_UNUSABLE);

    /** An address that was refused is written to again after so many days. */
    public static final int DAYS = 7;

    /** So many addresses that are refused alike, while no mail of then leaves, show that the server is to blame. */
    private static final int ALIKE = 3;

    /** On {@code notice n}: no mail to the address has left since. */
    private static final String NONE_LEFT_SINCE = """
            not exists (
              select from notice later
              where later.person = n.person and later.address = n.address and later.state = 'sent'
                and later.notice_id > n.notice_id)
            """;

    private static final String READ = String.format(Locale.ROOT, """
            select n.person, n.address, min(n.business_date) as since,
                   (array_agg(n.last_error order by n.notice_id))[1] as said
            from notice n
            where %s and %s
            group by n.person, n.address
            having max(n.business_date) > ?::date - %d
            order by n.person, n.address
            """, REFUSED, NONE_LEFT_SINCE, DAYS);

    /** What differs from mail to mail (addresses, codes, numbers of the server) is left out of the comparison. */
    private static final String BLAME_THE_SERVER =
            String.format(Locale.ROOT, """
            with refused as (
                select n.notice_id, n.address, n.created_at,
                       regexp_replace(n.last_error, '\\S*[0-9@]\\S*', '', 'g') as words
                from notice n
                where %s and n.business_date > ?::date - %d and %s
            ), alike as (
                select words from refused r
                group by words
                having count(distinct address) >= %d
                   and not exists (
                     select from notice other
                     where other.state = 'sent' and other.sent_at >= min(r.created_at)
                       and other.created_at <= max(r.created_at))
            )
            update notice n
            set last_error = '%s: as to everybody: ' || n.last_error
            from refused join alike using (words)
            where n.notice_id = refused.notice_id
            """, REFUSED, DAYS, NONE_LEFT_SINCE, ALIKE, SendFailure.RECIPIENT_NOT_SERVED);

    private static final String FORGET =
            "update notice n set last_error = 'to-be-tried-again, ' || last_error where n.person = ? and " + REFUSED;

    private RefusedAddresses() {}

    /**
     * An address that was refused.
     *
     * @param person whose it is, as the configuration still says
     * @param since the business date of the first mail that was refused
     * @param said the named reason and the server's words
     */
    public record Refused(Person person, LocalDate since, String said) {}

    /**
     * Holds it against no address any more that a server refused all alike: at least three with the same words, while
     * no mail left that was written when theirs were or before. Then each night writes to them again.
     */
    public static void blameTheServer(Connection connection, LocalDate night) throws SQLException {
        Sql.run(connection, BLAME_THE_SERVER, night);
    }

    /** The present addresses of {@code people} that were refused and are not yet written to again on {@code night}. */
    public static List<Refused> of(Connection connection, People people, LocalDate night) throws SQLException {
        List<Refused> refused = new ArrayList<>();
        Sql.each(
                connection,
                READ,
                row -> {
                    String address = row.getString("address");
                    LocalDate since = row.getObject("since", LocalDate.class);
                    String said = row.getString("said");
                    people.person(row.getString("person"))
                            .filter(person -> person.email().equals(address))
                            .ifPresent(person -> refused.add(new Refused(person, since, said)));
                },
                night);
        return refused;
    }

    /** {@code catalogue}, where on {@code night} no mail arrives at the people whose present addresses were refused. */
    public static Catalogue reachable(Connection connection, Catalogue catalogue, LocalDate night) throws SQLException {
        return reachable(of(connection, catalogue.people(), night), catalogue);
    }

    /** {@code catalogue}, where no mail arrives at the people of {@code refused}. */
    public static Catalogue reachable(List<Refused> refused, Catalogue catalogue) {
        return catalogue.unreachable(
                refused.stream().map(each -> each.person().id()).collect(Collectors.toSet()));
    }

    /** Has the person's address tried again, since somebody says so. Returns whether it was refused. */
    public static boolean tryAgain(DataSource warehouse, AuditTrail audit, Grounds.By by, String personId) {
        return Transactions.write(warehouse, connection -> {
            boolean refused = Sql.run(connection, FORGET, personId) > 0;
            audit.note(
                    connection,
                    by.entry(Act.WRITE_AGAIN, "person " + personId, refused ? AuditTrail.DONE : "not-refused", null));
            return refused;
        });
    }
}
