// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.catalogue.Regions;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.conform.NamedFile;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.Deletions;
import org.jundeng.contract.Watermark;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.observation.FigureKey;
import org.jundeng.observation.Freq;
import org.jundeng.observation.Observation;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.plausibility.Plausibility;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.load.RejectedFigures;

/** Turns kept bytes and their contract into content for the loader. */
public final class ContentReader {

    private final Catalogue catalogue;
    private final Contracts contracts;
    private final Progress progress;
    private final Shutdown shutdown;

    /** The same, which tells {@code other} how far it has read. */
    public ContentReader telling(Progress other) {
        return new ContentReader(catalogue, contracts, other, shutdown);
    }

    /** Reads deliveries as {@code contracts} promise them. */
    public ContentReader(Catalogue catalogue, Contracts contracts, Progress progress, Shutdown shutdown) {
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.progress = progress;
        this.shutdown = shutdown;
    }

    /**
     * As {@link #of}, but reads into memory while the delivery waits to be stored. No progress is told, because several
     * may be read at a time. Empty if it is too large to be held.
     */
    Optional<Content> ahead(Inbox.Kept kept, Contract contract, LocalDate businessDate) throws IOException {
        ReadAhead.Limit limit = ReadAhead.Limit.ofThisHeap();
        if (!limit.mayHold(Files.size(kept.file()))) {
            return Optional.empty();
        }
        Content silent =
                new ContentReader(catalogue, contracts, Progress.SILENT, shutdown).of(kept, contract, businessDate);
        return Optional.of(ReadAhead.of(silent, of(kept, contract, businessDate), shutdown, limit));
    }

    /** What the kept bytes say under {@code contract}, for a delivery of {@code businessDate}; nothing is read yet. */
    public Content of(Inbox.Kept kept, Contract contract, LocalDate businessDate) {
        return new KeptContent(kept, contract, businessDate);
    }

    /** The content of kept bytes. */
    private final class KeptContent implements Content {

        private final Inbox.Kept kept;
        private final Contract contract;
        private final LocalDate businessDate;
        private final Pull pull;
        private final RejectedFigures rejected = new RejectedFigures();
        private List<String> headers = List.of();

        KeptContent(Inbox.Kept kept, Contract contract, LocalDate businessDate) {
            this.kept = kept;
            this.contract = contract;
            this.businessDate = businessDate;
            this.pull = kept.asked() == null ? null : kept.asked().pull();
        }

        @Override
        public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) throws IOException {
            Path bytes = kept.file();
            if (pull != null && !pull.full() && pull.empty() && Files.size(bytes) == 0) {
                return new Verdict(0, 0, contract.expectations().badRows(), false);
            }
            rejected.clear();
            progress.begins(kept.sourceName(), Files.size(bytes));
            try {
                // The name of a pulled delivery says nothing.
                NamedFile named = new NamedFile(bytes, contract.source() == null ? kept.sourceName() : null);
                DeliveryReader.Verdict verdict =
                        DeliveryReader.read(named, contract, catalogue, businessDate, sink(observations, findings));
                if (rejected.hasNoPeriod()) {
                    named.periods(contract).forEach(rejected::addPeriod);
                }
                tellWatermark(contract, pull, findings);
                return new Verdict(
                        verdict.rowsRead(),
                        verdict.rowsRejected(),
                        contract.expectations().badRows(),
                        verdict.refused());
            } finally {
                progress.ends();
            }
        }

        private DeliveryReader.Sink sink(Consumer<Observation> observations, Consumer<Finding> findings) {
            return new DeliveryReader.Sink() {
                @Override
                public void columns(List<String> delivered) {
                    headers = delivered;
                }

                @Override
                public void observation(Observation observation) {
                    rejected.addPeriod(observation.timePeriod());
                    observations.accept(observation);
                }

                @Override
                public void rejected(long rowNo, List<FigureKey> keys) {
                    rejected.add(rowNo, keys);
                }

                @Override
                public void finding(Finding finding) {
                    findings.accept(finding);
                }

                @Override
                public void progress(long bytesRead, long rowsRead) {
                    shutdown.check();
                    progress.advances(bytesRead, rowsRead);
                }
            };
        }

