// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.outage.Shutdown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for requests to reload, by a command or by the signal SIGHUP, and has them done one after the other. */
public final class ReloadWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadWatch.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final ReloadFolder folder;
    private final Reloading reloading;
    private final Shutdown ending = new Shutdown();
    /** What came of requests whose answer could not be written; a full disk must not reload again and again. */
    private final Map<Path, ReloadAttempt> unanswered = new HashMap<>();

    private volatile boolean hangUp;

    private ReloadWatch(ReloadFolder folder, Reloading reloading) {
        this.folder = folder;
        this.reloading = reloading;
    }

    /** Watches until it is closed; throws {@link IOException} if the folder cannot be made. */
    public static ReloadWatch start(ReloadFolder folder, Reloading reloading) throws IOException {
        folder.prepare();
        ReloadWatch watch = new ReloadWatch(folder, reloading);
        HangUp.onSignal(() -> watch.hangUp = true);
        Thread thread = new Thread(watch::watch, "reload");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private void watch() {
        while (!ending.begun()) {
            try {
                look();
            } catch (IOException | RuntimeException e) {
                LOG.error("a request to reload cannot be answered: {}", OutOfReach.chain(e));
            }
            ending.pause(LOOK);
        }
    }

    private void look() throws IOException {
        if (hangUp) {
            hangUp = false;
            reloading.attempt(System.getProperty("user.name"), "SIGHUP");
        }
        List<Path> requests = folder.requests();
        unanswered.keySet().retainAll(requests);
        for (Path request : requests) {
            ReloadAttempt attempt = unanswered.get(request);
            if (attempt == null) {
                attempt = reloading.attempt(Files.getOwner(request).getName(), "command");
                unanswered.put(request, attempt);
            }
            folder.answer(request, attempt);
            unanswered.remove(request);
        }
    }

    @Override
    public void close() {
        ending.begin();
    }
}
