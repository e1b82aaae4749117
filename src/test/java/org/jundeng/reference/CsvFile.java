// SPDX-License-Identifier: Apache-2.0
package org.jundeng.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A CSV file of the configuration, as the reference describes it.
 *
 * @param title what it is
 * @param glob its path below {@code config/}
 * @param shipped a shipped file of the kind, whose header and first rows the page takes its names and examples from
 * @param says what stands in it, in a sentence or two
 * @param columns its columns in their order
 */
record CsvFile(String title, String glob, Path shipped, String says, List<Column> columns) {

    static final List<CsvFile> ALL = List.of(
            new CsvFile(
                    "Regions over time",
                    "regions/regions.csv",
                    Path.of("config/regions/regions.csv"),
                    "A row for each time in which a region had one code and one name. One region has no parent: the"
                            + " city or county itself. A region may stand in several rows, if their times do not meet.",
                    List.of(
                            new Column("region_id", true, "the region's stable id: it stands for the territory"),
                            new Column("code", true, "its code of 6, 9 or 12 digits; no two have one at the same time"),
                            new Column("name_zh", true, "its name in Chinese"),
                            new Column("name_en", true, "its name in English"),
                            new Column(
                                    "level", true, "`city`, `district`, `county-level city` or `county`, or your own"),
                            new Column("parent_id", false, "the region it belongs to; blank for the city itself"),
                            new Column("valid_from", true, "the first day of code and name"),
                            new Column(
                                    "valid_to",
                                    false,
                                    "the first day on which they hold no more; blank where they do"))),
            new CsvFile(
                    "What became of regions",
                    "regions/successions.csv",
                    Path.of("config/regions/successions.csv"),
                    "A row for each region that became, or became part of, another. Only the header if none did.",
                    List.of(
                            new Column(
                                    "from_region", true, "the region that ended, or gave something away, on that day"),
                            new Column("to_region", true, "the region that began, or got something, on that day"),
                            new Column("effective", true, "the day"),
                            new Column("share", true, "`all` where all of the first went to the second, else `part`"),
                            new Column("note", false, "what happened"))),
            new CsvFile(
                    "Days off and days worked in exchange",
                    "calendar/<year>.csv",
                    Path.of("config/calendar/2014.csv"),
                    "A file for each year, up to that of the last deadline. Days that are not listed follow the week:"
                            + " Monday to Friday are worked.",
                    List.of(
                            new Column("date", true, "a day of the file's year; no day stands twice"),
                            new Column("kind", true, "`holiday`, or `working-day` for a weekend day that is worked"),
                            new Column("name_zh", false, "the holiday's name"))));

    /** A column; {@code needed} says whether each row must have something in it. */
    record Column(String name, boolean needed, String what) {}

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    List<String> header() {
        return cells(lines().get(0));
    }

    /** The section of the reference. */
    String section() {
        StringBuilder text = new StringBuilder("\n## " + title + ": `config/" + glob + "`\n\n" + says + "\n\n"
                + "| Column | In each row | What | Example |\n|---|---|---|---|\n");
        for (int at = 0; at < columns.size(); at++) {
            Column column = columns.get(at);
            text.append("| `" + column.name() + "` | " + (column.needed() ? "is needed" : "may be blank") + " | "
                    + column.what() + " | `` " + example(at) + " `` |\n");
        }
        return text.toString();
    }

    private String example(int at) {
        return lines().stream()
                .skip(1)
                .map(CsvFile::cells)
                .filter(cells -> cells.size() > at && !cells.get(at).isBlank())
                .map(cells -> cells.get(at))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(shipped + " has no " + columns.get(at)));
    }

    private List<String> lines() {
        try (Stream<String> lines = Files.lines(shipped)) {
            return lines.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + shipped, unreadable);
        }
    }

    /** The cells of a line of the shipped files, in which nothing is quoted. */
    private static List<String> cells(String line) {
        return new ArrayList<>(List.of(line.split(",", -1)));
    }
}
