// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jundeng.assess.Wording;
import org.jundeng.binding.Faults;
import org.jundeng.binding.NearestWord;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.operation.ContractTrial;
import org.jundeng.pipeline.operation.PromiseDifference;
import org.jundeng.pipeline.operation.ReadingChange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads the deliveries of the last months under two versions of a contract, and changes nothing. */
@Command(
        name = "diff",
        description = "Which promises differ, and what the change would do to the deliveries of the last months."
                + " Writes nothing.",
        mixinStandardHelpOptions = true)
final class ContractDiffCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(index = "0", paramLabel = "OLD", description = "A feed, for its contract in force; or a contract file.")
    private String old;

    @Parameters(index = "1", paramLabel = "NEW", description = "A contract file; or a feed, as before.")
    private String changed;

    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "6",
            description = "Deliveries of so many months are read. Default: 6.")
    private int months;

    @Option(names = "--date", paramLabel = "DATE", description = "The months end on this date. Default: today.")
    private LocalDate date;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        format.check();
        if (months < 1) {
            throw new UnusableRequest("--months " + months + ": write of how many months to read, 1 or more");
        }
        Configuration configuration = Configuration.read(folders.all());
        ContractVersion before = version(old, configuration);
        ContractVersion after = version(changed, configuration);
        if (!before.contract().feed().equals(after.contract().feed())) {
            throw new UnusableRequest("the two are of different feeds: "
                    + before.contract().feed() + " and " + after.contract().feed());
        }
        List<PromiseDifference> promises = PromiseDifference.between(before.text(), after.text());
        List<ReadingChange> readings =
                Files.isDirectory(folders.workspace()) ? readings(before, after) : new ArrayList<>();
        ContractDiffView view = new ContractDiffView(
                Wording.of(ContractDiffCommand.class, Language.ofThisTerminal()), promises, readings);
        PrintWriter out = spec.commandLine().getOut();
        if (format.csv()) {
            format.print(view.table(), out);
        } else if (format.json()) {
            view.json(out);
        } else {
            view.print(out, Files.isDirectory(folders.workspace()));
        }
        out.flush();
        boolean readAlike = readings.stream().allMatch(ReadingChange::isNone);
        boolean same = readings.isEmpty() ? promises.isEmpty() : readAlike;
        return same ? ExitCode.DONE : ExitCode.NOT_ALL;
    }

    private ContractVersion version(String word, Configuration configuration) {
        Contracts contracts = configuration.contracts();
        if (contracts.feed(word).isPresent()) {
            return contracts.feed(word).get();
        }
        Path file = Path.of(word);
        if (!Files.isRegularFile(file)) {
            throw new UnusableRequest(
                    word + " is neither a file nor a feed" + NearestWord.hint(word, contracts.feeds()));
        }
        Faults faults = new Faults();
        ContractVersion version =
                Contracts.readFile(file, configuration.catalogue(), faults).orElse(null);
        faults.throwIfAny();
        return version;
    }

    private List<ReadingChange> readings(ContractVersion before, ContractVersion after) {
        List<ReadingChange> readings = new ArrayList<>();
        try (Pipeline pipeline = Pipeline.openAsItIs(folders.existing(), TerminalRun.on(date))) {
            LocalDate first = pipeline.opened().businessDate().minusMonths(months);
            boolean all = new ContractTrial(pipeline.opened(), pipeline.reader())
                    .since(first, before.contract(), after.contract(), readings::add);
            if (!all) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("jundeng: only the newest " + ContractTrial.MOST
                        + " lines of the feed in the ledger are read; older ones of these months are not.");
            }
        }
        return readings;
    }
}
