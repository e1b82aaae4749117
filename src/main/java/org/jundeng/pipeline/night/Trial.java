// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch.Claimed;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.delivery.Arrivals;
import org.jundeng.pipeline.delivery.FailedAttempts;
import org.jundeng.pipeline.delivery.UnknownFeed;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Loader;

/**
 * What would become of a file, of which nothing is stored.
 *
 * @param line the line that would be written; its ledger number is 0
 * @param findings the findings, as far as they are listed
 */
public record Trial(LedgerLine line, List<Finding> findings) {

    public Trial {
        findings = List.copyOf(findings);
    }

    /** The file as if it were dropped into the bureau's folder: its name says which feed it is for. */
    static Trial asDropped(Pipeline pipeline, Path file, String bureau) {
        String name = DeliveredName.of(file);
        Contracts contracts = pipeline.contracts();
        var decided = contracts.claim(bureau, name);
        if (!(decided instanceof Claimed claimed)) {
            Arrival arrival = read(file, () -> pipeline.arrivals().tried(file, bureau));
            return refused(pipeline, arrival, UnknownFeed.finding(contracts, bureau, name, decided));
        }
        Contract contract = claimed.version().contract();
        if (!Arrivals.isStamped(name, contract)) {
            Arrival arrival = read(file, () -> pipeline.arrivals().tried(file, claimed.version()));
            return refused(
                    pipeline,
                    arrival,
                    Finding.of(
                            FindingCode.NO_AS_OF,
                            name,
                            contract.merging().asOf().pattern()));
        }
        return forFeed(pipeline, file, claimed.version());
    }

    /** What lies in a folder for trials, as if it lay beside it: also what is no plain file, or breaks its reader. */
    static Trial inItsFolder(Pipeline pipeline, Path entry, String bureau) {
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            Finding reason = Finding.of(FindingCode.NOT_A_PLAIN_FILE, DeliveredName.of(entry));
            return refused(pipeline, pipeline.arrivals().triedUnread(entry, bureau), reason);
        }
        try {
            return asDropped(pipeline, entry, bureau);
        } catch (RuntimeException e) {
            if (!FailedAttempts.itsOwnFault(e)) {
                throw e;
            }
            Arrival arrival = read(entry, () -> pipeline.arrivals().tried(entry, bureau));
            return refused(pipeline, arrival, Finding.of(FindingCode.READING_BREAKS_OFF, OutOfReach.innermost(e), "1"));
        }
    }

    /** The same for a receipt of its own: the ledger has no line of this kind. */
    Trial called(String arrivalId) {
        return new Trial(
                LedgerLine.unwritten(line.arrival().asTrial(arrivalId), line.recordedAt(), line.result()), findings);
    }

    /** The file as if it were claimed by the contract, whatever its name is. */
    static Trial forFeed(Pipeline pipeline, Path file, ContractVersion version) {
        Loader.Comparison would = pipeline.check(file, version);
        Arrival arrival = read(file, () -> pipeline.arrivals().tried(file, version));
        return new Trial(line(pipeline, arrival, would), would.listed());
    }

    private static Trial refused(Pipeline pipeline, Arrival arrival, Finding reason) {
        LedgerLine.Result result = LedgerLine.Result.unread(Outcome.REFUSED, 1);
        Loader.Comparison nothing = new Loader.Comparison(result, List.of(reason));
        return new Trial(line(pipeline, arrival, nothing), List.of(reason));
    }

    private static LedgerLine line(Pipeline pipeline, Arrival arrival, Loader.Comparison would) {
        Instant now = pipeline.clock().instant();
        return LedgerLine.unwritten(arrival.claimedAt(now), now, would.result());
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(Path file, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + ": " + e.getMessage(), e);
        }
    }
}
