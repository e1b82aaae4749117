// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jundeng.binding.NearestWord;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.pipeline.workspace.Workspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies in the inbox and is not going to be taken, a sentence each with the reason and what to do: whoever dropped
 * it waits for a receipt. For use by one thread at a time.
 */
public final class UntakenFiles {

    private static final Logger LOG = LoggerFactory.getLogger(UntakenFiles.class);
    /** Files in transfer have another name until then. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final Set<String> OF_SYSTEMS =
            Set.of(".ds_store", ".directory", ".localized", ".gitkeep", ".keep", ".gitignore");
    private static final List<String> BEGINNINGS_OF_SYSTEMS = List.of("._", ".nfs", ".fuse_hidden", "~$");
    private static final String DONE = ".done";

    private final Workspace workspace;
    private final InboxTree tree;
    private final Supplier<? extends Collection<String>> bureaus;
    private final Clock clock;
    private Set<String> seen = Set.of();
    private volatile Set<String> told = Set.of();

    /** Looks at {@code tree}; files are taken from the folders of {@code bureaus}. */
    public UntakenFiles(
            Workspace workspace, InboxTree tree, Supplier<? extends Collection<String>> bureaus, Clock clock) {
        this.workspace = workspace;
        this.tree = tree;
        this.bureaus = bureaus;
        this.clock = clock;
    }

    /** Everything that lies there now. */
    public List<String> now() {
        List<String> all = new ArrayList<>();
        Set<String> known = new HashSet<>(bureaus.get());
        tree.besideTheBureaus().forEach(entry -> lookBeside(entry, known, all));
        for (String bureau : tree.bureaus()) {
            if (known.contains(bureau)) {
                InboxTree.Content content = tree.of(bureau);
                content.tooDeep().forEach(folder -> lookDeep(folder, all));
                content.entries().stream().sorted().forEach(entry -> lookAtName(entry, all));
            } else {
                lookElsewhere(bureau, known, all);
            }
        }
        return all;
    }

    /**
     * Looks, and logs what was there at the last look, too, and has not been logged yet; what lies there only in
     * passing is not logged.
     */
    public void tell() {
        Set<String> now = new HashSet<>(now());
        List<String> lasting = now.stream().filter(seen::contains).sorted().toList();
        lasting.stream().filter(each -> !told.contains(each)).forEach(LOG::warn);
        told = Set.copyOf(lasting);
        seen = now;
    }

    /** What has been logged and still lies there. May be called from any thread. */
    public List<String> told() {
        return told.stream().sorted().toList();
    }

    private void lookBeside(Path entry, Set<String> known, List<String> all) {
        String name = DeliveredName.of(entry);
        if (name.startsWith(".") || known.contains(name)) {
            return;
        }
        String example = known.stream().sorted().findFirst().orElse("BUREAU");
        all.add(place(entry) + " is not taken: it lies in no bureau's folder. Move it into that of its bureau, such as"
                + " inbox/" + example + "/.");
    }

    private void lookElsewhere(String bureau, Set<String> known, List<String> all) {
        Path folder = workspace.inbox(bureau);
        if (holdsAnything(folder)) {
            all.add(place(folder)
                    + "/ is not looked into by day, and a night refuses what lies in it: it is the folder of"
                    + " no bureau that files are taken from"
                    + NearestWord.hint(bureau, known).replaceFirst("([^?])$|^$", "$1.")
                    + " Move its files into the folder of their bureau.");
        }
    }

    private void lookDeep(Path folder, List<String> all) {
        if (holdsAnything(folder)) {
            all.add(place(folder) + "/ is not looked into: it lies too deep. Move its files up, or raise"
                    + " jundeng.inbox.depth.");
        }
    }

    private void lookAtName(Path entry, List<String> all) {
        String name = DeliveredName.of(entry);
        if (!SettledFiles.ignored(name) || isOfASystem(name) || !liesLong(entry)) {
            return;
        }
        if (name.toLowerCase(Locale.ROOT).endsWith(DONE)) {
            all.add(place(entry) + " announces a file that is not there. Send that file, or remove this one.");
        } else {
            all.add(place(entry) + " is not taken: it is called like a file that is being sent, for more than an hour."
                    + " Rename it where it is whole, else remove it.");
        }
    }

    private static boolean isOfASystem(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SettledFiles.isOfWindows(name)
                || OF_SYSTEMS.contains(lower)
                || BEGINNINGS_OF_SYSTEMS.stream().anyMatch(lower::startsWith);
    }

    private boolean liesLong(Path entry) {
        try {
            return FileStamp.of(entry).latest().isBefore(clock.instant().minus(LONG));
        } catch (IOException gone) {
            return false;
        }
    }

    /** The path below the workspace, in characters. */
    private String place(Path path) {
        return StreamSupport.stream(workspace.root().relativize(path).spliterator(), false)
                .map(Path::toString)
                .limit(workspace.root().relativize(path).getNameCount() - 1L)
                .collect(Collectors.joining("/", "", "/" + DeliveredName.of(path)));
    }

    /** Whether any file lies in the folder or below it that is not hidden. */
    private static boolean holdsAnything(Path folder) {
        boolean[] any = new boolean[1];
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                    return isHidden(each) && !each.equals(folder)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    any[0] |= !isHidden(file);
                    return any[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException gone) {
            return false;
        }
        return any[0];
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
