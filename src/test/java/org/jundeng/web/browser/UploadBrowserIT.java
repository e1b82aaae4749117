// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.web.access.LoginSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A steward's way with a flawed workbook, in a real browser: from the file to the calendar. */
@NeedsBrowser
class UploadBrowserIT {

    private static final String USERS = """
            users:
              - {id: wu.xiao, person: hrss-steward, roles: [steward], bureaus: [hrss], hash: 'HASH'}
            """;
    private static final Instant EVENING = Instant.parse("2014-07-10T12:00:00Z");
    private static final Path FLAWED =
            Path.of("config/feeds/hrss/hrss-employment/bureau-about-and-asterisk-workbook/delivery.xlsx");

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    Path folder;

    @Test
    void aFlawedWorkbookIsMendedSentInAndSeenInTheCalendar() throws IOException {
        Clock clock = Clock.offset(Clock.system(ZoneId.of("Asia/Shanghai")), Duration.between(Instant.now(), EVENING));
        Map<String, String> unencrypted = Map.of("JUNDENG_WEB_UNENCRYPTED_LOGIN", "on");
        try (LoginSite site = LoginSite.with(USERS, unencrypted, WAREHOUSE, folder, clock);
                Browser browser = Browser.at("http://127.0.0.1:" + site.port())) {
            browser.desk();
            logIn(browser);
            browser.follow("a[href='./desk']");
            browser.awaitWords("近期上传");
            fits(browser);
            upload(browser, Files.copy(FLAWED, folder.resolve("就业月报2014年6月.xlsx")));
            browser.awaitWords("只会部分入库");
            assertThat(browser.words()).contains("还没有入库", "约1460", "1880*", "送出后仍欠");
            fits(browser);

            Path downloads = Files.createDirectory(folder.resolve("downloads"));
            browser.downloadsTo(downloads);
            browser.follow("a[href^='./marked?']");
            Path marked = await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> only(downloads),
                            each -> each != null && each.toString().endsWith(".xlsx"));
            assertThat(marked).hasFileName("标注-就业月报2014年6月.xlsx");
            browser.follow("button[value='discard']");
            browser.awaitWords("近期没有上传过文件");

            upload(browser, mended(marked));
            browser.awaitWords("会全部入库");
            browser.follow("button[value='send']");
            browser.awaitWords("等待入库");
            site.running().night().run("nightly");
            browser.awaitWords("已经收到");
            assertThat(browser.words()).contains("全部入库", "台账");
            browser.follow("main a[href='./feeds']");
            browser.awaitWords("就业失业月报");
            assertThat(browser.text("td.a-came a")).contains("1");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void logIn(Browser browser) {
        browser.open("/login?to=deliveries");
        browser.type("#user", "wu.xiao");
        browser.type("#password", LoginSite.PASSWORD);
        browser.follow("main button");
        browser.awaitWords("报送记录");
    }

    private static void upload(Browser browser, Path file) {
        browser.open("/desk");
        browser.choose("#file", file);
        browser.follow("main button");
    }

    /** For everybody: by day and at night, by keyboard, on a phone. */
    private static void fits(Browser browser) {
        assertThat(browser.barriers()).as("by day").isEmpty();
        browser.dark(true);
        assertThat(browser.faintWords()).as("in the dark").isEmpty();
        browser.dark(false);
        assertThat(browser.keyboardTraps()).isEmpty();
        browser.phone();
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        browser.desk();
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            return all.size() == 1 ? all.get(0) : null;
        }
    }

    /** As a steward does it: the two cells are corrected, and what is marked stays as it is. */
    private static Path mended(Path marked) throws IOException {
        Map<String, Double> right = Map.of("约1460", 1460.0, "1880*", 1880.0);
        Path mended = Files.createDirectory(marked.resolveSibling("mended")).resolve(marked.getFileName());
        try (InputStream in = Files.newInputStream(marked);
                Workbook workbook = WorkbookFactory.create(in);
                OutputStream out = Files.newOutputStream(mended)) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.STRING && right.containsKey(cell.getStringCellValue())) {
                        cell.setCellValue(right.get(cell.getStringCellValue()));
                    }
                }
            }
            workbook.write(out);
        }
        return mended;
    }
}
