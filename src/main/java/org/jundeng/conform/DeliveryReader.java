// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.conform.said.Surroundings;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.DeliveryOpener;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.MendedRows;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.RowMark;
import org.jundeng.intake.row.Rows;
import org.jundeng.observation.FigureKey;
import org.jundeng.observation.Observation;

/** Reads and conforms a delivery row by row. Results go to the sink at once; nothing is kept in memory. */
public final class DeliveryReader {

    private static final int ROWS_BETWEEN_PROGRESS = 1024;

    /** Of so many figures in rejected rows, or rows without any, it is told what they are about; no more are kept. */
    private static final int MOST_KEYS = 10_000;

    private final Contract contract;
    private final Sink sink;
    private final MendedRows mended = new MendedRows();
    private long rowsRead;
    private long rowsRejected;
    private boolean refused;
    private boolean rowIsBad;
    private Surroundings around;
    private boolean titleFits;
    private boolean titleDiffers;
    private int keysTold;

    private DeliveryReader(Contract contract, Sink sink) {
        this.contract = contract;
        this.sink = sink;
    }

    /**
     * Reads the delivery whose bytes are {@code bytes}.
     *
     * @param businessDate the day by which periods must have begun
     * @param sink receives the results; discard the observations if the verdict refuses the delivery
     * @throws IOException where the bytes cannot be read, or the sink fails
     */
    public static Verdict read(Path bytes, Contract contract, Catalogue catalogue, LocalDate businessDate, Sink sink)
            throws IOException {
        return read(new NamedFile(bytes, null), contract, catalogue, businessDate, sink);
    }

    /**
     * Reads the delivery {@code file}, whose name may say the period.
     *
     * @param businessDate the day by which periods must have begun
     * @param sink receives the results; discard the observations if the verdict refuses the delivery
     * @throws IOException where the bytes cannot be read, or the sink fails
     */
    public static Verdict read(
            NamedFile file, Contract contract, Catalogue catalogue, LocalDate businessDate, Sink sink)
            throws IOException {
        DeliveryReader reader = new DeliveryReader(contract, sink);
        try {
            Opened opened = DeliveryOpener.open(file.bytes(), contract);
            if (opened instanceof Opened.Readable readable) {
                try (Rows rows = readable.rows()) {
                    reader.around = Surroundings.of(contract, catalogue, rows, file.sourceName(), businessDate);
                    reader.read(rows, catalogue, businessDate, file.bytes());
                }
            } else if (opened instanceof Opened.Refused unreadable) {
                reader.refuse(unreadable.findings());
            }
        } catch (UncheckedIOException fromTheSink) {
            throw fromTheSink.getCause();
        }
        return new Verdict(reader.rowsRead, reader.rowsRejected, reader.refused);
    }

