// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.Line;
import org.jundeng.intake.Opened;
import org.jundeng.intake.Rows;
import org.jundeng.observation.Observation;

/** Reads a delivery and conforms it, row by row: everything goes to the sink at once, nothing is held. */
public final class DeliveryReader {

    private static final int ROWS_BETWEEN_PROGRESS = 1024;

    private final Contract contract;
    private final Sink sink;
    private long rowsRead;
    private long rowsRejected;
    private boolean refused;
    private boolean rowIsBad;

    private DeliveryReader(Contract contract, Sink sink) {
        this.contract = contract;
        this.sink = sink;
    }

    /**
     * Reads the delivery whose bytes are {@code bytes}.
     *
     * @param businessDate the day that periods must have begun on
     * @param sink takes what is found; observations count only if the verdict does not refuse
     * @throws IOException where the bytes cannot be got at, or the sink cannot take it
     */
    public static Verdict read(Path bytes, Contract contract, Catalogue catalogue, LocalDate businessDate, Sink sink)
            throws IOException {
        DeliveryReader reader = new DeliveryReader(contract, sink);
        try {
            Opened opened = Rows.open(bytes, contract);
            if (opened instanceof Opened.Readable readable) {
                try (Rows rows = readable.rows()) {
                    reader.read(rows, catalogue, businessDate);
                }
            } else if (opened instanceof Opened.Refused unreadable) {
                reader.refuse(unreadable.findings());
            }
        } catch (UncheckedIOException fromTheSink) {
            throw fromTheSink.getCause();
        }
        return new Verdict(reader.rowsRead, reader.rowsRejected, reader.refused);
    }

    private void read(Rows rows, Catalogue catalogue, LocalDate businessDate) throws IOException {
        List<String> delivered = rows.columns().subList(0, rows.delivered());
        if (Conformer.open(contract, catalogue, businessDate, delivered) instanceof Conformer.Refused wrong) {
            Finding title = rows.headerFurtherDown();
            List<Finding> header = wrong.findings().stream()
                    .map(finding -> atHeader(finding, rows.headerNo()))
                    .toList();
            refuse(title == null ? header : List.of(title));
            return;
        }
        if (Conformer.open(contract, catalogue, businessDate, rows.columns()) instanceof Conformer.Ready ready) {
            readRows(rows, ready.conformer());
            judge();
            if (!refused) {
                rows.notes().forEach(this::find);
            }
        }
    }

    private static Finding atHeader(Finding finding, long headerNo) {
        return new Finding(finding.code(), finding.place().inRow(headerNo), finding.found(), finding.arguments());
    }

    private void refuse(List<Finding> findings) throws IOException {
        refused = true;
        for (Finding finding : findings) {
            sink.finding(finding);
        }
    }

    private void readRows(Rows rows, Conformer conformer) throws IOException {
        for (Line line = rows.next(); line != null; line = rows.next()) {
            if (line instanceof Line.Broken broken) {
                find(broken.finding());
                break;
            }
            rowIsBad = false;
            rowsRead++;
            if (line instanceof Line.Row row) {
                conformer.conform(row, this::take, this::find);
            } else if (line instanceof Line.BadRow bad) {
                find(bad.finding());
            }
            rowsRejected += rowIsBad ? 1 : 0;
            if (rowsRead % ROWS_BETWEEN_PROGRESS == 0) {
                sink.progress(rows.bytesRead(), rowsRead);
            }
        }
        sink.progress(rows.bytesRead(), rowsRead);
    }

    private void judge() {
        if (rowsRead == 0 && !refused) {
            find(Finding.of(FindingCode.NO_ROWS, ""));
            return;
        }
        contract.expectations().badRows().tooMany(rowsRejected, rowsRead).ifPresent(this::find);
    }

    private void take(Observation observation) {
        try {
            sink.observation(observation);
        } catch (IOException cannotTake) {
            throw new UncheckedIOException(cannotTake);
        }
    }

    private void find(Finding finding) {
        refused |= finding.code().weight() == FindingCode.Weight.DELIVERY;
        rowIsBad |= finding.code().weight() != FindingCode.Weight.NOTE;
        try {
            sink.finding(finding);
        } catch (IOException cannotTake) {
            throw new UncheckedIOException(cannotTake);
        }
    }

    /** Takes what is found, in the order of the rows. */
    public interface Sink {

        /** Takes an observation. */
        void observation(Observation observation) throws IOException;

        /** Takes a finding. */
        void finding(Finding finding) throws IOException;

        /** Hears now and then how far the reading is, in bytes and in rows. */
        void progress(long bytesRead, long rowsRead);
    }

    /**
     * What came of a delivery.
     *
     * @param rowsRead rows below the header that are not blank
     * @param rowsRejected those of them with a finding that is more than a note
     * @param refused whether nothing of the delivery may be taken
     */
    public record Verdict(long rowsRead, long rowsRejected, boolean refused) {}
}
