// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.jundeng.pipeline.configuration.Folders;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Which folders a command works with. */
class FolderOptionsTest {

    private static final Map<String, String> INSTALLED = Map.of(
            "JUNDENG_WORKSPACE", "/var/lib/jundeng",
            "JUNDENG_CONFIG", "/etc/jundeng/config",
            "JUNDENG_ROUTES", "/etc/jundeng/routes");

    private static Folders folders(Map<String, String> environment, String... words) {
        FolderOptions options = new FolderOptions(environment);
        new CommandLine(new Command(options)).parseArgs(words);
        return options.all();
    }

    @CommandLine.Command
    private record Command(@CommandLine.Mixin FolderOptions folders) {}

    @Test
    void takesTheFoldersThatTheEnvironmentNames() {
        Folders folders = folders(INSTALLED);

        assertThat(folders.workspace()).isEqualTo(Path.of("/var/lib/jundeng"));
        assertThat(folders.config()).isEqualTo(Path.of("/etc/jundeng/config"));
        assertThat(folders.routes()).isEqualTo(Path.of("/etc/jundeng/routes"));
    }

    @Test
    void prefersTheFolderThatAnOptionNames() {
        Folders folders = folders(INSTALLED, "--workspace", "/srv/other");

        assertThat(folders.workspace()).isEqualTo(Path.of("/srv/other"));
        assertThat(folders.config()).isEqualTo(Path.of("/etc/jundeng/config"));
    }

    @Test
    void takesTheFoldersBesideTheProgramWhereTheVariablesAreAbsentOrBlank() {
        Path beside = Path.of(System.getProperty("jundeng.home", "")).toAbsolutePath();

        assertThat(folders(Map.of()).workspace()).isEqualTo(beside.resolve("data"));
        assertThat(folders(Map.of("JUNDENG_CONFIG", " ")).config()).isEqualTo(beside.resolve("config"));
        assertThat(folders(Map.of()).routes()).isEqualTo(beside.resolve("routes"));
    }
}
