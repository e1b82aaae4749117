// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jundeng.assess.Assessment;
import org.jundeng.binding.Settings;
import org.jundeng.notice.absence.EnteredAbsences;
import org.jundeng.notice.decision.Patience;
import org.jundeng.notice.receipt.ReceiptAccount;
import org.jundeng.notice.receipt.Receipts;
import org.jundeng.page.StyleSheet;
import org.jundeng.page.site.Pages;
import org.jundeng.page.source.KeptOriginals;
import org.jundeng.page.source.RowTexts;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.delivery.KeptRows;
import org.jundeng.pipeline.delivery.NotAsKept;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.report.SiteFiles;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.sql.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The maker of pages in an open workspace: one for those that a night writes as files and those that are served. */
public final class SitePages {

    private static final Logger LOG = LoggerFactory.getLogger(SitePages.class);
    private static final int NIGHTS = 7;

    private SitePages() {}

    /** Writes the sites of nights as files, where the run is one that does; over the connections of the work. */
    static NightReports.Site files(OpenWorkspace opened) {
        if (!opened.writesSite()) {
            return night -> new SiteFiles.Written(null, Map.of());
        }
        Settings settings = opened.configuration().settings();
        SiteFiles files = new SiteFiles(
                opened.workspace().report(),
                of(opened, opened.database(), SitePages::asSaid),
                StyleSheet.of(opened.configuration().catalogue().levels()),
                ServedSite.links(settings).orElse(null));
        int most = settings.number("jundeng.keep.site-nights", NIGHTS);
        return night -> files.write(night, most);
    }

    /**
     * The pages of what {@code opened} holds.
     *
     * @param warehouse the connections to ask over: those of the work, or those of who watches over it
     * @param statesNow judges all targets on a past day by what is known now
     */
    public static Pages of(
            OpenWorkspace opened, DataSource warehouse, Function<LocalDate, List<Assessment>> statesNow) {
        Configuration configuration = opened.configuration();
        Ledger ledger = new Ledger(warehouse, opened.clock());
        KeptRows kept = new KeptRows(
                opened.workspace(), warehouse, configuration.catalogue().formerIndicators());
        return new Pages(new Pages.Sources(
                warehouse,
                configuration.catalogue(),
                () -> Transactions.read(
                        warehouse, connection -> EnteredAbsences.known(connection, configuration.catalogue())),
                configuration.contracts(),
                configuration.rules(),
                ledger,
                account(opened, ledger, warehouse).naming(line -> markedCopy(opened.workspace(), line)),
                rows(kept),
                line -> file(kept, line),
                configuration.zone(),
                statesNow));
    }

    /** What receipts say of deliveries, asked over {@code warehouse} and its {@code ledger}. */
    static ReceiptAccount account(OpenWorkspace opened, Ledger ledger, DataSource warehouse) {
        Configuration configuration = opened.configuration();
        return ReceiptAccount.of(
                configuration.catalogue(),
                configuration.contracts(),
                ledger,
                warehouse,
                Patience.of(configuration.settings()));
    }

    /** The path of the marked copy of a delivery, below the workspace; empty where there is none. */
    private static Optional<String> markedCopy(Workspace workspace, LedgerLine line) {
        boolean toMend = line.outcome() == Outcome.REFUSED || line.outcome() == Outcome.TAKEN_IN_PART;
        Receipts.FileNames names = DeliveredName::behind;
        Path folder = workspace.receipts(line.bureau());
        return (toMend ? names.anyMarked(line.arrivalId(), line.sourceName()) : List.<String>of())
                .stream()
                        .filter(name -> Files.isRegularFile(folder.resolve(name)))
                        .map(name -> "receipts/" + line.bureau() + "/" + name)
                        .findFirst();
    }

    private static List<Assessment> asSaid(LocalDate day) {
        throw new IllegalStateException("files tell what was said on " + day);
    }

    private static RowTexts rows(KeptRows kept) {
        return new RowTexts() {
            @Override
            public Map<Long, String> texts(LedgerLine line, Set<Long> rowNos) throws IOException {
                return read(line, () -> kept.texts(line, rowNos));
            }

            @Override
            public Optional<Cells> cells(LedgerLine line, long rowNo) throws IOException {
                return read(line, () -> kept.cells(line, rowNo).map(row -> new Cells(row.columns(), row.cells())));
            }
        };
    }

    /** Reads what is kept of a delivery. */
    @FunctionalInterface
    private interface Reading<T> {
        T now() throws IOException;
    }

    /** Whoever reads a page is told that it cannot be read now, and the log says why. */
    private static <T> T read(LedgerLine line, Reading<T> reading) throws IOException {
        try {
            return reading.now();
        } catch (NotAsKept damaged) {
            throw damaged;
        } catch (IOException away) {
            LOG.warn("what is kept of delivery {} cannot be read: {}", line.deliveryId(), away.toString());
            throw away;
        }
    }

    private static KeptOriginals.Kept file(KeptRows kept, LedgerLine line) throws IOException {
        try {
            return new KeptOriginals.Kept.Whole(read(line, () -> kept.bytes(line)));
        } catch (NotAsKept gone) {
            if (gone.letGoAt().isPresent()) {
                return new KeptOriginals.Kept.LetGo(gone.letGoAt().get());
            }
            LOG.warn("the bytes of delivery {} cannot be given: {}", line.deliveryId(), gone.inFull());
            return new KeptOriginals.Kept.Damaged();
        }
    }
}
