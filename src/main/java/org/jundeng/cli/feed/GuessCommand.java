// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.binding.NearestWord;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Person;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.guess.Guess;
import org.jundeng.guess.Known;
import org.jundeng.guess.NewIndicators;
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
            paramLabel = "BUREAU",
            description =
                    "The bureau that delivers it, by its id or name. Default: the one in whose folder the file lies.")
    private String bureau;

    @Option(names = "--feed", paramLabel = "ID", description = "The id for the feed. Default: made of the file's name.")
    private String feed;

    @Option(
            names = "--steward",
            paramLabel = "ID",
            description = "Who answers for it. Default: a steward of the bureau's other feeds.")
    private String steward;

    @Option(
            names = "--new-indicator",
            paramLabel = "NAME[=UNIT]",
            description =
                    "Proposes an indicator for figures that the catalogue does not know, by their name in the file;"
                            + " their unit, where the file does not say it. May be given again.")
    private List<String> newIndicators = List.of();

    @Option(
            names = "--write",
            description =
                    "Writes the contract, the new indicators, and the file as its sample delivery with the receipt"
                            + " beside it.")
    private boolean write;

    @Option(names = "--date", paramLabel = "DATE", description = "The business date. Default: today.")
    private LocalDate date;

    @Option(names = "--lang", paramLabel = "LANG", description = "zh or en. Default: the terminal's.")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Locale locale = Language.of(language);
        Wording wording = Wording.of(GuessCommand.class, locale);
        if (!Files.isRegularFile(file)) {
            throw new UnusableRequest(wording.say("guess.no-file", file));
        }
        if (feed != null && !FEED_ID.matcher(feed).matches()) {
            throw new UnusableRequest(wording.say("guess.no-id", feed));
        }
        Configuration configuration = Configuration.read(folders.all());
        Where where = where(configuration, wording);
        LocalDate today = date != null
                ? date
                : LocalDate.ofInstant(TerminalRun.today().clock().instant(), configuration.zone());
        Known known = new Known(configuration.catalogue(), configuration.contracts(), today, locale);
        Proposal first = new Guess(known).of(file, where);
        NewIndicators added = new AskedIndicators(known, wording).of(newIndicators, first.unnamed(), where.feed());
        Proposal proposal = newIndicators.isEmpty() ? first : new Guess(added.known()).of(file, where);
        NextSteps steps = new NextSteps(wording, folders.asTyped(), date == null ? "" : " --date " + date);
        PrintWriter out = spec.commandLine().getOut();
        if (proposal.yaml().isEmpty()) {
            out.println(wording.say("guess.nothing", file.getFileName()));
            proposal.open().forEach(why -> out.println("  " + why));
            return ExitCode.NOT_ALL;
        }
        NextSteps.Asked asked = new NextSteps.Asked(file, where, newIndicators);
        if (!write) {
            return show(proposal, added, wording, steps, asked);
        }
        if (proposal.contract().isEmpty() || where.bureau() == null || where.steward() == null) {
            proposal.open().forEach(each -> out.println("  " + each));
            steps.forNewIndicators(asked, proposal.unnamed(), out);
            out.flush();
            throw new UnusableRequest(wording.say("guess.not-whole", missing(proposal, where, wording)));
        }
        return new NewFeed(folders.all(), TerminalRun.on(date), wording, steps, out)
                .write(asked, proposal, added, isTold(configuration, where));
    }

    /** The contract goes to the output, so that it can be kept as a file; all else is said beside. */
    private int show(Proposal proposal, NewIndicators added, Wording wording, NextSteps steps, NextSteps.Asked asked) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        proposal.yaml().lines().forEach(out::println);
        out.flush();
        err.println(wording.count("guess.marked", proposal.open().size()));
        if (!added.open().isEmpty()) {
            err.println(wording.say("guess.new-indicators", "config/catalogue/" + added.fileName()));
            added.file().lines().forEach(err::println);
        }
        Where where = asked.where();
        if (proposal.contract().isEmpty()) {
            err.println(wording.say("guess.no-contract", where.bureau() == null ? "…" : where.bureau(), where.feed()));
            steps.forNewIndicators(asked, proposal.unnamed(), err);
        } else {
            steps.afterLook(asked, proposal.unnamed(), err);
        }
        err.flush();
        return proposal.contract().isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
    }

    private static String missing(Proposal proposal, Where where, Wording wording) {
        List<String> missing = new ArrayList<>();
        if (where.bureau() == null) {
            missing.add(wording.say("guess.missing.bureau"));
        }
        if (where.steward() == null) {
            missing.add(wording.say("guess.missing.steward"));
        }
        if (proposal.contract().isEmpty()) {
            missing.add(wording.say("guess.missing.contract"));
        }
        return String.join(wording.say("guess.missing.and"), missing);
    }

    private static boolean isTold(Configuration configuration, Where where) {
        return configuration
                .catalogue()
                .people()
                .person(where.steward())
                .filter(person -> person.feeds().contains(where.feed()))
                .isPresent();
    }

    private Where where(Configuration configuration, Wording wording) {
        Map<String, Bureau> bureaus = configuration.catalogue().bureaus();
        List<String> people = configuration.catalogue().people().all().stream()
                .map(Person::id)
                .toList();
        if (steward != null && !people.contains(steward)) {
            throw new UnusableRequest(wording.say("guess.no-person", steward, nearest(steward, people)));
        }
        String whose = bureau != null
                ? bureau(bureaus, wording)
                : bureauOfFolder(bureaus.keySet()).orElse(null);
        String who = steward != null || whose == null ? steward : stewardOf(configuration, whose);
        String name = file.getFileName().toString();
        return new Where(feed == null ? free(feedId(name, whose), configuration) : feed, whose, who, name);
    }

    /** The bureau that is meant by its id or one of its names, or by a part or short form that no other has. */
    private String bureau(Map<String, Bureau> bureaus, Wording wording) {
        if (bureaus.containsKey(bureau)) {
            return bureau;
        }
        String text = bureau.strip();
        List<String> likely = bureausWith(bureaus, name -> name.equalsIgnoreCase(text));
        likely = likely.isEmpty() ? bureausWith(bureaus, name -> text.length() > 1 && name.contains(text)) : likely;
        likely = likely.isEmpty() ? bureausWith(bureaus, name -> text.length() > 1 && isShortFor(text, name)) : likely;
        if (likely.size() != 1) {
            List<String> all = bureaus.entrySet().stream()
                    .map(each -> each.getKey() + " (" + each.getValue().name().in(wording.locale()) + ")")
                    .toList();
            throw new UnusableRequest(wording.say("guess.no-bureau", bureau, String.join(", ", all)));
        }
        return likely.get(0);
    }

    /** Whether the characters of {@code text} stand in {@code name} in their order, as in 人社局. */
    private static boolean isShortFor(String text, String name) {
        int at = 0;
        for (int i = 0; i < name.length() && at < text.length(); i++) {
            at += name.charAt(i) == text.charAt(at) ? 1 : 0;
        }
        return at == text.length();
    }

    private static List<String> bureausWith(Map<String, Bureau> bureaus, Predicate<String> name) {
        return bureaus.entrySet().stream()
                .filter(each -> name.test(each.getValue().name().zh())
                        || name.test(each.getValue().name().en()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String nearest(String name, List<String> known) {
        return NearestWord.only(name, known, UnaryOperator.identity()).orElse("config/people.yaml");
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

    /** The id, with a number behind it where there is such a feed already. */
    private static String free(String id, Configuration configuration) {
        List<String> taken = configuration.contracts().feeds();
        String free = id;
        for (int number = 2; taken.contains(free); number++) {
            free = id + "-" + number;
        }
        return free;
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
