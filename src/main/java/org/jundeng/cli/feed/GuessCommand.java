// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Person;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.KnownName;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.guess.Guess;
import org.jundeng.guess.Known;
import org.jundeng.guess.Proposal;
import org.jundeng.guess.Where;
import org.jundeng.pipeline.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes a contract for a file that nobody has described. */
@Command(
        name = "guess",
        description = "A contract for a file that nobody has described, with what is left open.",
        mixinStandardHelpOptions = true)
public final class GuessCommand implements Callable<Integer> {

    /** Small letters, digits and hyphens: the id is the name of a file and of a folder, too. */
    private static final Pattern FEED_ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    @Mixin
    private FolderOptions folders;

    @Parameters(paramLabel = "FILE", description = "A workbook, CSV or JSON file. All of it is read.")
    private Path file;

    @Option(
            names = "--bureau",
            paramLabel = "ID",
            description = "The bureau that delivers it. Default: the one in whose folder the file lies.")
    private String bureau;

    @Option(names = "--feed", paramLabel = "ID", description = "The id for the feed. Default: made of the file's name.")
    private String feed;

    @Option(
            names = "--steward",
            paramLabel = "ID",
            description = "Who answers for it. Default: a steward of the bureau's other feeds.")
    private String steward;

    @Option(
            names = "--write",
            description = "Writes the contract, and the file as its sample delivery with the receipt beside it.")
    private boolean write;

    @Option(names = "--date", paramLabel = "DATE", description = "The business date. Default: today.")
    private LocalDate date;

    @Option(names = "--lang", paramLabel = "LANG", description = "zh or en. Default: the terminal's.")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnusableRequest(file + " is not a file");
        }
        if (feed != null && !FEED_ID.matcher(feed).matches()) {
            throw new UnusableRequest("\"" + feed
                    + "\" is no id for a feed; write small letters, digits and hyphens, such as jobs-monthly");
        }
        Locale locale = Language.of(language);
        Configuration configuration = Configuration.read(folders.all());
        Where where = where(configuration);
        LocalDate today = date != null
                ? date
                : LocalDate.ofInstant(TerminalRun.today().clock().instant(), configuration.zone());
        Known known = new Known(configuration.catalogue(), configuration.contracts(), today, locale);
        Proposal proposal = new Guess(known).of(file, where);
        Wording wording = Wording.of(GuessCommand.class, locale);
        PrintWriter out = spec.commandLine().getOut();
        if (proposal.yaml().isEmpty()) {
            proposal.open().forEach(why -> out.println(why));
            return ExitCode.NOT_ALL;
        }
        if (!write) {
            proposal.yaml().lines().forEach(out::println);
            say(wording.say(
                    "guess.next", wording.count("guess.open", proposal.open().size())));
            return proposal.contract().isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
        if (proposal.contract().isEmpty() || where.bureau() == null || where.steward() == null) {
            proposal.open().forEach(each -> out.println("  " + each));
            throw new UnusableRequest(wording.say("guess.not-whole"));
        }
        return new NewFeed(folders.all(), TerminalRun.on(date), wording, out)
                .write(file, where, proposal, isTold(configuration, where));
    }

    private void say(String remark) {
        spec.commandLine().getErr().println(remark);
    }

    private static boolean isTold(Configuration configuration, Where where) {
        return configuration
                .catalogue()
                .people()
                .person(where.steward())
                .filter(person -> person.feeds().contains(where.feed()))
                .isPresent();
    }

    private Where where(Configuration configuration) {
        Set<String> bureaus = configuration.catalogue().bureaus().keySet();
        KnownName.check("no bureau is called", bureau, bureaus);
        KnownName.check(
                "nobody is called",
                steward,
                configuration.catalogue().people().all().stream()
                        .map(Person::id)
                        .toList());
        String whose = bureau != null ? bureau : bureauOfFolder(bureaus).orElse(null);
        String who = steward != null || whose == null ? steward : stewardOf(configuration, whose);
        String name = file.getFileName().toString();
        return new Where(feed == null ? feedId(name, whose) : feed, whose, who, name);
    }

    private Optional<String> bureauOfFolder(Set<String> bureaus) {
        for (Path folder = file.toAbsolutePath().normalize().getParent(); folder != null; folder = folder.getParent()) {
            String name =
                    folder.getFileName() == null ? "" : folder.getFileName().toString();
            if (bureaus.contains(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The first person who is the steward of another feed of the bureau; null where there is none. */
    private static String stewardOf(Configuration configuration, String bureau) {
        List<String> feeds = configuration.contracts().all().stream()
                .filter(version -> version.contract().bureau().equals(bureau))
                .map(version -> version.contract().feed())
                .toList();
        return configuration.catalogue().people().all().stream()
                .filter(person -> !Collections.disjoint(person.feeds(), feeds))
                .map(Person::id)
                .findFirst()
                .orElse(null);
    }

    /** The Latin words of the file's name, else the bureau's id. */
    private static String feedId(String fileName, String bureau) {
        String words = java.util.Arrays.stream(fileName.replaceFirst("\\.[A-Za-z0-9]+$", "")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z]+"))
                .filter(word -> word.length() > 1)
                .collect(Collectors.joining("-"));
        return !words.isEmpty() ? words : (bureau == null ? "new" : bureau) + "-feed";
    }
}
