// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.jundeng.cli.Jundeng;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ScreenTest {

    private final StringWriter shown = new StringWriter();
    private final Screen screen = new Screen(shown);

    @Test
    void showsEachLineAtOnce() {
        Screen buffered = new Screen(new BufferedWriter(shown));

        buffered.printf("%d rows%n", 7);
        assertThat(shown.toString()).isEqualToNormalizingNewlines("7 rows\n");
        buffered.format("%s%n", "a");
        assertThat(shown.toString()).isEqualToNormalizingNewlines("7 rows\na\n");
        buffered.println("b");
        assertThat(shown.toString()).isEqualToNormalizingNewlines("7 rows\na\nb\n");
    }

    @ParameterizedTest
    @CsvSource({
        "0x00, \\u0000",
        "0x07, \\u0007",
        "0x08, \\u0008",
        "0x09, \\t",
        "0x0a, \\n",
        "0x0b, \\u000b",
        "0x0d, \\r",
        "0x1b, \\u001b",
        "0x7f, \\u007f",
        "0x85, \\u0085",
        "0x90, \\u0090",
        "0x9b, \\u009b",
        "0x9d, \\u009d",
        "0xad, \\u00ad",
        "0x61c, \\u061c",
        "0x200b, \\u200b",
        "0x200e, \\u200e",
        "0x2028, \\u2028",
        "0x2029, \\u2029",
        "0x202e, \\u202e",
        "0x2060, \\u2060",
        "0x2066, \\u2066",
        "0xfeff, \\ufeff",
        "0xe0041, \\udb40\\udc41"
    })
    void writesOutWhatATerminalWouldObeyOrHide(String codePoint, String written) {
        String outside = "月" + Character.toString(Integer.decode(codePoint)) + "报";

        screen.println(outside);
        screen.println((Object) outside);
        screen.printf("%s%n", outside);
        screen.format(Locale.FRANCE, "%5s%n", outside);

        assertThat(shown.toString().lines()).hasSize(4).allMatch(line -> line.strip()
                .equals("月" + written + "报"));
    }

    @Test
    void keepsWhatCanBeSeen() {
        screen.println("就业月报-2014-06（修订）.csv \\ C:\\月 \uD83D\uDE00 ١٠");

        assertThat(shown.toString())
                .isEqualTo("就业月报-2014-06（修订）.csv \\ C:\\月 \uD83D\uDE00 ١٠" + System.lineSeparator());
    }

    @Test
    void aTextThatIsPutIntoALineForgesNoOther() {
        screen.printf("%s of %s was %s:%n", "a.csv\nb.csv", "hrss", "refused");

        assertThat(shown).hasToString("a.csv\\nb.csv of hrss was refused:" + System.lineSeparator());
    }

    @Test
    void writesNumbersWithTheDigitsOfPrograms() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            screen.printf("%d rows, %.1f %%%n", 1870, 3.5);
        } finally {
            Locale.setDefault(before);
        }

        assertThat(shown).hasToString("1870 rows, 3.5 %" + System.lineSeparator());
    }

    @Test
    void writesOutControlCharactersOfAnUnknownArgument() {
        CommandLine line = Jundeng.commandLine().setOut(screen).setErr(screen);

        line.execute("audit", "a\u001b[2J\nb.csv");

        assertThat(shown.toString())
                .contains("a\\u001b[2J\\nb.csv")
                .contains("Usage: jundeng audit")
                .doesNotContain("\u001b");
    }
}
