// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file whose name and cells try to control the terminal and forge lines: what the operator sees and the log keeps.
 */
class ForgedNamesIT {

    private static final String FORGED = "02:00:00.000 INFO  o.j.p.Night all is well";
    private static final String NAME = "就业\u001b]0;owned\u0007\u009b31m\u202e\r\n" + FORGED + "-20140705.csv";
    private static final String CELL = "\u001b[2J\u001b]8;;http://evil.example\u0007\n" + FORGED + "\u0090\u2028\u202e";
    private static final String ROUTE = """
            - templatedRoute:
                routeId: receive-hrss
                routeTemplateRef: receive-delivery
                parameters:
                  - name: bureau
                    value: hrss
            """;
    private static final Pattern COMMANDS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Terminal terminal;
    private Path file;

    @BeforeEach
    void dropsIt() throws IOException {
        ConfigCopy config = ConfigCopy.into(folder.resolve("config"))
                .spoil(
                        "feeds/hrss/hrss-employment.yaml",
                        "columns:\n",
                        "columns:\n  - {name: 说明, role: note, optional: true}\n");
        terminal = Terminal.on(warehouse, Files.createDirectory(folder.resolve("workspace")), config.folder());
        Files.delete(config.folder().resolve("feeds/hrss/hrss-rate.yaml"));
        routes(folder.resolve("routes"));
        file = Files.createDirectories(terminal.workspace().resolve("inbox/hrss"))
                .resolve(NAME);
        Files.writeString(
                file,
                "地区,月份,指标,数值,说明\n330183,2014-05,失业率,3.2,\"" + CELL + "\"\n330185,2014-05,\"" + CELL
                        + "\",3.2,\n330183,2014-05,失业率,\"" + CELL + "\",\n");
        Files.createFile(file.resolveSibling(NAME + ".done"));
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    /** The shipped routes, but with the inbox route of one bureau only. */
    static Path routes(Path target) throws IOException {
        Path bureaus = Files.createDirectories(target.resolve("bureaus"));
        try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
            for (Path route : shipped.filter(Files::isRegularFile).toList()) {
                Files.copy(route, target.resolve(route.getFileName()));
            }
        }
        Files.writeString(bureaus.resolve("hrss.camel.yaml"), ROUTE);
        return target;
    }

    @AfterEach
    void speaksAsBefore() {
        System.setErr(before);
    }

    private Said say(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--routes", folder.resolve("routes").toString()));
        return terminal.say(all.toArray(String[]::new));
    }

    @Test
    void noCommandAndNoLogLineObeysTheFile() {
        List<Said> all = List.of(
                say("check", file.toString(), "--feed", "hrss-employment"),
                say("nightly", "--date", "2014-07-10"),
                say("deliveries"),
                say("deliveries", "--json"),
                say("release", "1"),
                say("trace", "unemployment-rate", "330183", "2014-05"),
                say("check", file + "\u001b[2J\n" + FORGED, "--feed", "x\u001b"),
                say("doctor"));

        String logged = log.toString(StandardCharsets.UTF_8);
        assertThat(all).allSatisfy(said -> assertShown(said.out() + said.err()));
        assertShown(logged);
        assertThat(all.get(0).out()).contains("就业\\u001b]0;owned\\u0007\\u009b31m\\u202e\\r\\n" + FORGED);
        assertThat(all.get(1).out()).contains("\\u001b[2J\\u001b]8;;http://evil.example\\u0007\\n");
        assertThat(all.get(2).out()).contains("就业\\u001b]0;owned");
        assertThat(all.get(5).out()).contains("text      330183,2014-05,失业率,3.2,\"\\u001b[2J");
    }

    @Test
    void aProgramThatReadsCsvHasTheNameAsItIs() {
        say("nightly", "--date", "2014-07-10");

        assertThat(say("deliveries", "--csv").out()).contains(",\"" + NAME + "\",");
    }

    @Test
    void aSpreadsheetTakesNoNameForAFormula() throws IOException {
        Files.writeString(file.resolveSibling("=1+1.csv"), "x");
        Files.createFile(file.resolveSibling("=1+1.csv.done"));

        say("nightly", "--date", "2014-07-10");

        assertThat(say("deliveries", "--csv").out()).contains(",'=1+1.csv,");
        assertThat(say("deliveries", "--json").out()).contains("\"=1+1.csv\"");
    }

    @Test
    void filesOfANightAreNotReadableByAllAndDoctorSaysWhichAre() throws IOException {
        say("nightly", "--date", "2014-07-10");

        for (String kept : List.of("archive", "quarantine", "receipts", "outbox", "report")) {
            try (Stream<Path> all = Files.walk(terminal.workspace().resolve(kept))) {
                assertThat(all).isNotEmpty().allSatisfy(path -> assertThat(
                                PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                        .as(path.toString())
                        .matches(
                                Files.isDirectory(path)
                                        ? "rwxr-x---"
                                        : kept.equals("outbox") ? "rw-------" : "rw-r-----"));
            }
        }
        assertThat(say("doctor").out()).doesNotContain("is open to everybody");

        Path outbox = terminal.workspace().resolve("outbox");
        Files.setPosixFilePermissions(outbox, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(say("doctor").out())
                .contains("note: " + outbox + " is open to everybody on this machine; to close it: chmod o-rwx "
                        + outbox);
    }

    private static void assertShown(String text) {
        assertThat(text).doesNotContainPattern(COMMANDS);
        assertThat(text.lines()).noneMatch(line -> line.startsWith(FORGED));
    }
}
