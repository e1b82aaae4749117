// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a java and a mvn that only tell how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {

    private static final String MVN = """
            #!/bin/sh
            echo "$JAVA_HOME|$*" >>"$PWD/mvn-calls"
            echo 'a line from Maven'
            sleep 0.2
            mkdir -p target && : >target/jundeng.jar
            """;

    private static final String JAVA = """
            #!/bin/sh
            for word in "$@"; do echo "$word"; done
            """;

    @TempDir
    Path temporary;

    private Path home;
    private Path java;
    private Path tools;
    private Map<String, String> environment;

    @BeforeEach
    void layOut() throws IOException {
        temporary = temporary.toRealPath();
        home = Files.createDirectories(temporary.resolve("the project 均等"));
        Files.copy(Path.of("jundeng"), home.resolve("jundeng"));
        executable(home.resolve("jundeng"), Files.readString(Path.of("jundeng")));
        Files.createDirectories(home.resolve("src/main/java"));
        Files.writeString(home.resolve("src/main/java/A.java"), "");
        Files.writeString(home.resolve("pom.xml"), "");
        java = javaHome("jdk 17", "17.0.15");
        tools = Files.createDirectories(temporary.resolve("tools"));
        executable(tools.resolve("mvn"), MVN);
        environment = new TreeMap<>(
                Map.of("PATH", tools + ":/usr/bin:/bin", "JAVA_HOME", java.toString(), "LC_ALL", "C.UTF-8"));
    }

    @Test
    void buildsOnFirstUseAndTellsSoOnStandardErrorOnly() throws IOException {
        Ended ended = run("demo", "--workspace", "a b");

        assertThat(ended.code()).isZero();
        assertThat(ended.err())
                .startsWith(
                        "jundeng: building it (the first time Maven fetches the libraries, which takes some minutes)\n")
                .contains("a line from Maven");
        assertThat(ended.out()).doesNotContain("Maven").endsWith("/target/jundeng.jar\ndemo\n--workspace\na b\n");
        assertThat(mavenCalls()).containsExactly(java + "|-q -B -DskipTests package");
    }

    @Test
    void buildsNothingWhereNothingChanged() throws IOException {
        run();

        assertThat(run().err()).isEmpty();
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void buildsAgainWhenASourceOrThePomIsNewer() throws IOException {
        run();
        for (String changed : List.of("src/main/java/A.java", "pom.xml", "src/main/java")) {
            Files.setLastModifiedTime(home.resolve("target/jundeng.jar"), FileTime.from(Instant.EPOCH));
            Files.setLastModifiedTime(home.resolve("src/main"), FileTime.from(Instant.EPOCH));
            Files.setLastModifiedTime(home.resolve(changed), FileTime.from(Instant.EPOCH.plusSeconds(60)));
            run();
        }

        assertThat(mavenCalls()).hasSize(4);
    }

    @Test
    void buildsOnceWhenLaunchedTwiceAtOnce() throws Exception {
        Process one = start(home.resolve("jundeng"), "one");
        Process two = start(home.resolve("jundeng"), "two");

        assertThat(end(one).out()).endsWith("one\n");
        assertThat(end(two).out()).endsWith("two\n");
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void buildsOnceWhereThereIsNoFlock() throws Exception {
        environment.put("PATH", tools + ":" + bare());

        buildsOnceWhenLaunchedTwiceAtOnce();
    }

    @Test
    void takesALockOverFromADeadBuild() throws Exception {
        environment.put("PATH", tools + ":" + bare());
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(home.resolve("target/.build-lock.d"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

        assertThat(run("doctor").out()).endsWith("doctor\n");
    }

    @Test
    void saysThatTheBuildFailed() throws IOException {
        executable(tools.resolve("mvn"), "#!/bin/sh\nexit 1\n");

        Ended ended = run();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).endsWith("jundeng: the build failed; Maven says why above.\n");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void needsNoMavenOnceItIsBuilt() throws IOException {
        run();
        environment.put("PATH", bare("flock").toString());

        assertThat(run("doctor").out()).endsWith("doctor\n");
    }

    @Test
    void namesTheJavaThatIsTooOld() throws IOException {
        environment.put("JAVA_HOME", javaHome("jdk 11", "11.0.2").toString());
        environment.put("PATH", bare().toString());

        Ended ended = run();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo("jundeng: needs Java 17 or later, and found none; " + environment.get("JAVA_HOME")
                        + "/bin/java is version 11. Install a JDK, or point JAVA_HOME at one.\n");
    }

    @Test
    void takesTheJavaOfThePathWhereJavaHomeIsTooOld() throws IOException {
        environment.put("JAVA_HOME", javaHome("jdk 8", "1.8.0_402").toString());
        environment.put("PATH", java.resolve("bin") + ":" + environment.get("PATH"));

        assertThat(run().code()).isZero();
        assertThat(mavenCalls().get(0)).startsWith(java + "|");
    }

    @Test
    void needsACompilerForTheBuild() throws IOException {
        Files.delete(java.resolve("bin/javac"));

        assertThat(run().err())
                .isEqualTo("jundeng: needs a JDK for the build, and " + java
                        + "/bin/java belongs to a runtime without javac.\n");
    }

    @Test
    void worksThroughLinksFromElsewhere() throws IOException {
        Path links = Files.createDirectories(temporary.resolve("some links"));
        Files.createSymbolicLink(links.resolve("first"), Path.of("../" + home.getFileName() + "/jundeng"));
        Files.createSymbolicLink(links.resolve("second"), Path.of("first"));

        Ended ended = end(start(links.resolve("second"), "doctor"));

        assertThat(ended.out()).contains("-Djundeng.home=" + home + "\n").endsWith("doctor\n");
    }

    @Test
    void givesTheJvmOnlyOptionsThatItKnows() throws IOException {
        assertThat(run().out()).doesNotContain("native-access", "unsafe");
        environment.put("JAVA_HOME", javaHome("jdk 25", "25.0.1").toString());
        assertThat(run().out()).contains("--enable-native-access=ALL-UNNAMED\n--sun-misc-unsafe-memory-access=allow\n");
    }

    @Test
    void compilesThoroughlyOnlyWhereDeliveriesAreLoaded() throws IOException {
        assertThat(run("trace", "nightly").out()).contains("-XX:TieredStopAtLevel=1\n");
        assertThat(run("nightly").out()).doesNotContain("TieredStopAtLevel");
    }

    @Test
    void letsTheUsersOptionsWin() throws IOException {
        environment.put("JUNDENG_JAVA_OPTS", "-Xmx2g -Dx=*");

        assertThat(run().out()).containsSubsequence("-Xmx512m\n", "-Xmx2g\n-Dx=*\n-jar\n");
    }

    @Test
    void turnsALocaleWithoutUtf8IntoOneWithIt() throws IOException {
        environment.put("LC_ALL", "C");
        executable(java.resolve("bin/java"), "#!/bin/sh\necho \"${LC_ALL:-}|$LC_CTYPE\"\n");

        assertThat(run().out()).isEqualTo("|C.UTF-8\n");
    }

    @Test
    void takesNoLocaleAtItsWordThatIsNotInstalled() throws IOException {
        environment.put("LC_ALL", "xx_XX.UTF-8");
        executable(java.resolve("bin/java"), "#!/bin/sh\necho \"${LC_ALL:-}|$LC_CTYPE\"\n");

        assertThat(run().out()).isEqualTo("|C.UTF-8\n");
    }

    private Path javaHome(String name, String version) throws IOException {
        Path bin = Files.createDirectories(temporary.resolve(name).resolve("bin"));
        executable(bin.resolve("java"), JAVA);
        executable(bin.resolve("javac"), JAVA);
        Files.writeString(bin.resolveSibling("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return bin.getParent();
    }

    /** A folder with what the launcher calls beside java and mvn; the machine's own folders may hold those too. */
    private Path bare(String... more) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("bare"));
        List<String> names = new ArrayList<>(List.of(more));
        names.addAll(List.of("sh", "cat", "find", "head", "sed", "readlink", "mkdir", "touch", "rm", "sleep"));
        for (String name : names) {
            Path tool =
                    Files.isExecutable(Path.of("/usr/bin", name)) ? Path.of("/usr/bin", name) : Path.of("/bin", name);
            executable(folder.resolve(name), "#!/bin/sh\nexec " + tool + " \"$@\"\n");
        }
        return folder;
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(home.resolve("mvn-calls"));
    }

    private Ended run(String... words) throws IOException {
        return end(start(home.resolve("jundeng"), words));
    }

    private Process start(Path launcher, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(launcher.toString());
        builder.command().addAll(List.of(words));
        builder.directory(
                Files.createDirectories(temporary.resolve("elsewhere")).toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ended end(Process process) {
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ended(int code, String out, String err) {}
}
