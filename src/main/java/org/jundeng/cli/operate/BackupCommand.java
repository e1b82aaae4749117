// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.operation.Backups;
import org.jundeng.warehouse.backup.Backup;
import org.jundeng.warehouse.backup.UnusableBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the warehouse and the list of kept files into one file. */
@Command(
        name = "backup",
        description = "Writes the warehouse and the list of kept files into one file, also while serve runs.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    /** The names that Jundeng gives to backups; they sort by time. */
    static final String NAMED = "jundeng-*.zip";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Mixin
    private FolderOptions folders;

    @Parameters(
            paramLabel = "FILE|DIR",
            description = "A file that is not there yet, or a folder, in which the file is named after the time.")
    private Path target;

    @Option(names = "--with-archive", description = "Also the bytes of all deliveries, from archive/ and quarantine/.")
    private boolean withArchive;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Clock clock = Clock.systemUTC();
        Path file =
                Files.isDirectory(target) ? target.resolve(NAMED.replace("*", STAMP.format(clock.instant()))) : target;
        Backup.Made made;
        try {
            made = Backups.make(folders.existing(), file, withArchive, clock);
        } catch (UnusableBackup e) {
            throw new UnusableRequest(e.getMessage());
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s holds %d rows of %d tables and %s %d kept files.%n",
                        file, made.rows(), made.tables(), withArchive ? "the bytes of" : "the list of", made.files());
        made.missing()
                .forEach(path ->
                        spec.commandLine().getErr().println("The ledger names " + path + ", which is not there."));
        made.differing().forEach(path -> spec.commandLine()
                .getErr()
                .println("The ledger names " + path + ", which has other bytes than those that came."));
        return made.missing().isEmpty() && made.differing().isEmpty() ? ExitCode.DONE : ExitCode.NOT_ALL;
    }
}
