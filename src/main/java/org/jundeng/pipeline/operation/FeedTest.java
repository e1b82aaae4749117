// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jundeng.pipeline.configuration.FeedCase;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.warehouse.ledger.Outcome;

/**
 * Tries the sample deliveries of feeds in a workspace of their own, which is thrown away: nothing of an installation is
 * touched but, where that is wanted, the expected receipts.
 */
public final class FeedTest {

    private final Folders folders;
    private final RunOptions options;
    private final boolean update;

    /**
     * Tries them under the configuration of {@code folders}. A case comes on the business date of its receipt; where
     * there is none yet, on that of {@code options}, else today.
     *
     * @param update whether receipts that differ are written as the expected ones
     */
    public FeedTest(Folders folders, RunOptions options, boolean update) {
        this.folders = folders;
        this.options = options;
        this.update = update;
    }

    /** Tries {@code cases} and hands on each result as soon as it is there. */
    public void run(List<FeedCase> cases, Consumer<CaseResult> each) throws IOException {
        Path scratch = Files.createTempDirectory("jundeng-test");
        try {
            for (Map.Entry<String, List<FeedCase>> day : byDate(cases).entrySet()) {
                LocalDate date = day.getKey().isEmpty() ? options.date() : LocalDate.parse(day.getKey());
                run(scratch, date, day.getValue(), each);
            }
        } finally {
            remove(scratch);
        }
    }

    /**
     * Tries {@code one}, which has no receipt yet, under the name {@code sourceName}, and writes its receipt; later
     * tries find the name in it.
     */
    public First first(FeedCase one, String sourceName) throws IOException {
        ExpectedReceipt.of(one.receipt()).write(ExpectedReceipt.named(sourceName));
        List<CaseResult> results = new ArrayList<>();
        run(List.of(one), results::add);
        String outcome = ExpectedReceipt.of(one.receipt()).outcome().orElse("");
        return new First(results.get(0).state(), outcome);
    }

    /**
     * What came of the first try of a sample delivery.
     *
     * @param state how it went
     * @param outcome the outcome that its receipt says; empty where none was written
     */
    public record First(CaseResult.State state, String outcome) {

        /** Whether figures of it are known now. */
        public boolean isTaken() {
            return !outcome.isEmpty() && Outcome.of(outcome).isKnown();
        }
    }

    private void run(Path scratch, LocalDate date, List<FeedCase> cases, Consumer<CaseResult> each) throws IOException {
        Folders apart = new Folders(scratch, folders.config(), folders.routes(), folders.environment());
        RunOptions quiet = new RunOptions(options.clock(), date, Progress.SILENT, false, true);
        try (Pipeline pipeline = Pipeline.open(apart, quiet)) {
            CaseRun run = new CaseRun(pipeline.opened(), pipeline.inbox(), pipeline.taking(), update);
            for (FeedCase one : cases) {
                each.accept(run.of(one));
            }
        }
    }

    /** By the business date of the expected receipt; those without one by an empty text. */
    private static Map<String, List<FeedCase>> byDate(List<FeedCase> cases) throws IOException {
        Map<String, List<FeedCase>> byDate = new TreeMap<>();
        for (FeedCase one : cases) {
            String date = ExpectedReceipt.of(one.receipt())
                    .businessDate()
                    .map(LocalDate::toString)
                    .orElse("");
            byDate.computeIfAbsent(date, first -> new ArrayList<>()).add(one);
        }
        return byDate;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
