// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A generated delivery: some rows of a feed.
 *
 * @param name the file's name, by which its feed claims it
 * @param first the number of the feed's first indicator
 * @param indicators how many the feed brings
 * @param from the number of its first row
 * @param rows how many rows; a row is an observation, whatever the layout
 * @param changed whether every tenth value is another one
 * @param look how it is written
 */
record Delivery(String name, int first, int indicators, long from, long rows, boolean changed, Look look) {

    /** How rows are written. */
    enum Look {
        CSV,
        GB18030,
        /** The same rows as CSV, with other line ends. */
        OTHER_BYTES,
        SHEET,
        JSON
    }

    /** Long-form rows of the first feed, from the first. */
    static Delivery ofFirstFeed(String name, long rows, Look look) {
        return new Delivery(name, 0, Town.INDICATORS_A_FEED, 0, rows, false, look);
    }

    Delivery withChanges(String otherName) {
        return new Delivery(otherName, first, indicators, from, rows, true, look);
    }

    Delivery as(String otherName, Look otherLook) {
        return new Delivery(otherName, first, indicators, from, rows, changed, otherLook);
    }

    GeneratedRow figure(long i) {
        GeneratedRow figure = GeneratedRow.of(from + i, first, indicators, changed);
        // In a sheet one cell's wrong area or period would cost its whole row.
        boolean cannotShow = look == Look.SHEET && !figure.isGood() && figure.fault() != GeneratedRow.Fault.NO_NUMBER;
        return cannotShow
                ? new GeneratedRow(
                        figure.area(), figure.month(), figure.indicator(), figure.cents(), GeneratedRow.Fault.NO_NUMBER)
                : figure;
    }

    /** How many of its rows can be taken. */
    long good() {
        long good = 0;
        for (long i = 0; i < rows; i++) {
            good += figure(i).isGood() ? 1 : 0;
        }
        return good;
    }

    /** Writes it into {@code folder} and says where. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Charset charset = look == Look.GB18030 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        try (BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), charset), 1 << 16)) {
            switch (look) {
                case JSON -> writeJson(out);
                case SHEET -> writeSheet(out);
                default -> writeLong(out, look == Look.OTHER_BYTES ? "\r\n" : "\n");
            }
        }
        return file;
    }

    private void writeLong(BufferedWriter out, String end) throws IOException {
        out.write("地区,统计期,指标,数值,单位" + end);
        StringBuilder line = new StringBuilder(100);
        for (long i = 0; i < rows; i++) {
            line.setLength(0);
            appendLong(figure(i), line);
            out.append(line.append(end));
        }
    }

    /** A long-form line without its end. */
    static void appendLong(GeneratedRow figure, StringBuilder line) {
        line.append(figure.areaWord()).append(',').append(figure.periodWord()).append(',');
        line.append(figure.indicatorWord()).append(',');
        figure.appendValueWord(line);
        line.append(',').append(figure.unitWord());
    }

    private void writeJson(BufferedWriter out) throws IOException {
        StringBuilder line = new StringBuilder(200);
        for (long i = 0; i < rows; i++) {
            GeneratedRow figure = figure(i);
            line.setLength(0);
            line.append(i == 0 ? "[\n" : ",\n");
            line.append("{\"地区\":\"").append(figure.areaWord());
            line.append("\",\"统计期\":\"").append(figure.periodWord());
            line.append("\",\"指标\":\"").append(figure.indicatorWord());
            line.append("\",\"数值\":\"");
            figure.appendValueWord(line);
            line.append("\",\"单位\":\"").append(figure.unitWord()).append("\"}");
            out.append(line);
        }
        out.write("\n]\n");
    }

    private void writeSheet(BufferedWriter out) throws IOException {
        StringBuilder line = new StringBuilder("地区,统计期");
        for (int i = 0; i < indicators; i++) {
            line.append(',').append(DeliveryWords.INDICATORS[first + i]);
        }
        for (long i = 0; i < rows; i++) {
            GeneratedRow figure = figure(i);
            if (i % indicators == 0) {
                out.append(line.append('\n'));
                line.setLength(0);
                line.append(DeliveryWords.AREAS[figure.area()]).append(',').append(DeliveryWords.month(figure.month()));
            }
            line.append(',');
            figure.appendValueWord(line);
        }
        out.append(line.append('\n'));
    }
}
