// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and {@code jundengctl} of the archive, with a java that only tells how it was called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "shell scripts")
class InstalledProgramTest {

    private static final String JAVA = """
            #!/bin/sh
            env | grep '^JUNDENG_' | sort
            for word in "$@"; do echo "$word"; done
            """;

    /** One that is compiled quickly, and those that are compiled thoroughly. */
    private static final List<String> COMMANDS = List.of("status", "serve", "nightly", "check", "release", "replay");

    @TempDir
    Path temporary;

    private Path home;
    private Path variables;
    private Map<String, String> environment;

    private record Said(int exit, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        temporary = temporary.toRealPath();
        home = temporary.resolve("opt 均等");
        variables = temporary.resolve("jundeng.env");
        executable(home.resolve("bin/jundeng"), Files.readString(Path.of("src/packaging/bin/jundeng")));
        executable(home.resolve("bin/jundengctl"), Files.readString(Path.of("src/packaging/bin/jundengctl")));
        executable(home.resolve("runtime/bin/java"), JAVA);
        Files.writeString(home.resolve("runtime/release"), "JAVA_VERSION=\"17.0.15\"\n");
        // Every user is the service's user here.
        executable(temporary.resolve("tools/id"), "#!/bin/sh\ncase $* in -un) echo me;; *) echo 5;; esac\n");
        environment = new TreeMap<>(Map.of(
                "PATH",
                temporary.resolve("tools") + ":/usr/bin:/bin",
                "LC_ALL",
                "C.UTF-8",
                "JUNDENGCTL_ENV",
                variables.toString()));
    }

