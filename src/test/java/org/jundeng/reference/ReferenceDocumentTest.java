// SPDX-License-Identifier: Apache-2.0
package org.jundeng.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jundeng.binding.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds docs/contracts.md and docs/catalogue.md against the records that files are bound to;
 * {@code -Djundeng.write-docs=true} writes them anew.
 */
class ReferenceDocumentTest {

    private static final Map<Path, String> OPENINGS = Map.of(ConfigFile.CONTRACTS, """
            # Contracts: all keys

            [add-a-feed.md](add-a-feed.md) leads through writing a contract; this page lists each key of a file
            `config/feeds/<bureau>/<feed>.yaml`.
            """, ConfigFile.CATALOGUE, """
            # Catalogue, regions, people, rules: all keys

            [another-city.md](another-city.md) leads through writing these files; this page lists each of their keys.
            Contracts have a page of their own, [contracts.md](contracts.md); the settings of an installation
            (`application.properties`) are in [operate.md](operate.md#settings). The tables that are CSV come last.
            """);

    private static final String GENERATED = """

            It is generated from the records that the files are bound to. After a change of those:
            `mvn test -Dtest='ReferenceDocumentTest,ConfigSchemaTest' -Djundeng.write-docs=true`.

            An editor that knows JSON Schema completes and checks these files by the schemas in `config/schema/`, which
            the first line of a shipped file names. `./jundeng doctor` checks more: that names are known, and that keys
            fit together. A key that is not listed here is a fault.
            """;

    /** A default: {@code ; 60 where absent}. */
    private static final Pattern ABSENT = Pattern.compile("[;:] ([^;:]*?) where absent,?|[.] Where absent ([^.]*)");
    /** When a key is left out: {@code ; null where …}. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "[;.,] (?:and |else )?(?:[Nn]ull|empty|left out)( (?:where|for|unless|with|only) [^;.]*|$)");
    /** What its absence means: {@code ; null means …}. */
    private static final Pattern MEANS = Pattern.compile("[;.] (?:[Nn]ull|empty) means ([^;.]*)");

    private final Sources sources = new Sources();
    private final Examples examples = new Examples();
    /** The enums whose words the page has explained. */
    private final Set<Class<?>> explained = new HashSet<>();

    @ParameterizedTest
    @ValueSource(strings = {"docs/contracts.md", "docs/catalogue.md"})
    void isCurrent(Path page) throws IOException {
        String current = document(page);
        if (Boolean.getBoolean("jundeng.write-docs")) {
            Files.writeString(page, current);
        }

        assertThat(Files.readString(page))
                .as("written anew by mvn test -Dtest=ReferenceDocumentTest -Djundeng.write-docs=true")
                .isEqualToNormalizingNewlines(current);
    }

    @Test
    void eachKeyHasItsSentenceInTheRecord() {
        assertThat(keys().values().stream()
                        .filter(key -> sources.sentence(key).isEmpty())
                        .map(key -> "write @param " + key.component().getName() + " on the record "
                                + key.owner().getSimpleName()))
                .isEmpty();
    }

    @Test
    void eachKeyHasAnExample() {
        assertThat(keys().values().stream()
                        .filter(key -> !Keys.isBlock(Keys.element(key.type())))
                        .filter(key -> examples.of(key).isEmpty())
                        .map(key -> key.id() + " stands in no shipped file and on no page: write a value of it into "
                                + Examples.OWN))
                .isEmpty();
    }

    private static Map<String, Keys.Key> keys() {
        Map<String, Keys.Key> keys = new TreeMap<>();
        for (ConfigFile file : ConfigFile.ALL) {
            Keys.blocks(file.type()).keySet().forEach(block -> Keys.of(block).forEach(key -> keys.put(key.id(), key)));
        }
        return keys;
    }

