// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jundeng.sign.Sign;

/** Counts what was stopped and what was not, and writes it as tables below {@code target/signs/}. */
final class SignsAccount {

    private static final Path FOLDER = Path.of("target/signs");

    private SignsAccount() {}

    /** The share of the deliveries that were stopped. */
    static double stoppedShare(List<Judged> judged) {
        return (double) judged.stream().filter(Judged::isStopped).count() / judged.size();
    }

    /** All mistakes that each sign is made for, without those that are only akin to them. */
    static Map<Sign, List<Judged>> bySign(Map<Mistake, List<Judged>> made) {
        Map<Sign, List<Judged>> bySign = new EnumMap<>(Sign.class);
        made.forEach((mistake, judged) -> {
            if (!mistake.isNeighbour()) {
                bySign.computeIfAbsent(mistake.sign(), absent -> new ArrayList<>())
                        .addAll(judged);
            }
        });
        return bySign;
    }

    /** Writes per mistake and sign how many were made and stopped, and lists all that got through. */
    static void writeCaught(String name, Map<Mistake, List<Judged>> made) throws IOException {
        StringBuilder text = new StringBuilder("| Sign | Made | Stopped |\n|---|---|---|\n");
        bySign(made).forEach((sign, judged) -> text.append(row(sign.word(), judged)));
        text.append("\n| Mistake | Its sign | Made | Stopped | By its own sign | When read |\n");
        text.append("|---|---|---|---|---|---|\n");
        made.forEach((mistake, judged) -> {
            long own = judged.stream()
                    .filter(each -> each.stoppedBy().contains(mistake.sign()))
                    .count();
            long read = judged.stream().filter(Judged::rejected).count();
            String sign =
                    (mistake.isNeighbour() ? "akin to " : "") + mistake.sign().word();
            text.append(row(mistake.words() + " | " + sign, judged).stripTrailing())
                    .append(' ')
                    .append(own)
                    .append(" | ")
                    .append(read)
                    .append(" |\n");
        });
        text.append("\nGot through:\n\n");
        made.forEach((mistake, judged) -> judged.stream()
                .filter(each -> !each.isStopped())
                .forEach(each -> text.append("- ").append(each).append('\n')));
        write(name, text);
    }

    /** Writes per source how many honest deliveries were judged and stopped, and lists those that were stopped. */
    static void writeFalseAlarms(String name, List<Judged> honest) throws IOException {
        SortedMap<String, List<Judged>> bySource = new TreeMap<>();
        for (Judged each : honest) {
            bySource.computeIfAbsent(each.source().split(" ")[0], absent -> new ArrayList<>())
                    .add(each);
            each.delivered().stories().forEach(story -> bySource.computeIfAbsent(
                            "… of these: " + story, absent -> new ArrayList<>())
                    .add(each));
        }
        StringBuilder text = new StringBuilder("| Honest deliveries | Judged | Stopped |\n|---|---|---|\n");
        bySource.forEach((source, judged) -> text.append(row(source, judged)));
        text.append(row("all", honest)).append("\nStopped:\n\n");
        honest.stream()
                .filter(Judged::isStopped)
                .forEach(each -> text.append("- ").append(each).append('\n'));
        write(name, text);
    }

    private static String row(String first, List<Judged> judged) {
        long stopped = judged.stream().filter(Judged::isStopped).count();
        return String.format(
                Locale.ROOT, "| %s | %d | %d (%.1f %%) |%n", first, judged.size(), stopped, 100 * stoppedShare(judged));
    }

    private static void write(String name, StringBuilder text) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".md"), text);
    }
}
