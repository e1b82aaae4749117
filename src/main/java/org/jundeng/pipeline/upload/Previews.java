// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.outage.OutOfReach;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries uploaded files in the background, one at a time, and remembers what came of it. What a process forgets by
 * ending is found anew.
 */
final class Previews implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final int MOST_WAITING = 100;
    /** How many are remembered: each may have thousands of findings. What is forgotten is found anew. */
    private static final int MOST_REMEMBERED = 20;

    private final Making making;
    private final UploadStore store;
    private final Map<String, Entry> byId = new LinkedHashMap<>();
    private final ExecutorService threads;

    /** Finds out what would become of a file. */
    @FunctionalInterface
    interface Making {
        /** Tries {@code file}; the receipt and the marked copy go into the folder {@code receipt}. */
        Preview.Known of(Upload upload, Path file, Path receipt, Progress progress) throws IOException;
    }

    /** Tries the files of {@code store} by {@code making}. */
    Previews(Making making, UploadStore store) {
        this.making = making;
        this.store = store;
        this.threads =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "upload-preview");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** Tries a file under the configuration of {@code madeFor}. */
    private static final class Entry implements Progress {
        private final OpenWorkspace madeFor;
        private final AtomicReference<Preview> state =
                new AtomicReference<>(new Preview.UnderWay(Preview.Reading.NONE));

        Entry(OpenWorkspace madeFor) {
            this.madeFor = madeFor;
        }

        @Override
        public void begins(String sourceName, long bytes) {
            advances(0, 0);
        }

        @Override
        public void advances(long bytesRead, long rowsRead) {
            state.set(new Preview.UnderWay(new Preview.Reading(bytesRead, rowsRead)));
        }

        @Override
        public void ends() {
            LOG.debug("read as a whole");
        }
    }

    /**
     * What would become of a file; begins to find out where that is not known, or where another configuration was taken
     * up since. What could not be tried for a reason that passes is tried again when it is asked for again.
     */
    synchronized Preview of(Upload upload, OpenWorkspace inForce) {
        Entry entry = byId.remove(upload.id());
        if (entry == null || entry.madeFor != inForce) {
            entry = begun(upload, inForce);
        }
        Preview preview = entry.state.get();
        if (!(preview instanceof Preview.Broken broken && broken.again())) {
            byId.put(upload.id(), entry);
            forgetOldest();
        }
        return preview;
    }

    private Entry begun(Upload upload, OpenWorkspace inForce) {
        Entry fresh = new Entry(inForce);
        try {
            threads.execute(() -> tryOut(upload, fresh));
        } catch (RejectedExecutionException tooMany) {
            fresh.state.set(new Preview.Broken(true));
        }
        return fresh;
    }

    private void forgetOldest() {
        Iterator<Entry> oldestFirst = byId.values().iterator();
        while (byId.size() > MOST_REMEMBERED && oldestFirst.hasNext()) {
            if (!(oldestFirst.next().state.get() instanceof Preview.UnderWay)) {
                oldestFirst.remove();
            }
        }
    }

    private void tryOut(Upload upload, Entry entry) {
        Path file = store.bytes(upload);
        try {
            if (Files.isRegularFile(file)) {
                UploadStore.remove(store.receipt(upload));
                entry.state.set(making.of(upload, file, store.receipt(upload), entry));
            } else {
                entry.state.set(new Preview.Broken(true));
            }
            store.removeMadeFor(upload);
        } catch (IOException | RuntimeException e) {
            if (Files.exists(file)) {
                LOG.warn("an uploaded file cannot be tried now: {}", OutOfReach.chain(e));
            }
            entry.state.set(new Preview.Broken(true));
        } catch (Error e) {
            LOG.error("upload {} cannot be tried", upload.id(), e);
            entry.state.set(new Preview.Broken(false));
        }
    }

    /** Forgets a file. */
    synchronized void forget(Upload upload) {
        byId.remove(upload.id());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
