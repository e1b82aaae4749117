// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.renaming;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Sql;

/**
 * Gives what the warehouse holds under a former id the present one: figures, standings, episodes, silences, past
 * breaches and the rules in force. Values, ledger lines, events and the numbers of series and episodes stay as they
 * are, so what was acknowledged or told remains so.
 *
 * <p>Where both ids have figures of one place, those of periods that the present id lacks go on under it; the others
 * stay under the former id. Of two open episodes in one place, that of the former id stays there.
 */
public final class Renamings {

    private static final String PENDING = Sql.resource(Renamings.class, "pending.sql");
    private static final String NOTE = """
            insert into renaming (kind, former, id, renamed_at, series, episodes)
            select k.subject, r.former, r.id, ?,
                   (select count(*) from series s where k.subject = 'indicator' and s.indicator = r.former),
                   (select count(*) from episode e
                    where r.former = case k.subject when 'indicator' then e.indicator when 'target' then e.target_id
                                                 else e.rule_id end)
            from renamed r cross join (values (?::text)) k (subject)
            returning series, episodes
            """;

    private final List<Renaming> all;

    /** Those that the configuration states. */
    public Renamings(List<Renaming> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Applies in the caller's transaction what is not applied yet, and keeps a record of it. Takes the locks of ledger,
     * derived figures, episodes and silences where there is something to do, so it must be the first in a transaction
     * that needs one of them.
     *
     * @return a sentence for each id that something was kept under
     */
    public List<String> apply(Connection connection, Instant now) throws SQLException {
        if (!areAwaited(connection)) {
            return List.of();
        }
        AdvisoryLock.LEDGER.take(connection);
        AdvisoryLock.DERIVATION.take(connection);
        AdvisoryLock.EPISODES.take(connection);
        AdvisoryLock.SILENCES.take(connection);
        List<String> done = new ArrayList<>();
        for (Renaming each : pending(connection)) {
            done.add(apply(connection, each, now));
        }
        return done;
    }

    /** Whether something is to be applied. */
    public boolean areAwaited(Connection connection) throws SQLException {
        return !all.isEmpty() && !pending(connection).isEmpty();
    }

    private List<Renaming> pending(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                PENDING,
                row -> all.get(row.getInt(1) - 1),
                Sql.texts(all.stream().map(each -> each.kind().code()).toList()),
                Sql.texts(all.stream().map(Renaming::former).toList()),
                Sql.texts(all.stream().map(Renaming::id).toList()));
    }

    private static String apply(Connection connection, Renaming renaming, Instant now) throws SQLException {
        Sql.run(
                connection,
                "create temp table renamed on commit drop as select ?::text as former, ?::text as id",
                renaming.former(),
                renaming.id());
        String kind = renaming.kind().code();
        String done = Sql.first(connection, NOTE, row -> renaming.sentence(row.getLong(1), row.getLong(2)), now, kind)
                .orElseThrow();
        Sql.execute(connection, Sql.resource(Renamings.class, kind + ".sql"));
        Sql.execute(connection, "drop table renamed");
        return done;
    }
}
