// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each sentence is said somewhere in its own package or below it, and stands in both languages. */
class MessageKeysTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path SOURCES = Path.of("src/main/java");
    /** Rooms whose sentences are found by a code and a part of it; their own tests know the codes. */
    private static final Set<String> OF_CODES = Set.of("finding", "link");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void eachSentenceIsSaid() throws IOException {
        List<String> unused = new ArrayList<>();
        for (Path file : bundles()) {
            Path home = RESOURCES.relativize(file).getParent();
            if (OF_CODES.contains(home.getFileName().toString())) {
                continue;
            }
            Set<String> literals = literals(SOURCES.resolve(home));
            literals.addAll(literals(RESOURCES.resolve(home)));
            for (String key : keys(file)) {
                if (!isSaid(key, literals)) {
                    unused.add(home + ": " + key);
                }
            }
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSameSentences() throws IOException {
        for (Path file : bundles()) {
            Set<String> english = keys(Path.of(file.toString().replace("_zh", "_en")));
            english.removeIf(key -> key.endsWith(".one"));
            Set<String> chinese = keys(file);
            chinese.removeIf(key -> key.endsWith(".one"));

            assertThat(chinese).as(file.toString()).isEqualTo(english);
        }
    }

    /** By the whole key, by its kind, or by the beginning or end of a key to which a code is added. */
    private static boolean isSaid(String key, Set<String> literals) {
        String counted = key.endsWith(".one") ? key.substring(0, key.length() - 4) : key;
        String kind = key.contains(".") ? key.substring(0, key.indexOf('.')) : key;
        return literals.contains(key)
                || literals.contains(counted)
                || literals.contains(kind)
                || key.endsWith("s") && literals.contains(key.substring(0, key.length() - 1))
                || literals.stream()
                        .filter(each -> each.length() > 2)
                        .anyMatch(each -> each.endsWith(".") && key.startsWith(each)
                                || each.startsWith(".") && key.endsWith(each));
    }

    private static Set<String> literals(Path folder) throws IOException {
        Set<String> literals = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(MessageKeysTest::isSource).toList()) {
                Matcher literal = LITERAL.matcher(Files.readString(file));
                while (literal.find()) {
                    literals.add(literal.group(1));
                }
            }
        }
        return literals;
    }

    private static boolean isSource(Path file) {
        return file.toString().endsWith(".java") || file.toString().contains(".ftl");
    }

    private static List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.endsWith("messages_zh.properties")).toList();
        }
    }

    private static Set<String> keys(Path file) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
