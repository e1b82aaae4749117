// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the files of an inbox that may be claimed from those that are still being written. It is asked for the same
 * file again and again and remembers what it saw. May be claimed at once: what is not a plain file (it is refused
 * later), a file with a done-file, a file that lay here before under the name of a file in transfer. At the second
 * look: a file that appeared whole. Otherwise: a file that has not changed for the quiet period while we watched it;
 * its own times do not count, for a copy may have those of its original. None of these while a process has it open for
 * writing, as far as the system tells, but for a minute at most: some programs hold a file for ever. If the clock jumps
 * back, the watch begins anew. Safe for use by several threads.
 */
public final class SettledFiles {

    private static final Logger LOG = LoggerFactory.getLogger(SettledFiles.class);
    private static final Duration LONG_AGO = Duration.ofSeconds(60);
    private static final Duration SECOND_LOOK = Duration.ofMillis(300);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);
    private static final Duration PUT_OFF = Duration.ofSeconds(30);
    private static final List<String> UNFINISHED = List.of(".tmp", ".part", ".filepart", ".crdownload");
    private static final String DONE = ".done";
    /** Files that Windows puts into folders that it displays. */
    private static final Set<String> OF_WINDOWS = Set.of("thumbs.db", "ehthumbs.db", "desktop.ini");

    private final Function<Path, Duration> quietPeriod;
    private final OpenWriters writers;
    private final Clock clock;
    private final Appearances appearances = new Appearances();
    private final LocalTimestamps ownTimes = new LocalTimestamps();
    private final Map<Path, Sighting> seen = new ConcurrentHashMap<>();
    private final Map<Object, Unfinished> unfinished = new ConcurrentHashMap<>();
    private final Map<Path, Instant> putOff = new ConcurrentHashMap<>();
    private volatile Instant lastForgotten = Instant.EPOCH;

    /** Waits for {@code quietPeriod} without a change unless something else tells that a file is whole. */
    public SettledFiles(Duration quietPeriod, Clock clock) {
        this(file -> quietPeriod, new OpenFiles(), clock);
    }

    /** The same, with a quiet period for each file; {@code writers} knows which process has which file open. */
    public SettledFiles(Function<Path, Duration> quietPeriod, OpenWriters writers, Clock clock) {
        this.quietPeriod = quietPeriod;
        this.writers = writers;
        this.clock = clock;
    }

    /** Whether no delivery ever has such a name: hidden files, files in transfer, done-files, files of the system. */
    public static boolean ignored(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isOfWindows(name)
                || lower.startsWith(".")
                || lower.startsWith("~$")
                || lower.endsWith(DONE)
                || UNFINISHED.stream().anyMatch(lower::endsWith);
    }

    /** Whether Windows made the file for itself. */
    static boolean isOfWindows(String name) {
        return OF_WINDOWS.contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether the file may be claimed now. False for a file that is gone or has an {@link #ignored} name; such a name
     * is remembered, so that its renaming is seen.
     */
    public boolean settled(Path file) {
        return settled(file, clock.instant());
    }

    /** As {@link #settled(Path)}, at a given instant, so that files that are looked at together are judged alike. */
    public boolean settled(Path file, Instant now) {
        forget(now);
        try {
            FileStamp stamp = FileStamp.of(file);
            if (ignored(file.getFileName().toString())) {
                remember(file, stamp);
                return false;
            }
            return !isPutOff(file, now) && decide(file, stamp, now);
        } catch (IOException gone) {
            seen.remove(file);
            return false;
        }
    }

    /** From now on notices which files appear in {@code folder} by a rename. */
    public void watch(Path folder) {
        appearances.watch(folder);
    }

    /** For how long this file must not change. */
    public Duration quietPeriod(Path file) {
        return quietPeriod.apply(file);
    }

    /** A process that has the file open for writing; empty if none is known. */
    public Optional<String> writer(Path file) {
        try {
            FileStamp stamp = FileStamp.of(file);
            return writers.of(stamp, stamp.latest(), clock.instant());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Skips a file for half a minute: it could not be claimed, and must not hold up the others. */
    public void putOff(Path file) {
        putOff.put(file, clock.instant().plus(PUT_OFF));
    }

    private boolean decide(Path file, FileStamp stamp, Instant now) {
        if (!stamp.plain() || doneFileFor(file, stamp)) {
            return true;
        }
        Duration rested = rested(file, stamp, now);
        Duration quiet = quietPeriod.apply(file);
        boolean appearedWhole = stamp.size() > 0 && stamp.names() == 1 && appearances.whole(file) && isNew(file, stamp);
        Duration wait = appearedWhole ? SECOND_LOOK : quiet;
        boolean whole = renamedWhole(stamp) || rested.compareTo(wait) >= 0;
        return whole && !heldOpen(file, stamp, rested, now);
    }

    /**
     * For how long nothing about the file has changed. Its own times count only if they are long past, come from our
     * clock and cannot be set: a file that lay there long before the first look need not wait.
     */
    private Duration rested(Path file, FileStamp stamp, Instant now) {
        Sighting sighting = seen.compute(file, (same, before) -> {
            boolean anew = before == null || !before.stamp.equals(stamp) || before.since.isAfter(now);
            return anew ? new Sighting(stamp, now) : before;
        });
        Duration watched = Duration.between(sighting.since, now);
        Duration byItsTimes = Duration.between(stamp.latest(), now);
        boolean longAgo = byItsTimes.compareTo(longer(quietPeriod.apply(file), LONG_AGO)) > 0;
        return longAgo && stamp.changed() != null && ownTimes.in(file.getParent()) ? byItsTimes : watched;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /**
     * Whether we never saw it here under another name: renaming a file that lay here does not show that its writer is
     * done.
     */
    private boolean isNew(Path file, FileStamp stamp) {
        return seen.entrySet().stream()
                .noneMatch(other -> !other.getKey().equals(file)
                        && other.getValue().stamp.key() != null
                        && other.getValue().stamp.key().equals(stamp.key()));
    }

    /**
     * A file that a program holds open for good is taken all the same: what is still written to it is not lost (see
     * LetGoFiles).
     */
    private boolean heldOpen(Path file, FileStamp stamp, Duration rested, Instant now) {
        Optional<String> writer = writers.of(stamp, now.minus(rested), now);
        boolean atRestForLong = rested.compareTo(longer(quietPeriod.apply(file), LONG_AGO)) >= 0;
        if (writer.isEmpty()) {
            return false;
        }
        if (atRestForLong) {
            LOG.warn(
                    "{} is taken although {} has it open for writing: it has not changed for long", file, writer.get());
        } else {
            LOG.debug("{} waits for {}, which has it open for writing", file, writer.get());
        }
        return !atRestForLong;
    }

    /** Whether the same bytes lay here under the name of a file in transfer, which is gone now. */
    private boolean renamedWhole(FileStamp stamp) {
        Unfinished before = stamp.key() == null ? null : unfinished.get(stamp.key());
        return before != null
                && before.stamp.sameBytes(stamp)
                && stamp.names() == 1
                && Files.notExists(before.file, LinkOption.NOFOLLOW_LINKS);
    }

    /** A done-file older than the file's last byte is a leftover of an earlier delivery and says nothing. */
    private static boolean doneFileFor(Path file, FileStamp stamp) {
        try {
            FileStamp done = FileStamp.of(DeliveredName.beside(file, DONE));
            return !done.latest().isBefore(stamp.modified());
        } catch (IOException none) {
            return false;
        }
    }

    private void remember(Path file, FileStamp stamp) {
        if (stamp.plain() && stamp.key() != null) {
            unfinished.put(stamp.key(), new Unfinished(file, stamp));
        }
    }

    private boolean isPutOff(Path file, Instant now) {
        Instant until = putOff.get(file);
        return until != null && now.isBefore(until) && !now.isBefore(until.minus(PUT_OFF));
    }

    /** Now and then forgets what was not asked about for long; a file that is still there is simply seen anew. */
    private void forget(Instant now) {
        if (now.isBefore(lastForgotten.plus(FORGET_AFTER))) {
            return;
        }
        lastForgotten = now;
        seen.values().removeIf(sighting -> sighting.since.isBefore(now.minus(FORGET_AFTER)));
        putOff.values().removeIf(until -> until.isBefore(now));
        unfinished.values().removeIf(before -> before.stamp.latest().isBefore(now.minus(Duration.ofDays(1))));
    }

    /**
     * A file as it was first seen in its present state.
     *
     * @param stamp the state
     * @param since when we first saw it
     */
    private record Sighting(FileStamp stamp, Instant since) {}

    /**
     * A file in transfer as it was last seen.
     *
     * @param file where it lay
     * @param stamp its state
     */
    private record Unfinished(Path file, FileStamp stamp) {}
}
