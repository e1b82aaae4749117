// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.conform.NamedFile;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.DeliveryOpener;
import org.jundeng.intake.RawRecords;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.row.Rows;
import org.jundeng.observation.Observation;

/**
 * Reads a delivery and throws an {@link AssertionError} where it breaks a promise: nothing is thrown, two readings are
 * the same, the counts add up, each figure is stored exactly or its row has a finding, and no row with a figure is
 * passed over.
 */
final class ReadingProof implements DeliveryProof {

    static final LocalDate DAY = LocalDate.of(2014, 7, 10);
    static final String NAME = "就业月报-2014年6月.csv";
    private static final String FIGURE = "-?\\d{1,12}(\\.\\d{1,6})?";
    /** Every so manieth delivery is read twice. */
    private static final int ONE_IN = 8;

    private static final Set<FindingCode> OTHER_ROWS = Set.of(FindingCode.OTHER_TABLE, FindingCode.ROWS_PASSED_OVER);

    private final Path file;
    private final Catalogue catalogue;

    ReadingProof() {
        try {
            file = Files.createTempFile("jundeng-proof-", ".tmp");
            file.toFile().deleteOnExit();
            Faults faults = new Faults();
            catalogue = Catalogue.read(ConfigCopy.whole(), faults);
            faults.throwIfAny();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void hold(byte[] bytes, List<Contract> contracts) {
        try {
            Files.write(file, bytes);
            boolean twice = Arrays.hashCode(bytes) % ONE_IN == 0;
            for (Contract contract : contracts) {
                Reading reading = read(contract);
                if (twice) {
                    holdAgain(reading, read(contract));
                }
                hold(contract, reading);
            }
        } catch (IOException thrown) {
            throw new AssertionError("reading threw " + thrown, thrown);
        }
    }

    private void holdAgain(Reading reading, Reading again) {
        expect(reading.verdict().equals(again.verdict()), "read again: ", again.verdict());
        expect(reading.findings().equals(again.findings()), "found again: ", again.findings());
        expect(reading.observations().equals(again.observations()), "observed again: ", again.observations());
    }

    private void hold(Contract contract, Reading reading) throws IOException {
        boolean refusal = reading.findings().stream().anyMatch(each -> weight(each) == FindingCode.Weight.DELIVERY);
        expect(refusal == reading.verdict().refused(), "refused without a reason: ", reading.findings());
        long read = reading.verdict().rowsRead();
        long rejected = reading.verdict().rowsRejected();
        expect(rejected >= 0 && (rejected <= read || refusal), "counts: ", reading.verdict());
        expect(!refusal || reading.findings().size() > 0, "no finding: ", reading.verdict());
        if (!refusal) {
            holdRows(contract, reading);
        }
    }

    private Reading read(Contract contract) throws IOException {
        return read(file, contract);
    }

    /** Reads a delivery, and asks nothing of what comes of it. */
    Reading read(Path delivery, Contract contract) throws IOException {
        Reading reading = new Reading();
        reading.ended(DeliveryReader.read(new NamedFile(delivery, NAME), contract, catalogue, DAY, reading));
        return reading;
    }

    private void holdRows(Contract contract, Reading reading) throws IOException {
        Opened opened = DeliveryOpener.open(file, contract);
        expect(opened instanceof Opened.Readable, "not opened again: ", opened);
        Map<Long, List<String>> delivered = new TreeMap<>();
        Set<Long> bad;
        List<String> columns;
        long headerNo;
        try (Rows rows = ((Opened.Readable) opened).rows()) {
            columns = rows.columns();
            headerNo = rows.headerNo();
            bad = new HashSet<>();
            for (Line line = rows.next(); line != null; line = rows.next()) {
                if (line instanceof Line.Row row) {
                    expect(delivered.put(row.rowNo(), row.cells()) == null, "twice the row ", row.rowNo());
                } else if (line instanceof Line.BadRow row) {
                    bad.add(row.rowNo());
                }
            }
        }
        long read = reading.verdict().rowsRead();
        expect(delivered.size() + bad.size() == read, "rows read " + read + ", given: ", delivered.keySet());
        delivered.forEach((no, cells) -> holdCells(contract, columns, no, cells, reading));
        if (contract.form().format() == FileForm.Format.TABLE) {
            holdRecords(contract, new Given(headerNo, columns, delivered, bad), reading);
        }
    }

    /** What a reader gave. */
    private record Given(long headerNo, List<String> columns, Map<Long, List<String>> rows, Set<Long> bad) {}

    private void holdCells(Contract contract, List<String> columns, long no, List<String> cells, Reading reading) {
        for (int at : figures(contract, columns)) {
            String cell =
                    at < cells.size() && cells.get(at) != null ? cells.get(at).strip() : "";
            Observation stored = reading.at(no, at + 1);
            if (!cell.isEmpty() && stored == null) {
                expect(reading.tellsOf(no), "row " + no + " lost its figure ", cell);
            }
            if (stored != null && cell.matches(FIGURE) && !reading.scales()) {
                boolean exact = stored.obsValue() != null && stored.obsValue().compareTo(new BigDecimal(cell)) == 0;
                expect(exact, "row " + no + " stored " + stored.obsValue() + " for ", cell);
            }
        }
    }

    private static List<Integer> figures(Contract contract, List<String> columns) {
        PromisedNames names = new PromisedNames(contract);
        List<Integer> figures = new ArrayList<>();
        for (int at = 0; at < columns.size(); at++) {
            ColumnContract column = names.column(columns.get(at));
            if (column != null && column.role() == ColumnContract.Role.OBS_VALUE) {
                figures.add(at);
            }
        }
        return figures;
    }

    private void holdRecords(Contract contract, Given given, Reading reading) throws IOException {
        Map<Long, List<String>> records = RawRecords.of(file, contract);
        List<Integer> figures = figures(contract, given.columns());
        boolean told = reading.findings().stream().anyMatch(each -> OTHER_ROWS.contains(each.code()));
        for (Map.Entry<Long, List<String>> record : records.entrySet()) {
            long no = record.getKey();
            boolean below = no > given.headerNo() + 2;
            if (!below || given.rows().containsKey(no) || given.bad().contains(no)) {
                continue;
            }
            expect(
                    told || isNameOfRows(contract, given, record.getValue()),
                    "row " + no + " is told of nowhere: ",
                    record.getValue());
            for (int at : figures) {
                String cell = at < record.getValue().size()
                        ? record.getValue().get(at).strip()
                        : "";
                boolean other = reading.findings().stream().anyMatch(each -> each.code() == FindingCode.OTHER_TABLE);
                expect(!cell.matches(FIGURE) || other, "row " + no + " was passed over with its figure ", cell);
            }
        }
    }

    /** Whether the row is only the name that stands for the rows below it, as the contract says of its column. */
    private static boolean isNameOfRows(Contract contract, Given given, List<String> cells) {
        PromisedNames names = new PromisedNames(contract);
        int filled = 0;
        boolean name = false;
        for (int at = 0; at < cells.size(); at++) {
            if (!cells.get(at).isBlank()) {
                filled++;
                ColumnContract column = at < given.columns().size()
                        ? names.column(given.columns().get(at))
                        : null;
                name |= column != null && column.blank() == ColumnContract.Blank.AS_ABOVE;
            }
        }
        return filled == 1 && name;
    }

    private static FindingCode.Weight weight(Finding finding) {
        return finding.code().weight();
    }

    private void expect(boolean holds, String what, Object found) {
        if (!holds) {
            throw new AssertionError(what + found);
        }
    }

    /** What came of a delivery. */
    static final class Reading implements DeliveryReader.Sink {

        private final Map<String, Observation> observations = new TreeMap<>();
        private final List<Finding> findings = new ArrayList<>();
        private DeliveryReader.Verdict verdict;

        private void ended(DeliveryReader.Verdict how) {
            verdict = how;
        }

        DeliveryReader.Verdict verdict() {
            return verdict;
        }

        List<Finding> findings() {
            return findings;
        }

        Map<String, Observation> observations() {
            return observations;
        }

        Observation at(long rowNo, int columnNo) {
            return observations.get(rowNo + ":" + columnNo);
        }

        boolean tellsOf(long rowNo) {
            return findings.stream()
                    .anyMatch(each -> each.place().rowNo() == rowNo
                            || each.code() == FindingCode.TOTAL_ROWS_PASSED_OVER
                                    && names(each.arguments().get(0), rowNo));
        }

        /** Whether a row is among those that one finding tells of: {@code 5, 9–11, 20, …}. */
        private static boolean names(String rows, long rowNo) {
            return Stream.of(rows.split(", ")).anyMatch(run -> {
                String[] ends = run.split("–");
                return run.equals("…")
                        || Long.parseLong(ends[0]) <= rowNo && rowNo <= Long.parseLong(ends[ends.length - 1]);
            });
        }

        boolean scales() {
            return findings.stream().map(each -> each.code().name()).anyMatch(name -> name.contains("UNIT"));
        }

        @Override
        public void observation(Observation observation) {
            String at =
                    observation.origin().rowNo() + ":" + observation.origin().columnNo();
            if (observations.put(at, observation) != null) {
                throw new AssertionError("two observations of one cell: " + at);
            }
        }

        @Override
        public void finding(Finding finding) {
            for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                String words = finding.title(locale) + finding.promised(locale) + finding.remedy(locale);
                if (words.matches("(?s).*\\{[0-9]}.*") && !finding.found().contains("{")) {
                    throw new AssertionError("too few arguments: " + finding);
                }
            }
            findings.add(finding);
        }

        @Override
        public void progress(long bytesRead, long rowsRead) {
            if (bytesRead < 0 || rowsRead < 0) {
                throw new AssertionError("progress went back");
            }
        }
    }
}
