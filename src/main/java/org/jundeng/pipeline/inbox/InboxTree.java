// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.pipeline.workspace.Workspace;

/**
 * The tree of the stewards' folders: each bureau's folder, and the folders below it down to a depth. Hidden folders and
 * those that systems make for themselves are skipped; links are never followed.
 */
public final class InboxTree {

    /** How many levels below a bureau's folder are listed unless the settings say otherwise. */
    public static final int DEPTH = 3;

    private static final Set<String> TRIALS = Set.of("试投", "try");
    private static final Set<String> HISTORIES = Set.of("历史", "history");
    private static final Set<String> OF_SYSTEMS = Set.of(
            "@eadir", "#recycle", "#snapshot", "$recycle.bin", "system volume information", "lost+found", "__macosx");

    private final Workspace workspace;
    private final int depth;
    private final BiConsumer<Path, IOException> unreadable;

    /**
     * Lists {@code depth} levels below each bureau's folder; folders that cannot be listed go to {@code unreadable}.
     */
    public InboxTree(Workspace workspace, int depth, BiConsumer<Path, IOException> unreadable) {
        this.workspace = workspace;
        this.depth = depth;
        this.unreadable = unreadable;
    }

    /** The same tree, with somebody else told what cannot be listed. */
    InboxTree telling(BiConsumer<Path, IOException> other) {
        return new InboxTree(workspace, depth, other);
    }

    /**
     * What lies in a bureau's folders.
     *
     * @param folders the folders that are looked into, the bureau's first
     * @param entries everything that is not a folder, in no order
     * @param tooDeep folders that are not listed because they lie too deep
     */
    record Content(List<Path> folders, List<Path> entries, List<Path> tooDeep) {}

    /** Everything that lies in a bureau's folders; nothing if there is no such folder. */
    Content of(String bureau) {
        Content content = new Content(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Path folder = workspace.inbox(bureau);
        if (isFolder(folder)) {
            walk(folder, 0, content);
        }
        return content;
    }

    private void walk(Path folder, int level, Content content) {
        content.folders().add(folder);
        for (Path entry : children(folder)) {
            if (!isFolder(entry)) {
                content.entries().add(entry);
            } else if (!passedOver(entry) && !(level == 0 && isForTrials(entry))) {
                if (level < depth) {
                    walk(entry, level + 1, content);
                } else {
                    content.tooDeep().add(entry);
                }
            }
        }
    }

    /** The names of the folders in the inbox, in order; there need not be a bureau of each name. */
    public List<String> bureaus() {
        return children(workspace.inboxes()).stream()
                .filter(entry -> isFolder(entry) && !passedOver(entry))
                .map(entry -> entry.getFileName().toString())
                .sorted()
                .toList();
    }

    /** What lies in the inbox itself, outside of any bureau's folder. */
    List<Path> besideTheBureaus() {
        return children(workspace.inboxes()).stream()
                .filter(entry -> !isFolder(entry))
                .sorted()
                .toList();
    }

    /** The folders of a bureau in which files are only tried. */
    public List<Path> trials(String bureau) {
        Path folder = workspace.inbox(bureau);
        return !isFolder(folder)
                ? List.of()
                : children(folder).stream()
                        .filter(entry -> isFolder(entry) && isForTrials(entry))
                        .sorted()
                        .toList();
    }

    /** What lies in one folder, in no order. */
    public List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            all.forEach(children::add);
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (java.nio.file.DirectoryIteratorException e) {
            unreadable.accept(folder, e.getCause());
        } catch (IOException e) {
            unreadable.accept(folder, e);
        }
        return children;
    }

    private static boolean isForTrials(Path folder) {
        return TRIALS.contains(DeliveredName.of(folder).toLowerCase(Locale.ROOT));
    }

    /** Whether {@code file} lies in, or below, the folder of a bureau in which imports of history are declared. */
    static boolean isHistory(Path bureau, Path file) {
        return file.startsWith(bureau)
                && bureau.relativize(file).getNameCount() > 1
                && HISTORIES.contains(
                        DeliveredName.of(bureau.relativize(file).getName(0)).toLowerCase(Locale.ROOT));
    }

    private static boolean passedOver(Path folder) {
        String name = folder.getFileName().toString();
        return name.startsWith(".") || OF_SYSTEMS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }
}
