// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jundeng.warehouse.sql.Schema;
import org.jundeng.warehouse.sql.Sql;
import org.postgresql.PGConnection;

/** The tables by the database's own catalogue, so that no table of a later migration is forgotten. */
final class BackupTables {

    /** Without Flyway's table, of which each database has its own. Rows of partitions are read through their parent. */
    private static final String COLUMNS = String.format(Locale.ROOT, """
            select c.relname, a.attname
            from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = '%1$s'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
              and c.relname <> 'flyway_schema_history' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by c.relname, a.attnum
            """, Schema.NAME);

    private static final String REFERENCES = String.format(Locale.ROOT, """
            select distinct conrelid::regclass::text, f.relname as of, t.relname as to
            from pg_constraint join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid
            where contype = 'f' and connamespace = '%1$s'::regnamespace and conrelid <> confrelid
            """, Schema.NAME);

    /** Tables that number their rows. The others are copies of the configuration, or refer to these. */
    private static final String NUMBERED = String.format(Locale.ROOT, """
            select distinct c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = '%1$s'::regnamespace and c.relkind in ('r', 'p') and a.attidentity <> ''
            order by 1
            """, Schema.NAME);

    private static final String SEQUENCES = String.format(Locale.ROOT, """
            select c.relname, s.seqincrement from pg_sequence s join pg_class c on c.oid = s.seqrelid
            where c.relnamespace = '%1$s'::regnamespace order by 1
            """, Schema.NAME);
    private static final String VERSION = String.format(Locale.ROOT, """
            select version from %1$s.flyway_schema_history
            where success and version is not null order by installed_rank desc limit 1
            """, Schema.NAME);

    private final Connection connection;

    BackupTables(Connection connection) {
        this.connection = connection;
    }

    /** The columns of each table, by its name; tables that others refer to come first. */
    Map<String, List<String>> inOrder() throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        for (List<String> row : rows(COLUMNS)) {
            columns.computeIfAbsent(row.get(0), first -> new ArrayList<>()).add(row.get(1));
        }
        Map<String, Set<String>> needs = new TreeMap<>();
        for (List<String> row : rows(REFERENCES)) {
            needs.computeIfAbsent(row.get(1), first -> new LinkedHashSet<>()).add(row.get(2));
        }
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        columns.keySet().forEach(table -> place(table, needs, columns, ordered));
        return ordered;
    }

    private static void place(
            String table,
            Map<String, Set<String>> needs,
            Map<String, List<String>> columns,
            Map<String, List<String>> ordered) {
        if (ordered.containsKey(table) || !columns.containsKey(table)) {
            return;
        }
        for (String needed : needs.getOrDefault(table, Set.of())) {
            place(needed, needs, columns, ordered);
        }
        ordered.put(table, columns.get(table));
    }

    /** The tables with rows that only work with the warehouse can have written. */
    List<String> used() throws SQLException {
        List<String> used = new ArrayList<>();
        for (List<String> table : rows(NUMBERED)) {
            if (!rows("select 1 from " + name(table.get(0)) + " limit 1").isEmpty()) {
                used.add(table.get(0));
            }
        }
        return used;
    }

    /** The next number of each sequence, by its name. */
    Map<String, Long> sequences() throws SQLException {
        Map<String, Long> next = new LinkedHashMap<>();
        for (List<String> sequence : rows(SEQUENCES)) {
            List<String> state = rows("select last_value, is_called from " + name(sequence.get(0)))
                    .get(0);
            long last = Long.parseLong(state.get(0));
            next.put(sequence.get(0), state.get(1).equals("t") ? last + Long.parseLong(sequence.get(1)) : last);
        }
        return next;
    }

    /** The version of the last migration. */
    String schemaVersion() throws SQLException {
        return rows(VERSION).get(0).get(0);
    }

    /** Writes a table in the text format of COPY, and returns its number of rows. */
    static long copyOut(Connection connection, String table, List<String> columns, OutputStream out)
            throws SQLException {
        String sql = String.format(Locale.ROOT, "copy (select %s from %s) to stdout", list(columns), name(table));
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        } catch (IOException e) {
            throw new UncheckedIOException("copying table " + table + ": " + e.getMessage(), e);
        }
    }

    /** A table's or sequence's name, quoted for SQL. */
    static String name(String plain) {
        return Schema.NAME + ".\"" + plain + "\"";
    }

    /** Column names, quoted and listed for SQL. */
    static String list(List<String> columns) {
        return "\"" + String.join("\", \"", columns) + "\"";
    }

    private List<List<String>> rows(String sql) throws SQLException {
        return Sql.cells(connection, sql);
    }
}
