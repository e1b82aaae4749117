// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.sql.SQLException;

/** Carries an {@link SQLException} through code that hands observations on and knows no databases. */
public final class UncheckedSqlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Wraps {@code cause}. */
    public UncheckedSqlException(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    @Override
    public synchronized SQLException getCause() {
        return (SQLException) super.getCause();
    }
}
