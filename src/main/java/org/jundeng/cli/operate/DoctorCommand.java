// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jundeng.assess.Wording;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.Phrasebook;
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

    @Option(names = "--lang", paramLabel = "LANG", description = "zh or en. Default: the terminal's.")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Locale spoken = Language.of(language);
        Wording wording = Wording.of(DoctorCommand.class, spoken);
        Doctor.Report report = new Doctor(folders.all(), TerminalRun.today(), !offline).examine();
        print("doctor.note", report.notes(), wording, out);
        print("doctor.now", report.now(), wording, out);
        print("doctor.away", report.away(), wording, out);
        print("doctor.fault", report.faults(), wording, out);
        out.println(sum(report, wording));
        out.flush();
        if (!report.faults().isEmpty()) {
            return ExitCode.COULD_NOT_START;
        }
        if (!report.away().isEmpty()) {
            return ExitCode.OUT_OF_REACH;
        }
        return report.now().isEmpty() ? ExitCode.DONE : ExitCode.NOT_ALL;
    }

    private static void print(String key, List<String> remarks, Wording wording, PrintWriter out) {
        remarks.forEach(each -> out.println(wording.say(key, Phrasebook.in(wording.locale(), each))));
    }

    private static String sum(Doctor.Report report, Wording wording) {
        int faults = report.faults().size();
        String found = faults == 0 ? wording.say("doctor.no-fault") : wording.count("doctor.faults", faults);
        int hindered = report.away().size() + report.now().size();
        return hindered == 0 ? wording.say("doctor.sum", found) : wording.say("doctor.sum-hindered", found, hindered);
    }
}
