// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jundeng.assess.Wording;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.option.LimitOption;
import org.jundeng.cli.terminal.AnswerStream;
import org.jundeng.cli.terminal.AnswerStreams;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.AuditChain;
import org.jundeng.warehouse.ledger.AuditText;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Published;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the audit trail, newest lines first; or verifies its chain, or prints it for others to verify. */
@Command(
        name = "audit",
        description = {
            "What people did and what was refused to them, newest first.",
            "--verify tells whether a line was changed or removed since a night published it."
        },
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Mixin
    private LimitOption limit;

    @Mixin
    private FormatOptions format;

    @Option(
            names = "--verify",
            description =
                    "Compute the chain of all lines anew; the first broken line is named, and the exit code is 1.")
    private boolean verify;

    @Option(
            names = "--head",
            paramLabel = "HASH",
            description =
                    "With --verify: a hash from a mail or a night's page that the chain must have. Several: again.")
    private List<String> heads = List.of();

    @Option(
            names = "--chain",
            description = "The whole chain as text, oldest line first: what docs/audit.md verifies without Jundeng.")
    private boolean chain;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!heads.isEmpty() && !verify) {
            throw new UnusableRequest("--head belongs to --verify: add --verify, or leave --head out");
        }
        if (chain && (verify || !format.forPeople())) {
            throw new UnusableRequest("--chain is a form of its own: leave the other options out");
        }
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
            AuditChain published = new AuditChain(opened.database());
            if (verify) {
                return new AuditVerification(published, Language.ofThisTerminal()).run(heads, spec.commandLine());
            }
            if (chain) {
                return print(published);
            }
            AuditTrail trail = new AuditTrail(opened.database(), opened.clock());
            List<AuditTrail.Line> lines =
                    limit.newest(trail::newest, spec.commandLine().getErr());
            AnswerTable answer = format.forPeople()
                    ? table(
                            lines,
                            Language.ofThisTerminal(),
                            opened.configuration().zone())
                    : lines(lines);
            format.print(answer, spec.commandLine().getOut());
            if (answer.isEmpty()) {
                spec.commandLine().getErr().println("jundeng: " + Phrasebook.here("the audit trail has no line yet."));
            }
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private int print(AuditChain published) {
        AnswerStream lines = AnswerStreams.lines(spec.commandLine().getOut());
        published.each(line -> lines.add(line.published().hash(), AuditText.of(line)));
        lines.end();
        if (lines.rows() == 0) {
            spec.commandLine()
                    .getErr()
                    .println("jundeng: " + Phrasebook.here("no line has been published yet; the next night does."));
        }
        return lines.rows() == 0 ? ExitCode.NOT_ALL : ExitCode.DONE;
    }

    private static AnswerTable lines(List<AuditTrail.Line> lines) {
        AnswerTable answer = new AnswerTable(
                "id", "at", "actor", "act", "subject", "outcome", "detail", "reason", "origin", "number", "night",
                "hash", "text");
        for (AuditTrail.Line line : lines) {
            answer.add(
                    line.auditId(),
                    line.at(),
                    line.entry().actor(),
                    line.entry().act(),
                    line.entry().subject(),
                    line.entry().outcome(),
                    line.entry().detail(),
                    line.entry().reason(),
                    line.entry().origin(),
                    published(line, Published::number),
                    published(line, Published::night),
                    published(line, Published::hash),
                    line.published() == null ? null : AuditText.of(line));
        }
        return answer;
    }

    private static Object published(AuditTrail.Line line, Function<Published, Object> what) {
        return line.published() == null ? null : what.apply(line.published());
    }

    static AnswerTable table(List<AuditTrail.Line> lines, Locale locale, ZoneId zone) {
        Wording wording = Wording.of(AuditCommand.class, locale);
        AnswerTable answer = new AnswerTable(
                wording.say("audit.id"),
                wording.say("audit.at"),
                wording.say("audit.actor"),
                wording.say("audit.act"),
                wording.say("audit.subject"),
                wording.say("audit.outcome"),
                wording.say("audit.detail"),
                wording.say("audit.reason"),
                wording.say("audit.origin"));
        for (AuditTrail.Line line : lines) {
            answer.add(
                    line.auditId(),
                    LocalTimes.of(line.at(), zone),
                    line.entry().actor(),
                    wording.word("act", line.entry().act()),
                    line.entry().subject(),
                    wording.word("outcome", line.entry().outcome()),
                    line.entry().detail(),
                    line.entry().reason(),
                    line.entry().origin());
        }
        return answer;
    }
}