    @Test
    void givesTheJvmTheOptionsOfTheDevelopmentLauncher() throws Exception {
        Path checkout = temporary.resolve("checkout");
        executable(checkout.resolve("jundeng"), Files.readString(Path.of("jundeng")));
        Files.createDirectories(checkout.resolve("src/main"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.createDirectories(checkout.resolve("target"));
        Files.writeString(checkout.resolve("target/jundeng.jar"), "");
        Files.setLastModifiedTime(
                checkout.resolve("target/jundeng.jar"),
                FileTime.from(Files.getLastModifiedTime(checkout.resolve("pom.xml"))
                        .toInstant()
                        .plusSeconds(60)));
        environment.put("JAVA_HOME", home.resolve("runtime").toString());
        environment.put("JUNDENG_JAVA_OPTS", "-Xmx1g -Dx=*");
        for (String version : List.of("17.0.15", "22.0.1", "25.0.1")) {
            Files.writeString(home.resolve("runtime/release"), "JAVA_VERSION=\"" + version + "\"\n");
            for (String command : version.startsWith("17") ? COMMANDS : List.of("status")) {
                String developed = run(checkout.resolve("jundeng"), command, "--lang", "zh")
                        .out()
                        .replace(checkout + "/target", home.toString())
                        .replace(checkout.toString(), home.toString());

                assertThat(run(home.resolve("bin/jundeng"), command, "--lang", "zh")
                                .out())
                        .isEqualTo(developed)
                        .contains("-Xmx512m\n", "-Xmx1g\n-Dx=*\n-jar\n" + home + "/jundeng.jar\n" + command + "\n");
            }
        }
    }

    @Test
    void prefersItsOwnRuntimeAndSaysWhatIsMissingWithoutOne() throws Exception {
        executable(temporary.resolve("jdk/bin/java"), "#!/bin/sh\necho other\n");
        Files.writeString(temporary.resolve("jdk/release"), "JAVA_VERSION=\"17.0.15\"\n");
        environment.put("JAVA_HOME", temporary.resolve("jdk").toString());
        assertThat(run(home.resolve("bin/jundeng"), "status").out()).endsWith("status\n");

        Files.delete(home.resolve("runtime/bin/java"));
        assertThat(run(home.resolve("bin/jundeng"), "status").out()).isEqualTo("other\n");

        Files.writeString(temporary.resolve("jdk/release"), "JAVA_VERSION=\"11.0.2\"\n");
        Path tools = temporary.resolve("tools");
        for (String name : List.of("sh", "sed", "readlink", "head")) {
            executable(tools.resolve(name), "#!/bin/sh\nexec /usr/bin/" + name + " \"$@\"\n");
        }
        environment.put("PATH", tools.toString());
        Said said = run(home.resolve("bin/jundeng"), "status");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err())
                .isEqualTo("jundeng: needs Java 17 or later, and found none; " + temporary.resolve("jdk/bin/java")
                        + " is version 11. This archive has no runtime of its own: install a Java, or point JAVA_HOME"
                        + " at one.\n");
    }

    /** The configuration is root's, and the service cannot change it. */
    @Test
    void changesUsersAndClientsAsRootAndDoesAllElseAsTheService() throws Exception {
        executable(
                temporary.resolve("tools/id"),
                "#!/bin/sh\ncase $* in '-u jundeng') echo 5;; -u) echo 0;; *) echo root;; esac\n");
        executable(
                temporary.resolve("tools/setpriv"),
                "#!/bin/sh\necho as the service\nwhile [ \"$1\" != -- ]; do shift; done\nshift\nexec \"$@\"\n");
        executable(temporary.resolve("tools/stat"), "#!/bin/sh\necho $OWNER\n");
        for (String command : List.of("user", "client")) {
            environment.put("OWNER", "0");
            assertThat(run(home.resolve("bin/jundengctl"), command, "add", "x").out())
                    .endsWith(command + "\nadd\nx\n")
                    .doesNotContain("as the service");
            environment.put("OWNER", "5");
            assertThat(run(home.resolve("bin/jundengctl"), command, "add", "x").out())
                    .startsWith("as the service\n");
        }
        environment.put("OWNER", "0");
        assertThat(run(home.resolve("bin/jundengctl"), "status").out()).startsWith("as the service\n");
    }

    @Test
    void givesACommandTheVariablesAndFoldersOfTheService() throws Exception {
        Files.writeString(variables, """
                # a comment
                ; another one

                JUNDENG_DB_PASSWORD=p'w "$x" `id` \\n = end\s
                export JUNDENG_SMTP_HOST="mail.city.example"
                  JUNDENG_WEB_URL='https://jundeng.city.example/'
                JUNDENG_NODE=one\r
                JUNDENG_LOG=INFO
                JUNDENG_CONFIG=/srv/config""");
        environment.put("JUNDENG_LOG", "DEBUG");

        Said said = run(home.resolve("bin/jundengctl"), "silence", "add", "--reason", "a b");

        assertThat(said.err()).contains("everybody on this machine can read " + variables + ": chmod o= " + variables);
        assertThat(said.exit()).isZero();
        assertThat(said.out().lines().limit(8).toList())
                .containsExactly(
                        "JUNDENG_CONFIG=/srv/config",
                        "JUNDENG_DB_PASSWORD=p'w \"$x\" `id` \\n = end ",
                        "JUNDENG_LOG=DEBUG",
                        "JUNDENG_NODE=one",
                        "JUNDENG_ROUTES=/etc/jundeng/routes",
                        "JUNDENG_SMTP_HOST=mail.city.example",
                        "JUNDENG_WEB_URL=https://jundeng.city.example/",
                        "JUNDENG_WORKSPACE=/var/lib/jundeng");
        assertThat(said.out()).endsWith("/jundeng.jar\nsilence\nadd\n--reason\na b\n");
    }

    @Test
    void namesTheLineThatIsNoVariableAndNeverShowsIt() throws Exception {
        for (String line : List.of("hush hush", "JUNDENG-DB=hush", "=hush", "JUNDENG DB=hush")) {
            Files.writeString(variables, "JUNDENG_LOG=INFO\n" + line + "\n");
            Said said = run(home.resolve("bin/jundengctl"), "status");

            assertThat(said.exit()).as(line).isEqualTo(2);
            assertThat(said.err()).contains(variables + ", line 2: ").doesNotContain("hush");
            assertThat(said.out()).isEmpty();
        }
    }

    @Test
    void refusesAUserWhoIsNeitherRootNorTheService() throws Exception {
        executable(
                temporary.resolve("tools/id"),
                "#!/bin/sh\ncase $* in '-u jundeng') echo 5;; -un) echo wang;; *) echo 6;; esac\n");

        Said said = run(home.resolve("bin/jundengctl"), "status");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err())
                .isEqualTo("jundengctl: runs as root or as jundeng, and this is wang: sudo jundengctl status …\n");
    }

    @Test
    void changesTheUserAsRootWithoutASecretAmongTheWords() throws Exception {
        Files.writeString(variables, "JUNDENG_DB_PASSWORD=hush\n");
        executable(
                temporary.resolve("tools/id"),
                "#!/bin/sh\ncase $* in '-u jundeng') echo 5;; -un) echo root;; *) echo 0;; esac\n");
        executable(
                temporary.resolve("tools/setpriv"),
                "#!/bin/sh\necho \"$*\"\nwhile [ $1 != -- ]; do shift; done\nshift\nexec \"$@\"\n");
        environment.put("SUDO_USER", "wang");

        Said said = run(home.resolve("bin/jundengctl"), "ack", "17");

        assertThat(said.out())
                .startsWith("--reuid=jundeng --regid=jundeng --init-groups -- " + home + "/bin/jundeng ack 17\n")
                .contains("JUNDENG_DB_PASSWORD=hush\n", "-Duser.name=wang\n")
                .doesNotContain("JUNDENG_CALLER");
        assertThat(said.out().split("hush", -1)).hasSize(2);
    }

    private Said run(Path program, String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        builder.command().addAll(List.of(words));
        builder.directory(temporary.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), out, err);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
