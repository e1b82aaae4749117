// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.MergeRules;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Arrival.AsOf;
import org.jundeng.warehouse.ledger.LedgerKind;

/** Describes a claim for the ledger before it is read. */
public final class Arrivals {

    private final Workspace workspace;
    private final String node;
    private final Supplier<LocalDate> businessDate;
    private Long runId;

    public Arrivals(Workspace workspace, String node, Supplier<LocalDate> businessDate) {
        this.workspace = workspace;
        this.node = node;
        this.businessDate = businessDate;
    }

    /** From now on arrivals belong to this run; null means to none. */
    public void during(Long run) {
        runId = run;
    }

    /** The business date of what is taken now. */
    public LocalDate businessDate() {
        return businessDate.get();
    }

    Arrival unread(Claim claim, Path kept) {
        return arrival(claim, new Archive.Safe(kept, null, 0), null, byArrival(claim));
    }

    Arrival unclaimed(Claim claim, Archive.Safe safe) {
        return arrival(claim, safe, null, byArrival(claim));
    }

    /** The arrival of a claimed feed; empty if the file's name lacks the as-of stamp that the contract asks for. */
    Optional<Arrival> of(Claim claim, Archive.Safe safe, ContractVersion version) {
        return asOf(claim, version.contract()).map(asOf -> arrival(claim, safe, version, asOf));
    }

    Arrival withoutStamp(Claim claim, Archive.Safe safe, ContractVersion version) {
        return arrival(claim, safe, version, byArrival(claim));
    }

    /** The arrival that a file would be if it were delivered for {@code version} now. */
    public Arrival tried(Path file, ContractVersion version) throws IOException {
        Claim claim = Claim.tried(version.contract().bureau(), file);
        Archive.Safe safe = new Archive.Safe(null, Archive.sha256(file), Files.size(file));
        return of(claim, safe, version).orElseGet(() -> withoutStamp(claim, safe, version));
    }

    /** The arrival that a file would be if it were delivered now and no contract claimed it. */
    public Arrival tried(Path file, String bureau) throws IOException {
        Claim claim = Claim.tried(bureau, file);
        return unclaimed(claim, new Archive.Safe(null, Archive.sha256(file), Files.size(file)));
    }

    /** The arrival that something other than a plain file would be; it is not read. */
    public Arrival triedUnread(Path entry, String bureau) {
        return unread(Claim.tried(bureau, entry), null);
    }

    /** Whether the file's name has the stamp that the contract asks for, if it asks for one. */
    public static boolean isStamped(String name, Contract contract) {
        return contract.merging().asOf().by() == MergeRules.AsOf.By.ARRIVAL
                || Pattern.compile(contract.merging().asOf().pattern())
                        .matcher(name)
                        .find();
    }

    private static Optional<AsOf> asOf(Claim claim, Contract contract) {
        if (contract.merging().asOf().by() == MergeRules.AsOf.By.ARRIVAL) {
            return Optional.of(byArrival(claim));
        }
        Matcher stamp = Pattern.compile(contract.merging().asOf().pattern()).matcher(claim.sourceName());
        // Of two files with the same stamp the later arrival is the newer.
        return stamp.find() ? Optional.of(new AsOf(stamp.group(1) + " " + claim.arrivalId())) : Optional.empty();
    }

    /**
     * An answer counts as of the moment of its question: of two answers that crossed, the one asked for later is the
     * newer.
     */
    private static AsOf byArrival(Claim claim) {
        if (claim.asked() != null && claim.asked().at() != null) {
            return new AsOf(claim.asked().at() + " " + claim.arrivalId());
        }
        return new AsOf(claim.arrivalId());
    }

    private Arrival arrival(Claim claim, Archive.Safe safe, ContractVersion version, AsOf asOf) {
        String feed = version == null ? claim.feed() : version.contract().feed();
        return new Arrival(
                claim.arrivalId(),
                claim.kind(),
                claim.kind() == LedgerKind.DELIVERY ? null : claim.concerns(),
                new Arrival.Origin(claim.bureau(), feed, claim.sourceName()),
                new Arrival.DeliveredBytes(
                        safe.sha256(), safe.bytes(), safe.file() == null ? null : workspace.relative(safe.file())),
                new Arrival.Times(claim.arrivedAt(), businessDate.get(), asOf),
                promise(version),
                new Arrival.Taker(runId, node, claim.round(), claim.history()),
                claim.grounds());
    }

    private static Arrival.Promise promise(ContractVersion version) {
        return version == null
                ? Arrival.Promise.NONE
                : new Arrival.Promise(
                        version.hash(), version.contract().merging().authority());
    }
}
