// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.sql.SQLException;

/** Carries an {@link SQLException} through code that passes on observations and does not know databases. */
public final class UncheckedSqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The SQLSTATE of a server whose disk is full. */
    private static final String DISK_FULL = "53100";

    /** Wraps {@code cause}. */
    public UncheckedSqlException(SQLException cause) {
        super(words(cause), cause);
    }

    private static String words(SQLException cause) {
        return DISK_FULL.equals(cause.getSQLState())
                ? "the warehouse's disk is full: " + cause.getMessage()
                : cause.getMessage();
    }

    @Override
    public synchronized SQLException getCause() {
        return (SQLException) super.getCause();
    }
}
