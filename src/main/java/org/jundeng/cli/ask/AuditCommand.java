// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jundeng.assess.Wording;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.option.FormatOptions;
import org.jundeng.cli.option.LimitOption;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Language;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.AuditTrail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the audit trail, newest lines first. */
@Command(
        name = "audit",
        description = "What people did and what was refused to them, newest first.",
        mixinStandardHelpOptions = true)
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    private FolderOptions folders;

    @Mixin
    private LimitOption limit;

    @Mixin
    private FormatOptions format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (OpenWorkspace opened = OpenWorkspace.open(folders.existing(), TerminalRun.today())) {
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
                spec.commandLine().getErr().println("jundeng: the audit trail has no line yet.");
            }
            return answer.isEmpty() ? ExitCode.NOT_ALL : ExitCode.DONE;
        }
    }

    private static AnswerTable lines(List<AuditTrail.Line> lines) {
        AnswerTable answer = new AnswerTable("id", "at", "actor", "act", "subject", "outcome", "detail");
        for (AuditTrail.Line line : lines) {
            answer.add(
                    line.auditId(),
                    line.at(),
                    line.entry().actor(),
                    line.entry().act().code(),
                    line.entry().subject(),
                    line.entry().outcome(),
                    line.entry().detail());
        }
        return answer;
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
                wording.say("audit.detail"));
        for (AuditTrail.Line line : lines) {
            answer.add(
                    line.auditId(),
                    LocalTimes.of(line.at(), zone),
                    line.entry().actor(),
                    wording.word("act", line.entry().act().code()),
                    line.entry().subject(),
                    wording.word("outcome", line.entry().outcome()),
                    line.entry().detail());
        }
        return answer;
    }
}
