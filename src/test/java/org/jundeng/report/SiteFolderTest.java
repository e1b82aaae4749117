// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders of nights, also where a process was killed while it wrote one. */
class SiteFolderTest {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    @TempDir
    Path folder;

    private SiteFolder sites;

    @BeforeEach
    void open() {
        sites = new SiteFolder(folder);
    }

    @Test
    void aNightIsNotSeenBeforeAllOfItIsWritten() throws IOException {
        sites.publish(NIGHT, site -> {
            SiteFolder.put(site, "index.html", "first");
            assertThat(folder.resolve("2014-07-10")).doesNotExist();
        });

        assertThat(content()).isEqualTo("first");
        assertThat(names()).containsExactly("2014-07-10");
    }

    @Test
    void aSiteOfTheSamePagesStaysThoughItsWorkbookWasMadeAtAnotherTime() throws IOException {
        publishWorkbook(workbook("noon", "达到"));
        publishWorkbook(workbook("night", "达到"));

        assertThat(folder.resolve("2014-07-10/scoreboard.xlsx")).hasBinaryContent(workbook("noon", "达到"));
    }

    @Test
    void aSiteIsReplacedWhereItsWorkbookSaysSomethingElse() throws IOException {
        publishWorkbook(workbook("noon", "达到"));
        publishWorkbook(workbook("noon", "落后"));
        assertThat(folder.resolve("2014-07-10/scoreboard.xlsx")).hasBinaryContent(workbook("noon", "落后"));

        publishWorkbook(new byte[] {'P', 'K'});
        publishWorkbook(workbook("night", "落后"));
        assertThat(folder.resolve("2014-07-10/scoreboard.xlsx"))
                .as("in place of a damaged one")
                .hasBinaryContent(workbook("night", "落后"));
    }

    private void publishWorkbook(byte[] workbook) throws IOException {
        sites.publish(NIGHT, site -> {
            SiteFolder.put(site, "index.html", "first");
            SiteFolder.put(site, "scoreboard.xlsx", workbook);
        });
    }

    private static byte[] workbook(String made, String cell) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : Map.of("docProps/core.xml", made, "xl/worksheets/sheet1.xml", cell)
                    .entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void theSiteBeforeIsReadUntilTheNewOneIsWhole() throws IOException {
        publish("first");

        sites.publish(NIGHT, site -> {
            SiteFolder.put(site, "index.html", "second");
            assertThat(content()).isEqualTo("first");
        });

        assertThat(content()).isEqualTo("second");
        assertThat(names()).containsExactly("2014-07-10");
    }

    @Test
    void aSiteThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        publish("first");

        assertThatThrownBy(() -> sites.publish(NIGHT, site -> {
                    SiteFolder.put(site, "index.html", "half");
                    throw new IOException("no space left");
                }))
                .hasMessage("no space left");

        assertThat(content()).isEqualTo("first");
        publish("second");
        assertThat(content()).isEqualTo("second");
        assertThat(names()).containsExactly("2014-07-10");
    }

    @Test
    void theSameSiteIsLeftAsItIs() throws IOException {
        publish("first");
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(folder.resolve("2014-07-10/index.html"), longAgo);

        publish("first");

        assertThat(Files.getLastModifiedTime(folder.resolve("2014-07-10/index.html")))
                .isEqualTo(longAgo);
        assertThat(names()).containsExactly("2014-07-10");
    }

    @Test
    void aSiteThatWasSetAsideWhenTheProcessWasKilledIsThereAgain() throws IOException {
        publish("first");
        Files.move(folder.resolve("2014-07-10"), folder.resolve(".2014-07-10.before"));
        Files.createDirectories(folder.resolve(".2014-07-11.part/half"));

        sites.publish(NIGHT.plusDays(1), site -> SiteFolder.put(site, "index.html", "next"));

        assertThat(content()).isEqualTo("first");
        assertThat(names()).containsExactly("2014-07-10", "2014-07-11");
    }

    @Test
    void whatWasReplacedWhenTheProcessWasKilledGoes() throws IOException {
        publish("second");
        for (String state : List.of("before", "gone")) {
            Path left = Files.createDirectories(folder.resolve(".2014-07-10." + state));
            Files.writeString(left.resolve("index.html"), "first");
        }

        sites.publish(NIGHT.plusDays(1), site -> SiteFolder.put(site, "index.html", "next"));

        assertThat(content()).isEqualTo("second");
        assertThat(names()).containsExactly("2014-07-10", "2014-07-11");
    }

    @Test
    void onlyWholeNightsCountAndAreLetGo() throws IOException {
        publish("first");
        sites.publish(NIGHT.plusDays(1), site -> SiteFolder.put(site, "index.html", "next"));
        Files.createDirectory(folder.resolve("2014-13-40"));

        assertThat(sites.nights()).containsExactly(NIGHT.plusDays(1), NIGHT);
        sites.letGo(NIGHT);
        sites.letGo(NIGHT);

        assertThat(names()).containsExactly("2014-07-11", "2014-13-40");
    }

    private void publish(String text) throws IOException {
        sites.publish(NIGHT, site -> SiteFolder.put(site, "index.html", text));
    }

    private String content() throws IOException {
        return Files.readString(folder.resolve("2014-07-10/index.html"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
