// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A server that answers each connection in one way: with an error of PostgreSQL's protocol, as a server of another
 * version, or with the words of another protocol. It stands in for servers that a test cannot have.
 */
public final class FakePostgres implements Closeable {

    private static final int ENCRYPTION_ASKED = 80877103;
    private static final int GSS_ASKED = 80877104;

    private final ServerSocket listening;
    private final Answer answer;

    private interface Answer {
        void to(DataInputStream in, DataOutputStream out) throws IOException;
    }

    private FakePostgres(Answer answer) {
        this.answer = answer;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "fake-postgres");
        thread.setDaemon(true);
        thread.start();
    }

    /** Refuses each login with an error of this SQLSTATE. */
    public static FakePostgres refusing(String state, String words) {
        return new FakePostgres((in, out) -> {
            readLogin(in, out);
            ByteArrayOutputStream fields = new ByteArrayOutputStream();
            for (String field : new String[] {"SFATAL", "VFATAL", "C" + state, "M" + words}) {
                fields.write(field.getBytes(StandardCharsets.UTF_8));
                fields.write(0);
            }
            fields.write(0);
            send(out, 'E', fields.toByteArray());
        });
    }

    /** Asks each login for a password, as most servers do. */
    public static FakePostgres askingForAPassword() {
        return new FakePostgres((in, out) -> {
            readLogin(in, out);
            send(out, 'R', "\0\0\0\nSCRAM-SHA-256\0\0".getBytes(StandardCharsets.UTF_8));
            in.read();
        });
    }

    /** Lets each login in as a server of this version, and answers nothing more. */
    public static FakePostgres ofVersion(String version) {
        return new FakePostgres((in, out) -> {
            readLogin(in, out);
            send(out, 'R', new byte[] {0, 0, 0, 0});
            for (String parameter : new String[] {
                "server_version\0" + version + "\0",
                "client_encoding\0UTF8\0",
                "DateStyle\0ISO, MDY\0",
                "standard_conforming_strings\0on\0",
                "integer_datetimes\0on\0",
                "TimeZone\0UTC\0"
            }) {
                send(out, 'S', parameter.getBytes(StandardCharsets.UTF_8));
            }
            send(out, 'Z', new byte[] {'I'});
            answerEmptily(in, out);
        });
    }

    /** Greets each connection with these words, as a server of another kind does. */
    public static FakePostgres saying(String words) {
        return new FakePostgres((in, out) -> {
            out.write(words.getBytes(StandardCharsets.UTF_8));
            out.flush();
            in.read();
        });
    }

    /** Its JDBC address, with a password in it. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + listening.getLocalPort() + "/jundeng?password=hush";
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                answer.to(new DataInputStream(socket.getInputStream()), new DataOutputStream(socket.getOutputStream()));
            } catch (IOException hungUp) {
                continue;
            }
        }
    }

    private static void readLogin(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            byte[] message = in.readNBytes(in.readInt() - 4);
            int kind = java.nio.ByteBuffer.wrap(message).getInt();
            if (kind != ENCRYPTION_ASKED && kind != GSS_ASKED) {
                return;
            }
            out.write('N');
            out.flush();
        }
    }

    /** The driver sets parameters of its session: each of its messages gets the answer that nothing came of it. */
    private static void answerEmptily(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            int kind = in.read();
            if (kind < 0) {
                return;
            }
            in.readNBytes(in.readInt() - 4);
            switch (kind) {
                case 'P' -> send(out, '1', new byte[0]);
                case 'B' -> send(out, '2', new byte[0]);
                case 'D' -> send(out, 'n', new byte[0]);
                case 'E' -> send(out, 'C', "SET\0".getBytes(StandardCharsets.UTF_8));
                case 'S' -> send(out, 'Z', new byte[] {'I'});
                case 'Q' -> {
                    send(out, 'C', "SET\0".getBytes(StandardCharsets.UTF_8));
                    send(out, 'Z', new byte[] {'I'});
                }
                default -> {
                    return;
                }
            }
        }
    }

    private static void send(DataOutputStream out, char kind, byte[] message) throws IOException {
        out.writeByte(kind);
        out.writeInt(message.length + 4);
        out.write(message);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
