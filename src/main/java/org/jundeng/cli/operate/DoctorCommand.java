// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.operation.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the installation, asks whatever it depends on, and lists all faults at once. */
@Command(
        name = "doctor",
        description =
                "Checks configuration, routes, folders and disk, asks warehouse, sources and mail server; lists all"
                        + " faults and changes nothing.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Option(
            names = "--offline",
            description = "Asks nobody: not the warehouse, the bureaus' sources or the mail server.")
    private boolean offline;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Doctor.Report report = new Doctor(folders.all(), TerminalRun.today(), !offline).examine();
        report.notes().forEach(note -> out.println("note: " + note));
        report.now().forEach(each -> out.println("now: " + each));
        report.away().forEach(each -> out.println("away: " + each));
        report.faults().forEach(fault -> out.println("fault: " + fault));
        out.println(sum(report));
        out.flush();
        if (!report.faults().isEmpty()) {
            return ExitCode.COULD_NOT_START;
        }
        if (!report.away().isEmpty()) {
            return ExitCode.OUT_OF_REACH;
        }
        return report.now().isEmpty() ? ExitCode.DONE : ExitCode.NOT_ALL;
    }

    private static String sum(Doctor.Report report) {
        int faults = report.faults().size();
        String found = faults == 0 ? "No fault found" : faults == 1 ? "1 fault found" : faults + " faults found";
        int hindered = report.away().size() + report.now().size();
        return hindered == 0 ? found + "." : found + "; " + hindered + " of what is needed is not there now.";
    }
}
