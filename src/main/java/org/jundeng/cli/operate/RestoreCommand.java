// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.backup.ScheduledBackups;
import org.jundeng.pipeline.operation.Backups;
import org.jundeng.warehouse.backup.Restore;
import org.jundeng.warehouse.backup.UnusableBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores a backup into a workspace whose warehouse is empty. */
@Command(
        name = "restore",
        description = "Brings a backup back, into a workspace whose warehouse is empty.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    private static final int LISTED = 100;

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "FILE|DIR", description = "The backup, or a folder, of whose backups the newest is meant.")
    private Path source;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Restore.Done done;
        try {
            Backups.Caller caller = new Backups.Caller(System.getProperty("user.name"), Clock.systemUTC());
            done = Backups.restore(folders.all(), Files.isDirectory(source) ? newest() : source, caller);
        } catch (UnusableBackup e) {
            throw new UnusableRequest(e.getMessage());
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s holds what the backup of %s holds: %d rows of %d tables. Of %d kept files %d are here.%n",
                        folders.workspace(),
                        done.madeAt(),
                        done.rows(),
                        done.tables(),
                        done.files(),
                        done.files() - done.faults().size());
        if (done.others() > 0) {
            spec.commandLine().getOut().println("Other files that came back: " + done.others() + ".");
        }
        done.notes().stream()
                .limit(LISTED)
                .forEach(each -> spec.commandLine().getOut().println(each));
        done.faults().stream()
                .limit(LISTED)
                .forEach(each -> spec.commandLine().getErr().println(each));
        if (done.faults().size() > LISTED) {
            spec.commandLine().getErr().println("… and " + (done.faults().size() - LISTED) + " more");
        }
        return done.faults().isEmpty() ? ExitCode.DONE : ExitCode.NOT_ALL;
    }

    private Path newest() throws IOException {
        TreeSet<Path> backups = new TreeSet<>();
        try (DirectoryStream<Path> named = Files.newDirectoryStream(source, ScheduledBackups.NAMED)) {
            named.forEach(backups::add);
        }
        if (backups.isEmpty()) {
            throw new UnusableRequest("there is no backup named jundeng-TIME.zip in " + source + "; name the file");
        }
        return backups.last();
    }
}
