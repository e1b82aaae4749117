// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.bench.Delivery.Look;
import org.jundeng.bench.Meter.Taken;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** What a row costs, and what an evaluation costs, while the warehouse grows. */
final class GrowingWarehouse {

    private static final int MONTH_ROWS = Town.AREAS * Town.INDICATORS;
    private static final int ROWS = 200_000;
    private static final int FEW_ROWS = 2_000;
    /** Later than all that the warehouse is filled with; enough months for all steps. */
    private static final long FIRST_NEW_MONTH = 300;

    private final Ground ground;
    private final Meter meter;
    private final List<String> told = new ArrayList<>();
    private long newMonth = FIRST_NEW_MONTH;
    private long filled;

    GrowingWarehouse(Ground ground) {
        this.ground = ground;
        this.meter = new Meter(ground.serverData());
    }

    List<String> run(long from, long to) throws Exception {
        ground.empty();
        addSeries();
        for (long rows = from; rows <= to; rows = rows < to && rows * 14 > to ? to : rows * 7) {
            fill(rows);
            ground.rest();
            ground.open();
            measure();
            if (rows == to) {
                break;
            }
        }
        ground.empty();
        Ground.remove(ground.deliveries());
        return told;
    }

    private void addSeries() throws SQLException {
        ground.addLine();
        ground.asSuperuser("insert into jundeng.series (series_id, freq, indicator, region_id) overriding system value"
                + " select a * " + Town.INDICATORS + " + i + 1, 'M', 'jobs-' || lpad(i::text, 3, '0'),"
                + " 'area-' || lpad(a::text, 3, '0') from generate_series(0, " + (Town.AREAS - 1)
                + ") a, generate_series(0, " + (Town.INDICATORS - 1) + ") i");
        ground.asSuperuser(
                "select setval(pg_get_serial_sequence('jundeng.series', 'series_id'), " + (MONTH_ROWS + 1) + ")");
    }

    /**
     * Months of all series by COPY, until there are {@code rows}; and that the one delivery has brought them. Month by
     * month, as they come in life, but with the indexes built afterwards: else 50 million rows take an hour.
     */
    private void fill(long rows) throws SQLException, IOException {
        ground.asSuperuser("alter table jundeng.observation drop constraint observation_pkey");
        ground.asSuperuser("drop index jundeng.observation_delivery");
        ground.asSuperuser(
                ("insert into jundeng.coverage select 1, 'M', month, array(select 'area-' || lpad(a::text, 3,"
                                + " '0') from generate_series(0, %d) a) from generate_series(date '%s', date '%s',"
                                + " interval '1 month') month")
                        .formatted(Town.AREAS - 1, day(filled), day(rows - 1)));
        try (Connection connection = ground.warehouse().getConnection();
                PGCopyOutputStream out = new PGCopyOutputStream(
                        connection.unwrap(PGConnection.class), "copy " + Prepared.COLUMNS + " from stdin", 1 << 16)) {
            StringBuilder line = new StringBuilder(80);
            for (; filled < rows; filled++) {
                GeneratedRow figure = GeneratedRow.of(filled, 0, Town.INDICATORS, false);
                line.setLength(0);
                line.append(figure.seriesNo())
                        .append('\t')
                        .append(figure.firstDay())
                        .append('\t');
                figure.appendValue(line);
                line.append("\tA\t1\t").append(filled + 2).append("\t4\n");
                out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
        ground.asSuperuser("alter table jundeng.observation add primary key (series_id, time_period)");
        ground.asSuperuser("create index observation_delivery on jundeng.observation (delivery_id)");
    }

    private static LocalDate day(long number) {
        return GeneratedRow.of(number, 0, Town.INDICATORS, false).firstDay();
    }

    private void measure() throws Exception {
        Taken first = meter.time(() -> ground.door().evaluate());
        List<Double> costs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Path dropped = drop(ROWS);
            Taken taken = meter.time(() -> ground.take(dropped));
            if (i > 0) {
                costs.add(taken.seconds());
            }
        }
        ground.door().evaluateNew();
        List<Double> evaluations = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ground.take(drop(FEW_ROWS));
            Taken taken = meter.time(() -> ground.door().evaluateNew());
            if (i > 0) {
                evaluations.add(taken.seconds());
            }
        }
        double seconds = median(costs);
        String line = ("With %,d observations: a delivery of %,d rows %.2f s (%.2f µs a row); evaluation after a"
                        + " delivery of %,d rows %.2f s, of everything at first %.1f s")
                .formatted(filled, ROWS, seconds, seconds / ROWS * 1e6, FEW_ROWS, median(evaluations), first.seconds());
        Bench.say(line);
        told.add("- " + line);
    }

    private static double median(List<Double> values) {
        return Table.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Months that nobody has brought yet, of the first feed. */
    private Path drop(long rows) throws IOException {
        int month = Town.AREAS * Town.INDICATORS_A_FEED;
        String name = Town.feed(0) + "-" + newMonth + ".csv";
        Delivery delivery = new Delivery(name, 0, Town.INDICATORS_A_FEED, newMonth * month, rows, false, Look.CSV);
        newMonth += (rows + month - 1) / month;
        return ground.drop(delivery.write(ground.deliveries()));
    }
}
