// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Scoreboard;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.option.AsOfOption;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.option.NamesOption;
import org.jundeng.cli.option.RegionOption;
import org.jundeng.cli.option.SupplierArgument;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.cli.view.Names;
import org.jundeng.cli.view.ScoreboardView;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.operation.ScoreboardQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the scoreboard: where the plan's projects and targets stand on a date. */
@Command(
        name = "status",
        description = "Where the plan stands: its projects, and below them the targets.",
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Option(names = "--date", paramLabel = "DATE", description = "On this date, past or present. Default: today.")
    private LocalDate date;

    @Option(names = "--project", paramLabel = "N", description = "Only this project, 0 to 10.")
    private Integer project;

    @Option(
            names = "--bureau",
            paramLabel = "ID",
            description = "Only what this bureau answers for: its id or its name.")
    private String bureau;

    @Mixin
    private RegionOption refArea;

    @Mixin
    private AsOfOption asOf;

    @Mixin
    private NamesOption names;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        format.check();
        try (OpenWorkspace opened = OpenWorkspace.openAsItIs(folders.existing(), TerminalRun.on(date))) {
            Catalogue catalogue = opened.configuration().catalogue();
            if (project != null && !catalogue.projects().containsKey(project)) {
                throw new UnusableRequest("the plan has no project " + project + "; it has "
                        + catalogue.projects().keySet());
            }
            LocalDate on = opened.businessDate();
            String regionId = refArea.idIn(catalogue.regions(), new TimePeriod(Freq.D, on));
            String bureauId = SupplierArgument.bureau(opened.configuration(), bureau);
            List<Assessment> assessments = new ScoreboardQuery(opened.configuration(), opened.database())
                    .on(on, asOf.known(opened.database(), opened.configuration().zone())).stream()
                            .filter(one -> regionId == null || one.regionId().equals(regionId))
                            .toList();
            Scoreboard scoreboard =
                    Scoreboard.of(catalogue, assessments).only(project).ofBureau(bureauId);
            PrintWriter out = spec.commandLine().getOut();
            Names beside = names.wanted() ? new Names(opened.configuration(), names.locale()) : null;
            ScoreboardView text = new ScoreboardView(catalogue, locale(), on);
            if (format.json()) {
                text.json(scoreboard, asOf.text(), out);
            } else if (format.csv()) {
                format.print(text.targets(scoreboard, beside), out);
            } else {
                text.print(scoreboard, asOf.text(), out);
            }
            out.flush();
            return scoreboard.projects().isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private static Locale locale() {
        return Language.ofThisTerminal();
    }
}
