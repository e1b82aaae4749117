// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.KeptPath;
import org.jundeng.warehouse.ledger.LetGoBytes;
import org.jundeng.warehouse.sql.Transactions;

/**
 * The kept bytes of deliveries that were recorded long ago. The warehouse knows that they are let go before they are:
 * where a night breaks off between the two, the next ones remove what is left.
 */
final class OldBytes implements Share {

    /**
     * Later, somebody may have put bytes back from a backup. Until then, bytes that the setting meanwhile keeps for
     * longer stay as well.
     */
    private static final Duration UNFINISHED = Duration.ofDays(3);

    private final Workspace workspace;
    private final DataSource warehouse;
    private final LetGoBytes letGo;
    private final String folder;

    /** Those kept below {@code folder}: archive or quarantine. */
    OldBytes(Workspace workspace, DataSource warehouse, String folder) {
        this.workspace = workspace;
        this.warehouse = warehouse;
        this.letGo = new LetGoBytes(warehouse);
        this.folder = folder;
    }

    @Override
    public Optional<Found> find(Keeping keeping) {
        String setting = "jundeng.keep." + folder + "-years";
        Optional<Instant> limit = keeping.years(setting);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        List<LetGoBytes.Kept> old = letGo.olderThan(limit.get(), folder);
        List<String> left = letGo.since(keeping.now().minus(UNFINISHED), limit.get(), folder).stream()
                .filter(path -> file(path)
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .isPresent())
                .toList();
        if (old.isEmpty() && left.isEmpty()) {
            return Optional.empty();
        }
        long bytes = old.stream().mapToLong(LetGoBytes.Kept::bytes).sum();
        String words = "the bytes of " + Share.count(old.size() + left.size(), "file") + " of " + folder + "/ (" + bytes
                + " bytes)";
        return Optional.of(new Found(folder, words, setting, run -> letGo(old, left, keeping.now(), run)));
    }

    private void letGo(List<LetGoBytes.Kept> old, List<String> left, Instant now, long runId) throws IOException {
        Transactions.write(warehouse, connection -> {
            LetGoBytes.note(connection, old, now, runId);
            return null;
        });
        List<String> paths = Stream.concat(old.stream().map(LetGoBytes.Kept::keptPath), left.stream())
                .toList();
        for (String path : paths) {
            Optional<Path> file = file(path);
            if (file.isPresent()) {
                Files.deleteIfExists(file.get());
            }
        }
    }

    /** Empty for a path that leads elsewhere: somebody has written into the ledger. */
    private Optional<Path> file(String path) {
        return KeptPath.place(workspace.root(), path);
    }
}
