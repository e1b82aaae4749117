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
import java.util.function.Consumer;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.Round;
import org.jundeng.pipeline.inbox.RoundOrder;
import org.jundeng.pipeline.workspace.Claim;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A night's way through the stewards' folders: takes what is whole, folder by folder, and waits a while for what is
 * still being written. All files are looked at before the first is taken, and at one instant: what lay there together
 * is taken in the order of {@link RoundOrder}, however long the taking lasts.
 */
final class InboxRound {

    private static final Logger LOG = LoggerFactory.getLogger(InboxRound.class);
    private static final long LOOK_AGAIN_MILLIS = 250;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Pipeline pipeline;
    private final InboxLook look;
    private final List<String> troubles;
    private final long night;

    /**
     * Walks through the folders of {@code pipeline} in a night, by its first run; what could not be done is added to
     * {@code troubles}.
     */
    InboxRound(Pipeline pipeline, long night, InboxLook look, List<String> troubles) {
        this.pipeline = pipeline;
        this.night = night;
        this.look = look.telling((folder, e) -> noteOnce(troubles, folder, e));
        this.troubles = troubles;
    }

    /** A folder is looked into again and again while something is still being written. */
    private static void noteOnce(List<String> troubles, Path folder, IOException fault) {
        String act = "listing " + folder;
        if (troubles.stream().noneMatch(trouble -> trouble.startsWith(act + ":"))) {
            Night.note(troubles, act, fault);
        }
    }

    /** Claims what is whole and hands it to {@code taking}; what is not whole in the end is left and named. */
    void take(Consumer<Claim> taking) {
        noteObstructedInboxes();
        List<Path> unsettled = takeSettled(taking);
        Instant patience = patience(unsettled);
        while (!unsettled.isEmpty() && pipeline.clock().instant().isBefore(patience)) {
            pause();
            int before = unsettled.size();
            unsettled = takeSettled(taking);
            // Taking the others may have lasted longer than the patience: who is left has it from now on.
            patience = unsettled.size() < before ? patience(unsettled) : patience;
        }
        unsettled.forEach(file -> LOG.warn(
                "{} is still being written{}; it is left for the next run",
                file,
                look.settled().writer(file).map(" by "::concat).orElse("")));
    }

    private void noteObstructedInboxes() {
        pipeline.contracts().all().stream()
                .map(version -> pipeline.workspace().inbox(version.contract().bureau()))
                .distinct()
                .filter(inbox -> Files.exists(inbox, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isDirectory(inbox, LinkOption.NOFOLLOW_LINKS))
                .forEach(inbox -> troubles.add("the inbox " + inbox + " is not a folder; nothing is taken from it"));
    }

    private Instant patience(List<Path> unsettled) {
        Duration longest = unsettled.stream()
                .map(look.settled()::quietPeriod)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return pipeline.clock().instant().plus(longest).plus(GRACE);
    }

    /** Takes what is whole; returns what is not. */
    private List<Path> takeSettled(Consumer<Claim> taking) {
        Instant now = pipeline.clock().instant();
        Map<String, List<Path>> whole = new LinkedHashMap<>();
        List<Path> unsettled = new ArrayList<>();
        for (String bureau : look.tree().bureaus()) {
            InboxLook.Seen seen = look.at(bureau, now);
            whole.put(bureau, seen.whole());
            unsettled.addAll(seen.unsettled());
        }
        whole.forEach((bureau, files) -> files.forEach(file -> takeFile(bureau, file, taking, unsettled)));
        return unsettled;
    }

    private void takeFile(String bureau, Path file, Consumer<Claim> taking, List<Path> unsettled) {
        if (!look.stillWhole(file)) {
            if (InboxLook.exists(file)) {
                unsettled.add(file);
            }
            return;
        }
        try {
            pipeline.inbox().claim(bureau, file, Round.ofNight(night, bureau)).ifPresent(taking);
        } catch (IOException | RuntimeException e) {
            look.settled().putOff(file);
            Night.note(troubles, "claiming " + file, e);
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