    private String document(Path page) {
        StringBuilder text = new StringBuilder(OPENINGS.get(page)).append(GENERATED);
        Map<Class<?>, String> described = new LinkedHashMap<>();
        explained.clear();
        for (ConfigFile file : ConfigFile.ALL) {
            if (file.page().equals(page)) {
                text.append("\n## ")
                        .append(file.title())
                        .append(": `config/")
                        .append(file.glob())
                        .append("`\n");
                Keys.blocks(file.type()).forEach((block, path) -> {
                    if (described.putIfAbsent(block, path) == null) {
                        block(text, block, path);
                    }
                });
            }
        }
        if (page.equals(ConfigFile.CATALOGUE)) {
            CsvFile.ALL.forEach(file -> text.append(file.section()));
        }
        return text.toString();
    }

    @Test
    void eachColumnOfTheTablesIsDescribed() {
        assertThat(CsvFile.ALL)
                .allSatisfy(file -> assertThat(file.names()).as(file.glob()).isEqualTo(file.header()));
    }

    private void block(StringBuilder text, Class<?> block, String path) {
        if (!path.isEmpty()) {
            text.append("\n### `").append(path).append("`\n\n");
            text.append(sources.summary(block)).append('\n');
        }
        text.append("\n| Key | Takes | Where absent | What | Example |\n|---|---|---|---|---|\n");
        List<Keys.Key> keys = Keys.of(block);
        Map<String, String> defaults = Defaults.of(block, examples);
        keys.forEach(key -> text.append(line(key, defaults)));
        keys.forEach(key -> words(text, key));
    }

    private String line(Keys.Key key, Map<String, String> defaults) {
        String what = sources.sentence(key).orElse("");
        String without = "–";
        Matcher absent = ABSENT.matcher(what);
        Matcher means = MEANS.matcher(what);
        Matcher leftOut = LEFT_OUT.matcher(what);
        if (key.required()) {
            without = "is needed";
        } else if (absent.find()) {
            without = (absent.group(1) == null ? absent.group(2) : absent.group(1)).strip();
            what = what.replace(absent.group(), "");
        } else if (defaults.containsKey(key.name())) {
            without = "`" + defaults.get(key.name()) + "`";
        } else if (means.find()) {
            without = means.group(1).strip();
            what = what.replace(means.group(), "");
        } else if (leftOut.find()) {
            without = leftOut.group(1).isBlank() ? without : "left out" + leftOut.group(1);
            what = what.replace(leftOut.group(), "");
        }
        String example = examples.of(key).map(value -> "`` " + value + " ``").orElse("see below");
        return "| "
                + List.of("`" + key.name() + "`", takes(key.type()), without, what, example).stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | "))
                + " |\n";
    }

    private static String takes(Type type) {
        Class<?> element = Keys.element(type);
        String one;
        if (Keys.isBlock(element)) {
            one = "a block of keys";
        } else if (!Keys.words(element).isEmpty()) {
            one = Keys.words(element).stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
        } else if (element == Integer.class || element == int.class || element == Long.class) {
            one = "a whole number";
        } else if (element == BigDecimal.class) {
            one = "a number";
        } else if (element == Boolean.class || element == boolean.class) {
            one = "`true`, `false`";
        } else if (element == LocalDate.class) {
            one = "a date";
        } else if (element == Fraction.class) {
            one = "a number or a fraction";
        } else {
            one = "a text";
        }
        if (Keys.isMap(type)) {
            return "words, each with " + one;
        }
        return Keys.isList(type) ? "a list; each element: " + one : one;
    }

    /** What the words of an enum mean, where their names do not say it. */
    private void words(StringBuilder text, Keys.Key key) {
        Class<?> type = Keys.element(key.type());
        List<String> lines = new ArrayList<>();
        if (!Keys.words(type).isEmpty() && explained.add(type)) {
            for (Object constant : type.getEnumConstants()) {
                String name = ((Enum<?>) constant).name();
                sources.constant(type, name)
                        .ifPresent(meaning -> lines.add("  - `" + Keys.word(name) + "`: " + meaning + "\n"));
            }
        }
        if (!lines.isEmpty()) {
            text.append("\nThe words of `").append(key.name()).append("`:\n\n");
            lines.forEach(line -> text.append(line.stripLeading()));
        }
    }
}
