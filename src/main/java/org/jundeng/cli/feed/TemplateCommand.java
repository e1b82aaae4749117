// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Person;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.KnownName;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.template.FiguresBefore;
import org.jundeng.template.Template;
import org.jundeng.template.TemplateName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the workbook that a feed's steward fills in. */
@Command(
        name = "template",
        description = "A workbook for the feed's steward to fill in: all but the figures stands in it.",
        mixinStandardHelpOptions = true)
public final class TemplateCommand implements Callable<Integer> {

    private static final String CSV = ".csv";
    private static final String WORKBOOK = ".xlsx";

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "FEED", description = "The feed.")
    private String feed;

    @Option(
            names = "--period",
            paramLabel = "PERIOD",
            description = "The period to fill in: 2014, 2014-Q2, 2014-06. Default: the last one that has ended.")
    private String period;

    @Option(names = "--last", description = "With the figures of the period before, on a sheet that is not read.")
    private boolean last;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it; .csv makes a CSV file. Default: a name that the feed claims, here.")
    private Path output;

    @Option(names = "--date", paramLabel = "DATE", description = "The business date. Default: today.")
    private LocalDate date;

    @Option(names = "--lang", paramLabel = "LANG", description = "zh or en. Default: the steward's.")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        checkOutput();
        if (last) {
            try (OpenWorkspace opened = OpenWorkspace.openAsItIs(folders.existing(), TerminalRun.on(date))) {
                Configuration configuration = opened.configuration();
                Contract contract = contract(configuration);
                TimePeriod wanted = period(contract.table().freq(), configuration);
                FiguresBefore before = new EarlierFigures(opened).of(contract, wanted.plus(-1));
                if (before.values().isEmpty()) {
                    say("template.nothing", contract.feed(), wanted.plus(-1));
                }
                return write(configuration, contract, wanted, before);
            }
        }
        Configuration configuration = Configuration.read(folders.all());
        Contract contract = contract(configuration);
        return write(configuration, contract, period(contract.table().freq(), configuration), FiguresBefore.NONE);
    }

    private void checkOutput() {
        if (output == null) {
            return;
        }
        String name = output.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(CSV) && !name.endsWith(WORKBOOK)) {
            throw new UnusableRequest(
                    output + " ends neither in .xlsx nor in .csv: a template is a workbook or a CSV file");
        }
        Path folder = output.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new UnusableRequest("there is no folder " + folder + ": make it, or name another file with -o");
        }
        if (Files.isDirectory(output)) {
            throw new UnusableRequest(output + " is a folder: name a file in it with -o");
        }
    }

    private Contract contract(Configuration configuration) {
        KnownName.check("no feed is called", feed, configuration.contracts().feeds());
        Contract contract = configuration.contracts().feed(feed).orElseThrow().contract();
        if (!contract.form().isTable() || contract.source() != null) {
            throw new UnusableRequest("feed " + feed + " is no table that a person fills in: its contract promises "
                    + contract.form().format().name().toLowerCase(Locale.ROOT)
                    + (contract.source() == null
                            ? ""
                            : " from source " + contract.source().name()) + "; feeds of tables have a template");
        }
        return contract;
    }

    private TimePeriod period(Freq freq, Configuration configuration) {
        if (period == null) {
            LocalDate today = date != null
                    ? date
                    : LocalDate.ofInstant(TerminalRun.today().clock().instant(), configuration.zone());
            return TimePeriod.containing(freq, today).plus(-1);
        }
        TimePeriod wanted = TimePeriod.parse(period)
                .orElseThrow(() -> new UnusableRequest(
                        "\"" + period + "\" is no period; write 2014, 2014-S1, 2014-Q2, 2014-06 or 2014-06-10"));
        if (wanted.freq() != freq) {
            TimePeriod meant = TimePeriod.containing(freq, wanted.lastDay());
            throw new UnusableRequest("feed " + feed + " brings periods such as " + meant + ", and " + wanted
                    + " is none; write --period " + meant);
        }
        return wanted;
    }

    private int write(Configuration configuration, Contract contract, TimePeriod wanted, FiguresBefore before)
            throws IOException {
        boolean csv = output == null
                ? contract.form().format() == FileForm.Format.CSV
                : output.toString().toLowerCase(Locale.ROOT).endsWith(CSV);
        String name = TemplateName.of(contract, configuration.contracts(), wanted, csv ? CSV : WORKBOOK);
        Path file = output == null ? Path.of(name) : output;
        Template template = new Template(contract, configuration.catalogue(), wanted, before);
        if (output == null && Files.exists(file)) {
            throw new UnusableRequest(file + " exists already; name another file with -o, or this one to replace it");
        }
        Files.write(file, csv ? template.csv() : template.workbook(spoken(configuration, contract), name));
        say("template.written", file, wanted, name);
        return ExitCode.DONE;
    }

    private Locale spoken(Configuration configuration, Contract contract) {
        return language != null
                ? Language.of(language)
                : configuration
                        .catalogue()
                        .people()
                        .person(contract.steward())
                        .map(Person::locale)
                        .orElse(Locale.CHINESE);
    }

    private void say(String key, Object... words) {
        Locale here = language == null ? Language.ofThisTerminal() : Language.of(language);
        spec.commandLine()
                .getOut()
                .println(Wording.of(TemplateCommand.class, here).say(key, words));
    }
}
