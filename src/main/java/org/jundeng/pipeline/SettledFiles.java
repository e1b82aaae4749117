// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the files of an inbox that may be claimed from those that are still being written. Asked again and again for
 * the same file, it remembers what it saw. At once: what is no plain file (the inbox refuses it), a file with a
 * done-file, a renamed file, a file nobody has touched for a minute. Otherwise: a file that did not change for the
 * quiet period, by our own watch, for a copy's times may be those of its original. Where the clock jumps back the watch
 * begins anew. For several threads.
 */
public final class SettledFiles {

    private static final Duration LONG_AGO = Duration.ofSeconds(60);
    private static final Duration SECOND_LOOK = Duration.ofMillis(300);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);
    private static final Duration PUT_OFF = Duration.ofSeconds(30);
    private static final List<String> UNFINISHED = List.of(".tmp", ".part", ".filepart", ".crdownload");
    private static final String DONE = ".done";

    private final Duration quietPeriod;
    private final Clock clock;
    private final Appearances appearances = new Appearances();
    private final Map<Path, Sighting> seen = new ConcurrentHashMap<>();
    private final Map<Object, FileStamp> unfinished = new ConcurrentHashMap<>();
    private final Map<Path, Instant> putOff = new ConcurrentHashMap<>();
    private volatile Instant lastForgotten = Instant.EPOCH;

    /** Waits for {@code quietPeriod} without a change where nothing else tells that a file is whole. */
    public SettledFiles(Duration quietPeriod, Clock clock) {
        this.quietPeriod = quietPeriod;
        this.clock = clock;
    }

    /** Whether no delivery is ever called so: hidden files, files in transfer by their name, done-files. */
    public static boolean ignored(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(".")
                || lower.startsWith("~$")
                || lower.endsWith(DONE)
                || UNFINISHED.stream().anyMatch(lower::endsWith);
    }

    /**
     * Whether the file may be claimed now. False for a file that is gone or has an {@link #ignored} name; such a name
     * is remembered, so that its renaming is seen.
     */
    public boolean settled(Path file) {
        return settled(file, clock.instant());
    }

    /** The same at an instant, so that files that are looked at together are judged alike. */
    boolean settled(Path file, Instant now) {
        forget(now);
        try {
            FileStamp stamp = FileStamp.of(file);
            if (ignored(file.getFileName().toString())) {
                remember(stamp);
                return false;
            }
            return !isPutOff(file, now) && decide(file, stamp, now);
        } catch (IOException gone) {
            seen.remove(file);
            return false;
        }
    }

    /** From now on sees which files of {@code folder} appear by a rename. */
    void watch(Path folder) {
        appearances.watch(folder);
    }

    /** How long a file must rest. */
    Duration quietPeriod() {
        return quietPeriod;
    }

    /** Leaves a file alone for half a minute: it could not be claimed, and the others should not wait for it. */
    public void putOff(Path file) {
        putOff.put(file, clock.instant().plus(PUT_OFF));
    }

    private boolean decide(Path file, FileStamp stamp, Instant now) {
        if (!stamp.plain() || renamedWhole(stamp) || doneFileFor(file, stamp)) {
            return true;
        }
        Sighting before = seen.get(file);
        if (before == null || !before.stamp.equals(stamp) || before.since.isAfter(now)) {
            seen.put(file, new Sighting(stamp, now));
            return stamp.latest().isBefore(now.minus(LONG_AGO));
        }
        boolean renamed = stamp.touchedAfterWriting() || appearances.whole(file);
        Duration wait = stamp.size() > 0 && renamed ? SECOND_LOOK : quietPeriod;
        return !now.isBefore(before.since.plus(wait));
    }

    /** The same bytes lay here under the name of a file in transfer. The times rule out an inode that is used again. */
    private boolean renamedWhole(FileStamp stamp) {
        FileStamp before = stamp.key() == null ? null : unfinished.get(stamp.key());
        return before != null && before.sameBytes(stamp);
    }

    /** A done-file older than the file's last byte is a leftover of an earlier delivery and says nothing. */
    private static boolean doneFileFor(Path file, FileStamp stamp) {
        try {
            FileStamp done = FileStamp.of(file.resolveSibling(file.getFileName() + DONE));
            return !done.latest().isBefore(stamp.modified());
        } catch (IOException none) {
            return false;
        }
    }

    private void remember(FileStamp stamp) {
        if (stamp.plain() && stamp.key() != null) {
            unfinished.put(stamp.key(), stamp);
        }
    }

    private boolean isPutOff(Path file, Instant now) {
        Instant until = putOff.get(file);
        return until != null && now.isBefore(until) && !now.isBefore(until.minus(PUT_OFF));
    }

    /** Now and then lets go of what nobody asked about for long; a file that is still there is simply seen anew. */
    private void forget(Instant now) {
        if (now.isBefore(lastForgotten.plus(FORGET_AFTER))) {
            return;
        }
        lastForgotten = now;
        seen.values().removeIf(sighting -> sighting.since.isBefore(now.minus(FORGET_AFTER)));
        putOff.values().removeIf(until -> until.isBefore(now));
        unfinished.values().removeIf(stamp -> stamp.latest().isBefore(now.minus(Duration.ofDays(1))));
    }

    /**
     * A file as it was first seen in its present state.
     *
     * @param stamp the state
     * @param since when we first saw it
     */
    private record Sighting(FileStamp stamp, Instant since) {}
}
