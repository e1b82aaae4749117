// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.ledger.Grounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where users bring files: each is kept aside until its user has seen what would become of it, and sends it in or lets
 * it go. A file that is sent in is an arrival like any other from that moment, once, whoever presses how often.
 */
public final class UploadDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(UploadDesk.class);

    private final RunningPipeline running;
    private final UploadStore store;
    private final Previews previews;
    private final Arriving arriving = new Arriving();
    private final UploadLocks locks = new UploadLocks();
    private final SecureRandom random = new SecureRandom();
    private final ScheduledExecutorService sweeping = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "upload-sweep");
        thread.setDaemon(true);
        return thread;
    });

    /** The desk of a pipeline; what was coming when an earlier process ended is removed. */
    public UploadDesk(RunningPipeline running) {
        this.running = running;
        this.store = new UploadStore(opened().workspace());
        this.previews = new Previews(new PreviewMaking(running)::of, store);
        try {
            store.removeArriving(opened().node());
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("what was left of uploads cannot be removed: {}", e.toString());
        }
        sweeping.scheduleWithFixedDelay(this::sweep, 0, 1, TimeUnit.HOURS);
    }

    private void sweep() {
        try {
            removeExpired();
        } catch (IOException | RuntimeException e) {
            LOG.warn("uploads that were kept too long cannot be removed: {}", e.toString());
        }
    }

    private OpenWorkspace opened() {
        return running.opened();
    }

    /** How much may be uploaded, by the configuration in force. */
    public UploadLimits limits() {
        return UploadLimits.of(opened().configuration().settings());
    }

    /** Why a file is not taken. */
    public enum Refusal {
        /** The user keeps too many files aside. */
        TOO_MANY,
        /** Too many files come at this moment. */
        BUSY,
        /** There is no room: on the disk, or for what may be kept aside in all. */
        NO_ROOM
    }

    /**
     * Room for a file that comes, or why there is none.
     *
     * @param folder where it goes; null where there is no room
     * @param refusal why not; null where there is room
     * @param done removes what is left there; runs once, whatever became of it
     */
    public record Room(Path folder, Refusal refusal, Runnable done) {}

    /** Makes room for a file that a user begins to send. */
    public Room room(String user) throws IOException {
        removeExpired();
        UploadLimits limits = limits();
        List<Upload> aside = aside();
        if (aside.stream().filter(each -> each.user().equals(user)).count() >= limits.filesOfUser()) {
            return new Room(null, Refusal.TOO_MANY, () -> {});
        }
        long kept = aside.stream().mapToLong(Upload::bytes).sum();
        long coming = arriving.count() * limits.bytesOfFile();
        Path inboxes = opened().workspace().inboxes();
        long free = Files.getFileStore(RestrictedFiles.folder(inboxes)).getUsableSpace();
        if (kept + coming + limits.bytesOfFile() > limits.bytesInAll() || free < coming + 3 * limits.bytesOfFile()) {
            return new Room(null, Refusal.NO_ROOM, () -> {});
        }
        if (!arriving.begins(user, limits)) {
            return new Room(null, Refusal.BUSY, () -> {});
        }
        try {
            Path folder = store.arriving(opened().node(), id());
            return new Room(folder, null, () -> done(user, folder));
        } catch (IOException | RuntimeException e) {
            arriving.ended(user);
            throw e;
        }
    }

    private void done(String user, Path folder) {
        arriving.ended(user);
        try {
            UploadStore.remove(folder);
        } catch (IOException e) {
            LOG.warn("what was left of an upload cannot be removed: {}", e.toString());
        }
    }

    private String id() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Keeps a file aside that has come as a whole; {@link UploadName} has seen its name. */
    public Upload keep(String user, String bureau, String name, Path came) throws IOException {
        Upload upload = new Upload(id(), user, bureau, name, Files.size(came), Archive.sha256(came), now(), null);
        store.keep(upload, came);
        return upload;
    }

    private Instant now() {
        return opened().clock().instant();
    }

    private List<Upload> aside() throws IOException {
        return store.of(bureaus()).stream().filter(Upload::isAside).toList();
    }

    private Collection<String> bureaus() {
        return opened().configuration().catalogue().bureaus().keySet();
    }

    /** The uploads for some bureaus, the newest first, but those that were kept too long. */
    public List<Upload> of(Collection<String> bureaus) throws IOException {
        removeExpired();
        return store.of(bureaus).stream().filter(each -> !isExpired(each)).toList();
    }

    /** The upload of an id; empty where there is none, where it is for none of these bureaus, or was kept too long. */
    public Optional<Upload> find(String id, Collection<String> bureaus) throws IOException {
        return store.find(id, bureaus).filter(each -> !isExpired(each));
    }

    /** What would become of a file that is kept aside; finds it out where that is not known. */
    public Preview preview(Upload upload) {
        return previews.of(upload, opened());
    }

    /** How sending a file in ended. */
    public enum Sent {
        /** It is an arrival now. */
        DONE,
        /** It was one already, or was let go. */
        ALREADY,
        /** It is not the file any more that was tried. */
        CHANGED
    }

    /**
     * Sends a file in, once: from then on it is an arrival, which the pipeline takes when it takes others.
     *
     * @param grounds who sends it in
     * @param before is told the id of the arrival before anything happens
     */
    public Sent send(Upload asked, Grounds grounds, Consumer<String> before) throws IOException {
        ReentrantLock lock = locks.of(asked);
        lock.lock();
        try {
            return sent(asked, grounds, before);
        } finally {
            lock.unlock();
        }
    }

    private Sent sent(Upload asked, Grounds grounds, Consumer<String> before) throws IOException {
        Optional<Upload> upload =
                store.find(asked.id(), List.of(asked.bureau())).filter(Upload::isAside);
        if (upload.isEmpty()) {
            return Sent.ALREADY;
        }
        Path file = store.bytes(asked);
        if (!Archive.sha256(file).equals(asked.sha256())) {
            discarded(asked);
            return Sent.CHANGED;
        }
        Archive.force(file);
        Optional<Claim> claim = running.inbox().claimUploaded(asked.bureau(), file, grounds, arrivalId -> {
            before.accept(arrivalId);
            note(asked.with(new Upload.SentIn(arrivalId, grounds.author(), now())));
        });
        previews.forget(asked);
        return claim.isEmpty() ? Sent.ALREADY : Sent.DONE;
    }

    private void note(Upload upload) {
        try {
            store.write(upload);
        } catch (IOException e) {
            throw new UncheckedIOException("noting an upload", e);
        }
    }

    /** Lets a file go that is kept aside; whether there was one. */
    public boolean discard(Upload asked) throws IOException {
        ReentrantLock lock = locks.of(asked);
        lock.lock();
        try {
            return discarded(asked);
        } finally {
            lock.unlock();
        }
    }

    private boolean discarded(Upload asked) throws IOException {
        Optional<Upload> upload =
                store.find(asked.id(), List.of(asked.bureau())).filter(Upload::isAside);
        previews.forget(asked);
        if (upload.isPresent()) {
            store.remove(asked);
        }
        return upload.isPresent();
    }

    private boolean isExpired(Upload upload) {
        Instant since = upload.isAside() ? upload.at() : upload.sentIn().at();
        return since.plus(limits().keep()).isBefore(now());
    }

    /** Removes what was kept aside for too long, unless somebody is at work on it. */
    private void removeExpired() throws IOException {
        for (Upload each : store.of(bureaus())) {
            ReentrantLock lock = locks.of(each);
            if (isExpired(each) && lock.tryLock()) {
                try {
                    removeIfExpired(each);
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    private void removeIfExpired(Upload upload) throws IOException {
        Optional<Upload> now = store.find(upload.id(), List.of(upload.bureau()));
        if (now.filter(this::isExpired).isPresent()) {
            previews.forget(upload);
            store.remove(upload);
        }
    }

    @Override
    public void close() {
        sweeping.shutdownNow();
        previews.close();
    }
}
