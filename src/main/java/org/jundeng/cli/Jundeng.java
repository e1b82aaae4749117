// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.cli.access.ClientCommand;
import org.jundeng.cli.access.UserCommand;
import org.jundeng.cli.act.AckCommand;
import org.jundeng.cli.act.PullCommand;
import org.jundeng.cli.act.ReleaseCommand;
import org.jundeng.cli.act.ReplayCommand;
import org.jundeng.cli.act.SilenceCommand;
import org.jundeng.cli.act.WithdrawCommand;
import org.jundeng.cli.act.WriteAgainCommand;
import org.jundeng.cli.ask.AuditCommand;
import org.jundeng.cli.ask.CatalogueCommand;
import org.jundeng.cli.ask.CheckCommand;
import org.jundeng.cli.ask.ContractCommand;
import org.jundeng.cli.ask.DeliveriesCommand;
import org.jundeng.cli.ask.EpisodesCommand;
import org.jundeng.cli.ask.FeedsCommand;
import org.jundeng.cli.ask.IndicatorsCommand;
import org.jundeng.cli.ask.NoticesCommand;
import org.jundeng.cli.ask.ObservationsCommand;
import org.jundeng.cli.ask.RulesCommand;
import org.jundeng.cli.ask.StatusCommand;
import org.jundeng.cli.ask.TraceCommand;
import org.jundeng.cli.feed.GuessCommand;
import org.jundeng.cli.feed.TemplateCommand;
import org.jundeng.cli.operate.BackupCommand;
import org.jundeng.cli.operate.DemoCommand;
import org.jundeng.cli.operate.DoctorCommand;
import org.jundeng.cli.operate.NightlyCommand;
import org.jundeng.cli.operate.RebuildCommand;
import org.jundeng.cli.operate.ReloadCommand;
import org.jundeng.cli.operate.RestoreCommand;
import org.jundeng.cli.operate.ServeCommand;
import org.jundeng.cli.operate.TestCommand;
import org.jundeng.cli.terminal.AnswerCutOff;
import org.jundeng.cli.terminal.CommandLanguage;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.Screen;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.cli.terminal.WrittenAnswer;
import org.jundeng.pipeline.workspace.OwnedAlready;
import org.jundeng.pipeline.workspace.UnusableWorkspace;
import org.jundeng.warehouse.sql.UnusableWarehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: {@code jundeng COMMAND}. */
@Command(
        name = "jundeng",
        resourceBundle = "org.jundeng.cli.help",
        description = "Gathers a city's bureau figures into one indicator warehouse and holds them against its plan.",
        mixinStandardHelpOptions = true,
        versionProvider = Jundeng.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all done",
            "1:done, but a delivery was refused or is unconfirmed, or a feed failed; or nothing was found",
            "2:could not start: usage, configuration, faults that doctor found",
            "3:the warehouse or the mail server is out of reach: safe to run again"
        })
public final class Jundeng implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Jundeng.class);

    /** In the order of the help. */
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            NightlyCommand.class,
            ServeCommand.class,
            ReloadCommand.class,
            PullCommand.class,
            CheckCommand.class,
            TestCommand.class,
            GuessCommand.class,
            ContractCommand.class,
            TemplateCommand.class,
            CatalogueCommand.class,
            StatusCommand.class,
            IndicatorsCommand.class,
            FeedsCommand.class,
            ObservationsCommand.class,
            TraceCommand.class,
            DeliveriesCommand.class,
            EpisodesCommand.class,
            AckCommand.class,
            SilenceCommand.class,
            RulesCommand.class,
            NoticesCommand.class,
            WriteAgainCommand.class,
            AuditCommand.class,
            UserCommand.class,
            ClientCommand.class,
            ReleaseCommand.class,
            ReplayCommand.class,
            WithdrawCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            RebuildCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class);

    @Spec
    private CommandSpec spec;

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, fault) -> LOG.error("thread {} broke off", thread.getName(), fault));
        CommandLine line = commandLine(args);
        int exitCode = line.execute(args);
        line.getOut().flush();
        line.getErr().flush();
        System.exit(exitCode);
    }

    /** All commands, set up as {@link #main} runs them: they print on the standard streams until others are set. */
    public static CommandLine commandLine() {
        return with(COMMANDS);
    }

    /**
     * As {@link #commandLine()}, but where {@code words} begin with a command, the other ones are left out: finding out
     * the options of all takes longer than many a command does.
     */
    static CommandLine commandLine(String... words) {
        return with(COMMANDS.stream()
                .filter(command -> words.length > 0 && name(command).equals(words[0]))
                .filter(command -> command != CommandLine.HelpCommand.class)
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS));
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    private static CommandLine with(List<Class<?>> commands) {
        CommandLine line = new CommandLine(new Jundeng());
        commands.forEach(line::addSubcommand);
        line.setOut(Screen.ofAnswers());
        line.setErr(Screen.ofRemarks());
        // Colours are escape sequences, and Screen lets none through.
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(parsed ->
                WrittenAnswer.exitCode(new CommandLine.RunLast().execute(parsed), line.getOut(), line.getErr()));
        line.setParameterExceptionHandler((fault, args) -> refuse(fault, CommandLanguage.of(args)));
        line.setExecutionExceptionHandler(
                (fault, command, parsed) -> explain(fault, command, CommandLanguage.of(parsed.originalArgs())));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command: see below.");
    }

    /** As picocli does by itself, but in the reader's language. */
    private static int refuse(ParameterException fault, Locale language) {
        CommandLine command = fault.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(Phrasebook.in(language, fault.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(fault, err)) {
            command.usage(err, command.getColorScheme());
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int explain(Exception fault, CommandLine command, Locale language) {
        PrintWriter err = command.getErr();
        if (fault instanceof AnswerCutOff) {
            return WrittenAnswer.exitCode(ExitCode.DONE, command.getOut(), err);
        }
        if (fault instanceof InvalidConfiguration invalid) {
            err.println(Phrasebook.in(language, "The configuration cannot be used:"));
            invalid.faults().forEach(each -> err.println("  " + Phrasebook.in(language, each.toString())));
            return ExitCode.COULD_NOT_START;
        }
        err.println("jundeng: " + Phrasebook.in(language, fault.getMessage()));
        if (fault instanceof OwnedAlready
                || fault instanceof UnusableWorkspace
                || fault instanceof UnusableWarehouse
                || fault instanceof UnusableRequest) {
            return ExitCode.COULD_NOT_START;
        }
        LOG.debug("the command broke off", fault);
        return ExitCode.OUT_OF_REACH;
    }

    /** The version in the manifest of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Jundeng.class.getPackage().getImplementationVersion();
            return new String[] {"jundeng " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
