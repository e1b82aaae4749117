// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToBeSavedTest {

    private static final Contracts CONTRACTS = contracts();

    private static Contracts contracts() {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(Path.of("config"), faults);
        Contracts contracts = Contracts.read(Path.of("config"), catalogue, faults);
        faults.throwIfAny();
        return contracts;
    }

    /** The only contract is that of hrss-employment, with changes. */
    private Contracts contracts(String... changes) throws IOException {
        String text = Files.readString(Path.of("config/feeds/hrss/hrss-employment.yaml"));
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        Files.writeString(Files.createDirectories(folder.resolve("feeds/hrss")).resolve("hrss-employment.yaml"), text);
        Faults faults = new Faults();
        Contracts contracts = Contracts.read(folder, Catalogue.read(Path.of("config"), faults), faults);
        faults.throwIfAny();
        return contracts;
    }

    @TempDir
    Path folder;

    private static Finding of(String name) {
        return UnknownFeed.finding(CONTRACTS, "hrss", name, CONTRACTS.claim("hrss", name));
    }

    @ParameterizedTest
    @CsvSource({
        "就业月报-2014.06.pdf, 就业月报-2014.06.xlsx",
        "就业月报.DOCX, 就业月报.xlsx",
        "就业月报.csv.gz, 就业月报.csv",
        "就业月报.xls.rar, 就业月报.xls",
        "就业月报.wps, 就业月报.xlsx"
    })
    void saysUnderWhichNameATableIsToBeSaved(String name, String saved) {
        assertThat(of(name))
                .isEqualTo(Finding.of(FindingCode.NOT_SAVED_AS_CSV, name, "hrss-employment", saved, "table"));
        assertThat(of(name).title(Locale.CHINESE)).isEqualTo("不是电子表格或 CSV 文件");
        assertThat(of(name).remedy(Locale.CHINESE))
                .startsWith("请在 Excel 或 WPS 中另存为 xlsx 工作簿（或 CSV UTF-8），文件名用 " + saved);
    }

    @ParameterizedTest
    @CsvSource({"就业月报.xlsx, 就业月报.csv", "就业月报.csv.zip, 就业月报.csv", "就业月报.et, 就业月报.csv"})
    void whereAContractPromisesCsvAWorkbookIsToBeSavedAsCsv(String name, String saved) throws IOException {
        Contracts csv = contracts(
                "format: table", "format: csv",
                "就业月报*", "就业月报*.csv",
                "time-period: {from: [title, sheet, file-name]}", "",
                "role: time-period, optional: true", "role: time-period");

        Finding finding = UnknownFeed.finding(csv, "hrss", name, csv.claim("hrss", name));

        assertThat(finding).isEqualTo(Finding.of(FindingCode.NOT_SAVED_AS_CSV, name, "hrss-employment", saved));
        assertThat(finding.remedy(Locale.CHINESE)).contains("CSV UTF-8（逗号分隔）", saved);
    }

    @ParameterizedTest
    @CsvSource({"养老服务月报-2014.06.pdf, 养老服务月报-2014.06.xlsx", "养老服务月报.csv.gz, 养老服务月报.csv"})
    void knowsATableOfAnotherBureau(String name, String saved) {
        assertThat(of(name))
                .isEqualTo(Finding.of(
                        FindingCode.ANOTHER_BUREAUS_FILE,
                        name,
                        "civil-elderly-care",
                        "civil-affairs",
                        "civil-affairs",
                        saved,
                        "table"));
        assertThat(of(name).remedy(Locale.CHINESE)).contains("xlsx 工作簿", saved);
    }

    @Test
    void aWorkbookOfAnotherBureauOnlyLiesInTheWrongFolder() {
        assertThat(of("养老服务月报.et"))
                .isEqualTo(Finding.of(
                        FindingCode.ANOTHER_BUREAUS_FILE,
                        "养老服务月报.et",
                        "civil-elderly-care",
                        "civil-affairs",
                        "civil-affairs",
                        ""));
    }

    @Test
    void tellsThePatternsWhereNobodyKnowsWhatItIs() {
        assertThat(of("报表.pdf").code()).isEqualTo(FindingCode.NOT_SAVED_AS_CSV);
        assertThat(of("报表.pdf").promised(Locale.CHINESE))
                .startsWith("电子表格（xlsx）或 CSV 文件")
                .contains("就业月报*");
        assertThat(of("报表.pdf").remedy(Locale.CHINESE)).contains("xlsx 工作簿").doesNotContain("改名");
    }

    @Test
    void renamesWhatMayBeATable() {
        assertThat(of("报表.xlsx").code()).isEqualTo(FindingCode.UNKNOWN_FEED);
        assertThat(of("报表.csv.zip").code()).isEqualTo(FindingCode.UNKNOWN_FEED);
        assertThat(of("报表.csv").code()).isEqualTo(FindingCode.UNKNOWN_FEED);
        assertThat(of("报表").code()).isEqualTo(FindingCode.UNKNOWN_FEED);
        assertThat(of(".xlsx").code()).isEqualTo(FindingCode.UNKNOWN_FEED);
    }
}
