// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.io.IOException;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.pipeline.delivery.Confirmations;
import org.jundeng.pipeline.delivery.Confirmations.Confirmed;
import org.jundeng.pipeline.delivery.Confirmations.Word;
import org.jundeng.pipeline.delivery.NotAsKept;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Takes a delivery again, although it was refused or a newer one has been taken; or confirms one whose figures look
 * wrong.
 */
@Command(
        name = "release",
        description = {
            "Takes a delivery again, although it was refused or a newer one has spoken.",
            "One that is unconfirmed is confirmed by it: its figures are right, and --reason says why.",
            "With --feed and --since all that were refused or wait, and have not been taken since."
        },
        mixinStandardHelpOptions = true)
public final class ReleaseCommand extends ReleaseOrReplay {

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why an unconfirmed delivery is right; the ledger keeps it.")
    private String reason;

    /** Made by the command line. */
    public ReleaseCommand() {
        super(LedgerKind.RELEASE);
    }

    @Override
    int taken(Pipeline pipeline, LedgerLine line) throws NotAsKept, IOException {
        if (line.outcome() != Outcome.UNCONFIRMED) {
            return super.taken(pipeline, line);
        }
        CommandLine command = command();
        String author = author(pipeline).id();
        Confirmed confirmed = pipeline.confirmations()
                .confirm(Word.byHand(line.deliveryId(), author, user(), reason)
                        .from(pipeline.opened().node()));
        if (confirmed.answer() == Confirmations.Answer.DONE) {
            command.getOut()
                    .println(Phrasebook.here("Line " + line.deliveryId() + " (" + line.sourceName()
                            + ") is confirmed by " + author + "."));
            return told(pipeline, line, confirmed.line());
        }
        command.getErr().println(Phrasebook.here(refusal(line.deliveryId(), confirmed)));
        return ExitCode.NOT_ALL;
    }

    private static String refusal(long delivery, Confirmed confirmed) {
        String number = "Line " + delivery;
        return switch (confirmed.answer()) {
            case CONFIRMED_BEFORE ->
                number + " is confirmed already, by line " + confirmed.line().deliveryId() + " ("
                        + confirmed.line().grounds().author() + ").";
            case SUPERSEDED ->
                number + " is not confirmed: line " + confirmed.line().deliveryId() + " ("
                        + confirmed.line().sourceName() + ") came later and holds. If the figures of line " + delivery
                        + " are right after all, deliver them again.";
            case WITHDRAWN ->
                number + " is not confirmed: it was withdrawn by line "
                        + confirmed.line().deliveryId() + ".";
            case NO_REASON ->
                number + " waits to be confirmed: its figures look wrong (jundeng deliveries " + delivery
                        + " shows why). Say why they are right: jundeng release " + delivery + " --reason \"...\"";
            case REASON_TOO_LONG ->
                "The reason has more than " + Confirmations.LONGEST_REASON
                        + " characters: nothing was confirmed. Shorten it and say it again.";
            default -> Phrasebook.here(number + " is not confirmed:") + " " + Phrasebook.here(confirmed.detail());
        };
    }
}
