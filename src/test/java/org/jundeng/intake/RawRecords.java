// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jundeng.contract.Contract;
import org.jundeng.intake.csv.CsvRecords;
import org.jundeng.intake.table.TableRecord;
import org.jundeng.intake.table.TableRecords;

/** All records of a delivery that could be read, by their numbers, before anything is known of a table among them. */
public final class RawRecords {

    private RawRecords() {}

    /** The cells of each record that is not blank. */
    public static Map<Long, List<String>> of(Path file, Contract contract) throws IOException {
        Map<Long, List<String>> cells = new TreeMap<>();
        try (TableFile table = TableFile.of(file, contract);
                TableRecords records = records(file, table, contract)) {
            for (TableRecord record = records.next(); record != null; record = records.next()) {
                if (Arrays.stream(record.cells()).anyMatch(cell -> !cell.isBlank())) {
                    cells.put(record.no(), Arrays.asList(record.cells()));
                }
            }
        }
        return cells;
    }

    private static TableRecords records(Path file, TableFile table, Contract contract) throws IOException {
        if (DeliveryOpener.isWorkbook(file, contract)) {
            return DeliveryOpener.sheet(table.path(), contract);
        }
        Contract inItsDialect = DeliveryOpener.inItsDialect(file, contract);
        return new CsvRecords(DeliveryOpener.text(file, contract), inItsDialect.form());
    }
}
