// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.words.EpisodeSentences;
import org.jundeng.catalogue.Person;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.option.KnownName;
import org.jundeng.cli.option.LimitOption;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.notice.book.NoticeBook;
import org.jundeng.notice.book.NoticeBook.Decided;
import org.jundeng.notice.book.NoticeBook.Selection;
import org.jundeng.notice.reply.ReplyOutcome;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the notices, or the decisions behind them, newest first. */
@Command(
        name = "notices",
        description = "The mails that were written; with --why, who was told of what or not, and why; with --channels,"
                + " what leaves by other channels; with --replies, the mails that answer. Newest first.",
        mixinStandardHelpOptions = true)
public final class NoticesCommand implements Callable<Integer> {

    private static final List<String> STATES = List.of("pending", "sent", "withheld", "given-up");
    private static final List<String> CHANNEL_STATES = List.of("pending", "sent", "given-up");
    private static final List<String> VERDICTS = List.of("told", "withdrawn", "held", "dropped");

    @Mixin
    private FolderOptions folders;

    @ArgGroup
    private Kind kind = new Kind();

    /** What is listed instead of notices. */
    private static final class Kind {

        @Option(names = "--why", description = "Each decision to tell a person of an episode, or not to.")
        private boolean why;

        @Option(names = "--channels", description = "How far each notice has come by channels besides mail.")
        private boolean channels;

        @Option(names = "--replies", description = "Each mail that came to the mailbox for replies, and its outcome.")
        private boolean replies;
    }

    @Option(names = "--person", paramLabel = "ID", description = "Only for this person.")
    private String person;

    @Option(names = "--episode", paramLabel = "ID", description = "Only of this episode.")
    private Long episode;

    @Option(names = "--date", paramLabel = "DATE", description = "Only of this night.")
    private LocalDate date;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those that are pending, sent, withheld or given-up; with --why told, withdrawn, held or"
                    + " dropped; with --channels pending, sent or given-up; with --replies of this outcome.")
    private String state;

    @Mixin
    private LimitOption limit;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        KnownName.check("--state: there is no", state, states());
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            AnswerTable answer = answer(opened);
            format.print(answer, spec.commandLine().getOut());
            if (!answer.isEmpty()) {
                return ExitCode.DONE;
            }
            // A person who was removed from people.yaml may have had notices; without any, the id is a mistake.
            KnownName.check(
                    "--person: nobody in people.yaml has the id",
                    person,
                    opened.configuration().catalogue().people().all().stream()
                            .map(Person::id)
                            .toList());
            spec.commandLine().getErr().println("jundeng: " + Phrasebook.here("no " + what() + " fits."));
            return ExitCode.NOT_ALL;
        }
    }

    private List<String> states() {
        return kind.why
                ? VERDICTS
                : kind.channels
                        ? CHANNEL_STATES
                        : kind.replies
                                ? Stream.of(ReplyOutcome.values())
                                        .map(ReplyOutcome::code)
                                        .toList()
                                : STATES;
    }

    private String what() {
        return kind.why ? "decision" : kind.channels ? "notice by a channel" : kind.replies ? "reply" : "notice";
    }

    private AnswerTable answer(OpenWorkspace opened) {
        NoticeBook book = new NoticeBook(opened.database());
        NoticesView text = new NoticesView(Language.ofThisTerminal());
        boolean forPeople = format.forPeople();
        if (kind.channels) {
            List<NoticeBook.Channelled> leaving = limit.newest(
                    most -> book.channelled(selection(most)), spec.commandLine().getErr());
            return forPeople ? text.channelled(leaving) : NoticesView.channelLines(leaving);
        }
        if (kind.replies) {
            List<NoticeBook.Reply> replies = limit.newest(
                    most -> book.replies(selection(most)), spec.commandLine().getErr());
            return forPeople ? text.replies(replies, opened.configuration().zone()) : NoticesView.replyLines(replies);
        }
        if (kind.why) {
            List<Decided> decisions = limit.newest(
                    most -> book.decisions(selection(most)), spec.commandLine().getErr());
            return forPeople
                    ? text.decisions(decisions, about(opened, decisions))
                    : NoticesView.decisionLines(decisions);
        }
        List<NoticeBook.Notice> notices = limit.newest(
                most -> book.notices(selection(most)), spec.commandLine().getErr());
        return forPeople ? text.notices(notices) : NoticesView.noticeLines(notices);
    }

    /** What each decision was about, in the sentences of mails. */
    private static Function<Decided, String> about(OpenWorkspace opened, List<Decided> decisions) {
        Configuration configuration = opened.configuration();
        Map<Long, EpisodeBook.Sight> sights = new EpisodeBook(opened.database())
                .at(
                        decisions.stream().map(Decided::eventId).toList(),
                        configuration.catalogue().levels());
        EpisodeSentences sentences = new EpisodeSentences(
                configuration.catalogue(), configuration.contracts(), configuration.rules(), Language.ofThisTerminal());
        return decided -> Optional.ofNullable(sights.get(decided.eventId()))
                .map(sight -> Stream.of(sentences.about(sight), sentences.seen(sight), sentences.cause(sight))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · ")))
                .orElse(null);
    }

    private Selection selection(int most) {
        return new Selection(person, episode, date, state, most);
    }
}
