// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.Jundeng;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The two READMEs say the same to each reader, with commands that exist. */
class ReadmesTest {

    private static final String ENGLISH = "README.md";
    private static final String CHINESE = "README.zh-CN.md";
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\./jundeng ([^#>\\n]+)");
    private static final Pattern DOCUMENT = Pattern.compile("\\]\\(((?:docs/|config/|CONTRIBUTING)[^)#]*)\\)");

    /** The commands of a README, each with its options. */
    private static List<List<String>> commands(String readme) throws IOException {
        return COMMAND.matcher(Files.readString(Path.of(readme)))
                .results()
                .map(match -> List.of(match.group(1).strip().split("\\s+")))
                .toList();
    }

    /** The words of a command without its arguments, such as {@code silence add}. */
    private static CommandLine find(List<String> words, List<String> named) {
        CommandLine command = Jundeng.commandLine();
        for (String word : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                break;
            }
            command = next;
            named.add(word);
        }
        return command;
    }

    private static Set<String> named(String readme) throws IOException {
        Set<String> all = new TreeSet<>();
        for (List<String> words : commands(readme)) {
            List<String> named = new ArrayList<>();
            find(words, named);
            all.add(String.join(" ", named));
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void eachCommandAndOptionExists(String readme) throws IOException {
        assertThat(commands(readme)).hasSizeGreaterThan(15).allSatisfy(words -> {
            List<String> named = new ArrayList<>();
            CommandLine command = find(words, named);
            assertThat(named).as("%s", words).isNotEmpty();
            assertThat(words)
                    .filteredOn(word -> word.startsWith("--"))
                    .allMatch(option -> command.getCommandSpec().findOption(option) != null);
        });
    }

    @Test
    void bothNameTheSameCommandsAndDocuments() throws IOException {
        assertThat(named(CHINESE)).isEqualTo(named(ENGLISH));
        assertThat(documents(CHINESE)).isEqualTo(documents(ENGLISH));
    }

    /** The documents that a readme leads to; a picture of a mail is in the readme's own language. */
    private static Set<String> documents(String readme) throws IOException {
        Set<String> all = new TreeSet<>();
        String ending = readme.equals(CHINESE) ? "-zh.png" : "-en.png";
        DOCUMENT.matcher(Files.readString(Path.of(readme)))
                .results()
                .forEach(match -> all.add(match.group(1).replace(ending, ".png")));
        return all;
    }

    @Test
    void bothHaveAPartForEachReader() throws IOException {
        assertThat(Path.of(ENGLISH))
                .content()
                .contains("## Stewards:", "## Officials:", "## Operators:", "## Analysts:");
        assertThat(Path.of(CHINESE)).content().contains("## 数据员：", "## 分管领导：", "## 运维人员：", "## 分析人员：");
    }

    /** Whoever chose to be told at once of what is grave gets more than one. */
    @Test
    void neitherPromisesAtMostOneMailANight() throws IOException {
        assertThat(Path.of(CHINESE)).content().doesNotContain("每晚最多一封邮件").contains("即时通知");
        assertThat(Path.of(ENGLISH))
                .content()
                .doesNotContain("reads one mail a night")
                .contains("at-once");
    }

    @Test
    void theNumbersAreThoseOfTheShippedConfiguration() throws IOException {
        Catalogue catalogue = Catalogue.read(Path.of("config"), new Faults());
        int targets = catalogue.targets().size();
        Set<Path> bureaus = new TreeSet<>();
        int feeds = 0;
        try (Stream<Path> files = Files.walk(Path.of("config/feeds"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                bureaus.add(file.getParent());
                feeds++;
            }
        }
        assertThat(Path.of(ENGLISH))
                .content()
                .contains("plan's " + targets + " commitments")
                .contains(feeds + " feeds of " + bureaus.size() + " bureaus");
        assertThat(Path.of(CHINESE))
                .content()
                .contains("计划中的 " + targets + " 项承诺")
                .contains("由 " + bureaus.size() + " 个单位的 " + feeds + " 个数据集");
        assertThat(Path.of("config/README.md"))
                .content()
                .contains(targets + " targets in all")
                .contains("each of the " + feeds + " feeds")
                .contains(catalogue.bureaus().size() + " bureaus, of which " + bureaus.size() + " have feeds");
    }
}
