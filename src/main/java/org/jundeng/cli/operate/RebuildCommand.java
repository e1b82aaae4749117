// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.operation.Rebuild;
import org.jundeng.warehouse.backup.UnusableBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Replays the kept deliveries of one workspace into the empty warehouse of another, and compares both. */
@Command(
        name = "rebuild",
        description = "Replays another workspace's kept deliveries, in the order of its ledger, and compares.",
        mixinStandardHelpOptions = true)
public final class RebuildCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            required = true,
            description = "The workspace whose ledger and kept bytes are replayed; it stays as it is.")
    private Path from;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path old = from.toAbsolutePath().normalize();
        if (!Files.isDirectory(old) || old.equals(folders.workspace())) {
            throw new UnusableRequest("--from: " + old + " is no workspace other than " + folders.workspace()
                    + "; --workspace names the new one, --from the one that is replayed");
        }
        Folders into = folders.all();
        Rebuild.Result result;
        try {
            result = Rebuild.run(
                    new Folders(old, into.config(), into.routes(), into.environment()), into, TerminalRun.today());
        } catch (UnusableBackup e) {
            throw new UnusableRequest(e.getMessage());
        }
        print(result, spec.commandLine().getOut());
        return result.same() ? ExitCode.DONE : ExitCode.NOT_ALL;
    }

    private static void print(Rebuild.Result result, PrintWriter out) {
        out.printf(
                "%d ledger lines replayed: %d observations, %d revisions.%n",
                result.lines(), result.observations(), result.revisions());
        if (result.same()) {
            out.println("The two warehouses hold the same.");
            return;
        }
        out.println("The two warehouses differ, by a program, a catalogue or bytes that are not those of then:");
        result.differingLines().forEach(each -> out.println("  " + each));
        result.differingIndicators().forEach(each -> out.println("  " + each));
    }
}
