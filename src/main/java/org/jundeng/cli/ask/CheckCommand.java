// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.binding.NearestWord;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.cli.view.FindingLines;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch;
import org.jundeng.notice.decision.Patience;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.notice.receipt.ReceiptAccount;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.Trial;
import org.jundeng.warehouse.ledger.LedgerLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what would happen to a file if it were delivered, and stores nothing. */
@Command(
        name = "check",
        description = "What would happen to this file; stores none of it.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "FILE", description = "The file as it would be dropped.")
    private Path file;

    @Option(
            names = "--feed",
            paramLabel = "FEED",
            description = "The feed it is for. Default: the one that claims the file's name, in the bureau whose"
                    + " folder it lies in, else in any.")
    private String feed;

    @Option(names = "--date", paramLabel = "DATE", description = "The business date. Default: today.")
    private java.time.LocalDate date;

    @Option(names = "--lang", paramLabel = "LANG", description = "zh or en. Default: the terminal's.")
    private String language;

    @Option(names = "--json", description = "One JSON document, with the fields of a receipt.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw new UnusableRequest(file + " is not a file");
        }
        Locale spoken = Language.of(language);
        try (Pipeline pipeline = Pipeline.openAsItIs(folders.all(), TerminalRun.on(date))) {
            OpenWorkspace opened = pipeline.opened();
            Contracts contracts = opened.configuration().contracts();
            Trial trial = feed == null
                    ? pipeline.fileTrial().asDropped(file, bureau(contracts))
                    : pipeline.fileTrial().forFeed(file, contracts.feed(feed).orElseThrow(() -> unknown(contracts)));
            if (json) {
                AnswerTable.json(
                        AnswerTable.json(receipts(opened).of(trial.line(), trial.findings())),
                        spec.commandLine().getOut());
            } else {
                print(opened, trial, spoken);
            }
            return trial.line().outcome().needsSomebody() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private UnusableRequest unknown(Contracts contracts) {
        return new UnusableRequest("no feed is called \"" + feed + "\"" + NearestWord.hint(feed, contracts.feeds()));
    }

    /** The bureau whose folder holds the file, or else the only bureau whose contracts claim its name. */
    private String bureau(Contracts contracts) {
        Set<String> bureaus = contracts.all().stream()
                .map(version -> version.contract().bureau())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        for (Path folder = file.toAbsolutePath().normalize().getParent(); folder != null; folder = folder.getParent()) {
            String name =
                    folder.getFileName() == null ? "" : folder.getFileName().toString();
            if (bureaus.contains(name)) {
                return name;
            }
        }
        List<String> claiming = bureaus.stream()
                .filter(bureau -> !(contracts.claim(bureau, name()) instanceof FeedMatch.Unclaimed))
                .toList();
        if (claiming.size() != 1) {
            throw new UnusableRequest(
                    claiming.isEmpty()
                            ? "no feed claims the name " + name() + "; --feed says which it is for"
                            : "feeds of several bureaus claim the name " + name() + " (" + String.join(", ", claiming)
                                    + "); --feed says which it is for");
        }
        return claiming.get(0);
    }

    private String name() {
        return file.getFileName().toString();
    }

    private void print(OpenWorkspace opened, Trial trial, Locale spoken) {
        PrintWriter out = spec.commandLine().getOut();
        Wording wording = Wording.of(CheckCommand.class, spoken);
        LedgerLine line = trial.line();
        FindingWords words = new FindingWords(
                        opened.configuration().catalogue(),
                        opened.configuration().contracts(),
                        spoken)
                .of(line.feed());
        out.println(wording.say(
                line.feed() == null ? "check.would-nobody" : "check.would",
                name(),
                line.feed() == null ? "" : words.feed(line.feed()),
                line.feed(),
                words.bureau(line.bureau()),
                wording.say("check.outcome." + line.outcome().word())));
        receipts(opened)
                .toDo(line, trial.findings(), spoken)
                .ifPresent(first -> out.println(wording.say("check.first", first)));
        receipts(opened).remarks(line, trial.findings(), spoken).forEach(out::println);
        out.println(wording.say(
                "check.counts",
                line.counts().rowsRead(),
                line.counts().rowsRejected(),
                line.counts().obsNew(),
                line.counts().obsRevised(),
                line.counts().obsUnchanged()));
        nameRule(opened.configuration().contracts(), wording, words).ifPresent(out::println);
        new FindingLines(words, out)
                .print(trial.findings(), Integer.MAX_VALUE, line.counts().findings());
        out.println(wording.say("check.nothing"));
        out.flush();
    }

    private static ReceiptAccount receipts(OpenWorkspace opened) {
        return ReceiptAccount.of(
                opened.configuration().catalogue(),
                opened.configuration().contracts(),
                opened.ledger(),
                opened.database(),
                Patience.of(opened.configuration().settings()));
    }

    /** A remark if the file is tried for a feed that would not claim its name. */
    private Optional<String> nameRule(Contracts contracts, Wording wording, FindingWords words) {
        ContractVersion version = feed == null ? null : contracts.feed(feed).orElseThrow();
        if (version == null || version.contract().files().isEmpty()) {
            return Optional.empty();
        }
        FeedMatch decided = contracts.claim(version.contract().bureau(), name());
        if (decided instanceof FeedMatch.Claimed claimed) {
            String claiming = claimed.version().contract().feed();
            return claiming.equals(feed)
                    ? Optional.empty()
                    : Optional.of(wording.say("check.name-other", name(), words.feed(claiming)));
        }
        String patterns = String.join(", ", version.contract().files());
        return Optional.of(wording.say("check.name", name(), words.feed(feed), patterns));
    }
}
