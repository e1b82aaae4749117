// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.TutorialSteps;
import org.jundeng.cli.terminal.Screen;
import org.jundeng.warehouse.UnpackedPrograms;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Following docs/another-city.md to the letter puts a county under watch, without Java and without Hangzhou. */
class AnotherCityIT {

    private static final Path DOCUMENT = Path.of("docs/another-city.md");
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    private static final String COMMAND = "./jundeng ";

    @TempDir
    static Path home;

    private static List<Path> written;
    private static final Map<String, Said> SAID = new TreeMap<>();

    private record Said(int exit, String out, String err) {}

    @BeforeAll
    static void follow() throws Exception {
        copyRoutes();
        List<String> lines = SHELL.matcher(Files.readString(DOCUMENT))
                .results()
                .flatMap(block -> block.group(1).lines())
                .toList();
        for (String line : lines) {
            if (!line.startsWith(COMMAND)) {
                shell(line);
            }
        }
        written = TutorialSteps.follow(DOCUMENT, home);
        UnpackedPrograms.linkedIn(home.resolve("qingshi/data/postgres"));
        for (String line : lines) {
            if (line.startsWith(COMMAND)) {
                String[] words = line.substring(COMMAND.length()).split(" ");
                SAID.put(words[0], say(words));
            }
        }
    }

    private static void copyRoutes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(file.toString()));
            }
        }
    }

    private static void shell(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-ec", line)
                .directory(home.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).as(line).isZero();
    }

    private static Said say(String... words) {
        String[] placed = Arrays.stream(words)
                .map(word -> word.startsWith("qingshi/") ? home.resolve(word).toString() : word)
                .toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Jundeng.commandLine();
        line.setOut(new Screen(out));
        line.setErr(new Screen(err));
        return new Said(line.execute(placed), out.toString(), err.toString());
    }

    @Test
    void needsNoJavaAndNothingOfHangzhou() throws IOException {
        assertThat(written).hasSize(12).noneMatch(file -> file.toString().endsWith(".java"));
        assertThat(written)
                .filteredOn(file -> file.startsWith("qingshi/config"))
                .hasSize(10);
        for (Path file : written) {
            if (file.startsWith("qingshi/config")) {
                assertThat(home.resolve(file)).content().doesNotContainIgnoringCase("hangzhou", "杭州", "3301");
            }
        }
        assertThat(home.resolve("qingshi/routes/bureaus")).isDirectoryContaining("glob:**civil-affairs.camel.yaml");
        try (Stream<Path> bureaus = Files.list(home.resolve("qingshi/routes/bureaus"))) {
            assertThat(bureaus).hasSize(1);
        }
    }

    @Test
    void theDoctorFindsNoFaultAndEachTargetHasItsSource() {
        assertThat(SAID.get("doctor").out())
                .contains("No fault found.")
                .doesNotContain("has no source", "has nothing to compare", "compares nothing", "never");
        assertThat(SAID.get("doctor").exit()).isZero();
    }

    @Test
    void theCatalogueListsTheThreeTargets() {
        assertThat(SAID.get("catalogue").out().lines().skip(1))
                .containsExactly(
                        "pension-coverage,1,1,pension-coverage,养老保险参保率95%以上,floor,>=,95,%,city,2016-12-31,,"
                                + "civil-affairs,到2016年底，城乡居民养老保险参保率达到95%以上,95",
                        "beds-added,1,2,beds-added,每年新增养老床位60张,per-year,>=,60,张,city,2016-12-31,,civil-affairs,"
                                + "每年新增养老床位60张,60",
                        "care-station-coverage,1,3,care-station-coverage,各乡镇村（社区）服务站全覆盖,coverage,>=,100,%,"
                                + "each-district,2016-12-31,,civil-affairs,各乡镇（街道）村（社区）居家养老服务站实现全覆盖,100");
    }

    @Test
    void theNightTakesTheDeliveryAndAssessesAllTargets() {
        assertThat(SAID.get("nightly").exit())
                .as(SAID.get("nightly").toString())
                .isZero();
        assertThat(SAID.get("nightly").out()).contains("养老服务季报-2015Q2.csv");
        assertThat(SAID.get("status").out().lines().skip(1).map(line -> line.split(",")))
                .extracting(cells -> String.join(" ", cells[0], cells[6], cells[7], cells[8], cells[9]))
                .containsExactlyInAnyOrder(
                        "pension-coverage qingshi met 2015-Q2 95.2",
                        "beds-added qingshi on-track 2015-Q2 39",
                        "care-station-coverage dongqiao met 2015-Q2 100",
                        "care-station-coverage nanxi on-track 2015-Q2 92.3",
                        "care-station-coverage beishan on-track 2015-Q2 75");
    }

    @Test
    void theDemoSaysThatItsSamplesAreNotForThisCity() {
        Said demo = say(
                "demo",
                "--config",
                "qingshi/config",
                "--routes",
                "qingshi/routes",
                "--workspace",
                home.resolve("empty").toString());

        assertThat(demo.exit()).isEqualTo(2);
        assertThat(demo.err())
                .contains("the demo's samples are for the configuration that is shipped")
                .contains("run nightly instead");
        assertThat(home.resolve("empty")).doesNotExist();
    }
}
