// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.ContentReader;
import org.jundeng.pipeline.delivery.KeptDeliveries;
import org.jundeng.pipeline.delivery.PastContracts;
import org.jundeng.pipeline.delivery.PrefixedContent;
import org.jundeng.pipeline.delivery.RecordedVerdicts;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.workspace.Ownership;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.Warehouse;
import org.jundeng.warehouse.backup.EmptyWarehouse;
import org.jundeng.warehouse.history.Fingerprint;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.load.Loader;
import org.jundeng.warehouse.withdrawal.Withdrawals;

/**
 * Replays the ledger of one workspace into the empty warehouse of another, line by line: the kept bytes, under the
 * contracts, dates, stamps, numbers and times that they had. Releases, replays and withdrawals are repeated, too. Only
 * the catalogue is today's; lines whose outcome differs because of it are named. The audit trail is copied with its
 * chain: what people did is not done again.
 */
public final class Rebuild {

    private static final int PAGE = 500;
    private static final Set<FindingCode> REFUSED_UNREAD =
            EnumSet.of(FindingCode.NO_AS_OF, FindingCode.READING_BREAKS_OFF);

    private final Workspace from;
    private final DataSource old;
    private final Ledger oldLedger;
    private final OpenWorkspace into;
    private final EmptyWarehouse empty;
    private final KeptDeliveries kept;
    private final RecordedVerdicts verdicts;
    private final List<String> differences = new ArrayList<>();

    private Rebuild(Workspace from, Warehouse old, OpenWorkspace into, ContentReader reader) {
        this.from = from;
        this.old = old.dataSource();
        this.oldLedger = new Ledger(this.old, into.clock());
        this.into = into;
        this.empty = new EmptyWarehouse(into.warehouse().owner());
        PastContracts contracts =
                new PastContracts(this.old, into.configuration().catalogue().formerIndicators());
        this.kept = new KeptDeliveries(from, this.old, contracts, reader);
        this.verdicts = new RecordedVerdicts(oldLedger, new UnconfirmedLines(this.old));
    }

    /**
     * The result of a rebuild.
     *
     * @param lines how many ledger lines were replayed
     * @param observations how many observations there are now
     * @param revisions how many revisions
     * @param differingLines a sentence for each line whose outcome differs from the first one
     * @param differingIndicators a sentence for each indicator whose observations differ between the two warehouses
     */
    public record Result(
            long lines,
            long observations,
            long revisions,
            List<String> differingLines,
            List<String> differingIndicators) {

        /** Whether the two warehouses hold the same, from the same lines. */
        public boolean same() {
            return differingLines.isEmpty() && differingIndicators.isEmpty();
        }
    }

    /**
     * Replays the ledger of the workspace {@code from} into that of {@code into}. Throws
     * {@link org.jundeng.warehouse.backup.UnusableBackup} if the warehouse of {@code into} is not empty.
     */
    public static Result run(Folders from, Folders into, RunOptions options) throws IOException {
        Workspace workspace = new Workspace(into.workspace());
        try (Ownership mine = Ownership.of(workspace, "rebuild", null);
                Warehouse old = Backups.warehouse(from);
                Pipeline pipeline = Pipeline.open(into, options)) {
            OpenWorkspace opened = pipeline.opened();
            Result result = new Rebuild(new Workspace(from.workspace()), old, opened, pipeline.reader()).run();
            new AuditTrail(opened.database(), opened.clock())
                    .note(new AuditTrail.Entry(
                                    System.getProperty("user.name"),
                                    AuditTrail.Act.REBUILD,
                                    "warehouse",
                                    AuditTrail.DONE,
                                    "command, " + result.lines() + " ledger lines"
                                            + (result.same() ? "" : ", not all of them as before"))
                            .because(null, opened.node()));
            return result;
        }
    }

    private Result run() throws IOException {
        empty.takeVersions(old);
        long lines = 0;
        long last = 0;
        for (List<LedgerLine> page = oldLedger.after(last, PAGE); !page.isEmpty(); page = oldLedger.after(last, PAGE)) {
            for (LedgerLine line : page) {
                replay(line);
                last = line.deliveryId();
                lines++;
            }
        }
        empty.numberNext(last + 1);
        empty.takeAudit(old);
        Fingerprint here = Fingerprint.of(into.database());
        return new Result(
                lines, here.observations(), here.revisions(), differences, here.differences(Fingerprint.of(old)));
    }

