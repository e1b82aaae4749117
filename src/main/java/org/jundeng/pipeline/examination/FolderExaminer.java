// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.pipeline.workspace.Workspace;

/**
 * Looks at the workspace's folders: whether this user can write each of them, which are open to everybody, and what the
 * file system of the inbox can do. Folders that are not there are not made: where they would be, only the right to make
 * them is looked at.
 */
public final class FolderExaminer implements Examiner {

    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);
    private static final int LONGEST_NAME_BYTES = 255;
    private static final String PROBE = ".doctor-";

    private final Workspace workspace;
    private final List<String> bureaus;
    private final Clock clock;

    /** Looks at the folders of {@code workspace}, with those of {@code bureaus}. */
    public FolderExaminer(Workspace workspace, List<String> bureaus, Clock clock) {
        this.workspace = workspace;
        this.bureaus = List.copyOf(bureaus);
        this.clock = clock;
    }

    @Override
    public String subject() {
        return "the workspace " + workspace.root();
    }

    @Override
    public Remarks.Kind silence() {
        return Remarks.Kind.NOW;
    }

    @Override
    public void examine(Remarks remarks) {
        List<Path> folders = new ArrayList<>(List.of(workspace.root(), workspace.outbox(), workspace.report()));
        for (String bureau : bureaus) {
            folders.addAll(List.of(
                    workspace.inbox(bureau),
                    workspace.archive(bureau),
                    workspace.quarantine(bureau),
                    workspace.receipts(bureau)));
        }
        folders.stream()
                .map(FolderExaminer::nearestExisting)
                .distinct()
                .forEach(folder -> examineWriting(folder, remarks));
        for (String bureau : bureaus) {
            examineRename(workspace.inbox(bureau), workspace.archive(bureau), remarks);
            examineRename(workspace.inbox(bureau), workspace.quarantine(bureau), remarks);
        }
        if (Files.isDirectory(workspace.inboxes())) {
            examineFileSystem(workspace.inboxes(), remarks);
        }
        examineShields(remarks);
    }

    /** The folder itself or, where it is not there, the nearest one above it that is. */
    static Path nearestExisting(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private void examineWriting(Path folder, Remarks remarks) {
        if (!Files.isDirectory(folder)) {
            remarks.fault(folder + " is a file, where a folder is needed: remove it, or name another --workspace");
        } else if (!folder.startsWith(workspace.root())) {
            if (!Files.isWritable(folder)) {
                remarks.fault(folder + ": " + user() + " may not make the workspace here: make " + workspace.root()
                        + " and give it to this user");
            }
        } else {
            try {
                Files.delete(Files.createTempFile(folder, PROBE, ".tmp"));
            } catch (IOException e) {
                remarks.fault(folder + " cannot be written by " + user() + ": "
                        + e.getClass().getSimpleName() + "; " + "its owner is " + owner(folder)
                        + ": give it to this user, or run as its owner");
            }
        }
    }

    private static String user() {
        return "user " + System.getProperty("user.name");
    }

    private static String owner(Path folder) {
        try {
            return Files.getOwner(folder).getName();
        } catch (IOException | UnsupportedOperationException unknown) {
            return "unknown";
        }
    }

    /** A claim is a rename from the inbox, and what was taken is renamed into archive or quarantine. */
    private void examineRename(Path from, Path to, Remarks remarks) {
        Path source = nearestExisting(from);
        Path target = nearestExisting(to);
        if (!source.startsWith(workspace.root()) || !target.startsWith(workspace.root()) || source.equals(target)) {
            return;
        }
        Path probe = null;
        Path moved = null;
        try {
            probe = Files.createTempFile(source, PROBE, ".tmp");
            moved = target.resolve(probe.getFileName());
            Files.move(probe, moved, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            remarks.fault(source + " and " + target + " are on different file systems, and a file cannot be renamed"
                    + " from one into the other: put inbox, archive and quarantine on one file system");
        } catch (IOException unwritable) {
            probe = null;
        } finally {
            delete(probe, moved, remarks);
        }
    }

    private static void delete(Path probe, Path moved, Remarks remarks) {
        try {
            if (probe != null) {
                Files.deleteIfExists(probe);
                Files.deleteIfExists(moved);
            }
        } catch (IOException e) {
            remarks.fault("the probe " + moved + " cannot be removed: " + e);
        }
    }

    private void examineFileSystem(Path folder, Remarks remarks) {
        Path probe = null;
        try {
            probe = Files.createTempFile(folder, PROBE + "a", ".tmp");
            Duration apart = Duration.between(Files.getLastModifiedTime(probe).toInstant(), clock.instant());
            if (apart.abs().compareTo(CLOCKS_APART) > 0) {
                remarks.note("the clock of the file system of " + folder + " is "
                        + apart.abs().toSeconds() + " s "
                        + (apart.isNegative() ? "ahead of" : "behind") + " this machine's: files are taken in a wrong"
                        + " order or too early; keep both clocks in step");
            }
            Path upper = folder.resolve(probe.getFileName().toString().toUpperCase(Locale.ROOT));
            if (Files.exists(upper)) {
                remarks.note(folder + " does not tell names by upper and lower case: of two files a.csv and A.CSV, the"
                        + " second one replaces the first");
            }
        } catch (IOException unwritable) {
            return;
        } finally {
            delete(probe, probe, remarks);
        }
        examineNames(folder, remarks);
    }

    private static void examineNames(Path folder, Remarks remarks) {
        Path probe = folder.resolve(PROBE + "x".repeat(LONGEST_NAME_BYTES - PROBE.length()));
        try {
            Files.delete(Files.createFile(probe));
        } catch (IOException tooLong) {
            remarks.note(folder + " takes no names of " + LONGEST_NAME_BYTES + " bytes, which 85 Chinese characters"
                    + " have: a file of a longer name cannot be dropped or claimed there");
        }
    }

    /** Folders that are open to everybody: an older Jundeng made them, or the operator wants it so. */
    private void examineShields(Remarks remarks) {
        for (String name :
                List.of("archive", "quarantine", "receipts", "outbox", "report", "postgres", ".link-secret")) {
            Path path = workspace.root().resolve(name);
            try {
                if (RestrictedFiles.isOpenToAll(path)) {
                    remarks.note(path + " is open to everybody on this machine; to close it: chmod o-rwx " + path);
                }
            } catch (IOException e) {
                remarks.fault("the permissions of " + path + " cannot be read: " + e.getMessage());
            }
        }
    }
}
