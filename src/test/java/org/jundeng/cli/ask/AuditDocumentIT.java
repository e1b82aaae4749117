// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.AuditChain;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.AuditTrail.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/audit.md}, run by a shell on an export, without Jundeng. */
class AuditDocumentIT {

    private static final Path DOCUMENT = Path.of("docs", "audit.md");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    @TempDir
    private Path auditor;

    private String first;
    private String last;

    /** What a command said on both streams, and its exit code. */
    private record Ran(int exit, String said) {}

    @BeforeEach
    void exports() throws IOException {
        AuditTrail trail = new AuditTrail(
                warehouse.dataSource(), Clock.fixed(Instant.parse("2014-07-11T01:00:00.000001Z"), ZoneOffset.UTC));
        AuditChain chain = new AuditChain(warehouse.dataSource());
        for (int i = 1; i <= 12; i++) {
            trail.note(new Entry("周", Act.WITHDRAW, "delivery " + i, "done", "a\tb\n%s \\ \"quoted\"", "错 100%", null));
            trail.note(new Entry("", Act.OPEN_LINK, "link", "forged", null, "", "10.0.0.7 $(rm -rf lines)"));
            AuditChain.Head head = chain.publish(LocalDate.of(2014, 7, 10).plusDays(i));
            first = i == 1 ? head.hash() : first;
            last = head.hash();
        }
        Files.writeString(
                auditor.resolve("audit.txt"),
                Terminal.on(warehouse, workspace, ConfigCopy.whole())
                        .say("audit", "--chain")
                        .out());
    }

    private static String command(String name) throws IOException {
        Matcher block = Pattern.compile("<!-- run: " + name + " -->\\n```sh\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(DOCUMENT));
        assertThat(block.find()).as("the command " + name).isTrue();
        return block.group(1);
    }

    private Ran run(String name) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("bash", "-c", "HASH=" + first + "\n" + command(name))
                .directory(auditor.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(shell.waitFor(), said.strip());
    }

    private void tamper(int line, String from, String to) throws IOException {
        Path export = auditor.resolve("audit.txt");
        List<String> lines = Files.readAllLines(export);
        assertThat(lines.get(line - 1)).contains(from);
        lines.set(line - 1, lines.get(line - 1).replace(from, to));
        Files.write(export, lines);
    }

    @Test
    void verifyTheExport() throws IOException, InterruptedException {
        assertThat(run("verify")).isEqualTo(new Ran(0, "the chain is whole"));
        assertThat(run("head")).isEqualTo(new Ran(0, last + "\t24"));
        assertThat(run("known")).isEqualTo(new Ran(0, first + "\t2"));
        assertThat(run("one")).isEqualTo(new Ran(0, first + "  -"));
    }

    @Test
    void nameALineThatWasChanged() throws IOException, InterruptedException {
        tamper(17, "delivery 9", "delivery 8");

        Ran ran = run("verify");

        assertThat(ran.exit()).isNotZero();
        assertThat(ran.said()).contains("lines/000000017: FAILED").doesNotContain("000000016", "000000018", "whole");
    }

    @Test
    void nameALineThatWasRemoved() throws IOException, InterruptedException {
        Path export = auditor.resolve("audit.txt");
        List<String> lines = Files.readAllLines(export);
        lines.remove(4);
        Files.write(export, lines);

        Ran ran = run("verify");

        assertThat(ran.exit()).isNotZero();
        assertThat(ran.said()).contains("line 5 is missing").doesNotContain("whole");
    }

    @Test
    void nameALineThatWasMadeAnewByItsNeighbour() throws IOException, InterruptedException {
        tamper(2, first, "0".repeat(64));

        assertThat(run("verify").said()).contains("lines/000000002: FAILED", "lines/000000003: FAILED");
    }
}
