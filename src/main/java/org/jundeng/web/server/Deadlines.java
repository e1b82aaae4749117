// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes the connections of clients that take too long as a whole. Jetty's own idle timeout only closes those that do
 * nothing at all: a client that sends or takes a byte a second is never idle.
 */
final class Deadlines implements Connection.Listener {

    private final ClientPatience patience;
    private final ServerConnector connector;
    private final Map<Connection, Scheduler.Task> running = new ConcurrentHashMap<>();

    /** For the connections of {@code connector}, once it is started. */
    Deadlines(ClientPatience patience, ServerConnector connector) {
        this.patience = patience;
        this.connector = connector;
    }

    /** The first request has to come. */
    @Override
    public void onOpened(Connection connection) {
        within(patience.toAsk(), connection);
    }

    @Override
    public void onClosed(Connection connection) {
        cancel(running.remove(connection));
    }

    /** The request has come as a whole: how long the page takes is not the client's fault. */
    void asked(Connection connection) {
        cancel(running.remove(connection));
    }

    /** The client has to take its answer, or the next piece of a file. */
    void answering(Connection connection) {
        within(patience.toTake(), connection);
    }

    /** The answer was taken; the next request has to come. */
    void answered(Connection connection) {
        within(patience.toAsk(), connection);
    }

    private void within(Duration limit, Connection connection) {
        if (!connection.getEndPoint().isOpen()) {
            cancel(running.remove(connection));
            return;
        }
        Scheduler.Task task = connector
                .getScheduler()
                .schedule(() -> connection.getEndPoint().close(), limit.toMillis(), TimeUnit.MILLISECONDS);
        cancel(running.put(connection, task));
    }

    private static void cancel(Scheduler.Task task) {
        if (task != null) {
            task.cancel();
        }
    }
}
