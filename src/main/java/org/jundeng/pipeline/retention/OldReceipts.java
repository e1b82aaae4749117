// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.report.ReportFolder;
import org.jundeng.warehouse.ledger.LedgerDates;

/**
 * The receipts of deliveries that were recorded long ago. Those of trials, of which the ledger knows nothing, go by the
 * time in their names.
 */
final class OldReceipts implements Share {

    private static final String SETTING = "jundeng.keep.receipt-days";
    private static final Pattern NAME =
            Pattern.compile("((\\d{8}T\\d{6})\\d{6}-(?:[0-9a-f]{8}|试投))-.*", Pattern.DOTALL);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private final Path receipts;
    private final ReportFolder pages;
    private final LedgerDates dates;

    OldReceipts(Workspace workspace, DataSource warehouse) {
        this.receipts = workspace.root().resolve("receipts");
        this.pages = new ReportFolder(workspace.report());
        this.dates = new LedgerDates(warehouse);
    }

    /** A file of a receipt, and the arrival that it is about. */
    private record Candidate(String arrivalId, Path file) {}

    @Override
    public Optional<Found> find(Keeping keeping) throws IOException {
        Optional<Instant> limit = keeping.days(SETTING);
        if (limit.isEmpty() || !Files.isDirectory(receipts)) {
            return Optional.empty();
        }
        List<Candidate> candidates = candidates(limit.get());
        Map<String, LedgerDates.Dates> known = new HashMap<>(dates.of(
                candidates.stream().map(Candidate::arrivalId).distinct().toList()));
        List<Path> files = new ArrayList<>();
        Map<LocalDate, List<String>> links = new TreeMap<>();
        for (Candidate candidate : candidates) {
            LedgerDates.Dates of = known.get(candidate.arrivalId());
            if (of != null && !of.recordedAt().isBefore(limit.get())) {
                continue;
            }
            files.add(candidate.file());
            if (of != null) {
                links.computeIfAbsent(of.businessDate(), first -> new ArrayList<>())
                        .add(ReportFolder.receiptLink(
                                DeliveredName.of(candidate.file().getParent()), DeliveredName.of(candidate.file())));
            }
        }
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        "receipts",
                        Share.count(files.size(), "file") + " of receipts/",
                        SETTING,
                        run -> letGo(files, links)));
    }

    private List<Candidate> candidates(Instant limit) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (Path bureau : children(receipts)) {
            if (!Files.isDirectory(bureau, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            for (Path file : children(bureau)) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && isOlder(name.group(2), limit)) {
                    candidates.add(new Candidate(name.group(1), file));
                }
            }
        }
        return candidates;
    }

    private static boolean isOlder(String stamp, Instant limit) {
        try {
            return LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC).isBefore(limit);
        } catch (DateTimeParseException notOurs) {
            return false;
        }
    }

    /** The links first: where this breaks off, the next night finds the files again. */
    private void letGo(List<Path> files, Map<LocalDate, List<String>> links) throws IOException {
        for (Map.Entry<LocalDate, List<String>> night : links.entrySet()) {
            pages.unlink(night.getKey(), night.getValue());
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
