// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.outage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;

/** Tells a database, disk or network that is away for a moment from what would only fail again. */
public final class OutOfReach {

    /** Classes of SQLSTATE: connection, resources, operator intervention, lost races. */
    private static final List<String> STATES = List.of("08", "53", "57P", "40001", "40P01", "55P03");

    private OutOfReach() {}

    /** Whether the same may succeed a little later. */
    public static boolean forAMoment(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql instanceof SQLTransientException || sql instanceof SQLRecoverableException || away(sql);
            }
            if (cause instanceof IOException io) {
                return !wouldFailAgain(io);
            }
        }
        return false;
    }

    private static boolean wouldFailAgain(IOException thrown) {
        return thrown instanceof NoSuchFileException
                || thrown instanceof AccessDeniedException
                || thrown instanceof NotDirectoryException
                || thrown instanceof FileAlreadyExistsException;
    }

    /** What went wrong in one line: the exception and what caused it. */
    public static String chain(Throwable thrown) {
        StringBuilder text = new StringBuilder(String.valueOf(thrown));
        for (Throwable cause = thrown == null ? null : thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (text.indexOf(cause.toString()) < 0) {
                text.append(" <- ").append(cause);
            }
        }
        return text.toString().replaceAll("\\s+", " ");
    }

    /** The kind of the innermost fault, without its message, which may quote what was read. */
    public static String innermost(Throwable thrown) {
        Throwable bottom = thrown;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        String state = bottom instanceof SQLException sql ? " " + sql.getSQLState() : "";
        return bottom.getClass().getSimpleName() + state;
    }

    private static boolean away(SQLException thrown) {
        String state = thrown.getSQLState();
        return state != null && STATES.stream().anyMatch(state::startsWith);
    }
}
