// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jundeng.notice.receipt.Receipts;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.outage.Troubles;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.pipeline.workspace.HiddenFolders;
import org.jundeng.warehouse.sql.LockName;
import org.jundeng.warehouse.sql.NamedLocks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders in which stewards try a file before they deliver it: each file gets the receipt that it would have,
 * marked as a trial, and nothing is stored. The file is then moved into a folder below, so that it is not tried again.
 */
final class TrialFolders {

    private static final Logger LOG = LoggerFactory.getLogger(TrialFolders.class);
    private static final long LOOK_AGAIN_MILLIS = 250;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Inbox inbox;
    private final InboxLook look;
    private final List<String> bureaus;
    private final FileTrial trial;
    private final Receipts receipts;
    private final NamedLocks locks;
    private final Shutdown shutdown;

    /** Tries the files in {@code folders} of these bureaus. */
    TrialFolders(
            StewardFolders folders,
            List<String> bureaus,
            FileTrial trial,
            Receipts receipts,
            NamedLocks locks,
            Shutdown shutdown) {
        this.inbox = folders.inbox();
        this.look = folders.look();
        this.bureaus = bureaus;
        this.trial = trial;
        this.receipts = receipts;
        this.locks = locks;
        this.shutdown = shutdown;
    }

    /**
     * Tries what is whole in the folders of all bureaus. A file that cannot be tried now is logged and tried again
     * later.
     */
    void tryWhole() {
        tryWhole((file, e) -> LOG.error("{} could not be tried and stays: {}", file, OutOfReach.chain(e)));
    }

    /**
     * As {@link #tryWhole()}, but waits a while for files that are still being written; what cannot be tried goes to
     * {@code troubles}.
     */
    void tryAll(Troubles troubles) {
        Failing failing = (file, e) -> troubles.note("trying " + file, e);
        List<Path> unsettled = tryWhole(failing);
        Duration longest = unsettled.stream()
                .map(look.settled()::quietPeriod)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Instant patience = inbox.now().plus(longest).plus(GRACE);
        while (!unsettled.isEmpty() && inbox.now().isBefore(patience)) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            unsettled = tryWhole(failing);
        }
        unsettled.forEach(file -> LOG.warn("{} is still being written; it is tried by the next run", file));
    }

    @FunctionalInterface
    private interface Failing {
        void of(Path file, Exception fault);
    }

    /** Returns the files that are still being written. */
    private List<Path> tryWhole(Failing failing) {
        Instant now = inbox.now();
        List<Path> unsettled = new ArrayList<>();
        for (String bureau : bureaus) {
            for (Path folder : look.tree().trials(bureau)) {
                look.settled().watch(folder);
                for (Path file : files(folder)) {
                    shutdown.check();
                    if (look.settled().settled(file, now)) {
                        tryOne(bureau, folder, file, failing);
                    } else {
                        unsettled.add(file);
                    }
                }
            }
        }
        return unsettled;
    }

    private List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>(look.tree().children(folder));
        files.removeIf(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                || SettledFiles.ignored(entry.getFileName().toString()));
        files.sort(null);
        return files;
    }

    /** Only one node tries a file; if the trial breaks off, the file stays where it is. */
    private void tryOne(String bureau, Path folder, Path file, Failing failing) {
        Optional<NamedLocks.Held> mine = Optional.empty();
        try {
            mine = locks.tryTake(LockName.trial(inbox.workspace().relative(file)));
            if (mine.isPresent() && InboxLook.exists(file)) {
                Path kept = free(writable(HiddenFolders.own(folder.resolve(triedIn(folder)))), file);
                Trial tried = trial.inItsFolder(file, bureau).called(inbox.stamp() + "-试投");
                receipts.write(
                        tried.line(),
                        tried.findings(),
                        trial.delivered(file, tried),
                        inbox.workspace().receipts(bureau));
                Inbox.removeDoneFile(DeliveredName.beside(file, ".done"));
                Files.move(file, kept);
                LOG.info(
                        "{} was tried: {}",
                        file,
                        tried.line().result().outcome().word());
            }
        } catch (IOException | RuntimeException e) {
            shutdown.check();
            look.settled().putOff(file);
            failing.of(file, e);
        } finally {
            mine.ifPresent(NamedLocks.Held::close);
        }
    }

    /**
     * Throws if the folder cannot be written: its files could not be moved there, and would be tried again and again.
     */
    private static Path writable(Path folder) throws IOException {
        if (!Files.isWritable(folder)) {
            throw new AccessDeniedException(folder.toString());
        }
        return folder;
    }

    /** The folder below, into which files are moved once they have been tried. */
    private static String triedIn(Path folder) {
        return DeliveredName.of(folder).toLowerCase(Locale.ROOT).equals("try") ? "tried" : "已试";
    }

    /** The file's own name, with a number added if it is taken: the earlier file may be the only copy. */
    private static Path free(Path folder, Path file) {
        String name = DeliveredName.fitting(DeliveredName.of(file));
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        Path free = folder.resolve(name);
        for (int number = 2; InboxLook.exists(free); number++) {
            free = folder.resolve(DeliveredName.fitting(stem + " (" + number + ")" + name.substring(stem.length())));
        }
        return free;
    }
}
