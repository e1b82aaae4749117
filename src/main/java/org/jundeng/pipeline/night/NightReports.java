// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.pipeline.outage.Troubles;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.report.NightPage;
import org.jundeng.report.NightReport;
import org.jundeng.report.ReportFolder;
import org.jundeng.report.SiteFiles;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Gathers what the page of a night says and has it written. */
final class NightReports {

    private final Catalogue catalogue;
    private final DataSource warehouse;
    private final Path folder;
    private final Site site;

    /** Writes pages into the folder of {@code opened} for them, and sites by {@code site}. */
    NightReports(OpenWorkspace opened, Site site) {
        this.catalogue = opened.configuration().catalogue();
        this.warehouse = opened.database();
        this.folder = opened.workspace().report();
        this.site = site;
    }

    /** Writes the scoreboard of a night and the pages that it leads to. */
    @FunctionalInterface
    interface Site {
        /** Writes them, and returns what was written. */
        SiteFiles.Written write(LocalDate night) throws IOException;
    }

    /** Writes the pages of one night; what could not be written is noted as trouble. */
    void write(NightResult night, Troubles troubles) {
        String board = null;
        try {
            SiteFiles.Written written = site.write(night.businessDate());
            board = written.scoreboard();
            written.failed().forEach((page, fault) -> troubles.noteOfProgram("writing the page " + page, fault));
        } catch (IOException | RuntimeException e) {
            troubles.note("writing the scoreboard and the pages that it leads to", e);
        }
        try {
            write(night, board);
        } catch (IOException | RuntimeException e) {
            troubles.note("writing the page of the night", e);
        }
    }

    private void write(NightResult night, String board) throws IOException {
        Evaluation.Result evaluated = night.evaluated();
        List<NightReport.Delivery> deliveries = night.lines().stream()
                .map(line -> new NightReport.Delivery(line, receipt(line)))
                .toList();
        NightReport report = new NightReport(
                night.businessDate(),
                night.runId(),
                deliveries,
                evaluated.assessments(),
                evaluated.disagreements(),
                evaluated.changes(),
                new EpisodeBook(warehouse).list(true),
                night.leftToServe()
                        ? evaluated.notices().mails().size()
                        : night.sent().sent(),
                night.leftToServe(),
                evaluated.pastBreaches(),
                evaluated.notices().unreachable().stream()
                        .map(each -> new NightReport.Unreachable(each.person(), each.since(), each.instead()))
                        .toList(),
                evaluated.audit(),
                board);
        new NightPage(catalogue).write(report, folder);
    }

    /** The receipt's page as a link from the folder of the reports. */
    private static String receipt(LedgerLine line) {
        String name = DeliveredName.behind(
                line.arrival().arrivalId(), line.arrival().origin().sourceName() + ".html");
        return ReportFolder.receiptLink(line.arrival().origin().bureau(), name);
    }
}
