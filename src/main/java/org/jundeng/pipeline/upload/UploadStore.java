// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.pipeline.workspace.HiddenFolders;
import org.jundeng.pipeline.workspace.Workspace;

/**
 * The folders of what is uploaded. Each file has one of its own, in a hidden folder of its bureau's inbox: on the file
 * system that it is sent in to, out of sight of whoever lists the inbox.
 */
final class UploadStore {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String RECEIPT = "receipt";

    private final Workspace workspace;

    UploadStore(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A new folder for a file that is coming to {@code node}. */
    Path arriving(String node, String id) throws IOException {
        return RestrictedFiles.folder(HiddenFolders.own(workspace.arriving()).resolve(prefix(node) + id));
    }

    private static String prefix(String node) {
        return node.replaceAll("[^A-Za-z0-9.-]", "_") + "~";
    }

    /** Removes what was coming to {@code node} when its process ended. */
    void removeArriving(String node) throws IOException {
        for (Path each : HiddenFolders.children(workspace.arriving())) {
            if (each.getFileName().toString().startsWith(prefix(node))) {
                remove(each);
            }
        }
    }

    /** Keeps a file that has come aside. */
    void keep(Upload upload, Path came) throws IOException {
        Path folder = RestrictedFiles.folder(
                HiddenFolders.own(workspace.uploads(upload.bureau())).resolve(upload.id()));
        try {
            Path bytes = RestrictedFiles.folder(folder.resolve(HiddenFolders.BYTES));
            Files.move(came, bytes.resolve(upload.name()));
            RestrictedFiles.forTheGroup(bytes.resolve(upload.name()));
            upload.write(folder);
        } catch (IOException | RuntimeException e) {
            remove(folder);
            throw e;
        }
    }

    void write(Upload upload) throws IOException {
        upload.write(folder(upload));
    }

    private Path folder(Upload upload) {
        return workspace.uploads(upload.bureau()).resolve(upload.id());
    }

    /** The file as it came. */
    Path bytes(Upload upload) {
        return folder(upload).resolve(HiddenFolders.BYTES).resolve(upload.name());
    }

    /** The folder in which the receipt of a trial goes, and the marked copy. */
    Path receipt(Upload upload) {
        return folder(upload).resolve(RECEIPT);
    }

    /** The uploads for some bureaus, the newest first. */
    List<Upload> of(Iterable<String> bureaus) throws IOException {
        List<Upload> all = new ArrayList<>();
        for (String bureau : bureaus) {
            for (Path folder : HiddenFolders.children(workspace.uploads(bureau))) {
                read(folder, bureau).ifPresent(all::add);
            }
        }
        all.sort(Comparator.comparing(Upload::at).reversed());
        return all;
    }

    /** The upload of an id, for one of some bureaus. */
    Optional<Upload> find(String id, Iterable<String> bureaus) throws IOException {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        for (String bureau : bureaus) {
            Path folder = workspace.uploads(bureau).resolve(id);
            if (HiddenFolders.isFolder(folder)) {
                return read(folder, bureau);
            }
        }
        return Optional.empty();
    }

    /**
     * Whoever reaches the bureau's folder can write there: a note is believed only where it names a file of this very
     * folder, and its size is that of the file.
     *
     * <p>A file that lies there was not sent in, whatever was noted before that was tried: a process may have ended in
     * between. One that is gone without a note was taken away by somebody.
     */
    private Optional<Upload> read(Path folder, String bureau) throws IOException {
        if (!HiddenFolders.isFolder(folder)
                || !ID.matcher(folder.getFileName().toString()).matches()) {
            return Optional.empty();
        }
        Optional<Upload> noted = Upload.read(folder)
                .filter(each -> each.bureau().equals(bureau))
                .filter(each -> UploadName.fault(each.name()).isEmpty());
        if (noted.isPresent() && isThere(bytes(noted.get()))) {
            try {
                return Optional.of(noted.get().aside(Files.size(bytes(noted.get()))));
            } catch (NoSuchFileException claimedMeanwhile) {
                return Upload.read(folder).filter(each -> !each.isAside());
            }
        }
        return noted.filter(each -> !each.isAside());
    }

    private static boolean isThere(Path file) {
        return HiddenFolders.isFolder(file.getParent()) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes what was made for an upload that was let go meanwhile. */
    void removeMadeFor(Upload upload) throws IOException {
        if (Upload.read(folder(upload)).isEmpty()) {
            remove(folder(upload));
        }
    }

    void remove(Upload upload) throws IOException {
        remove(folder(upload));
    }

    /** Removes a folder with all that is in it; links are removed, not followed. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                Files.deleteIfExists(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
