// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are sent: whole, under their names, and no faster than their clients take them. */
class AttachmentsIT {

    private static final Duration HOURS = Duration.ofHours(3);
    private static final long LARGE = 200L << 20;
    private static final long MEDIUM = 24L << 20;
    private static final String TAG = "\"abc\"";

    private final AtomicLong read = new AtomicLong();
    private final AtomicInteger open = new AtomicInteger();
    private final List<Socket> sockets = new ArrayList<>();
    private WebServer server;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws IOException {
        for (Socket each : sockets) {
            each.close();
        }
        server.close();
    }

    @Test
    void sendsWhatIsInTheFileUnderItsNameAndHash() throws IOException {
        serve(new ClientPatience(HOURS, HOURS, HOURS, HOURS));

        assertThat(ask("GET /file", ""))
                .startsWith("HTTP/1.1 200 ")
                .contains(
                        "Content-Type: application/octet-stream\r\n",
                        "Content-Length: 13\r\n",
                        "Content-Disposition: attachment; filename=\"delivery-7.csv\";"
                                + " filename*=UTF-8''%E5%85%AD%E6%9C%88.csv",
                        "ETag: " + TAG,
                        "X-Content-Type-Options: nosniff",
                        "Cache-Control: no-store",
                        "Content-Security-Policy: default-src 'none'")
                .endsWith("\r\n\r\n<b>六月</b>");
        assertThat(ask("GET /empty", "")).contains("Content-Length: 0\r\n").endsWith("\r\n\r\n");
    }

    @Test
    void answersHeadWithoutOpeningTheFile() throws IOException {
        serve(new ClientPatience(HOURS, HOURS, HOURS, HOURS));

        assertThat(ask("HEAD /large", ""))
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Length: " + LARGE + "\r\n", "Content-Disposition: ", "ETag: ")
                .endsWith("\r\n\r\n");
        assertThat(read).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"abc\", 304",
                "W/\"abc\", 304",
                "`\"other\", \"abc\"`, 304",
                "*, 304",
                "\"other\", 200",
                "abc, 200",
                "``, 200"
            })
    void sendsNothingToWhoHasItAlready(String tag, int status) throws IOException {
        serve(new ClientPatience(HOURS, HOURS, HOURS, HOURS));

        String answer = ask("GET /file", "If-None-Match: " + tag + "\r\n");

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("ETag: " + TAG);
        assertThat(answer.endsWith("\r\n\r\n")).isEqualTo(status == 304);
    }

    @Test
    void saysSoWhereTheFileCannotBeOpenedAnyMore() throws IOException {
        serve(new ClientPatience(HOURS, HOURS, HOURS, HOURS));

        assertThat(ask("GET /gone", "")).startsWith("HTTP/1.1 503 ").doesNotContain("attachment", "ETag");
    }

    @Test
    void breaksOffWhereTheFileIsShorterThanItWas() throws IOException {
        serve(new ClientPatience(HOURS, HOURS, HOURS, HOURS));

        String answer = ask("GET /shorter", "");

        assertThat(answer).contains("Content-Length: 20\r\n");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(UTF_8))
                .hasSizeLessThan(20);
    }

    @Test
    void readsNoMoreThanItsClientsTake() throws IOException {
        serve(new ClientPatience(HOURS, HOURS, HOURS, HOURS));
        for (int i = 0; i < 20; i++) {
            request("/large").getInputStream().readNBytes(1);
        }

        await().untilAsserted(() -> assertThat(open).hasValue(20));
        assertThat(ask("GET /file", "")).endsWith("<b>六月</b>");
        assertThat(read.get() / 20)
                .as("bytes for each client: what the system holds for it, and a piece")
                .isLessThan(16L << 20);
        for (Socket each : sockets) {
            each.close();
        }
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(open).as("open files").hasValue(0));
    }

    /** The slow one takes longer for all of it than any answer may take, and never long for a piece. */
    @Test
    void waitsForAClientThatIsSlowAndEndsOneThatStalls() throws IOException {
        serve(new ClientPatience(HOURS, Duration.ofSeconds(2), HOURS, HOURS));
        Socket stalling = request("/large");
        InputStream slow = request("/medium").getInputStream();
        long begun = System.nanoTime();
        long taken = 0;
        while (System.nanoTime() - begun < Duration.ofMillis(2_500).toNanos()) {
            taken += slow.readNBytes(Sending.PIECE).length;
            await().pollDelay(Duration.ofMillis(20)).until(() -> true);
        }

        assertThat(taken + slow.readAllBytes().length)
                .as("the header and all bytes")
                .isGreaterThan(MEDIUM);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(open).as("open files").hasValue(0));
        assertThat(read).as("bytes that the stalling one was not sent").hasValueLessThan(LARGE);
        stalling.close();
    }

    private void serve(ClientPatience patience) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "<b>六月</b>");
        server = new WebServer(
                null,
                0,
                Map.of(
                        "/file", sent(13, () -> Files.newByteChannel(file)),
                        "/empty", sent(0, () -> new Zeros(0)),
                        "/medium", sent(MEDIUM, () -> new Zeros(MEDIUM)),
                        "/large", sent(LARGE, () -> new Zeros(LARGE)),
                        "/shorter", sent(20, () -> Files.newByteChannel(file)),
                        "/gone", sent(13, () -> Files.newByteChannel(folder.resolve("gone")))),
                patience);
    }

    private static Page sent(long size, Attachment.Opening opening) {
        AttachmentName name = new AttachmentName("delivery-7.csv", "六月.csv");
        return request -> Response.file("application/octet-stream", Attachment.of(name, size, opening, TAG));
    }

    private Socket request(String path) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    /** All that comes back. */
    private String ask(String request, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(60_000);
            String text = request + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n";
            socket.getOutputStream().write(text.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    /** A file of so many zeros that lies nowhere, and counts what is read of it. */
    private final class Zeros implements SeekableByteChannel {

        private final long size;
        private long position;
        private boolean isOpen = true;

        Zeros(long size) {
            this.size = size;
            open.incrementAndGet();
        }

        @Override
        public synchronized int read(ByteBuffer into) {
            int some = (int) Math.min(into.remaining(), size - position);
            if (some == 0) {
                return -1;
            }
            into.put(new byte[some]);
            position += some;
            read.addAndGet(some);
            return some;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long to) {
            position = to;
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public SeekableByteChannel truncate(long to) {
            throw new UnsupportedOperationException("only read");
        }

        @Override
        public synchronized boolean isOpen() {
            return isOpen;
        }

        @Override
        public synchronized void close() {
            if (isOpen) {
                isOpen = false;
                open.decrementAndGet();
            }
        }
    }
}
