// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jundeng.assess.Wording;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.option.KnownName;
import org.jundeng.cli.terminal.AnswerStream;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.configuration.FeedCase;
import org.jundeng.pipeline.operation.CaseResult;
import org.jundeng.pipeline.operation.CaseResult.State;
import org.jundeng.pipeline.operation.FeedTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries the sample deliveries that lie beside contracts, in a warehouse that is thrown away. */
@Command(
        name = "test",
        description = "Do the sample deliveries beside the contracts still get their receipts?"
                + " Works in a warehouse that is thrown away.",
        mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {

    private static final int MOST_LINES = 40;

    @Mixin
    private FolderOptions folders;

    @Parameters(arity = "0..1", paramLabel = "FEED", description = "Only those of this feed. Default: all.")
    private String feed;

    @Option(names = "--update", description = "Writes each receipt that differs, or is not there yet.")
    private boolean update;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "The business date of samples that have no receipt yet. Default: today.")
    private LocalDate date;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        format.check();
        List<FeedCase> cases = cases();
        FeedTest test = new FeedTest(folders.all(), TerminalRun.on(date), update);
        PrintWriter out = spec.commandLine().getOut();
        List<CaseResult> results = new ArrayList<>();
        Locale locale = Language.ofThisTerminal();
        if (format.forPeople()) {
            Wording wording = Wording.of(TestCommand.class, locale);
            test.run(cases, result -> {
                results.add(result);
                print(result, wording, out);
            });
            out.println(sum(results, wording));
        } else {
            AnswerStream answer = format.stream(out, "feed", "case", "folder", "result", "difference");
            test.run(cases, result -> {
                results.add(result);
                answer.add(
                        result.tried().feed(),
                        result.tried().name(),
                        result.tried().folder(),
                        result.state().word(),
                        result.difference().isEmpty() ? null : String.join("\n", result.difference()));
            });
            answer.end();
        }
        out.flush();
        return results.stream().anyMatch(CaseResult::needsSomebody) ? ExitCode.NOT_ALL : ExitCode.DONE;
    }

    private List<FeedCase> cases() {
        Path feeds = folders.config().resolve("feeds");
        List<FeedCase> all = FeedCase.all(folders.config());
        if (all.isEmpty()) {
            throw new UnusableRequest("there is no sample delivery below " + feeds
                    + "; put one into BUREAU/FEED/good/delivery.csv there, beside the contract BUREAU/FEED.yaml");
        }
        KnownName.check(
                "no sample delivery is of a feed",
                feed,
                new TreeSet<>(all.stream().map(FeedCase::feed).toList()));
        return all.stream()
                .filter(each -> feed == null || each.feed().equals(feed))
                .toList();
    }

    private static void print(CaseResult result, Wording wording, PrintWriter out) {
        FeedCase tried = result.tried();
        out.println(wording.say("test." + result.state().word(), tried.feed() + "/" + tried.name(), tried.folder()));
        List<String> difference = result.difference();
        difference.stream().limit(MOST_LINES).forEach(line -> out.println("    " + line));
        if (difference.size() > MOST_LINES) {
            out.println("    " + wording.say("test.more", difference.size() - MOST_LINES));
        }
        out.flush();
    }

    private static String sum(List<CaseResult> results, Wording wording) {
        long odd = results.stream().filter(CaseResult::needsSomebody).count();
        long written =
                results.stream().filter(each -> each.state() == State.WRITTEN).count();
        if (odd > 0) {
            return wording.say("test.sum-odd", results.size(), odd);
        }
        return written > 0
                ? wording.say("test.sum-written", results.size(), written)
                : wording.say("test.sum", results.size());
    }
}
