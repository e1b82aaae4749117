// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Indicator;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.option.SupplierArgument;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.contract.Contract;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.operation.Overview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the indicators: what is measured, who brings it, and how much is known of it. */
@Command(
        name = "indicators",
        description = "The indicators: what is measured, who brings it, and how much is known.",
        mixinStandardHelpOptions = true)
public final class IndicatorsCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "Only those whose id or name contains this text.")
    private String text;

    @Option(names = "--bureau", paramLabel = "ID", description = "Only those that this bureau brings: its id or name.")
    private String bureau;

    @Option(names = "--feed", paramLabel = "ID", description = "Only those that this feed brings: its id or its name.")
    private String feed;

    @Option(names = "--without-figures", description = "Only those of which nothing is known.")
    private boolean withoutFigures;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        format.check();
        if (!folders.haveWorkspace()) {
            spec.commandLine()
                    .getErr()
                    .println("jundeng: "
                            + Wording.of(IndicatorsCommand.class, Language.ofThisTerminal())
                                    .say("indicators.no-workspace", folders.workspace()));
            Configuration configuration = Configuration.read(folders.all());
            return answer(configuration, Overview.indicatorsOf(configuration));
        }
        try (OpenWorkspace opened = OpenWorkspace.openAsItIs(folders.existing(), TerminalRun.today())) {
            return answer(opened.configuration(), new Overview(opened.configuration(), opened.database()).indicators());
        }
    }

    private int answer(Configuration configuration, List<Overview.Known> all) {
        String bureauId = SupplierArgument.bureau(configuration, bureau);
        String feedId = SupplierArgument.feed(configuration, feed);
        List<Overview.Known> indicators = all.stream()
                .filter(each -> text == null || contains(each.indicator()))
                .filter(each -> bureauId == null
                        || each.feeds().stream()
                                .anyMatch(brings -> brings.bureau().equals(bureauId)))
                .filter(each -> feedId == null
                        || each.feeds().stream()
                                .anyMatch(brings -> brings.feed().equals(feedId)))
                .filter(each -> !withoutFigures || each.facts().lastPeriod() == null)
                .toList();
        AnswerTable answer = format.forPeople() ? table(indicators) : lines(indicators);
        format.print(answer, spec.commandLine().getOut());
        if (answer.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("jundeng: "
                            + Wording.of(IndicatorsCommand.class, Language.ofThisTerminal())
                                    .say("indicators.none"));
        }
        return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
    }

    private boolean contains(Indicator indicator) {
        String sought = text.toLowerCase(Locale.ROOT);
        return indicator.id().contains(sought)
                || indicator.name().zh().contains(text)
                || indicator.name().en().toLowerCase(Locale.ROOT).contains(sought);
    }

    private static AnswerTable table(List<Overview.Known> indicators) {
        Locale locale = Language.ofThisTerminal();
        Wording wording = Wording.of(IndicatorsCommand.class, locale);
        AnswerTable answer = new AnswerTable(
                wording.say("indicators.indicator"),
                wording.say("indicators.name"),
                wording.say("indicators.unit"),
                wording.say("indicators.freq"),
                wording.say("indicators.feeds"),
                wording.say("indicators.last-period"),
                wording.say("indicators.reported"),
                wording.say("indicators.derived"));
        for (Overview.Known each : indicators) {
            answer.add(
                    each.indicator().id(),
                    each.indicator().name().in(locale),
                    each.indicator().unit(),
                    each.indicator().freq(),
                    feeds(each),
                    each.facts().lastPeriod(),
                    each.facts().reported(),
                    each.facts().derived());
        }
        return answer;
    }

    private static AnswerTable lines(List<Overview.Known> indicators) {
        AnswerTable answer = new AnswerTable(
                "indicator",
                "name_zh",
                "name_en",
                "unit_measure",
                "freq",
                "direction",
                "bureaus",
                "feeds",
                "last_period",
                "reported",
                "derived");
        for (Overview.Known each : indicators) {
            answer.add(
                    each.indicator().id(),
                    each.indicator().name().zh(),
                    each.indicator().name().en(),
                    each.indicator().unit(),
                    each.indicator().freq(),
                    each.indicator().direction().name().toLowerCase(Locale.ROOT),
                    each.feeds().stream().map(Contract::bureau).distinct().collect(Collectors.joining(" ")),
                    feeds(each),
                    each.facts().lastPeriod(),
                    each.facts().reported(),
                    each.facts().derived());
        }
        return answer;
    }

    private static String feeds(Overview.Known each) {
        return each.feeds().stream().map(Contract::feed).collect(Collectors.joining(" "));
    }
}