        @Override
        public Promises promises() {
            return ContentReader.this.promises(contract, pull, TimePeriod.containing(Freq.D, businessDate));
        }

        @Override
        public Optional<Judge> judge() {
            Plausibility plausibility = new Plausibility(contract, catalogue);
            // The name of a pulled delivery says nothing.
            boolean dropped = contract.source() == null;
            return Optional.of((figures, history) ->
                    plausibility.judge(dropped ? figures.named(kept.sourceName()) : figures, history));
        }

        /** Only tables have column numbers. */
        @Override
        public Location place(Observation.Origin origin) {
            int columnNo = origin.columnNo();
            String header = columnNo >= 1 && columnNo <= headers.size() ? headers.get(columnNo - 1) : null;
            boolean isTable = contract.form().isTable();
            return new Location(origin.rowNo(), header, isTable ? columnNo : 0);
        }

        @Override
        public RejectedFigures rejected() {
            return rejected;
        }

        @Override
        public Optional<Pull> pull() {
            return Optional.ofNullable(pull);
        }

        @Override
        public Optional<Completeness> completeness() {
            return ContentReader.this.completeness(contract, pull);
        }
    }

    private static void tellWatermark(Contract contract, Pull pull, Consumer<Finding> findings) {
        Watermark watermark =
                contract.source() == null ? null : contract.source().watermark();
        if (pull == null || watermark == null) {
            return;
        }
        if (pull.without() > 0) {
            findings.accept(Finding.of(FindingCode.NO_WATERMARK, Long.toString(pull.without()), watermark.column()));
        }
        if (pull.ahead() > 0) {
            findings.accept(Finding.of(FindingCode.WATERMARK_AHEAD, Long.toString(pull.ahead()), watermark.column()));
        }
    }

    /**
     * In what the delivery is complete: empty if the contract promises no completeness, or if a pull asked only for a
     * part. Indicators that another feed brings, too, are left out.
     */
    private Optional<Content.Completeness> completeness(Contract contract, Pull pull) {
        boolean everything = contract.merging().deletions().policy() == Deletions.Policy.FULL_SNAPSHOT;
        boolean ignored = contract.merging().deletions().policy() == Deletions.Policy.IGNORE;
        if (ignored || everything && pull != null && !pull.full()) {
            return Optional.empty();
        }
        Map<String, List<String>> feeds = contracts.feedsByIndicator();
        Set<String> own = contract.broughtIndicators().stream()
                .filter(indicator -> feeds.getOrDefault(indicator, List.of()).size() < 2)
                .collect(Collectors.toSet());
        return Optional.of(new Content.Completeness(
                everything,
                contract.merging().deletions().maxShare(),
                contract.table().freq(),
                own));
    }

    /** A pull of what has changed need not contain every region. */
    private Content.Promises promises(Contract contract, Pull pull, TimePeriod now) {
        Regions regions = catalogue.regions();
        boolean partial = pull != null && !pull.full();
        List<String> expected = contract.expectations().regions() == null || partial
                ? List.of()
                : regions.group(contract.expectations().regions());
        List<Content.Total> totals = contract.expectations().totals().stream()
                .map(check -> new Content.Total(
                        region(regions, check.total(), now),
                        regions.group(check.parts()),
                        check.tolerance(),
                        check.indicators()))
                .toList();
        return new Content.Promises(expected, totals, contract.table().freq());
    }

    private static String region(Regions regions, String code, TimePeriod when) {
        if (regions.byCode(code, when) instanceof RegionMatch.Found found) {
            return found.regionId();
        }
        throw new IllegalStateException("the contracts were checked: region code " + code + " is known");
    }
}
