// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.sample.SampleSet;
import org.jundeng.warehouse.UnpackedPrograms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace with its own server is backed up while it is in use, and another workspace goes on from the backup. */
class RestoredWorkspaceIT {

    private static final String NIGHT = "2014-07-10";

    @TempDir
    private Path folder;

    private Terminal old;
    private Terminal restored;

    @BeforeEach
    void name() throws IOException {
        old = embedded("old");
        restored = embedded("restored");
    }

    private Terminal embedded(String name) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve(name));
        UnpackedPrograms.linkedIn(workspace.resolve("postgres"));
        Files.writeString(
                workspace.resolve("application.properties"),
                "jundeng.inbox.quiet-period=500ms\njundeng.keep.site-nights=0\n");
        return new Terminal(workspace, Path.of("config"));
    }

    private Folders folders() {
        return new Folders(old.workspace(), Path.of("config"), Path.of("routes"), Map.of());
    }

    private static long mails(Terminal terminal) throws IOException {
        Path outbox = terminal.workspace().resolve("outbox");
        if (!Files.isDirectory(outbox)) {
            return 0;
        }
        try (Stream<Path> mails = Files.list(outbox)) {
            return mails.count();
        }
    }

    @Test
    void goesOnAsBefore() throws IOException {
        Configuration configuration = Configuration.read(folders());
        SampleSet.write(old.workspace().resolve("inbox"), configuration.contracts(), configuration.catalogue());
        byte[] jobs = Files.readAllBytes(old.workspace().resolve("inbox/hrss/就业月报-样例-201301-201405.csv"));
        Said backup;
        String deliveries;
        String published;
        try (RunningPipeline working = RunningPipeline.begin(
                "nightly", Edges.Mode.NIGHTLY, folders(), TerminalRun.on(java.time.LocalDate.parse(NIGHT)))) {
            working.night().run("nightly");
            published = old.say("audit", "--chain").out();
            backup = old.say("backup", folder.resolve("b.zip").toString(), "--with-archive");
            deliveries = old.say("deliveries", "--csv").out();
        }

        Said restore = restored.say("restore", folder.resolve("b.zip").toString());

        assertThat(mails(old)).isPositive();
        assertThat(backup.exit()).as(backup.err()).isZero();
        assertThat(restore.exit()).as(restore.err()).isZero();
        assertThat(restored.say("deliveries", "--csv").out()).isEqualTo(deliveries);
        Files.createDirectories(restored.workspace().resolve("inbox/hrss"));
        Files.write(restored.workspace().resolve("inbox/hrss/就业月报-again.csv"), jobs);
        Said night = restored.say("nightly", "--date", NIGHT);
        assertThat(night.out()).contains("duplicate");
        assertThat(mails(restored)).isZero();
        goesOnWithTheChain(published);
    }

    /** The backup itself has the line that somebody made it, and the night after the restore publishes that. */
    private void goesOnWithTheChain(String published) {
        String chain = restored.say("audit", "--chain").out();
        String head =
                published.lines().reduce((one, next) -> next).orElseThrow().split("\t")[0];

        assertThat(chain).startsWith(published).isNotEqualTo(published);
        assertThat(chain)
                .contains("\tcopy\tb.zip\tbegun\t", "\trestore\tb.zip\tdone\t")
                .doesNotContain("\tcopy\tb.zip\tdone");
        assertThat(restored.say("audit", "--verify", "--head", head).exit()).isZero();
    }
}
