// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhrasebookTest {

    private static final Path BOOK = Path.of("src/main/resources/org/jundeng/cli/terminal/phrases_zh.txt");
    private static final Path CASES = Path.of("src/test/resources/org/jundeng");
    private static final Pattern PLACE = Pattern.compile("\\{\\d");
    /** These say where a word stands as well, which is of no use. */
    private static final Pattern OF_PICOCLI = Pattern.compile(" index \\{\\d}|for option");

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "config/people.yaml:5: unknown bureau \"hrs\"; did you mean \"hrss\"?"
                        + "|config/people.yaml:5：没有叫“hrs”的报送单位；是不是“hrss”？",
                "id is missing|缺少 id",
                "config/units.yaml: there is no such file|config/units.yaml：没有这个文件",
                "item \"one\" is not a whole number|item“one”应是整数",
                "Unknown option: '--datum'|没有这个选项：--datum",
                "Invalid value for option '--date' (DATE): Text 'x' could not be parsed at index 0"
                        + "|选项 --date 的值不对：“x”不是日期，应写成 2014-07-10",
                "target jobs has no source: no feed brings new-jobs, and no formula makes it; name it in a contract"
                        + " below feeds/|目标 jobs：没有来源：没有数据集报送 new-jobs，也没有公式推算；请在 feeds/ 下的约定里写上",
                "config/feeds/stats/jobs.yaml:2: bureau \"stats\" is not the folder's name, \"hrss\""
                        + "|config/feeds/stats/jobs.yaml:2：bureau“stats”与文件夹名“hrss”不一致",
                "jundeng.smtp.from \"x\" is not one mail address such as 均等 <jundeng@city.example>"
                        + "|jundeng.smtp.from“x”应是一个邮箱地址，如 均等 <jundeng@city.example>",
                "rule u names unknown target \"x\"|规则 u：写了不存在的目标“x”",
                "Line 3 (a.csv) was taken again as line 9: taken-in-part, 4 new, 0 revised, 1 unchanged."
                        + "|第 3 行（a.csv）已再读，记在第 9 行：部分入库，新增 4，修订 0，不变 1。",
                "ledger line 3 (a.csv) cannot be read again: archive/a is missing; what it said was left out."
                        + "|台账第 3 行（a.csv）的原件不能再读，其中的数字不计在内：缺少 archive/a",
                "source statistics of feed jobs: connection refused" + "|数据集 jobs 的数据源 statistics：connection refused",
                "item \"one\" is not what nobody has put into Chinese"
                        + "|item \"one\" is not what nobody has put into Chinese",
                "target jobs what nobody has put into Chinese|target jobs what nobody has put into Chinese",
                "words that nobody has put into Chinese|words that nobody has put into Chinese",
            })
    void saysInChineseWhatItKnows(String english, String chinese) {
        assertThat(Phrasebook.in(Locale.CHINESE, english)).isEqualTo(chinese);
        assertThat(Phrasebook.in(Locale.ENGLISH, english)).isEqualTo(english);
    }

    @Test
    void leavesNoWordOutAndAddsNone() throws IOException {
        for (String line : phrases()) {
            String[] sides = line.split(" => ");
            assertThat(sides).as(line).hasSize(2);
            assertThat(places(sides[0])).as(line).containsAll(places(sides[1]));
            if (!OF_PICOCLI.matcher(line).find()) {
                assertThat(places(sides[1])).as(line).isEqualTo(places(sides[0]));
            }
        }
    }

    @Test
    void saysEachPhraseOnce() throws IOException {
        assertThat(phrases().stream().map(line -> line.split(" => ")[0])).doesNotHaveDuplicates();
    }

    /** Each message that a test expects of a broken file has its words in the book. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "catalogue/broken-catalogues.psv",
                "contract/broken-contracts.psv",
                "contract/broken-services.psv",
                "alert/rules/broken-rules.psv",
                "binding/broken-files.psv"
            })
    void knowsTheFaultsOfTheConfiguration(String cases) throws IOException {
        Matcher message = Pattern.compile("\\|`?\\d+: (.*?)`?$", Pattern.MULTILINE)
                .matcher(Files.readString(CASES.resolve(cases)));

        List<String> unknown = message.results()
                .map(found -> found.group(1))
                .filter(english -> Phrasebook.in(Locale.CHINESE, english).equals(english))
                .distinct()
                .toList();

        assertThat(unknown).isEmpty();
    }

    private static List<String> phrases() throws IOException {
        try (Stream<String> lines = Files.lines(BOOK)) {
            List<String> phrases = lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            assertThat(phrases)
                    .hasSizeGreaterThan(100)
                    .allMatch(line -> HAN.matcher(line).find() || isCode(line));
            return phrases;
        }
    }

    /** Words of the files themselves are the same in both languages. */
    private static boolean isCode(String line) {
        return line.startsWith("{0}.") || line.startsWith("true or false");
    }

    private static TreeSet<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
