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
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The addresses that a mail server has refused for good. Nothing is sent to such an address until it is changed, until
 * somebody says that it is to be tried again, or until a mail to it leaves after all.
 */
public final class RefusedAddresses {

    /** An SQL condition on {@code notice n}: whether its address was refused for good. */
    static final String REFUSED = String.format(
            Locale.ROOT,
            "(n.state = 'given-up' and split_part(n.last_error, ':', 1) in ('%s', '%s'))",
            SendFailure.RECIPIENT_REFUSED,
            SendFailure.ADDRESS_UNUSABLE);

    private static final String READ = String.format(Locale.ROOT, """
            select distinct on (n.person, n.address) n.person, n.address, n.business_date, n.last_error
            from notice n
            where %s
              and not exists (
                select from notice later
                where later.person = n.person and later.address = n.address and later.state = 'sent'
                  and later.notice_id > n.notice_id)
            order by n.person, n.address, n.notice_id
            """, REFUSED);
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

    /** The present addresses of {@code people} that were refused. */
    public static List<Refused> of(Connection connection, People people) throws SQLException {
        List<Refused> refused = new ArrayList<>();
        Sql.each(connection, READ, row -> {
            String address = row.getString("address");
            LocalDate since = row.getObject("business_date", LocalDate.class);
            String said = row.getString("last_error");
            people.person(row.getString("person"))
                    .filter(person -> person.email().equals(address))
                    .ifPresent(person -> refused.add(new Refused(person, since, said)));
        });
        return refused;
    }

    /** {@code catalogue}, where no mail arrives at the people whose present addresses were refused. */
    public static Catalogue reachable(Connection connection, Catalogue catalogue) throws SQLException {
        return reachable(of(connection, catalogue.people()), catalogue);
    }

    /** {@code catalogue}, where no mail arrives at the people of {@code refused}. */
    public static Catalogue reachable(List<Refused> refused, Catalogue catalogue) {
        return catalogue.unreachable(
                refused.stream().map(each -> each.person().id()).collect(Collectors.toSet()));
    }

    /** Has the person's address tried again, since {@code author} says so. Returns whether it was refused. */
    public static boolean tryAgain(DataSource warehouse, AuditTrail audit, String author, String personId) {
        return Transactions.write(warehouse, connection -> {
            boolean refused = Sql.run(connection, FORGET, personId) > 0;
            audit.note(
                    connection,
                    new AuditTrail.Entry(
                            author, Act.WRITE_AGAIN, "person " + personId, refused ? "done" : "not-refused", null));
            return refused;
        });
    }
}
