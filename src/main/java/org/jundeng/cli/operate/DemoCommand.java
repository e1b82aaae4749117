// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.cli.view.NightSummary;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.operation.SampleBureaus;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.sample.SampleFile;
import org.jundeng.sample.SampleSet;
import org.jundeng.warehouse.ledger.LedgerLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the job on samples. Deliveries and bureau databases are made up; everything else is real. */
@Command(
        name = "demo",
        description = "Fills a fresh workspace with samples of all bureaus and runs the job for 2014-07-10.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    @Mixin
    private FolderOptions folders;

    @Option(names = "--open", description = "Opens the scoreboard in the browser when the night is over.")
    private boolean open;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        refuseUsed(folders.workspace());
        Configuration configuration = Configuration.read(folders.all());
        refuseOthers(configuration);
        refuseOtherServers(configuration);
        out.println("Samples only: the figures, files and people are made up; the plan and its targets are real.");
        SampleBureaus.address(folders.all());
        try (RunningPipeline running =
                RunningPipeline.begin("demo", Edges.Mode.NIGHTLY, folders.all(), TerminalRun.on(NIGHT))) {
            List<SampleFile> samples = SampleBureaus.fill(running.pipeline().opened());
            NightResult result = running.night().run("demo");
            new NightSummary(running.pipeline().opened(), out).print(result);
            boolean asPlanned = judge(samples, result, out);
            show(running.pipeline().opened().workspace(), out);
            out.flush();
            return asPlanned && result.troubles().isEmpty() ? ExitCode.DONE : ExitCode.NOT_ALL;
        }
    }

    /** Says where to look next: the last line is the address of the scoreboard. */
    private void show(Workspace workspace, PrintWriter out) {
        boolean chinese = Language.ofThisTerminal().getLanguage().equals(Locale.CHINESE.getLanguage());
        Path scoreboard = workspace.report().resolve(chinese ? "scoreboard.html" : "scoreboard.en.html");
        URI page = (Files.exists(scoreboard) ? scoreboard : workspace.report().resolve("index.html"))
                .toAbsolutePath()
                .toUri();
        out.println();
        out.println("To walk from each figure to its row: jundeng serve --workspace " + quoted(workspace.root())
                + ", then http://127.0.0.1:8080/");
        if (open) {
            Browser.here(System.getProperty("os.name"), System.getenv())
                    .open(page)
                    .ifPresent(why -> out.println("No browser was opened: " + why + "."));
        }
        out.println("The scoreboard: " + page);
    }

    /** As a shell takes it for one word. */
    private static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\p{L}\\p{N}/._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static boolean isFlawed(SampleFile sample) {
        return sample.why() != null && !sample.why().en().isBlank();
    }

    private static void refuseUsed(Path workspace) throws IOException {
        if (!Files.isDirectory(workspace)) {
            return;
        }
        try (Stream<Path> content = Files.list(workspace)) {
            if (content.anyMatch(entry -> !entry.getFileName().toString().startsWith("."))) {
                throw new UnusableRequest("the workspace " + workspace
                        + " is not empty, and the demo wants a fresh one; name another with --workspace");
            }
        }
    }

    /** Refuses the configuration of another city: the samples are for the contracts that are shipped. */
    private void refuseOthers(Configuration configuration) {
        List<String> strange = SampleSet.feedsWithoutContract(configuration.contracts());
        if (!strange.isEmpty()) {
            throw new UnusableRequest(
                    "the demo's samples are for the configuration that is shipped; " + folders.config()
                            + " has no contract of " + strange.get(0)
                            + (strange.size() == 1 ? "" : " and " + (strange.size() - 1) + " more")
                            + "; drop deliveries into the inbox and run nightly instead");
        }
    }

    /** Refuses a server of the operator's own before anything is made: the samples' databases do not belong there. */
    private static void refuseOtherServers(Configuration configuration) {
        if (SampleBureaus.haveNoPlace(configuration)) {
            throw new UnusableRequest(
                    "the demo makes the bureaus' sample databases, on the embedded server only, and jundeng.db.url"
                            + " (JUNDENG_DB_URL) names another one; unset it for the demo");
        }
    }

    /** Compares the outcome of each sample with the planned one. */
    private static boolean judge(List<SampleFile> samples, NightResult result, PrintWriter out) {
        Locale language = Language.ofThisTerminal();
        out.println();
        out.println("The flaws that the samples have on purpose");
        boolean asPlanned = true;
        for (SampleFile sample : samples) {
            Optional<LedgerLine> line = result.lines().stream()
                    .filter(each -> each.bureau().equals(sample.bureau())
                            && each.sourceName().equals(sample.fileName()))
                    .findFirst();
            String outcome = line.map(each -> each.outcome().word()).orElse("not taken");
            boolean right = outcome.equals(sample.expectedOutcome());
            asPlanned &= right;
            if (!right || isFlawed(sample)) {
                out.printf(
                        "  %s: %s%s%s%n",
                        sample.fileName(),
                        outcome,
                        right ? "" : ", but " + sample.expectedOutcome() + " was planned",
                        sample.why() == null ? "" : ": " + sample.why().in(language));
            }
        }
        String failed = result.lines().stream()
                .filter(line -> line.outcome() == org.jundeng.warehouse.ledger.Outcome.FAILED)
                .map(line -> line.sourceName())
                .collect(Collectors.joining(", "));
        if (!failed.isEmpty()) {
            out.println("  not planned: " + failed + " could not be had");
        }
        out.println(
                asPlanned && failed.isEmpty()
                        ? "Everything went as planned. By itself, the nightly of this night would have ended with "
                                + result.exitCode() + "."
                        : "Not everything went as planned.");
        return asPlanned && failed.isEmpty();
    }
}
