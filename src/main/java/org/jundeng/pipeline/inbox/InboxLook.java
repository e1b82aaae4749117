// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Looks at a bureau's folders: which files may be claimed now, in which order, and which are still being written. */
public final class InboxLook {

    private final InboxTree tree;
    private final SettledFiles settled;
    private final RoundOrder order;

    public InboxLook(InboxTree tree, SettledFiles settled, RoundOrder order) {
        this.tree = tree;
        this.settled = settled;
        this.order = order;
    }

    /** The same look, with somebody else told which folders cannot be listed. */
    public InboxLook telling(BiConsumer<Path, IOException> unreadable) {
        return new InboxLook(tree.telling(unreadable), settled, order);
    }

    /** The folders. */
    public InboxTree tree() {
        return tree;
    }

    /** The judge of which files are whole. */
    public SettledFiles settled() {
        return settled;
    }

    /**
     * What was seen.
     *
     * @param folders the folders that were looked into
     * @param whole what may be claimed, the first to be taken first
     * @param unsettled what is still being written
     */
    public record Seen(List<Path> folders, List<Path> whole, List<Path> unsettled) {}

    /**
     * Looks at a bureau's folders. All files are judged at one instant, so that what lay there together is taken
     * together.
     */
    public Seen at(String bureau, Instant now) {
        List<Path> whole = new ArrayList<>();
        List<Path> unsettled = new ArrayList<>();
        InboxTree.Content content = tree.of(bureau);
        content.folders().forEach(settled::watch);
        for (Path file : content.entries()) {
            boolean isWhole = settled.settled(file, now);
            if (!SettledFiles.ignored(file.getFileName().toString())) {
                (isWhole ? whole : unsettled).add(file);
            }
        }
        return new Seen(content.folders(), order.sorted(bureau, whole), unsettled);
    }

    /** Whether a file that was whole still is: it may have been written to while others were taken before it. */
    public boolean stillWhole(Path file) {
        return settled.settled(file);
    }

    /** The files that somebody has open for writing, as far as the system tells, a sentence each. */
    public List<String> heldOpen() {
        return tree.bureaus().stream()
                .flatMap(bureau -> tree.of(bureau).entries().stream())
                .sorted()
                .flatMap(file -> settled.writer(file).stream()
                        .map(writer -> file + " is open for writing in " + writer
                                + ": it is taken when it is closed, or once it has not changed for a minute"))
                .toList();
    }

    /** Whether there is such a file or link. */
    public static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
