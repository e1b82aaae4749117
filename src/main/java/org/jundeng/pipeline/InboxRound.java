// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A night's way through the stewards' folders: takes what is whole, folder by folder and name by name, and waits a
 * while for what is still being written. All files are looked at before the first is taken, and at one instant: what
 * lay there together is taken in the order of names, however long the taking lasts.
 */
final class InboxRound {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRound.class);
    private static final long LOOK_AGAIN_MILLIS = 250;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Station station;
    private final SettledFiles settled;
    private final List<String> troubles;

    /** Walks through the folders of {@code station}; what could not be done is added to {@code troubles}. */
    InboxRound(Station station, SettledFiles settled, List<String> troubles) {
        this.station = station;
        this.settled = settled;
        this.troubles = troubles;
    }

    /** Claims what is whole and hands it to {@code taking}; what is not whole in the end is left and named. */
    void take(Consumer<Claim> taking) {
        noteObstructedInboxes();
        List<Path> unsettled = takeSettled(taking);
        Instant patience = patience();
        while (!unsettled.isEmpty() && station.clock().instant().isBefore(patience)) {
            pause();
            int before = unsettled.size();
            unsettled = takeSettled(taking);
            // Taking the others may have lasted longer than the patience: who is left has it from now on.
            patience = unsettled.size() < before ? patience() : patience;
        }
        unsettled.forEach(file -> LOG.warn("{} is still being written; it is left for the next run", file));
    }

    private void noteObstructedInboxes() {
        station.contracts().all().stream()
                .map(version -> station.workspace().inbox(version.contract().bureau()))
                .distinct()
                .filter(inbox -> Files.exists(inbox, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isDirectory(inbox, LinkOption.NOFOLLOW_LINKS))
                .forEach(inbox -> troubles.add("the inbox " + inbox + " is not a folder; nothing is taken from it"));
    }

    private Instant patience() {
        return station.clock().instant().plus(settled.quietPeriod()).plus(GRACE);
    }

    /** Takes what is whole; returns what is not. */
    private List<Path> takeSettled(Consumer<Claim> taking) {
        Instant now = station.clock().instant();
        List<Path> whole = new ArrayList<>();
        List<Path> unsettled = new ArrayList<>();
        for (Path folder : children(station.workspace().inboxes())) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                for (Path file : children(folder)) {
                    look(file, now, whole, unsettled);
                }
            }
        }
        whole.forEach(file -> takeFile(file, taking, unsettled));
        return unsettled;
    }

    private void look(Path file, Instant now, List<Path> whole, List<Path> unsettled) {
        boolean isWhole = settled.settled(file, now);
        if (!SettledFiles.ignored(file.getFileName().toString())
                && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            (isWhole ? whole : unsettled).add(file);
        }
    }

    /** It may have been written to again while those before it were taken. */
    private void takeFile(Path file, Consumer<Claim> taking, List<Path> unsettled) {
        if (!settled.settled(file)) {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                unsettled.add(file);
            }
            return;
        }
        try {
            String bureau = file.getParent().getFileName().toString();
            station.inbox().claim(bureau, file).ifPresent(taking);
        } catch (IOException | RuntimeException e) {
            settled.putOff(file);
            Night.note(troubles, "claiming " + file, e);
        }
    }

    private List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            Night.note(troubles, "listing " + folder, e);
            return List.of();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
