// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes rows into one table by COPY in PostgreSQL's binary format. Closing it before {@link #finish} cancels the COPY,
 * after which the transaction can only be rolled back.
 */
public final class BinaryCopy implements AutoCloseable {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int HEADER_REST_BYTES = 8;
    private static final int BUFFER_BYTES = 1 << 16;
    /** More than the numbers of one row take. Texts can be longer, so room for each is made separately. */
    private static final int ROW_BYTES = 128;
    /** PostgreSQL counts days from 1 January 2000. */
    private static final int DAY_ZERO = 10_957;

    /** The object id of type {@code text}, which is the same on every server. */
    private static final int TEXT_TYPE = 25;

    /** What PostgreSQL writes before each document of type {@code jsonb}. */
    private static final byte JSONB_VERSION = 1;

    private final CopyIn copy;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int length;
    private boolean finished;

    /** Copies into {@code columns}: a table's name, followed by its columns' names in brackets. */
    public BinaryCopy(Connection connection, String columns) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + columns + " from stdin (format binary)");
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        length = SIGNATURE.length + HEADER_REST_BYTES;
    }

    /** Begins a row; exactly {@code columns} values must follow. */
    public void beginRow(int columns) throws SQLException {
        makeRoom(0);
        putShort(columns);
    }

    /** A value of type {@code bigint}. */
    public void putBigint(long number) {
        putInt(8);
        putInt((int) (number >> 32));
        putInt((int) number);
    }

    /** A value of type {@code integer}. */
    public void putInteger(int number) {
        putInt(4);
        putInt(number);
    }

    /** A day, counted from 1 January 1970. */
    public void putDate(int day) {
        putInteger(day - DAY_ZERO);
    }

    /** A value of type {@code numeric}. */
    public void putNumeric(Numeric number) throws SQLException {
        putBytes(number.bytes(), number.length());
    }

    /** A number that {@code writer} turns into bytes; null is written as null. */
    public void putNumeric(BigDecimal number, Numeric writer) throws SQLException {
        if (number == null) {
            putNull();
        } else {
            writer.set(number);
            putNumeric(writer);
        }
    }

    /** A text, or null. */
    public void putText(String text) throws SQLException {
        if (text == null) {
            putNull();
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            putBytes(bytes, bytes.length);
        }
    }

    /** An array of texts, none of them null. */
    public void putTexts(List<String> texts) throws SQLException {
        List<byte[]> elements = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        boolean empty = elements.isEmpty();
        makeRoom(ROW_BYTES);
        putInt(
                empty
                        ? 3 * Integer.BYTES
                        : 5 * Integer.BYTES
                                + elements.stream()
                                        .mapToInt(element -> Integer.BYTES + element.length)
                                        .sum());
        putInt(empty ? 0 : 1);
        putInt(0);
        putInt(TEXT_TYPE);
        if (!empty) {
            putInt(elements.size());
            putInt(1);
        }
        for (byte[] element : elements) {
            putBytes(element, element.length);
        }
    }

    /** A document of type {@code jsonb}. */
    public void putJson(String document) throws SQLException {
        byte[] text = document.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[text.length + 1];
        bytes[0] = JSONB_VERSION;
        System.arraycopy(text, 0, bytes, 1, text.length);
        putBytes(bytes, bytes.length);
    }

    /** Null, in a column of any type. */
    public void putNull() {
        putInt(-1);
    }

    private void putBytes(byte[] bytes, int count) throws SQLException {
        makeRoom(count);
        putInt(count);
        if (count > BUFFER_BYTES - ROW_BYTES) {
            flush();
            copy.writeToCopy(bytes, 0, count);
        } else {
            System.arraycopy(bytes, 0, buffer, length, count);
            length += count;
        }
    }

    /** Beyond the {@code count} bytes there is always room for the numbers of one row. */
    private void makeRoom(int count) throws SQLException {
        if (length + count > BUFFER_BYTES - ROW_BYTES) {
            flush();
        }
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

    /** Sends what is left. The rows are written only then. */
    public void finish() throws SQLException {
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
