// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch.Claimed;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.notice.receipt.Delivered;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.delivery.Arrivals;
import org.jundeng.pipeline.delivery.ContentReader;
import org.jundeng.pipeline.delivery.FailedAttempts;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.delivery.UnknownFeed;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.warehouse.ConfigurationCopies;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Loader;

/** Tries a file: says what would happen to it if it were delivered now, and stores nothing. */
public final class FileTrial {

    private final Configuration configuration;
    private final ConfigurationCopies copies;
    private final Arrivals arrivals;
    private final ContentReader reader;
    private final Loader loader;
    private final Clock clock;

    /** Tries files under {@code configuration}, which need not be the one that the warehouse has copies of. */
    FileTrial(
            Configuration configuration,
            ConfigurationCopies copies,
            Arrivals arrivals,
            ContentReader reader,
            Loader loader,
            Clock clock) {
        this.configuration = configuration;
        this.copies = copies;
        this.arrivals = arrivals;
        this.reader = reader;
        this.loader = loader;
        this.clock = clock;
    }

    /** The same, which tells {@code progress} how far it has read. */
    public FileTrial telling(Progress progress) {
        return new FileTrial(configuration, copies, arrivals, reader.telling(progress), loader, clock);
    }

    /** The file as if it were dropped into the bureau's folder: its name says which feed it is for. */
    public Trial asDropped(Path file, String bureau) {
        String name = DeliveredName.asSent(file);
        Contracts contracts = configuration.contracts();
        var decided = contracts.claim(bureau, name);
        if (!(decided instanceof Claimed claimed)) {
            Arrival arrival = read(file, () -> arrivals.tried(file, bureau));
            return refused(arrival, UnknownFeed.finding(contracts, bureau, name, decided));
        }
        Contract contract = claimed.version().contract();
        if (!Arrivals.isStamped(name, contract)) {
            Arrival arrival = read(file, () -> arrivals.tried(file, claimed.version()));
            return refused(
                    arrival,
                    Finding.of(
                            FindingCode.NO_AS_OF,
                            name,
                            contract.merging().asOf().pattern()));
        }
        return forFeed(file, claimed.version());
    }

    /** What lies in a folder for trials, as if it lay beside it: also what is no plain file, or breaks its reader. */
    public Trial inItsFolder(Path entry, String bureau) {
        if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
            Finding reason = Finding.of(FindingCode.NOT_A_PLAIN_FILE, DeliveredName.of(entry));
            return refused(arrivals.triedUnread(entry, bureau), reason);
        }
        try {
            return asDropped(entry, bureau);
        } catch (RuntimeException e) {
            if (!FailedAttempts.itsOwnFault(e)) {
                throw e;
            }
            Arrival arrival = read(entry, () -> arrivals.tried(entry, bureau));
            return refused(arrival, Finding.of(FindingCode.READING_BREAKS_OFF, OutOfReach.innermost(e), "1"));
        }
    }

    /** What can be copied of a file that was tried; empty where no feed claims it. */
    public Optional<Delivered> delivered(Path file, Trial tried) {
        return Optional.ofNullable(tried.line().feed())
                .flatMap(configuration.contracts()::feed)
                .map(version -> new Delivered(file, version.contract()));
    }

    /** The file as if it were claimed by the contract, whatever its name is. */
    public Trial forFeed(Path file, ContractVersion version) {
        Loader.Comparison would = compare(file, version);
        Arrival arrival = read(file, () -> arrivals.tried(file, version));
        return Trial.of(arrival, would, clock.instant());
    }

    private Trial refused(Arrival arrival, Finding reason) {
        LedgerLine.Result result = LedgerLine.Result.unread(Outcome.REFUSED, 1);
        Loader.Comparison nothing = new Loader.Comparison(result, List.of(reason));
        return Trial.of(arrival, nothing, clock.instant());
    }

    /** What loading the file for {@code version} would change. Not even the copies of the configuration are written. */
    public Loader.Comparison compare(Path file, ContractVersion version) {
        Inbox.Kept kept = new Inbox.Kept(file, DeliveredName.asSent(file), null);
        return read(
                file,
                () -> loader.compare(
                        arrivals.tried(file, version),
                        reader.of(kept, version.contract(), arrivals.businessDate()),
                        this::overlay));
    }

    private Void overlay(Connection connection) throws SQLException {
        copies.overlay(connection, configuration.catalogue(), configuration.contracts());
        return null;
    }

    @FunctionalInterface
    private interface FileUse<T> {
        T read() throws IOException;
    }

    private static <T> T read(Path file, FileUse<T> use) {
        try {
            return use.read();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + ": " + e.getMessage(), e);
        }
    }
}
