// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** Encrypts before a server of this machine that does not encrypt, and hands on what is said. */
final class TlsFront implements AutoCloseable {

    private final ServerSocket front;
    private final int behind;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** Presents the certificate of {@code context}, and hands on to the port {@code behind}. */
    TlsFront(SSLContext context, int behind) throws IOException {
        this.behind = behind;
        this.front = context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return front.getLocalPort();
    }

    private void accept() throws IOException {
        while (!front.isClosed()) {
            Socket client = front.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
            open.addAll(List.of(client, server));
            daemon(() -> copy(client, server));
            daemon(() -> copy(server, client));
        }
    }

    private static void copy(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    private interface Act {
        void run() throws IOException;
    }

    private static void daemon(Act act) {
        Thread thread = new Thread(() -> {
            try {
                act.run();
            } catch (IOException gone) {
                // Whoever was served notices it.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        front.close();
        for (Socket each : open) {
            each.close();
        }
    }
}
