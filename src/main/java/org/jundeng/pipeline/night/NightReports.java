// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jundeng.alert.EpisodeBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.report.NightPage;
import org.jundeng.report.NightReport;
import org.jundeng.report.ReportFolder;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Gathers what the page of a night says and has it written. */
final class NightReports {

    private final Catalogue catalogue;
    private final DataSource warehouse;
    private final Path folder;

    /** Writes pages into {@code folder}. */
    NightReports(Catalogue catalogue, DataSource warehouse, Path folder) {
        this.catalogue = catalogue;
        this.warehouse = warehouse;
        this.folder = folder;
    }

    /** Writes the page of one night and returns where it lies. */
    Path write(LocalDate businessDate, long runId, List<LedgerLine> lines, Evaluation.Result evaluated, SendResult sent)
            throws IOException {
        List<NightReport.Delivery> deliveries = lines.stream()
                .map(line -> new NightReport.Delivery(line, receipt(line)))
                .toList();
        NightReport report = new NightReport(
                businessDate,
                runId,
                deliveries,
                evaluated.assessments(),
                evaluated.disagreements(),
                evaluated.changes(),
                new EpisodeBook(warehouse).list(true),
                sent.sent(),
                evaluated.pastBreaches(),
                evaluated.notices().unreachable().stream()
                        .map(each -> new NightReport.Unreachable(each.person(), each.since(), each.instead()))
                        .toList());
        return new NightPage(catalogue).write(report, folder);
    }

    /** The receipt's page as a link from the folder of the reports. */
    private static String receipt(LedgerLine line) {
        String name = DeliveredName.behind(
                line.arrival().arrivalId(), line.arrival().origin().sourceName() + ".html");
        return ReportFolder.receiptLink(line.arrival().origin().bureau(), name);
    }
}
