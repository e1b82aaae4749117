// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.load.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A file is tried under a configuration that the warehouse does not know yet. */
class CheckIT {

    private static final String FEED = "hrss-employment";
    private static final Path CONTRACT = Path.of("feeds/hrss/hrss-employment.yaml");
    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path home;

    private Path draft;
    private Path file;
    private TestPipeline shared;

    @BeforeEach
    void open() throws IOException {
        draft = Files.createDirectory(home.resolve("draft"));
        ConfigCopies.whole(draft);
        file = home.resolve("就业月报.csv");
        Files.writeString(file, HEADER + "西子区,2014年6月,3.9,96,1,2\n");
        shared = new TestPipeline(home.resolve("shared"), warehouse);
        shared.begin().close();
    }

    @Test
    void goesByTheDraftAndLeavesNoTraceOfIt() throws Exception {
        ConfigCopies.replace(draft.resolve("regions/regions.csv"), "上城区", "西子区");
        ConfigCopies.replace(draft.resolve("regions/regions.csv"), "拱墅区", "运河区");
        ConfigCopies.replace(draft.resolve(CONTRACT), "working-day: 8", "working-day: 9");
        List<String> before = kept();

        Loader.Comparison byDraft = check(drafting());
        Loader.Comparison byShared = check(shared);

        assertThat(codes(byShared)).contains(FindingCode.UNKNOWN_REGION);
        assertThat(codes(byDraft)).doesNotContain(FindingCode.UNKNOWN_REGION);
        assertThat(byDraft.result().outcome()).isNotEqualTo(Outcome.REFUSED);
        assertThat(byDraft.result().counts().obsNew()).isEqualTo(4);
        assertThat(missing(byDraft)).contains("运河区").doesNotContain("拱墅区");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void takesTheSameBytesForNewWhereTheDraftKnowsOtherRegions() throws Exception {
        String figures = ",2014年6月,3.9,96,1,2\n";
        Files.writeString(file, HEADER + String.join(figures, "上城区", "江干区", "拱墅区", "西湖区", "西子区", ""));
        try (RunningPipeline running = shared.begin()) {
            Path inbox = Files.createDirectories(
                    running.pipeline().opened().workspace().inbox("hrss"));
            Path dropped = Files.copy(file, inbox.resolve(file.getFileName()));
            Claim claim = running.pipeline().inbox().claim("hrss", dropped).orElseThrow();
            assertThat(running.pipeline().taking().take(claim).result().outcome())
                    .isEqualTo(Outcome.TAKEN_IN_PART);
        }
        ConfigCopies.replace(draft.resolve("regions/regions.csv"), "下城区", "西子区");

        assertThat(check(shared).result().outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(check(drafting()).result().outcome()).isNotEqualTo(Outcome.DUPLICATE);
        assertThat(check(drafting()).result().counts().obsNew()).isEqualTo(4);
    }

    private TestPipeline drafting() {
        return new TestPipeline(home.resolve("own"), warehouse).with(draft, Path.of("routes"));
    }

    private static String missing(Loader.Comparison comparison) {
        return comparison.listed().stream()
                .filter(finding -> finding.code() == FindingCode.MISSING_REGION)
                .map(Finding::toString)
                .collect(Collectors.joining());
    }

    private static List<FindingCode> codes(Loader.Comparison comparison) {
        return comparison.listed().stream().map(Finding::code).toList();
    }

    private Loader.Comparison check(TestPipeline test) {
        RunOptions options = new RunOptions(Clock.systemUTC(), TestPipeline.NIGHT, Progress.SILENT);
        try (Pipeline pipeline = Pipeline.openAsItIs(test.folders(), options)) {
            return pipeline.fileTrial()
                    .compare(
                            file,
                            pipeline.opened()
                                    .configuration()
                                    .contracts()
                                    .feed(FEED)
                                    .orElseThrow());
        }
    }

    /** Everything that the warehouse holds of any configuration. */
    private List<String> kept() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("region_validity", "indicator", "target", "config_version")) {
                try (ResultSet row = statement.executeQuery("select t::text from " + table + " t order by 1")) {
                    while (row.next()) {
                        rows.add(table + row.getString(1));
                    }
                }
            }
        }
        return rows;
    }
}
