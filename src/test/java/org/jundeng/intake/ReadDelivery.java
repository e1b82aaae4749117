// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.Rows;

/** All that a reader says about a delivery, in a form that tests can compare. */
public record ReadDelivery(List<String> columns, List<String> lines, List<String> notes) {

    public static ReadDelivery of(Path folder, byte[] bytes, Contract contract) throws IOException {
        Path file = folder.resolve("delivery");
        Files.write(file, bytes);
        Opened opened = DeliveryOpener.open(file, contract);
        if (opened instanceof Opened.Refused refused) {
            return new ReadDelivery(
                    List.of(),
                    refused.findings().stream().map(ReadDelivery::text).toList(),
                    List.of());
        }
        List<String> lines = new ArrayList<>();
        try (Rows rows = ((Opened.Readable) opened).rows()) {
            for (Line line = rows.next(); line != null; line = rows.next()) {
                lines.add(text(line));
            }
            return new ReadDelivery(
                    rows.columns(),
                    lines,
                    rows.notes().stream().map(ReadDelivery::text).toList());
        }
    }

    public static ReadDelivery of(Path folder, String text, Contract contract) throws IOException {
        return of(folder, text.getBytes(StandardCharsets.UTF_8), contract);
    }

    private static String text(Line line) {
        if (line instanceof Line.Row row) {
            return row.rowNo() + " " + row.cells();
        }
        return line instanceof Line.BadRow bad ? text(bad.finding()) : text(((Line.Broken) line).finding());
    }

    public static String text(Finding finding) {
        String sentence = finding.promised(Locale.ENGLISH) + finding.remedy(Locale.CHINESE);
        if (sentence.isBlank()) {
            throw new IllegalStateException("no sentence for " + finding);
        }
        return finding.place().rowNo() + " " + finding.code().code() + " " + finding.found() + finding.arguments();
    }
}
