// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/**
 * A database product as its tests need it: a running database of a bureau, who owns it, who may only read it, and the
 * few words in which its SQL differs from the others'.
 */
public abstract class Product implements AutoCloseable {

    /** The account that a bureau would give to Jundeng. */
    public abstract Login reader();

    /** The account that may do everything, as somebody careless would give it to Jundeng. */
    public abstract Login owner();

    /** A connection that may do everything. */
    public abstract Connection connect() throws SQLException;

    /** A query for {@code value} that takes a minute before it gives its first row. */
    public abstract String slow();

    /** A SELECT that would add a row to the table {@code jobs} if it were allowed to. */
    public abstract String writing();

    /**
     * A query for rows with the columns {@code n}, from 1 on, and {@code note}, a text of its own for each row.
     *
     * @param length how many times 12 characters or so the text has
     */
    public abstract String rows(int count, int length);

    /** The types of a column for a code, a day, a number with two decimals, a time with microseconds, a text. */
    public abstract ColumnTypes columnTypes();

    /** The database's own types, and how each arrives. */
    public abstract List<TypeCase> types();

    /** How a column is declared for each kind of value. */
    public record ColumnTypes(String code, String day, String number, String time, String text) {}

    /**
     * A value of a column of the database.
     *
     * @param name a name for the column, in small letters
     * @param type the column's type in the database's own words
     * @param value the value as a literal of the database
     * @param json the value as it arrives in the delivery
     */
    public record TypeCase(String name, String type, String value, String json) {}

    /** A literal for a day such as 2014-05-01. */
    public String day(String day) {
        return "date '" + day + "'";
    }

    /** A literal for a time such as 2014-07-01 09:00:00.5. */
    public String time(String time) {
        return "timestamp '" + time + "'";
    }

    /** How a name with Chinese letters is written. */
    public String quoted(String name) {
        return "\"" + name + "\"";
    }

    /** Runs statements as the owner. */
    public final void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new UncheckedSqlException(e);
        }
    }

    /** Lets the reader read a new table; does nothing where a grant on the whole database says so already. */
    public void letRead(String table) {}

    @Override
    public void close() {}
}
