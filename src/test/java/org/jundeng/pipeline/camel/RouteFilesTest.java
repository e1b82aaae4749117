// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Route files that cannot be used are faults of the configuration, each with its file, all at once. */
class RouteFilesTest {

    @TempDir
    Path folder;

    private EdgesKit kit;

    @BeforeEach
    void kit() {
        kit = new EdgesKit(folder.resolve("workspace"));
        kit.ensureRoutes();
    }

    @ParameterizedTest
    @EnumSource(Edges.Mode.class)
    void startsInBothModesWithTheContractsOfTheHouse(Edges.Mode mode) {
        Faults faults = new Faults();
        Contracts contracts = Contracts.read(Path.of("config"), Catalogue.read(Path.of("config"), faults), faults);
        assertThat(faults.all()).isEmpty();
        contracts.all().forEach(version -> kit.contracts.add(version.contract()));
        kit.routes = Path.of("routes");

        assertThatCode(() -> kit.start(mode).close()).doesNotThrowAnyException();
    }

    @Test
    void namesTheLineThatIsNotYaml() throws IOException {
        Path file = write("broken", "- route:\n    id: [a\n    from: b\n");

        assertThat(fault()).startsWith(file + ":2: while parsing a flow sequence");
    }

    @Test
    void namesAWordThatNoRouteHas() throws IOException {
        Path file = write("broken", "- route:\n    id: x\n    form:\n      uri: direct\n");

        assertThat(fault()).startsWith(file + ":2: Unsupported field: form");
    }

    @Test
    void namesAnUnknownTemplate() throws IOException {
        Path file = write(
                "broken",
                "- templatedRoute:\n    routeId: x\n    routeTemplateRef: recieve-delivery\n    parameters: []\n");

        assertThat(fault()).startsWith(file + ":3: ").contains("recieve-delivery");
    }

    @Test
    void namesAnUnknownBean() throws IOException {
        Path file = write("broken", """
                - route:
                    id: x
                    from:
                      uri: direct
                      parameters:
                        name: x
                      steps:
                        - bean:
                            ref: reciving
                """);

        assertThat(fault()).isEqualTo(file + ":9: No bean could be found in the registry for: reciving");
    }

    @Test
    void namesAFeedThatNoContractPromises() throws IOException {
        Path file = write("broken", """
                - templatedRoute:
                    routeId: pull-jbos
                    routeTemplateRef: query-source
                    parameters:
                      - name: bureau
                        value: hrss
                      - name: feed
                        value: jbos
                """);

        assertThat(fault()).isEqualTo(file + ":2: no contract with a source is called jbos");
    }

    @Test
    void namesAPulledFeedWithoutARoute() throws IOException {
        kit.contracts.add(EdgesKit.contract("jobs", new FeedSource("hrss", "select 1", null, 5, null)));

        assertThat(fault())
                .isEqualTo(kit.routes.resolve("bureaus/hrss.camel.yaml")
                        + ": feed jobs is pulled, but no route pulls it; add a templatedRoute of query-source");
    }

    @Test
    void namesAScheduleThatIsNone() {
        kit.environment.put("JUNDENG_SCHEDULE_NIGHTLY", "at two");

        assertThat(fault())
                .isEqualTo("environment: JUNDENG_SCHEDULE_NIGHTLY \"at two\" is not a Quartz cron expression such as"
                        + " 0 0 2 * * ? (second, minute, hour, day, month, weekday)");
    }

    @Test
    void namesAllFaultsAtOnce() throws IOException {
        write("one", "- route: [\n");
        write("two", "- rout:\n    id: x\n");

        assertThat(faults().faults()).hasSize(2);
    }

    @Test
    void namesAFolderWithoutRouteFiles() throws IOException {
        kit.routes = Files.createDirectories(folder.resolve("empty"));

        assertThat(fault()).isEqualTo(kit.routes + ": no route file (*.camel.yaml) lies here");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(kit.routes.resolve(name + ".camel.yaml"), text);
    }

    private String fault() {
        InvalidConfiguration all = faults();
        assertThat(all.faults()).hasSize(1);
        return all.getMessage();
    }

    private InvalidConfiguration faults() {
        return catchThrowableOfType(
                InvalidConfiguration.class, () -> kit.start(Edges.Mode.NIGHTLY).close());
    }
}
