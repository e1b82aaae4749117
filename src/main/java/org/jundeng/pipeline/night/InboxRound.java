// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jundeng.pipeline.delivery.ClaimTaker;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.Round;
import org.jundeng.pipeline.inbox.RoundOrder;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.jundeng.pipeline.outage.Troubles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A night's round of the stewards' folders: takes the files that are whole, folder by folder, and waits a while for
 * those that are still being written. All files are looked at before the first is taken, and at one instant: files that
 * lay there together are taken in the order of {@link RoundOrder}, however long that lasts.
 */
final class InboxRound {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRound.class);
    private static final long LOOK_AGAIN_MILLIS = 250;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Inbox inbox;
    private final InboxLook look;
    private final List<String> bureaus;
    private final ClaimTaker next;
    private final Troubles troubles;

    /**
     * Goes through {@code folders}; {@code bureaus} are those that have a contract. Claims go to {@code next},
     * what cannot be done to {@code troubles}.
     */
    InboxRound(StewardFolders folders, List<String> bureaus, ClaimTaker next, Troubles troubles) {
        this.inbox = folders.inbox();
        this.look = folders.look().telling((folder, e) -> troubles.noteOnce("listing " + folder, e));
        this.bureaus = bureaus;
        this.next = next;
        this.troubles = troubles;
    }

    /**
     * Claims what is whole and hands it on; what is not whole in the end is left and named. The night is named by its
     * first run.
     */
    void take(long night) {
        noteObstructedInboxes();
        List<Path> unsettled = takeSettled(night);
        Instant patience = patience(unsettled);
        while (!unsettled.isEmpty() && inbox.now().isBefore(patience)) {
            pause();
            int before = unsettled.size();
            unsettled = takeSettled(night);
            // Taking the others may have lasted longer than the patience: those that are left have it from now on.
            patience = unsettled.size() < before ? patience(unsettled) : patience;
        }
        unsettled.forEach(file -> LOG.warn(
                "{} is still being written{}; it is left for the next run",
                file,
                look.settled().writer(file).map(" by "::concat).orElse("")));
    }

    private void noteObstructedInboxes() {
        bureaus.stream()
                .map(inbox.workspace()::inbox)
                .filter(folder -> Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
                .forEach(folder -> troubles.note("the inbox " + folder + " is not a folder; nothing is taken from it"));
    }

    private Instant patience(List<Path> unsettled) {
        Duration longest = unsettled.stream()
                .map(look.settled()::quietPeriod)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return inbox.now().plus(longest).plus(GRACE);
    }

    /** Takes what is whole; returns what is not. */
    private List<Path> takeSettled(long night) {
        Instant now = inbox.now();
        Map<String, List<Path>> whole = new LinkedHashMap<>();
        List<Path> unsettled = new ArrayList<>();
        for (String bureau : look.tree().bureaus()) {
            InboxLook.Seen seen = look.at(bureau, now);
            whole.put(bureau, seen.whole());
            unsettled.addAll(seen.unsettled());
        }
        whole.forEach((bureau, files) -> files.forEach(file -> takeFile(bureau, file, night, unsettled)));
        return unsettled;
    }

    private void takeFile(String bureau, Path file, long night, List<Path> unsettled) {
        if (!look.stillWhole(file)) {
            if (InboxLook.exists(file)) {
                unsettled.add(file);
            }
            return;
        }
        try {
            inbox.claim(bureau, file, Round.ofNight(night, bureau)).ifPresent(next::take);
        } catch (IOException | RuntimeException e) {
            look.settled().putOff(file);
            troubles.note("claiming " + file, e);
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
