// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A wire to a server that can be cut, cut again and again, held still, or cut as soon as certain words pass. */
public final class Wire implements AutoCloseable {

    private final ServerSocket plug;
    private final int serverPort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean away;
    private volatile Trap trap;
    private final Set<Socket> serverSides = ConcurrentHashMap.newKeySet();
    private final Object still = new Object();
    private boolean held;
    private volatile boolean clientsHearNothing;

    /**
     * Words after which the wire is cut.
     *
     * @param words the words, in their order, in small letters, as the client says them
     * @param moreBytes how many bytes more the client may send after them
     * @param end what happens then
     */
    private record Trap(List<String> words, int moreBytes, End end, AtomicBoolean sprung) {}

    /** What happens when the words have passed. */
    private enum End {
        CUT,
        GONE,
        ANSWER_LOST
    }

    private Wire(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.plug = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    /** A wire to the server of a JDBC address. */
    public static Wire to(String url) throws IOException {
        return new Wire(Integer.parseInt(url.replaceFirst(".*?://[^:/]*:(\\d+)/.*", "$1")));
    }

    /** The address that leads through this wire. */
    public String through(String url) {
        return url.replaceFirst("://[^:/]*:\\d+/", "://127.0.0.1:" + plug.getLocalPort() + "/");
    }

    public int port() {
        return plug.getLocalPort();
    }

    /** Cuts what is connected; new connections work. */
    public void cut() {
        sockets.forEach(Wire::close);
        sockets.clear();
    }

    /** Cuts the wire, and lets nobody connect until {@link #back}. */
    public void goAway() {
        away = true;
        cut();
    }

    /** Connects again. */
    public void back() {
        away = false;
    }

    /** Holds everything back without losing it, until {@link #goOn}. */
    public void hold() {
        synchronized (still) {
            held = true;
        }
    }

    /**
     * Lets nothing through and ends the server's side of what is connected, as a server does that has asked for signs
     * of life in vain: to it the client's machine has vanished. The client hears of it with {@link #goOn}.
     */
    public void serverGivesUp() {
        hold();
        clientsHearNothing = true;
        serverSides.forEach(Wire::close);
    }

    /** Lets through again. */
    public void goOn() {
        if (clientsHearNothing) {
            clientsHearNothing = false;
            cut();
        }
        synchronized (still) {
            held = false;
            still.notifyAll();
        }
    }

    /** Cuts everything when the client has said the words, one after another, on one connection. */
    public void cutAfter(int moreBytes, String... words) {
        trap = new Trap(List.of(words), moreBytes, End.CUT, new AtomicBoolean());
    }

    /** As above, and lets nobody connect until {@link #back}. */
    public void goAwayAfter(int moreBytes, String... words) {
        trap = new Trap(List.of(words), moreBytes, End.GONE, new AtomicBoolean());
    }

    /** Cuts when the server has received the words: its answer is lost. */
    public void loseAnswerTo(String... words) {
        trap = new Trap(List.of(words), 0, End.ANSWER_LOST, new AtomicBoolean());
    }

    /** Whether the words have passed. */
    public boolean sprung() {
        return trap != null && trap.sprung.get();
    }

    private void accept() {
        while (!plug.isClosed()) {
            try {
                Socket client = plug.accept();
                if (away) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                sockets.add(client);
                sockets.add(server);
                serverSides.add(server);
                Listener listener = new Listener();
                thread(() -> pump(client, server, listener));
                thread(() -> pump(server, client, null));
            } catch (IOException over) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, Listener listener) {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                waitWhileHeld();
                if (listener != null && listener.hears(bytes, read)) {
                    away |= trap.end == End.GONE;
                    if (trap.end == End.ANSWER_LOST) {
                        close(from);
                        out.write(bytes, 0, read);
                        out.flush();
                    }
                    cut();
                    return;
                }
                out.write(bytes, 0, read);
                out.flush();
            }
        } catch (IOException cut) {
            close(from);
        }
        if (!clientsHearNothing) {
            close(to);
        }
    }

    private void waitWhileHeld() {
        synchronized (still) {
            while (held) {
                try {
                    still.wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Follows what one client says. */
    private final class Listener {
        private String said = "";
        private int heard;
        private long since;

        /** Whether it is time to cut. */
        private boolean hears(byte[] bytes, int length) {
            Trap set = trap;
            if (set == null || set.sprung.get()) {
                return false;
            }
            said += new String(bytes, 0, length, StandardCharsets.ISO_8859_1).toLowerCase(java.util.Locale.ROOT);
            while (heard < set.words.size() && said.contains(set.words.get(heard))) {
                said = said.substring(said.indexOf(set.words.get(heard))
                        + set.words.get(heard).length());
                heard++;
            }
            if (heard < set.words.size()) {
                said = said.substring(Math.max(0, said.length() - 200));
                return false;
            }
            since += since == 0 ? said.length() + 1 : length;
            return since > set.moreBytes && set.sprung.compareAndSet(false, true);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        plug.close();
        goOn();
        cut();
    }
}
