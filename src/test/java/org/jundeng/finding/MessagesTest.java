// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    /** Sentences have second forms; the last argument of a finding says which one is meant. */
    private static final String FORMS = ".*\\.(without|at-least|at-most|JSON|rows|no-value|nothing-set|hostname"
            + "|untrusted|expired|client-certificate|no-tls|repeated|too-many|elsewhere|no-address|no-total"
            + "|pulled|field|repeated|named|total|outside|table|tables|TABLE|no-table|encrypted|too-large|unchecked"
            + "|between|incomparable|DOCUMENT|in-header|several|of-feed)";

    /** What only a file can have, so that nobody reads of it for a pulled delivery. */
    private static final Set<FindingCode> ONLY_OF_FILES = EnumSet.of(
            FindingCode.UNKNOWN_FEED,
            FindingCode.ANOTHER_BUREAUS_FILE,
            FindingCode.NOT_SAVED_AS_CSV,
            FindingCode.NOT_A_PLAIN_FILE,
            FindingCode.EMPTY_DELIVERY,
            FindingCode.WRONG_DELIMITER,
            FindingCode.HEADER_FURTHER_DOWN,
            FindingCode.TOO_FEW_CELLS,
            FindingCode.TOO_MANY_CELLS,
            FindingCode.UNQUOTED_THOUSANDS,
            FindingCode.NUMBER_IN_NOTE,
            FindingCode.NOTES_AMONG_ROWS,
            FindingCode.SECOND_TABLE,
            FindingCode.PERIOD_NOT_SAID,
            FindingCode.PERIODS_SAID_DIFFER,
            FindingCode.SAID_PERIOD_NOT_BEGUN,
            FindingCode.UNIT_LINE_DIFFERS,
            FindingCode.CELL_WITHOUT_HEADER,
            FindingCode.MERGED_FIGURE,
            FindingCode.NO_FINAL_LINE_END,
            FindingCode.STRAY_QUOTE,
            FindingCode.UNCLOSED_QUOTE,
            FindingCode.CONTROL_TOTAL_DIFFERS,
            FindingCode.SAME_ROUND_DIFFERS,
            FindingCode.NO_AS_OF,
            FindingCode.READING_BREAKS_OFF,
            FindingCode.WRITTEN_AFTER_TAKING,
            FindingCode.WORKBOOK_ENCRYPTED,
            FindingCode.WORKBOOK_BROKEN,
            FindingCode.WORKBOOK_TOO_LARGE,
            FindingCode.OTHER_WORKBOOK,
            FindingCode.SHEET_NOT_FOUND,
            FindingCode.SEVERAL_SHEETS,
            FindingCode.HIDDEN_CELLS,
            FindingCode.SHEETS_PASSED_OVER,
            FindingCode.SHOWN_SCALED,
            FindingCode.LINKED_FIGURES,
            FindingCode.MACROS_NOT_RUN,
            FindingCode.FORMULA_WITHOUT_RESULT);

    private static final List<String> SLOTS = List.of("title", "promised", "remedy");

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle("org.jundeng.finding.messages", Locale.forLanguageTag(language));
    }

    /** The arguments that the comment above each code of the English bundle names. */
    private static Map<String, Set<Integer>> documented() throws IOException {
        try (InputStream bytes = MessagesTest.class.getResourceAsStream("messages_en.properties")) {
            Map<String, Set<Integer>> documented = new HashMap<>();
            new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("# [a-z-]+:.*"))
                    .forEach(line -> documented.put(line.substring(2, line.indexOf(':')), placeholders(line)));
            return documented;
        }
    }

    private static Set<Integer> placeholders(String text) {
        Set<Integer> places = new HashSet<>();
        Matcher matcher = Pattern.compile("\\{(\\d)}").matcher(text);
        while (matcher.find()) {
            places.add(Integer.valueOf(matcher.group(1)));
        }
        return places;
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void bundleHasEverySlotOfEveryCodeAndNoOther(String language) {
        Set<String> expected = new HashSet<>();
        for (FindingCode code : FindingCode.values()) {
            SLOTS.forEach(slot -> expected.add(code.code() + "." + slot));
        }
        Set<String> found = new HashSet<>(bundle(language).keySet());
        found.removeIf(
                key -> expected.contains(key.replaceFirst("^([a-z-]+\\.[a-z]+)\\..+", "$1")) && key.matches(FORMS));

        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void sentencesParseAndSpeakOfDocumentedArgumentsOnly(String language) throws IOException {
        ResourceBundle bundle = bundle(language);
        Map<String, Set<Integer>> documented = documented();
        for (String key : bundle.keySet()) {
            String sentence = bundle.getString(key);
            Set<Integer> known = documented.get(key.substring(0, key.indexOf('.')));

            assertThat(new MessageFormat(sentence).getFormats()).as(key).isNotNull();
            assertThat(known).as(key).containsAll(placeholders(sentence));
            assertThat(sentence).as(key).doesNotContain("'").isNotBlank();
        }
    }

    /** Whoever reads of a pulled delivery has no file: each remedy must be one that this reader can follow. */
    @Test
    void noRemedyOfAPulledDeliveryAsksForAFile() {
        for (FindingCode code : EnumSet.complementOf(EnumSet.copyOf(ONLY_OF_FILES))) {
            for (String last : List.of("", "x", "no-value", "JSON", "field")) {
                Finding finding = Finding.of(code, "found", "a", "b", "c", last);

                assertThat(finding.remedyOfPulled(Locale.ENGLISH))
                        .as(code.code())
                        .doesNotContain("drop the", "drop it");
                assertThat(finding.remedyOfPulled(Locale.CHINESE))
                        .as(code.code())
                        .doesNotContain("重新放入", "重新导出");
            }
        }
    }

    @Test
    void bothBundlesHaveTheSameSecondForms() {
        Set<String> english = new HashSet<>(bundle("en").keySet());

        assertThat(bundle("zh").keySet()).isEqualTo(english);
    }

    @Test
    void saysAFindingThatWasKeptWithFewerArgumentsAsItWas() {
        Finding kept = Finding.at(FindingCode.REPEATED_ROW, Location.row(3), "3.2", "2", "jobs", "2014-06");

        assertThat(kept.promised(Locale.ENGLISH))
                .isEqualTo("each figure once; row 2 says the same on \"jobs\" for 2014-06");
    }

    @Test
    void saysWhatToDoAndElseWhatIsTrueAnyway() {
        Finding known = Finding.of(FindingCode.NOT_A_NUMBER, "3，2", "%", "3.2");
        Finding open = Finding.of(FindingCode.NOT_A_NUMBER, "NaN", "%", "");

        assertThat(known.promised(Locale.ENGLISH)).isEqualTo("a number (unit: %)");
        assertThat(known.remedy(Locale.ENGLISH)).isEqualTo("Write 3.2 and drop the file again.");
        assertThat(known.remedy(Locale.CHINESE)).isEqualTo("请写成 3.2，再重新放入。");
        assertThat(open.remedy(Locale.CHINESE)).startsWith("请只写数字和最多一个小数点");
    }

    @Test
    void findingHoldsNothingThatADatabaseCannotKeep() {
        Finding finding = Finding.of(FindingCode.UNKNOWN_COLUMN, "a\0b\uD800c𠮷", "\uDCFF");

        assertThat(finding.found()).isEqualTo("a\uFFFDb\uFFFDc𠮷");
        assertThat(finding.arguments()).isEqualTo(Arrays.asList("\uFFFD"));
    }

    @Test
    void saysThePromisedShareOfBadRows() {
        Finding quarter = Finding.of(FindingCode.TOO_MANY_BAD_ROWS, "2", "4", "25");
        Finding none = Finding.of(FindingCode.TOO_MANY_BAD_ROWS, "2", "4", "");

        assertThat(quarter.promised(Locale.ENGLISH)).isEqualTo("at most 25 % of the rows rejected");
        assertThat(none.promised(Locale.ENGLISH)).isEqualTo("that every row can be read");
    }

    @Test
    void saysHowManyBadRowsWhereAnEarlierVersionKeptTheirNumber() {
        Finding kept = Finding.of(FindingCode.TOO_MANY_BAD_ROWS, "2", "4", "1", "rows");

        assertThat(kept.promised(Locale.ENGLISH)).isEqualTo("at most 1 of 4 rows rejected");
        assertThat(kept.promised(Locale.CHINESE)).isEqualTo("4 行中最多退回 1 行");
    }
}
