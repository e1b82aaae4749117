// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jundeng.alert.PastNights;
import org.jundeng.alert.Rule;
import org.jundeng.alert.rules.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.operation.RuleTrial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a rule file on the figures of past nights, and changes nothing. */
@Command(
        name = "test",
        description = "When would these rules have fired, and how many mails would they have sent? Writes nothing.",
        mixinStandardHelpOptions = true)
final class RulesTestCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "FILE", description = "A rule file as it would lie in config/rules.")
    private Path file;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "The first night. Default: the first that something is known of, three years back at most.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last night. Default: today.")
    private LocalDate to;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new UnusableRequest(file + " is not a file");
        }
        try (OpenWorkspace opened = OpenWorkspace.openAsItIs(folders.existing(), TerminalRun.today())) {
            PastNights nights = nights(opened.businessDate());
            Catalogue catalogue = opened.configuration().catalogue();
            Faults faults = new Faults();
            List<Rule> rules = Rules.readFile(
                    file, catalogue, opened.configuration().contracts().feeds(), faults);
            faults.throwIfAny();
            RuleTrial.Tried tried = new RuleTrial(opened.configuration(), opened.database()).of(rules, nights);
            RehearsalView text = new RehearsalView(catalogue.regions(), Language.ofThisTerminal());
            PrintWriter out = spec.commandLine().getOut();
            if (format.csv()) {
                text.events(tried.rehearsed()).asCsv(out);
            } else if (format.json()) {
                AnswerTable.json(text.json(file.toString(), tried), out);
            } else {
                text.print(file.toString(), tried, out);
            }
            out.flush();
            return ExitCode.DONE;
        }
    }

    private PastNights nights(LocalDate today) {
        if (to != null && to.isAfter(today)) {
            throw new UnusableRequest("--to " + to + " is later than today, " + today + ": only the past can be tried");
        }
        if (from != null && from.isAfter(to == null ? today : to)) {
            throw new UnusableRequest(
                    "--from " + from + " is later than " + (to == null ? "today, " + today : "--to " + to));
        }
        return new PastNights(from, to, today);
    }
}
