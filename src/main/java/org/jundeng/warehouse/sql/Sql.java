// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Runs SQL in the caller's transaction. An argument is what the driver accepts, or null, an {@link Instant} or
 * an array made by {@link #texts}, {@link #numbers} or {@link #days}. The driver reads answers whole into memory: a
 * query with a large answer needs a statement of its own, with a fetch size.
 */
public final class Sql {

    private Sql() {}

    /**
     * Reads one row of an answer.
     *
     * @param <T> what it reads
     */
    @FunctionalInterface
    public interface Reader<T> {
        /** Reads the current row, and does not move to another. */
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the rows of an answer, one by one. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes the current row, and does not move to another. */
        void visit(ResultSet row) throws SQLException;
    }

    /** An argument that becomes an array of the SQL type {@code type}. */
    private record Elements(String type, Object[] values) {}

    /** An array of texts, as an argument. */
    public static Object texts(Collection<String> texts) {
        return new Elements("text", texts.toArray());
    }

    /** An array of whole numbers ({@code bigint}), as an argument. */
    public static Object numbers(Collection<Long> numbers) {
        return new Elements("bigint", numbers.toArray());
    }

    /** An array of days ({@code date}), as an argument. */
    public static Object days(Collection<LocalDate> days) {
        return new Elements("date", days.toArray());
    }

    /** Runs a script: statements without arguments, with semicolons between them. */
    public static void execute(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    /**
     * Runs a script that creates tables which hide others of the same names. Statements that the session prepared
     * before would go on meaning the hidden ones; so the session forgets them.
     */
    public static void executeHiding(Connection connection, String script) throws SQLException {
        execute(connection, script);
        execute(connection, "deallocate all");
    }

    /** Runs a statement, and returns how many rows it changed. For a query it returns 0. */
    public static long run(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.execute() ? 0 : statement.getLargeUpdateCount();
        }
    }

    /** Runs one statement for each of {@code rows}, all in one round trip. */
    public static void runAll(Connection connection, String sql, Iterable<? extends List<?>> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<?> row : rows) {
                bind(statement, row.toArray());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** All rows of an answer, in its order. */
    public static <T> List<T> list(Connection connection, String sql, Reader<T> reader, Object... arguments)
            throws SQLException {
        List<T> list = new ArrayList<>();
        each(connection, sql, row -> list.add(reader.read(row)), arguments);
        return list;
    }

    /** Hands over the rows of an answer, in its order. */
    public static void each(Connection connection, String sql, Visitor visitor, Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                visitor.visit(row);
            }
        }
    }

    /** The first row of an answer; empty where it has none. {@code reader} must not return null. */
    public static <T> Optional<T> first(Connection connection, String sql, Reader<T> reader, Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
        }
    }

    /** The number in the first column of an answer's first row, which must be there; 0 where it is null. */
    public static long number(Connection connection, String sql, Object... arguments) throws SQLException {
        return first(connection, sql, row -> row.getLong(1), arguments)
                .orElseThrow(() -> new IllegalStateException("no row answers: " + sql));
    }

    /** Whether an answer has any row. */
    public static boolean any(Connection connection, String sql, Object... arguments) throws SQLException {
        return first(connection, sql, row -> true, arguments).isPresent();
    }

    /** The texts in the first column of an answer. */
    public static List<String> column(Connection connection, String sql, Object... arguments) throws SQLException {
        return list(connection, sql, row -> row.getString(1), arguments);
    }

    /** All cells of an answer as texts, row by row; null where a cell is. */
    public static List<List<String>> cells(Connection connection, String sql, Object... arguments) throws SQLException {
        return list(connection, sql, Sql::cells, arguments);
    }

    private static List<String> cells(ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            cells.add(row.getString(column));
        }
        return cells;
    }

    /** The SQL in the file {@code name}, which lies beside the class {@code owner}. */
    public static String resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the resource " + name, e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            bind(statement, arguments);
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            if (argument == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (argument instanceof Instant instant) {
                statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
            } else if (argument instanceof Elements elements) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf(elements.type(), elements.values()));
            } else {
                statement.setObject(i + 1, argument);
            }
        }
    }
}
