// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The limit that everything is held against: the rows of deliveries, resolved beforehand and lying on the disk as COPY
 * wants them, copied in the same order into the same table with the same keys and indexes, and committed.
 *
 * @param file the rows
 * @param rows how many
 */
record Prepared(Path file, long rows) {

    static final String COLUMNS =
            "observation (series_id, time_period, obs_value, obs_status, delivery_id, row_no, column_no)";

    static Prepared of(List<Delivery> deliveries, Path file) throws IOException {
        long rows = 0;
        Files.createDirectories(file.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            StringBuilder line = new StringBuilder(80);
            for (Delivery delivery : deliveries) {
                for (long i = 0; i < delivery.rows(); i++) {
                    GeneratedRow figure = delivery.figure(i);
                    if (figure.isGood()) {
                        rows++;
                        line.setLength(0);
                        append(figure, i + 2, line);
                        out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
        }
        return new Prepared(file, rows);
    }

    private static void append(GeneratedRow figure, long rowNo, StringBuilder line) {
        line.append(figure.seriesNo()).append('\t').append(figure.firstDay()).append('\t');
        figure.appendValue(line);
        line.append("\tA\t1\t").append(rowNo).append("\t4\n");
    }

    /** The smallest thing that can be done with the rows. */
    void copy(DataSource warehouse) throws SQLException, IOException {
        try (Connection connection = warehouse.getConnection();
                InputStream in = Files.newInputStream(file)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + COLUMNS + " from stdin", in, 1 << 16);
        }
    }
}
