// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.alert.past.BreachCounts;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.State;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the folder of the nights' pages comes to over many nights. */
class ReportFolderTest {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Catalogue CATALOGUE = Catalogue.read(ConfigCopy.whole(), new Faults());

    @TempDir
    Path folder;

    @Test
    void nightsOnWhichNothingChangesShareWhatHolds() throws IOException {
        for (int day = 0; day < 4; day++) {
            write(NIGHT.plusDays(day), State.MET);
        }

        assertThat(names()).hasSize(6).contains("index.html", "2014-07-10.html", "2014-07-13.html");
        assertThat(page(1)).content().contains("同前一夜").doesNotContain("目标进展</h2>");
        String link = shared(page(3));
        assertThat(shared(page(1))).isEqualTo(link);
        assertThat(standing(folder.resolve(link), "</body>")).isEqualTo(standing(page(0), "<h2>报送情况"));
        assertThat(folder.resolve("index.html")).content().contains("目标进展").doesNotContain("同前一夜");
    }

    @Test
    void aNightOnWhichAStateChangesSaysEverything() throws IOException {
        write(NIGHT, State.MET);
        write(NIGHT.plusDays(1), State.MISSED);

        assertThat(page(1)).content().contains("目标进展").doesNotContain("同前一夜");
    }

    @Test
    void aFileThatOnlyLooksLikeThePageOfANightIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("2014-13-40.html"), "a bureau's own");
        write(NIGHT, State.MET);
        write(NIGHT.plusDays(1), State.MET);

        assertThat(page(1)).content().contains("同前一夜");
        assertThat(folder.resolve("2014-13-40.html")).hasContent("a bureau's own");
    }

    /** The page that later nights share is never rewritten. */
    @Test
    void aPastNightThatIsWrittenAgainChangesNoOtherPage() throws IOException {
        write(NIGHT, State.MET);
        write(NIGHT.plusDays(1), State.MET);
        String before = Files.readString(page(1));

        write(NIGHT, State.MISSED);

        assertThat(page(1)).content().isEqualTo(before);
        assertThat(folder.resolve(shared(page(1)))).content().contains("达标");
    }

    @Test
    void pagesOfOldNightsAreLetGoWithWhatOnlyTheyShared() throws IOException {
        ReportFolder pages = new ReportFolder(folder);
        write(NIGHT, State.MET);
        write(NIGHT.plusDays(1), State.MET);
        String old = shared(page(1));
        write(NIGHT.plusDays(2), State.MISSED);
        write(NIGHT.plusDays(3), State.MISSED);

        assertThat(pages.olderThan(9)).isEmpty();
        assertThat(pages.olderThan(2)).containsExactly(NIGHT.plusDays(1), NIGHT);
        pages.letGo(pages.olderThan(2));

        assertThat(names())
                .containsExactlyInAnyOrder("index.html", "2014-07-12.html", "2014-07-13.html", shared(page(3)))
                .doesNotContain(old);
    }

    @Test
    void linksToWhatWasLetGoBecomeText() throws IOException {
        ReportFolder pages = new ReportFolder(folder);
        String row = "<td><a href=\"../receipts/hrss/1-%E5%B0%B1.html\">回执</a>（2 个问题）</td>\n";
        Files.writeString(page(0), row + row.replace("/1-", "/2-"));

        pages.unlink(NIGHT, List.of("../receipts/hrss/1-%E5%B0%B1.html"));

        assertThat(page(0)).content().isEqualTo("<td>回执（已清理）（2 个问题）</td>\n" + row.replace("/1-", "/2-"));
    }

    private void write(LocalDate night, State state) throws IOException {
        List<Assessment> assessments = CATALOGUE.targets().stream()
                .map(target -> new Assessment(
                        target.id(),
                        "hangzhou",
                        night,
                        state,
                        null,
                        null,
                        BigDecimal.ONE,
                        null,
                        null,
                        List.of(),
                        new Label("因", "why")))
                .toList();
        new NightPage(CATALOGUE)
                .write(
                        new NightReport(
                                night,
                                1,
                                List.of(),
                                assessments,
                                List.of(),
                                List.of(),
                                List.of(),
                                0,
                                false,
                                BreachCounts.NONE,
                                List.of(),
                                null,
                                null),
                        folder);
    }

    private Path page(int day) {
        return folder.resolve(NIGHT.plusDays(day) + ".html");
    }

    private static String shared(Path page) throws IOException {
        return Files.readString(page).replaceAll("(?s).*href=\"(standing-[0-9a-f]+\\.html)\".*", "$1");
    }

    private static String standing(Path page, String end) throws IOException {
        String text = Files.readString(page);
        return text.substring(text.indexOf("<h2>当前预警"), text.indexOf(end));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }
}
