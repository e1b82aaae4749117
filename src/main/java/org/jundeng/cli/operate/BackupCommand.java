// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.backup.ScheduledBackups;
import org.jundeng.pipeline.operation.Backups;
import org.jundeng.warehouse.backup.Backup;
import org.jundeng.warehouse.backup.Extra;
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

    @Mixin
    private FolderOptions folders;

    @Parameters(
            paramLabel = "FILE|DIR",
            description = "A file that is not there yet, or a folder, in which the file is named after the time.")
    private Path target;

    @Option(names = "--with-archive", description = "Also the bytes of all deliveries, from archive/ and quarantine/.")
    private boolean withArchive;

    @Option(names = "--with-receipts", description = "Also the receipts.")
    private boolean withReceipts;

    @Option(names = "--with-report", description = "Also the pages of the nights.")
    private boolean withReport;

    @Option(
            names = "--with-settings",
            description = "Also the workspace's application.properties, which holds no password.")
    private boolean withSettings;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Clock clock = Clock.systemUTC();
        Path file = Files.isDirectory(target) ? target.resolve(ScheduledBackups.name(clock.instant())) : target;
        Set<Extra> extras = extras();
        Backup.Made made;
        try {
            made = Backups.make(
                    folders.existing(), file, extras, new Backups.Caller(System.getProperty("user.name"), clock));
        } catch (UnusableBackup e) {
            throw new UnusableRequest(e.getMessage());
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%s holds %d rows of %d tables and %s %d kept files.%n",
                        file, made.rows(), made.tables(), withArchive ? "the bytes of" : "the list of", made.files());
        spec.commandLine().getOut().println("Not in it: " + leftOut(extras) + ".");
        made.missing()
                .forEach(path ->
                        spec.commandLine().getErr().println("The ledger names " + path + ", which is not there."));
        made.differing().forEach(path -> spec.commandLine()
                .getErr()
                .println("The ledger names " + path + ", which has other bytes than those that came."));
        return made.missing().isEmpty() && made.differing().isEmpty() ? ExitCode.DONE : ExitCode.NOT_ALL;
    }

    private Set<Extra> extras() {
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        Map<Extra, Boolean> wished = Map.of(
                Extra.ARCHIVE, withArchive,
                Extra.RECEIPTS, withReceipts,
                Extra.REPORT, withReport,
                Extra.SETTINGS, withSettings);
        wished.forEach((extra, wish) -> {
            if (wish) {
                extras.add(extra);
            }
        });
        return extras;
    }

    /** What a restore from this backup alone would not bring back. */
    private static String leftOut(Set<Extra> extras) {
        List<String> names = new ArrayList<>(List.of("inbox/", "outbox/"));
        if (!extras.contains(Extra.ARCHIVE)) {
            names.add("the bytes in archive/ and quarantine/");
        }
        if (!extras.contains(Extra.RECEIPTS)) {
            names.add("receipts/");
        }
        if (!extras.contains(Extra.REPORT)) {
            names.add("report/");
        }
        if (!extras.contains(Extra.SETTINGS)) {
            names.add("application.properties");
        }
        names.addAll(List.of("config/", "routes/", "passwords", ".link-secret"));
        return String.join(", ", names);
    }
}
