// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.catalogue.Catalogue;
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
    Path write(NightResult night) throws IOException {
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
