// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.assess.StoredFigures;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Jundeng;
import org.jundeng.cli.terminal.Screen;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The observations of 拱墅 and 下城, which were merged exactly, and of 上城 and 江干, which were not. */
class ComparableObservationsIT {

    private static final String HEADER =
            "freq,indicator,ref_area,time_period,obs_value,obs_status,unit_measure," + "delivery,dimensions,region_id";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    private record Said(int exit, List<String> lines, String err) {}

    private Said observations(String... options) {
        List<String> words = new ArrayList<>(List.of("observations", "--csv", "--workspace", workspace.toString()));
        words.addAll(List.of("--config", ConfigCopy.whole().toString()));
        words.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Jundeng.commandLine();
        line.setOut(new Screen(out));
        line.setErr(new Screen(err));
        int exit = line.execute(words.toArray(String[]::new));
        return new Said(exit, out.toString().lines().toList(), err.toString());
    }

    @BeforeEach
    void deliver() throws IOException {
        Files.writeString(workspace.resolve("application.properties"), "jundeng.db.url=" + warehouse.url() + "\n");
        StoredFigures figures = new StoredFigures(warehouse);
        figures.deliver("a.csv", "new-jobs", "xiacheng", "2021-03", "100");
        figures.deliver("b.csv", "new-jobs", "gongshu", "2021-03", "250");
        figures.deliver("c.csv", "new-jobs", "gongshu-2021", "2021-04", "360");
        figures.deliver("d.csv", "new-jobs", "shangcheng", "2021-03", "70");
        figures.deliver("e.csv", "new-jobs", "jianggan", "2021-03", "80");
        figures.deliver("f.csv", "new-jobs", "shangcheng-2021", "2021-04", "130");
        figures.deliver("g.csv", "new-jobs", "shangcheng-2021", "2021-05", "131");
    }

    @Test
    void joinsTheSeriesOfTwoDistrictsThatBecameOne() {
        assertThat(observations("--ref-area", "330105", "--comparable").lines())
                .containsExactly(
                        HEADER,
                        "M,new-jobs,330105,2021-03,350,A,人,2,{},gongshu-2021",
                        "M,new-jobs,330105,2021-04,360,A,人,3,{},gongshu-2021");
        assertThat(observations("--ref-area", "330105", "--indicator", "new-jobs")
                        .lines())
                .containsExactly(
                        HEADER,
                        "M,new-jobs,330105,2021-03,250,A,人,2,{},gongshu",
                        "M,new-jobs,330105,2021-04,360,A,人,3,{},gongshu-2021");
    }

    @Test
    void takesTheTerritoryAsItWasOnTheLastDayThatIsAskedFor() {
        assertThat(observations("--ref-area", "330105", "--to", "2021-03", "--comparable")
                        .lines())
                .containsExactly(HEADER, "M,new-jobs,330105,2021-03,250,A,人,2,{},gongshu");
        assertThat(observations("--ref-area", "下城区", "--to", "2021-03", "--comparable")
                        .lines())
                .containsExactly(HEADER, "M,new-jobs,330103,2021-03,100,A,人,1,{},xiacheng");
    }

    @Test
    void marksTheFirstPeriodAfterADivisionWhateverIsAskedFor() {
        assertThat(observations("--ref-area", "上城", "--indicator", "new-jobs", "--comparable")
                        .lines())
                .containsExactly(
                        HEADER,
                        "M,new-jobs,330104,2021-03,80,A,人,5,{},jianggan",
                        "M,new-jobs,330102,2021-03,70,A,人,4,{},shangcheng",
                        "M,new-jobs,330102,2021-04,130,B,人,6,{},shangcheng-2021",
                        "M,new-jobs,330102,2021-05,131,A,人,7,{},shangcheng-2021");
        assertThat(observations("--ref-area", "330102", "--from", "2021-04", "--comparable")
                        .lines())
                .containsExactly(
                        HEADER,
                        "M,new-jobs,330102,2021-04,130,B,人,6,{},shangcheng-2021",
                        "M,new-jobs,330102,2021-05,131,A,人,7,{},shangcheng-2021");
    }

    @Test
    void saysWhichOptionIsMissingAndWhichRegionIsUnknown() {
        assertThat(observations("--comparable"))
                .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
                .satisfies(said -> assertThat(said.err()).contains("--comparable needs --ref-area"));
        assertThat(observations("--ref-area", "330103", "--to", "2022", "--comparable"))
                .satisfies(said -> assertThat(said.exit()).isEqualTo(2))
                .satisfies(said ->
                        assertThat(said.err()).contains("330103 was not valid in 2022-12-31; then it was 330105 拱墅区"));
        assertThat(observations("--ref-area", "330127", "--comparable").exit()).isEqualTo(1);
    }
}
