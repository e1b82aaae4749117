// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A wire to a database server that lets questions through as they are, and each connection's answers only up to a
 * number of bytes: what follows drips, never comes, or is cut off.
 */
final class AnswerWire implements AutoCloseable {

    private static final int DROP = 512;

    private final ServerSocket plug = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int serverPort;
    private final long freely;
    private final Rest rest;
    private final Duration pause;

    /** What becomes of the bytes after the first ones. */
    private enum Rest {
        DRIPS,
        NEVER_COMES,
        IS_CUT_OFF
    }

    private AnswerWire(String url, long freely, Rest rest, Duration pause) throws IOException {
        this.serverPort = Integer.parseInt(url.replaceFirst(".*?://[^:/]*:(\\d+)/.*", "$1"));
        this.freely = freely;
        this.rest = rest;
        this.pause = pause;
        thread(this::accept);
    }

    /** Lets everything through, until it is closed. */
    static AnswerWire good(String url) throws IOException {
        return new AnswerWire(url, Long.MAX_VALUE, Rest.IS_CUT_OFF, Duration.ZERO);
    }

    /** After the first bytes, half a kilobyte comes, then nothing for a while, then half a kilobyte, and so on. */
    static AnswerWire dripping(String url, long freely, Duration pause) throws IOException {
        return new AnswerWire(url, freely, Rest.DRIPS, pause);
    }

    /** After the first bytes nothing comes, though the connection stays. */
    static AnswerWire fallingSilent(String url, long freely) throws IOException {
        return new AnswerWire(url, freely, Rest.NEVER_COMES, Duration.ZERO);
    }

    /** After the first bytes the connection is cut. */
    static AnswerWire cutOff(String url, long freely) throws IOException {
        return new AnswerWire(url, freely, Rest.IS_CUT_OFF, Duration.ZERO);
    }

    /** The address that leads through this wire. */
    String through(String url) {
        return url.replaceFirst("://[^:/]*:\\d+/", "://127.0.0.1:" + plug.getLocalPort() + "/");
    }

    private void accept() {
        while (!plug.isClosed()) {
            try {
                Socket client = plug.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                thread(() -> pass(client, server, Long.MAX_VALUE));
                thread(() -> pass(server, client, freely));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, long most) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            long passed = 0;
            for (int read = in.read(bytes, 0, room(passed, most)); read >= 0; ) {
                out.write(bytes, 0, read);
                out.flush();
                passed += read;
                if (passed >= most && !goesOn()) {
                    return;
                }
                read = in.read(bytes, 0, room(passed, most));
            }
        } catch (IOException cut) {
            return;
        }
    }

    private static int room(long passed, long most) {
        return passed >= most ? DROP : (int) Math.min(8192, most - passed);
    }

    private boolean goesOn() {
        try {
            return switch (rest) {
                case IS_CUT_OFF -> false;
                case NEVER_COMES -> {
                    closed.await();
                    yield false;
                }
                case DRIPS -> !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            plug.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
