// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a workbook that nobody has described to its first receipt, by what the commands print. */
class NewFeedIT {

    @TempDir
    private Path folder;

    @Test
    void addsAFeedFromAWorkbookAndMakesItsTemplate() throws IOException {
        Path config = ConfigCopy.into(folder.resolve("config")).folder();
        Terminal terminal = new Terminal(folder.resolve("workspace"), config);
        Path file = workbook(folder.resolve("失业情况-201406.xlsx"));

        Terminal.Said asked = terminal.say("guess", file.toString(), "--bureau", "hrss", "--date", "2014-07-10");
        assertThat(asked.exit()).isZero();
        assertThat(asked.out())
                .contains("Read under this contract, 2 of 2 rows fit and give 2 observations.")
                .contains("role: obs-value, indicator: unemployment-rate");
        assertThat(config.resolve("feeds/hrss/jobs.yaml")).doesNotExist();

        Terminal.Said written = terminal.say(
                "guess",
                file.toString(),
                "--bureau",
                "hrss",
                "--feed",
                "jobs",
                "--write",
                "--date",
                "2014-07-10",
                "--lang",
                "zh");
        assertThat(written.err()).isEmpty();
        assertThat(written.exit()).isZero();
        assertThat(written.out()).contains("已写入约定", "已写入样例报送和它的回执", "接下来");
        assertThat(config.resolve("feeds/hrss/jobs/good/delivery.xlsx")).hasSameBinaryContentAs(file);
        assertThat(Files.readString(config.resolve("feeds/hrss/jobs/good/receipt.json")))
                .contains("\"outcome\" : \"taken\"");

        Path template = folder.resolve("template.xlsx");
        Terminal.Said made =
                terminal.say("template", "jobs", "--period", "2014-07", "-o", template.toString(), "--lang", "en");
        assertThat(made.out()).contains("Filled in, it goes into the inbox as 失业情况-201407.xlsx.");
        assertThat(template).isNotEmptyFile();

        assertThat(terminal.say("guess", file.toString(), "--bureau", "hrss", "--feed", "jobs", "--write")
                        .err())
                .contains("exists already; name another feed with --feed");
    }

    @Test
    void writesNothingWhereTheProposalIsNoContractOrDoesNotFit() throws IOException {
        Path config = ConfigCopy.into(folder.resolve("config")).folder();
        Terminal terminal = new Terminal(folder.resolve("workspace"), config);
        Path nothing = Files.writeString(folder.resolve("x.csv"), "甲,乙\n1,2\n");
        Path taken = Files.writeString(
                folder.resolve("就业月报-201406.csv"), "地区,月份,登记失业率(%)\n上城区,2014-06,3.4\n下城区,2014-06,3.5\n");

        Terminal.Said open = terminal.say("guess", nothing.toString(), "--bureau", "hrss", "--feed", "x", "--write");
        Terminal.Said twice = terminal.say("guess", taken.toString(), "--bureau", "hrss", "--feed", "y", "--write");

        assertThat(open.exit()).isEqualTo(2);
        assertThat(open.err()).contains("nothing was written: this is no contract yet");
        assertThat(twice.exit()).isEqualTo(2);
        assertThat(twice.out()).contains("Nothing was written: the contract does not fit the configuration.");
        assertThat(config.resolve("feeds/hrss/x.yaml")).doesNotExist();
        assertThat(config.resolve("feeds/hrss/y.yaml")).doesNotExist();
    }

    @Test
    void takesNoIdThatLeavesTheFolderOfFeeds() throws IOException {
        Path config = ConfigCopy.into(folder.resolve("config")).folder();
        Terminal terminal = new Terminal(folder.resolve("workspace"), config);
        Path file = workbook(folder.resolve("失业情况-201406.xlsx"));
        for (String id : List.of("../../../evil", "a/b", "..", "/tmp/evil", "a\\b", "")) {
            Terminal.Said said = terminal.say("guess", file.toString(), "--bureau", "hrss", "--feed", id, "--write");
            assertThat(said.exit()).as(id).isEqualTo(2);
            assertThat(said.err()).as(id).contains("is no id for a feed");
        }
        assertThat(folder.resolve("evil.yaml")).doesNotExist();
        assertThat(terminal.say("guess", file.toString(), "--bureau", "../..", "--write")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void readsTheSampleUnderItsOwnNameAndKeepsOnlyOneThatIsTaken() throws IOException {
        Path config = ConfigCopy.into(folder.resolve("config")).folder();
        Terminal terminal = new Terminal(folder.resolve("workspace"), config);
        String rows = "地区,登记失业率(%)\n上城区,3.4\n下城区,3.5\n";
        Path named = Files.writeString(folder.resolve("失业情况2014年5月.csv"), rows);
        Path future = Files.writeString(folder.resolve("求职情况2014年12月.csv"), rows);

        Terminal.Said kept = terminal.say(
                "guess", named.toString(), "--bureau", "hrss", "--feed", "jobs", "--write", "--date", "2014-07-10");
        Terminal.Said refused = terminal.say(
                "guess", future.toString(), "--bureau", "hrss", "--feed", "later", "--write", "--date", "2014-07-10");

        assertThat(kept.exit()).isZero();
        assertThat(Files.readString(config.resolve("feeds/hrss/jobs/good/receipt.json")))
                .contains("\"outcome\" : \"taken\"", "\"sourceName\" : \"失业情况2014年5月.csv\"");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("is not taken, so it was not kept as a sample");
        assertThat(config.resolve("feeds/hrss/later.yaml")).exists();
        assertThat(config.resolve("feeds/hrss/later")).doesNotExist();
    }

    private static Path workbook(Path file) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            List<String> header = List.of("地区", "月份", "登记失业率(%)");
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            for (int row = 1; row <= 2; row++) {
                sheet.value(row, 0, row == 1 ? "上城区" : "下城区");
                sheet.value(row, 1, "2014年6月");
                sheet.value(row, 2, new BigDecimal("3.41"));
            }
        }
        return file;
    }
}
