// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes rows of one table by COPY in PostgreSQL's binary format. Closing without {@link #finish} takes all back. */
final class BinaryCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int HEADER_REST_BYTES = 8;
    private static final int BUFFER_BYTES = 1 << 16;
    /** More than the numbers of one row take; texts are longer and looked at one by one. */
    private static final int ROW_BYTES = 128;
    /** PostgreSQL counts days from 1 January 2000. */
    private static final int DAY_ZERO = 10_957;

    private final CopyIn copy;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int length;
    private boolean finished;

    /** Copies into {@code columns}, a table's name and in brackets the names of its columns. */
    BinaryCopy(Connection connection, String columns) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + columns + " from stdin (format binary)");
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        length = SIGNATURE.length + HEADER_REST_BYTES;
    }

    void beginRow(int columns) throws SQLException {
        if (length > BUFFER_BYTES - ROW_BYTES) {
            flush();
        }
        putShort(columns);
    }

    void putBigint(long number) {
        putInt(8);
        putInt((int) (number >> 32));
        putInt((int) number);
    }

    void putInteger(int number) {
        putInt(4);
        putInt(number);
    }

    /** A day, counted from 1 January 1970. */
    void putDate(int day) {
        putInteger(day - DAY_ZERO);
    }

    void putNumeric(Numeric number) throws SQLException {
        putBytes(number.bytes(), number.length());
    }

    void putText(String text) throws SQLException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putBytes(bytes, bytes.length);
    }

    void putNull() {
        putInt(-1);
    }

    private void putBytes(byte[] bytes, int count) throws SQLException {
        if (length + count > BUFFER_BYTES - ROW_BYTES) {
            flush();
        }
        if (count > BUFFER_BYTES - ROW_BYTES) {
            throw new IllegalArgumentException("a value of " + count + " bytes");
        }
        putInt(count);
        System.arraycopy(bytes, 0, buffer, length, count);
        length += count;
    }

    private void putShort(int number) {
        buffer[length++] = (byte) (number >> 8);
        buffer[length++] = (byte) number;
    }

    private void putInt(int number) {
        buffer[length] = (byte) (number >> 24);
        buffer[length + 1] = (byte) (number >> 16);
        buffer[length + 2] = (byte) (number >> 8);
        buffer[length + 3] = (byte) number;
        length += 4;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }

    /** Sends what is left; only then do the rows count. */
    void finish() throws SQLException {
        putShort(-1);
        flush();
        copy.endCopy();
        finished = true;
    }

    @Override
    public void close() throws SQLException {
        if (!finished && copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
