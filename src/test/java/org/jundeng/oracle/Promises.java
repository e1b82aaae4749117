// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What mails say will happen on a day if nobody answers. It must have happened by the end of that day, unless something
 * came between: an answer, a silence, a correction, another bound, another level.
 */
final class Promises {

    private static final Pattern CHINESE = Pattern.compile(
            "如无人确认，将于(\\d+年\\d+月\\d+日)(?:（满\\d+个工作日）)?" + "(?:(通知)代理人方远|(报告)上级马平|(石兰)返岗后告知其本人|(再次)提醒您)。");
    private static final Pattern ENGLISH =
            Pattern.compile("If nobody acknowledges it, you will be told again on (\\d+ \\w+ \\d+)\\.");
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("u年M月d日", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM u", Locale.ENGLISH);
    private static final Map<String, List<String>> NAMES = Map.of(
            "dongwan", List.of("东湾镇", "Dongwan"),
            "nanling", List.of("南岭镇", "Nanling"),
            "beitang", List.of("北塘乡", "Beitang"));

    private final List<Promise> waiting = new ArrayList<>();
    private final Map<String, String> levels = new HashMap<>();
    private int kept;

    /**
     * That a person will be told.
     *
     * @param items of one of these episodes
     * @param person who will be told
     * @param reason why; "" for whichever reason
     * @param words the sentence
     */
    private record Promise(List<Haitang.Item> items, String person, String reason, LocalDate on, String words) {

        boolean isKept(Haitang.Left mail) {
            return mail.person().equals(person)
                    && mail.at().toLocalDate().equals(on)
                    && mail.items().stream()
                            .anyMatch(told -> told.reason().startsWith(reason)
                                    && items.stream().anyMatch(item -> isOfSame(item, told)));
        }

        private static boolean isOfSame(Haitang.Item item, Haitang.Item other) {
            return item.place().equals(other.place()) && item.episode() == other.episode();
        }

        boolean isAbout(String place) {
            return items.stream().anyMatch(item -> item.place().equals(place));
        }
    }

    /** How many were kept. */
    int kept() {
        return kept;
    }

    /** A mail left: it keeps what was promised, and promises something itself. */
    void left(Haitang.Left mail) {
        int before = waiting.size();
        waiting.removeIf(promise -> promise.isKept(mail));
        kept += before - waiting.size();
        for (String entry : mail.text().split("\n(?=\\[)")) {
            List<Haitang.Item> items = mail.items().stream()
                    .filter(item -> NAMES.get(item.place()).stream().anyMatch(entry::contains))
                    .filter(item -> !item.reason().equals("closed"))
                    .toList();
            made(mail.person(), items, entry);
        }
    }

    private void made(String reader, List<Haitang.Item> items, String entry) {
        for (Matcher said = CHINESE.matcher(entry); said.find(); ) {
            LocalDate on = LocalDate.parse(said.group(1), CHINESE_DAY);
            waiting.add(
                    said.group(2) != null
                            ? new Promise(items, "deputy", "escalated-to-deputy", on, said.group())
                            : said.group(3) != null
                                    ? new Promise(items, "mayor", "escalated-to-superior", on, said.group())
                                    : said.group(4) != null
                                            ? new Promise(items, "head", "", on, said.group())
                                            : new Promise(items, reader, "repeated", on, said.group()));
        }
        for (Matcher said = ENGLISH.matcher(entry); said.find(); ) {
            waiting.add(
                    new Promise(items, reader, "repeated", LocalDate.parse(said.group(1), ENGLISH_DAY), said.group()));
        }
    }

    /** Something happens at a place, after which what was promised of it need not follow. */
    void happens(Tale.Deed deed, Oracle oracle, LocalDate day) {
        if (deed instanceof Tale.Brings brings) {
            Map<LocalDate, Integer> figures = oracle.rule(brings.place()).figures();
            if (figures.containsKey(day.minusDays(1L + brings.back()))) {
                free(brings.place());
            }
        } else if (deed instanceof Tale.TakesBack takesBack) {
            free(takesBack.place());
        } else if (deed instanceof Tale.Acknowledges acknowledges) {
            free(acknowledges.place());
        } else if (deed instanceof Tale.Silences silences) {
            free(silences.place());
        } else if (deed instanceof Tale.Moves) {
            waiting.clear();
        }
    }

    /** An evaluation: another level, or another episode, is something that happened. */
    void evaluated(Oracle oracle) {
        for (String place : Tales.PLACES) {
            List<AirRule.Episode> episodes = oracle.rule(place).episodes();
            int level =
                    episodes.isEmpty() ? 0 : episodes.get(episodes.size() - 1).level();
            String now = level + " " + episodes.size();
            if (!now.equals(levels.put(place, now))) {
                free(place);
            }
        }
    }

    private void free(String place) {
        waiting.removeIf(promise -> promise.isAbout(place));
    }

    /** What was promised for {@code day}, which is over, and did not happen. */
    List<String> broken(LocalDate day) {
        List<Promise> broken =
                waiting.stream().filter(promise -> !promise.on().isAfter(day)).toList();
        waiting.removeAll(broken);
        return broken.stream()
                .map(promise -> promise.words() + " "
                        + promise.items().stream()
                                .map(item -> item.place() + "#" + item.episode())
                                .collect(Collectors.joining(", ")))
                .toList();
    }
}
