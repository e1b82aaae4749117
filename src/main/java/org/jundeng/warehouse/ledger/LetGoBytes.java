// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Which kept bytes were let go, and when. Lines are only ever added; the lines of the ledger stay as they are. */
public final class LetGoBytes {

    private static final String OLDER = """
            select d.kept_path, max(d.sha256) as sha256, max(d.bytes) as bytes
            from delivery d
            where starts_with(d.kept_path, ?) and d.sha256 is not null
              and not exists (select from let_go g where g.kept_path = d.kept_path)
              and not exists (
                select from unconfirmed u join delivery w using (delivery_id)
                where u.settled_by is null and w.kept_path = d.kept_path)
            group by d.kept_path having max(d.recorded_at) < ?
            order by d.kept_path
            """;
    private static final String UNFINISHED = """
            select g.kept_path from let_go g
            where g.let_go_at >= ? and starts_with(g.kept_path, ?)
              and not exists (select from delivery d where d.kept_path = g.kept_path and d.recorded_at >= ?)
            """;
    private static final String ADD =
            "insert into let_go (kept_path, sha256, bytes, let_go_at, run_id) values (?, ?, ?, ?, ?)";

    private final DataSource warehouse;

    /** Those of {@code warehouse}. */
    public LetGoBytes(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Kept bytes.
     *
     * @param keptPath their path below the workspace
     * @param sha256 their hash
     * @param bytes how many they are
     */
    public record Kept(String keptPath, String sha256, long bytes) {}

    /**
     * The bytes kept below {@code folder} that no ledger line since {@code limit} names, and that were not let go.
     * Those of a delivery that waits to be confirmed are not among them: to confirm it, they are read again.
     */
    public List<Kept> olderThan(Instant limit, String folder) {
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection,
                        OLDER,
                        row -> new Kept(row.getString("kept_path"), row.getString("sha256"), row.getLong("bytes")),
                        folder + "/",
                        limit));
    }

    /** Adds a line for each of {@code kept} in the caller's transaction. */
    public static void note(Connection connection, List<Kept> kept, Instant at, long runId) throws SQLException {
        Sql.runAll(
                connection,
                ADD,
                kept.stream()
                        .map(each -> List.of(
                                each.keptPath(), each.sha256(), each.bytes(), at.atOffset(ZoneOffset.UTC), runId))
                        .toList());
    }

    /**
     * The paths below {@code folder} whose bytes were let go at {@code since} or later, and that no ledger line since
     * {@code limit} names.
     */
    public List<String> since(Instant since, Instant limit, String folder) {
        return Transactions.read(
                warehouse, connection -> Sql.column(connection, UNFINISHED, since, folder + "/", limit));
    }

    /** When the bytes of a path were let go; empty where they were not. */
    public Optional<Instant> of(String keptPath) {
        return Optional.ofNullable(of(List.of(keptPath)).get(keptPath));
    }

    /** When the bytes of these paths were let go; paths whose bytes were not are left out. */
    public Map<String, Instant> of(Collection<String> keptPaths) {
        Map<String, Instant> letGo = new HashMap<>();
        Transactions.read(warehouse, connection -> {
            Sql.each(
                    connection,
                    "select kept_path, let_go_at from let_go where kept_path = any(?)",
                    row -> letGo.put(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant()),
                    Sql.texts(keptPaths));
            return null;
        });
        return letGo;
    }
}