    private void replay(LedgerLine then) throws IOException {
        empty.numberNext(then.deliveryId());
        Clock clock = Clock.fixed(then.recordedAt(), ZoneOffset.UTC);
        if (then.arrival().kind() == LedgerKind.WITHDRAWAL) {
            withdraw(then, clock);
            return;
        }
        Ledger ledger = new Ledger(into.database(), clock);
        try {
            if (then.arrival().bytes().sha256() != null) {
                take(kept.bytes(then), then.arrival().bytes().keptPath());
            }
            compare(then, wasRead(then) ? load(then, clock) : close(ledger, then));
        } catch (IOException e) {
            close(ledger, then);
            note(then, "cannot be read again: " + e.getMessage());
        }
    }

    /** Lines without bytes, and refusals made before a contract or a reader was involved, are copied as they are. */
    private boolean wasRead(LedgerLine then) {
        return then.arrival().bytes().sha256() != null
                && then.arrival().promise().contractHash() != null
                && oldLedger.findings(then.deliveryId()).stream()
                        .noneMatch(finding -> REFUSED_UNREAD.contains(finding.code()));
    }

    private LedgerLine load(LedgerLine then, Clock clock) throws IOException {
        Optional<Finding> known = oldLedger.findings(then.deliveryId()).stream()
                .filter(finding -> finding.code() == FindingCode.WRITTEN_AFTER_TAKING)
                .findFirst();
        Content content = PrefixedContent.of(known, verdicts.as(then.deliveryId(), kept.of(then)));
        return new Loader(into.database(), clock).store(then.arrival(), content, outcome -> then.arrival()
                .bytes()
                .keptPath());
    }

    private LedgerLine close(Ledger ledger, LedgerLine then) {
        var findings = oldLedger.findings(then.deliveryId());
        return then.result().outcome() == Outcome.FAILED
                ? ledger.fail(then.arrival(), findings)
                : ledger.refuse(then.arrival(), findings);
    }

    private void withdraw(LedgerLine then, Clock clock) {
        LedgerLine concerned = into.ledger().byId(then.arrival().concerns()).orElseThrow();
        try {
            Withdrawals.Withdrawn now = new Withdrawals(
                            into.database(), kept, clock, then.arrival().taker().node())
                    .withdraw(concerned, then.grounds(), then.arrival().times().businessDate());
            now.unreadable().forEach(each -> note(then, each));
            compare(then, now.line());
        } catch (IllegalArgumentException e) {
            note(then, e.getMessage());
        }
    }

    /** Puts the bytes into the rebuilt workspace, too: as a link if the file system can, else as a copy. */
    private void take(Path file, String keptPath) throws IOException {
        Path here = into.workspace().kept(keptPath);
        if (Files.exists(here) || into.workspace().root().equals(from.root())) {
            return;
        }
        RestrictedFiles.folder(here.getParent());
        try {
            Files.createLink(here, file);
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            Files.copy(file, here);
        }
    }

    private void compare(LedgerLine then, LedgerLine now) {
        List<String> others = new ArrayList<>();
        compare(
                "outcome",
                then.result().outcome().word(),
                now.result().outcome().word(),
                others);
        compare("duplicate of line", then.result().duplicateOf(), now.result().duplicateOf(), others);
        compare(
                "rows read",
                then.result().counts().rowsRead(),
                now.result().counts().rowsRead(),
                others);
        compare(
                "rows rejected",
                then.result().counts().rowsRejected(),
                now.result().counts().rowsRejected(),
                others);
        compare("new", then.result().counts().obsNew(), now.result().counts().obsNew(), others);
        compare(
                "revised",
                then.result().counts().obsRevised(),
                now.result().counts().obsRevised(),
                others);
        compare(
                "unchanged",
                then.result().counts().obsUnchanged(),
                now.result().counts().obsUnchanged(),
                others);
        compare(
                "findings",
                then.result().counts().findings(),
                now.result().counts().findings(),
                others);
        if (!others.isEmpty()) {
            note(then, String.join(", ", others));
        }
    }

    private static void compare(String what, Object then, Object now, List<String> others) {
        if (!Objects.equals(then, now)) {
            others.add(what + " was " + then + ", is " + now);
        }
    }

    private void note(LedgerLine then, String what) {
        differences.add("line " + then.deliveryId() + " ("
                + then.arrival().kind().word() + ", " + then.arrival().origin().sourceName() + "): " + what);
    }
}
