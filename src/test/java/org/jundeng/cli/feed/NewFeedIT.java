// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
                .contains("Read under this contract, 2 of 2 rows fit and give 2 figures.")
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

    /** A title with the month, 单位：万人, a header of two rows, a subtotal, a note and a signature. */
    @Test
    void takesAReportAsABureauMakesItFromGuessToTheReceipt() throws IOException {
        Path config = ConfigCopy.into(folder.resolve("config")).folder();
        Path workspace = folder.resolve("workspace");
        Terminal terminal = new Terminal(workspace, config);
        Path file = report(config);

        Terminal.Said looked = terminal.say("guess", file.toString(), "--bureau", "人社局", "--lang", "zh");
        assertThat(looked.err()).contains("--new-indicator '就业再培训=人次'");
        assertThat(terminal.say("indicators").out()).contains("unemployment-rate");
        assertThat(terminal.say("guess", file.toString(), "--new-indicator", "别的=人", "--lang", "zh")
                        .err())
                .contains("文件里没有叫“别的=人”、又没对上指标的数；没对上的是：就业再培训");

        Terminal.Said written = terminal.say(
                "guess",
                file.toString(),
                "--bureau",
                "人社局",
                "--feed",
                "jobs",
                "--new-indicator",
                "就业再培训",
                "--write",
                "--date",
                "2014-07-10",
                "--lang",
                "zh");
        assertThat(written.err()).isEmpty();
        assertThat(written.exit()).as(written.out()).isZero();
        assertThat(written.out()).contains("已写入样例报送和它的回执", "jundeng doctor", workspace.resolve("inbox/hrss") + "/");
        assertThat(config.resolve("catalogue/01-jobs.yaml"))
                .content()
                .contains("id: jobs-figure", "name: {zh: 就业再培训, en: 就业再培训}", "unit: 人次");

        Path inbox = Files.createDirectories(workspace.resolve("inbox/hrss"));
        Path dropped = Files.copy(file, inbox.resolve(file.getFileName()));
        Files.setLastModifiedTime(dropped, FileTime.from(Instant.now().minusSeconds(60)));
        Files.delete(config.resolve("feeds/hrss/hrss-rate.yaml"));
        Path routes = routes(folder.resolve("routes"));
        Terminal.Said night = terminal.say("nightly", "--date", "2014-07-10", "--routes", routes.toString());
        assertThat(workspace.resolve("receipts/hrss"))
                .as(night.out() + night.err())
                .isDirectory();
        try (Stream<Path> receipts = Files.list(workspace.resolve("receipts/hrss"))) {
            Path receipt = receipts.filter(each -> each.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Files.readString(receipt)).contains("\"outcome\" : \"taken\"", "\"feed\" : \"jobs\"");
        }
    }

    /** A report with figures that the catalogue lacks. */
    private Path report(Path config) throws IOException {
        Files.writeString(config.resolve("units.yaml"), "  - {id: 人次, name: {zh: 人次, en: times}}\n", APPEND);
        return Files.writeString(folder.resolve("求职情况201406.csv"), """
                2014年6月就业情况,,,
                ,,,单位：万人
                序号,地区,就业,,
                ,,新增就业,再培训（人次）,备注
                1,上城区,0.098,3,
                2,西湖区,0.153,暂缺,
                ,小计,0.251,,
                注：快报数,,,,
                制表人：,王芳,审核人：李明,,
                """);
    }

    @Test
    void writesNothingWhereTheProposalIsNoContractOrDoesNotFit() throws IOException {
        Path config = ConfigCopy.into(folder.resolve("config")).folder();
        Terminal terminal = new Terminal(folder.resolve("workspace"), config);
        Path nothing = Files.writeString(folder.resolve("x.csv"), "甲,乙\n子,2\n丑,3\n");
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

    /** The shipped routes, but of the bureaus only one that drops files. */
    private static Path routes(Path folder) throws IOException {
        Path shipped = Path.of("routes");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path each : all.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(shipped.resolve("bureaus")))
                    .toList()) {
                Path to = folder.resolve(shipped.relativize(each).toString());
                Files.createDirectories(to.getParent());
                Files.copy(each, to);
            }
        }
        Files.createDirectories(folder.resolve("bureaus"));
        Files.writeString(folder.resolve("bureaus/hrss.camel.yaml"), """
                # The folder of the bureau's stewards.
                - templatedRoute:
                    routeId: receive-hrss
                    routeTemplateRef: receive-delivery
                    parameters:
                      - name: bureau
                        value: hrss
                """);
        return folder;
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
