// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/findings.md against the codes and their sentences; {@code -Djundeng.write-docs=true} writes it anew. */
class FindingsDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/findings.md");
    private static final Path BUNDLES = Path.of("src/main/resources/org/jundeng/finding");
    private static final String OPENING = """
            # Findings

            Generated from `FindingCode` and its two message files. After changing those:
            `mvn test -Dtest=FindingsDocumentTest -Djundeng.write-docs=true`.

            A finding is one thing wrong with a delivery. It says where, what was found, what was promised and what to
            do. `{0}` is what was found; the other numbers are explained with each code. The codes are stable: programs
            may rely on them.
            """;

    private static final List<String> SLOTS = List.of(
            "title",
            "promised",
            "promised.without",
            "promised.at-least",
            "promised.at-most",
            "promised.rows",
            "promised.no-value",
            "promised.repeated",
            "promised.named",
            "promised.total",
            "promised.outside",
            "remedy",
            "remedy.JSON",
            "remedy.without",
            "remedy.no-value");

    private final Properties english = bundle("messages_en.properties");
    private final Properties chinese = bundle("messages_zh.properties");
    private final String source = text(BUNDLES.resolve("messages_en.properties"));

    @Test
    void isCurrent() throws IOException {
        String current = document();
        if (Boolean.getBoolean("jundeng.write-docs")) {
            Files.writeString(DOCUMENT, current);
        }

        assertThat(text(DOCUMENT))
                .as("run mvn test -Dtest=FindingsDocumentTest -Djundeng.write-docs=true")
                .isEqualTo(current);
    }

    private String document() {
        StringBuilder text = new StringBuilder(OPENING);
        section(text, FindingCode.Weight.DELIVERY, "The delivery is refused");
        section(text, FindingCode.Weight.SIGN, "The figures look wrong: the delivery waits until somebody confirms it");
        section(text, FindingCode.Weight.ROW, "The row or the cell is left out");
        section(text, FindingCode.Weight.NOTE, "Nothing is lost");
        return text.toString();
    }

    private void section(StringBuilder text, FindingCode.Weight weight, String title) {
        text.append("\n## ").append(title).append('\n');
        for (FindingCode code : FindingCode.values()) {
            if (code.weight() == weight) {
                entry(text, code.code());
            }
        }
    }

    private void entry(StringBuilder text, String code) {
        text.append("\n### `").append(code).append("`\n\n");
        String arguments = arguments(code);
        if (!arguments.isEmpty()) {
            text.append(arguments).append("\n\n");
        }
        text.append("| | English | 中文 |\n|---|---|---|\n");
        for (String slot : SLOTS) {
            String key = code + "." + slot;
            if (english.containsKey(key) || chinese.containsKey(key)) {
                text.append("| ").append(slot(slot));
                text.append(" | ").append(cell(english, key)).append(" | ").append(cell(chinese, key));
                text.append(" |\n");
            }
        }
    }

    private static String slot(String slot) {
        return slot.replace(".without", " (where the last argument is empty)")
                .replaceFirst("\\.(at-\\w+|JSON|repeated|named|total|outside)", " (where the last argument is `$1`)");
    }

    private String arguments(String code) {
        Matcher comment = Pattern.compile("(?m)^# " + code + ":[ \\t]*(.*)$").matcher(source);
        return comment.find() ? comment.group(1).replaceAll("(\\{\\d})", "`$1`") : "";
    }

    private static String cell(Properties bundle, String key) {
        return bundle.getProperty(key, "")
                .replace("''", "'")
                .replace("|", "\\|")
                .replace("<", "&lt;");
    }

    private static Properties bundle(String name) {
        Properties bundle = new Properties();
        try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(name))) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
        return bundle;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
