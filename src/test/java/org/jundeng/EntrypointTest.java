// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The container's first process, with a java that only tells how it was called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the entry point is a shell script")
class EntrypointTest {

    private static final String JAVA = """
            #!/bin/sh
            [ "$1" = -version ] && echo 'openjdk version "17.0.1"' && exit
            env | grep '^JUNDENG_' | sort
            echo "$@"
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void layOut() throws IOException {
        executable(folder.resolve("java"), JAVA);
        Path bin = Files.createDirectories(folder.resolve("jundeng/bin"));
        executable(bin.resolve("entrypoint.sh"), Files.readString(Path.of("docker/entrypoint.sh")));
        executable(bin.resolve("jundeng"), Files.readString(Path.of("src/packaging/bin/jundeng")));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Said(int exit, String text) {}

    private Said run(Map<String, String> environment) throws IOException, InterruptedException {
        return run("entrypoint.sh", environment);
    }

    private Said run(String program, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        folder.resolve("jundeng/bin").resolve(program).toString(), "serve")
                .redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().keySet().removeIf(name -> name.startsWith("JUNDENG_"));
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", folder.toString(), (before, first) -> first + ":" + before);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void takesPasswordsAndTheSecretOfLinksFromFiles() throws IOException, InterruptedException {
        Said said = run(Map.of(
                "JUNDENG_DB_PASSWORD_FILE",
                file("a password", "p'w $x\n"),
                "JUNDENG_SOURCE_CIVIL_AFFAIRS_PASSWORD_FILE",
                file("source", "s"),
                "JUNDENG_WEB_SECRET",
                "",
                "JUNDENG_WEB_SECRET_FILE",
                file("secret", "0123456789abcdef\n")));

        assertThat(said.exit()).isZero();
        assertThat(said.text().lines().toList())
                .contains(
                        "JUNDENG_DB_PASSWORD=p'w $x",
                        "JUNDENG_SOURCE_CIVIL_AFFAIRS_PASSWORD=s",
                        "JUNDENG_WEB_SECRET=0123456789abcdef")
                .last()
                .asString()
                .contains("-XX:MaxRAMPercentage=60")
                .doesNotContain("-Xmx")
                .endsWith("-jar " + folder.toRealPath().resolve("jundeng/jundeng.jar") + " serve");
        assertThat(said.text()).doesNotContain("_FILE");
    }

    @Test
    void aCommandRunInsideSeesTheSameSecrets() throws IOException, InterruptedException {
        Said said = run("jundeng", Map.of("JUNDENG_SOURCE_HRSS_TOKEN_FILE", file("token", "t\n")));

        assertThat(said.exit()).isZero();
        assertThat(said.text())
                .contains("JUNDENG_SOURCE_HRSS_TOKEN=t\n", "-Xmx512m")
                .doesNotContain("_FILE", "MaxRAM");
    }

    @Test
    void leavesWhatStandsInTheEnvironmentWhereNoFileIsNamed() throws IOException, InterruptedException {
        Said said = run(Map.of("JUNDENG_WEB_SECRET", "from outside", "JUNDENG_WEB_SECRET_FILE", ""));

        assertThat(said.exit()).isZero();
        assertThat(said.text()).contains("JUNDENG_WEB_SECRET=from outside").doesNotContain("_FILE");
    }

    @Test
    void endsWithTwoWhereAFileIsNotThere() throws IOException, InterruptedException {
        Said said = run(Map.of("JUNDENG_WEB_SECRET_FILE", "/nowhere/secret"));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text())
                .startsWith("jundeng: JUNDENG_WEB_SECRET_FILE is /nowhere/secret, which cannot be read as user ");
    }
}
