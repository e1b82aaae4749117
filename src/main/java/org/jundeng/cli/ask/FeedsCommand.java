// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Label;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.option.SupplierArgument;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.view.Names;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.operation.Overview;
import org.jundeng.warehouse.history.FeedFacts;
import org.jundeng.warehouse.history.FeedFacts.Coverage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the feeds: what came last, what is due next, and what is late. */
@Command(
        name = "feeds",
        description = "The feeds: the last delivery, what is due next, what is late, and what waits to be confirmed.",
        mixinStandardHelpOptions = true)
public final class FeedsCommand implements Callable<Integer> {

    private static final String[] PROMISED = {
        "feed",
        "name_zh",
        "name_en",
        "bureau",
        "bureau_zh",
        "bureau_en",
        "source",
        "delivery",
        "arrived_at",
        "outcome",
        "source_name",
        "last_period",
        "next_period",
        "next_due",
        "overdue_periods",
        "oldest_overdue",
        "days_late",
        "unconfirmed_delivery",
        "unconfirmed_since",
        "unconfirmed_periods"
    };

    @Mixin
    private FolderOptions folders;

    @Option(names = "--bureau", paramLabel = "ID", description = "Only of this bureau: its id or its name.")
    private String bureau;

    @Option(names = "--late", description = "Only those of which a period is overdue.")
    private boolean late;

    @Option(names = "--date", paramLabel = "DATE", description = "What is due on this date. Default: today.")
    private LocalDate date;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        format.check();
        try (OpenWorkspace opened = OpenWorkspace.openAsItIs(folders.existing(), TerminalRun.on(date))) {
            String bureauId = SupplierArgument.bureau(opened.configuration(), bureau);
            List<Overview.Feed> feeds = new Overview(opened.configuration(), opened.database())
                    .feeds(opened.businessDate()).stream()
                            .filter(feed ->
                                    bureauId == null || feed.contract().bureau().equals(bureauId))
                            .filter(feed -> !late || !feed.overdue().isEmpty())
                            .toList();
            Locale locale = Language.ofThisTerminal();
            Names names = new Names(opened.configuration(), locale);
            AnswerTable answer = format.forPeople()
                    ? table(feeds, names, locale, opened.configuration().zone())
                    : lines(feeds, opened);
            format.print(answer, spec.commandLine().getOut());
            if (answer.isEmpty()) {
                spec.commandLine().getErr().println("jundeng: " + Phrasebook.here("no feed fits."));
            }
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private static AnswerTable table(List<Overview.Feed> feeds, Names names, Locale locale, ZoneId zone) {
        Wording wording = Wording.of(FeedsCommand.class, locale);
        AnswerTable answer = new AnswerTable(
                wording.say("feeds.feed"),
                wording.say("feeds.name"),
                wording.say("feeds.bureau"),
                wording.say("feeds.arrived"),
                wording.say("feeds.outcome"),
                wording.say("feeds.last-period"),
                wording.say("feeds.next-period"),
                wording.say("feeds.next-due"),
                wording.say("feeds.days-late"),
                wording.say("feeds.waits-since"));
        for (Overview.Feed feed : feeds) {
            answer.add(
                    feed.contract().feed(),
                    feed.contract().name().in(locale),
                    names.bureau(feed.contract().bureau()),
                    feed.latest() == null ? null : LocalTimes.of(feed.latest().arrivedAt(), zone),
                    feed.latest() == null
                            ? null
                            : wording.word("arrival", feed.latest().outcome().word()),
                    lastPeriod(feed),
                    feed.next() == null ? null : feed.next().timePeriod(),
                    feed.next() == null ? null : feed.next().dueDay(),
                    feed.daysLate() == 0 ? null : feed.daysLate(),
                    waiting(feed).map(FeedFacts.Waiting::since).orElse(null));
        }
        return answer;
    }

    /** Of the deliveries that wait to be confirmed, the one that has waited longest; empty where none waits. */
    private static Optional<FeedFacts.Waiting> waiting(Overview.Feed feed) {
        return feed.facts().waiting().stream().min(Comparator.comparing(FeedFacts.Waiting::since));
    }

    private static TimePeriod lastPeriod(Overview.Feed feed) {
        return feed.facts().latestPeriod().map(Coverage::timePeriod).orElse(null);
    }

    private static AnswerTable lines(List<Overview.Feed> feeds, OpenWorkspace opened) {
        AnswerTable answer = new AnswerTable(PROMISED);
        for (Overview.Feed feed : feeds) {
            boolean came = feed.latest() != null;
            Label bureau = opened.configuration()
                    .catalogue()
                    .bureaus()
                    .get(feed.contract().bureau())
                    .name();
            answer.add(
                    feed.contract().feed(),
                    feed.contract().name().zh(),
                    feed.contract().name().en(),
                    feed.contract().bureau(),
                    bureau.zh(),
                    bureau.en(),
                    feed.contract().source() == null
                            ? null
                            : feed.contract().source().name(),
                    came ? feed.latest().deliveryId() : null,
                    came ? feed.latest().arrivedAt() : null,
                    came ? feed.latest().outcome().word() : null,
                    came ? feed.latest().sourceName() : null,
                    lastPeriod(feed),
                    feed.next() == null ? null : feed.next().timePeriod(),
                    feed.next() == null ? null : feed.next().dueDay(),
                    feed.overdue().size(),
                    feed.overdue().isEmpty() ? null : feed.overdue().get(0).timePeriod(),
                    feed.daysLate(),
                    waiting(feed).map(FeedFacts.Waiting::deliveryId).orElse(null),
                    waiting(feed).map(FeedFacts.Waiting::since).orElse(null),
                    feed.facts().waiting().stream()
                            .flatMap(each -> each.periods().stream())
                            .distinct()
                            .count());
        }
        return answer;
    }
}
