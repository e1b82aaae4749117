// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jundeng.cli.Jundeng;

/**
 * What {@code jundeng check} needs for the largest workbook and a large text: each check is a process of its own with a
 * heap of 256 MB, and fails where that is too little. Linux tells how much memory the process had at most.
 */
final class CheckedSizes {

    private static final String HEAP = "-Xmx256m";
    private static final int ROWS_AT_ONCE = 10_000;
    private static final long CHECK_MILLIS = 200;

    private final Ground ground;

    CheckedSizes(Ground ground) {
        this.ground = ground;
    }

    /** Checks a workbook of so many rows, the same rows as text, and a text of so many bytes. */
    List<String> run(int rows, long bytes) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(ground.deliveries());
        List<String> told = new ArrayList<>();
        told.add(check("a workbook of %,d rows", rows, workbook(folder, rows)));
        told.add(check("text of %,d rows", rows, text(folder, rows, Long.MAX_VALUE)));
        Path large = text(folder, Long.MAX_VALUE, bytes);
        told.add(check("text of %,d bytes", Files.size(large), large));
        return told;
    }

    private static Path workbook(Path folder, int rows) throws IOException {
        Path file = folder.resolve(Town.BOOKS + ".xlsx");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Workbook workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet1");
            String[] header = {"地区", "统计期", "指标", "数值", "单位"};
            for (int at = 0; at < header.length; at++) {
                sheet.value(0, at, header[at]);
            }
            for (int i = 1; i < rows; i++) {
                GeneratedRow figure = GeneratedRow.of(i - 1, 0, Town.INDICATORS, false);
                sheet.value(i, 0, figure.areaWord());
                sheet.value(i, 1, figure.periodWord());
                sheet.value(i, 2, figure.indicatorWord());
                if (figure.fault() == GeneratedRow.Fault.NO_NUMBER) {
                    sheet.value(i, 3, "12.3.4");
                } else {
                    sheet.value(i, 3, figure.cents() / 100.0);
                }
                sheet.value(i, 4, figure.unitWord());
                if (i % ROWS_AT_ONCE == 0) {
                    sheet.flush();
                }
            }
        }
        return file;
    }

    private static Path text(Path folder, long rows, long bytes) throws IOException {
        Path file = folder.resolve(Town.BOOKS + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("地区,统计期,指标,数值,单位\n");
            StringBuilder lines = new StringBuilder();
            for (long i = 0; i < rows - 1; i++) {
                Delivery.appendLong(GeneratedRow.of(i, 0, Town.INDICATORS, false), lines);
                lines.append('\n');
                if (i % ROWS_AT_ONCE == 0) {
                    out.append(lines);
                    lines.setLength(0);
                    if (Files.size(file) >= bytes) {
                        break;
                    }
                }
            }
            out.append(lines);
        }
        return file;
    }

    private String check(String what, long size, Path file) throws IOException, InterruptedException {
        ground.leave();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Jundeng.class.getName(),
                        "check",
                        file.toString(),
                        "--feed=" + Town.BOOKS,
                        "--date=" + Ground.NIGHT,
                        "--lang=en",
                        "--workspace=" + ground.folders().workspace(),
                        "--config=" + ground.folders().config(),
                        "--routes=" + ground.folders().routes())
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("check.txt").toFile())
                .start();
        long most = 0;
        do {
            most = Math.max(most, mostMemory(process.pid()));
        } while (!process.waitFor(CHECK_MILLIS, TimeUnit.MILLISECONDS));
        double seconds = (System.nanoTime() - start) / 1e9;
        String said = Files.readString(file.resolveSibling("check.txt"));
        String line = String.format(
                Locale.ROOT,
                "check of " + what + ", %d MB, with %s: %.0f s, at most %d MB of memory, exit code %d; %s",
                size,
                Files.size(file) >> 20,
                HEAP,
                seconds,
                most >> 10,
                process.exitValue(),
                said.lines().limit(3).toList());
        Files.delete(file);
        ground.open();
        return "- " + line;
    }

    /** The most memory that a process has had so far, in KB; 0 where the system does not tell. */
    private static long mostMemory(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException unknown) {
            return 0;
        }
    }
}
