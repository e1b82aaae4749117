// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.alert.EpisodeBook;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.report.NightPage;
import org.jundeng.report.NightReport;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Gathers what the page of a night tells, and has it written. */
final class NightReports {

    private NightReports() {}

    static Path write(Pipeline pipeline, Night.Result night) throws IOException {
        List<NightReport.Delivery> deliveries = night.lines().stream()
                .map(line -> new NightReport.Delivery(line, receipt(line)))
                .toList();
        NightReport report = new NightReport(
                night.businessDate(),
                night.runId(),
                deliveries,
                night.evaluated().assessments(),
                night.evaluated().disagreements(),
                night.evaluated().changes(),
                new EpisodeBook(pipeline.warehouse().dataSource()).list(true),
                night.sent().sent());
        return new NightPage(pipeline.configuration().catalogue())
                .write(report, pipeline.workspace().report());
    }

    /** The receipt's page as a link from the folder of the reports. */
    private static String receipt(LedgerLine line) {
        String name = DeliveredName.behind(
                line.arrival().arrivalId(), line.arrival().origin().sourceName() + ".html");
        return "../receipts/" + escaped(line.arrival().origin().bureau()) + "/" + escaped(name);
    }

    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