    private void read(Rows rows, Catalogue catalogue, LocalDate businessDate, Path bytes) throws IOException {
        List<String> delivered = rows.columns().subList(0, rows.delivered());
        if (Conformer.open(around, catalogue, businessDate, delivered) instanceof Conformer.Refused wrong) {
            if (!around.refusals().isEmpty() && around.contract().table().needsYear()) {
                refuse(around.refusals());
                return;
            }
            Finding title = rows.headerFurtherDown();
            List<Finding> header = wrong.findings().stream()
                    .map(finding -> atHeader(finding, rows.headerNo()))
                    .toList();
            refuse(title == null ? header : List.of(title));
            return;
        }
        if (!around.refusals().isEmpty()) {
            refuse(around.refusals());
            return;
        }
        if (Conformer.open(around, catalogue, businessDate, rows.columns()) instanceof Conformer.Ready ready) {
            readRows(rows, ready.conformer());
            if (!refused) {
                around.refusalByTexts(catalogue, rows).ifPresent(this::find);
            }
            if (!refused) {
                compareTotals(bytes, ready.conformer(), catalogue, businessDate);
                ready.conformer().findings().forEach(this::find);
            }
            judge();
            if (!refused) {
                around.notes().forEach(this::find);
                tellTitle();
                rows.notes().forEach(this::find);
            }
            mended.notes(refused).forEach(this::find);
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
        sink.columns(rows.columns());
        for (Line line = conformer.next(rows); line != null; line = conformer.next(rows)) {
            if (line instanceof Line.Broken broken) {
                find(broken.finding());
                break;
            }
            rowIsBad = false;
            rowsRead++;
            if (line instanceof Line.Row row) {
                conformer.conform(row, this::take, this::find);
                if (rowIsBad && keysTold < MOST_KEYS) {
                    List<FigureKey> keys = conformer.rejected();
                    keysTold += Math.max(1, keys.size());
                    sink.rejected(row.rowNo(), keys);
                }
                noteMark(row.rowNo(), rows.mends());
            } else if (line instanceof Line.BadRow bad) {
                conformer.lost();
                find(bad.finding());
                noteMark(bad.rowNo(), rows.mends());
            }
            rowsRejected += rowIsBad ? 1 : 0;
            if (rowsRead % ROWS_BETWEEN_PROGRESS == 0) {
                sink.progress(rows.bytesRead(), rowsRead);
            }
        }
        sink.progress(rows.bytesRead(), rowsRead);
    }

    private void noteMark(long rowNo, RowMark mark) {
        if (rowIsBad) {
            mended.rejected(rowNo, mark);
        } else {
            mended.taken(rowNo, mark);
        }
    }

    /**
     * Compares the rows that are totals with the rows that they are the totals of. A delivery that has totals is
     * read a second time, since a total may stand above its parts or below them.
     */
    private void compareTotals(Path bytes, Conformer first, Catalogue catalogue, LocalDate businessDate)
            throws IOException {
        Optional<TotalSums> totals = first.totals();
        if (totals.isEmpty()) {
            return;
        }
        TotalSums sums = totals.get();
        if (rowsRejected > 0) {
            sums.lost();
        }
        if (DeliveryOpener.open(bytes, contract) instanceof Opened.Readable again) {
            try (Rows rows = again.rows()) {
                Conformer second = Conformer.open(around, catalogue, businessDate, rows.columns())
                        .ready();
                for (Line line = second.next(rows); line != null; line = second.next(rows)) {
                    if (line instanceof Line.Row row) {
                        second.conform(row, sums::add, toldAlready -> {});
                    } else {
                        second.lost();
                    }
                }
            }
        }
        for (Finding finding : sums.findings()) {
            rowIsBad = false;
            find(finding);
            rowsRejected += rowIsBad ? 1 : 0;
        }
    }

    private void judge() {
        if (rowsRead == 0 && !refused) {
            find(Finding.of(FindingCode.NO_ROWS, ""));
            return;
        }
        contract.expectations().badRows().tooMany(rowsRejected, rowsRead).ifPresent(this::find);
    }

    private void tellTitle() {
        if (around.title() != null && titleDiffers && !titleFits) {
            find(around.title());
        }
    }

    private void take(Observation observation) {
        if (around.title() != null && !titleFits) {
            titleFits = observation.timePeriod().equals(around.titlePeriod());
            titleDiffers = true;
        }
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

    /** Receives observations and findings in the order of the rows. */
    public interface Sink {

        /** Receives the headers of the columns, in their order, before the first observation. */
        default void columns(List<String> headers) {}

        /** Receives an observation. */
        void observation(Observation observation) throws IOException;

        /** Receives what the figures of a row are about that were not taken, as far as the row says so. */
        default void rejected(long rowNo, List<FigureKey> keys) {}

        /** Receives a finding. */
        void finding(Finding finding) throws IOException;

        /** Is called now and then with the number of bytes and rows read so far. */
        void progress(long bytesRead, long rowsRead);
    }

    /**
     * How reading a delivery ended.
     *
     * @param rowsRead how many rows below the header are not blank
     * @param rowsRejected how many of them have a finding that is more than a note
     * @param refused whether nothing of the delivery may be taken
     */
    public record Verdict(long rowsRead, long rowsRejected, boolean refused) {}
}
