// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.operation.Doctor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks configuration, routes, database, folders and mail, and lists all faults. */
@Command(
        name = "doctor",
        description = "Checks configuration, routes, database, folders and mail; lists all faults.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Doctor.Report report = new Doctor(folders.all(), TerminalRun.today()).examine();
        report.notes().forEach(note -> out.println("note: " + note));
        List<String> faults = report.faults();
        faults.forEach(fault -> out.println("fault: " + fault));
        out.println(faults.isEmpty() ? "No fault found." : faults.size() + " faults found.");
        out.flush();
        if (faults.isEmpty()) {
            return ExitCode.DONE;
        }
        return report.onlyOutOfReach() ? ExitCode.OUT_OF_REACH : ExitCode.COULD_NOT_START;
    }
}
