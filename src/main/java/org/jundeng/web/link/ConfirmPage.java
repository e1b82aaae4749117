// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.io.IOException;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.pipeline.delivery.Confirmations;
import org.jundeng.pipeline.delivery.Confirmations.Answer;
import org.jundeng.pipeline.delivery.Confirmations.Confirmed;
import org.jundeng.pipeline.delivery.Confirmations.Word;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;
import org.jundeng.web.link.ConfirmWords.Suspect;
import org.jundeng.web.link.LinkedPage.Bearer;
import org.jundeng.web.link.LinkedPage.Refusal;
import org.jundeng.web.link.LinkedPage.Shown;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Response;

/** Confirms a delivery whose figures look wrong, and demands a reason. Who may do so is looked up at each request. */
final class ConfirmPage implements LinkedPage.Answering {

    /** A reason of the longest kind, each of its characters written as nine, with the link's token, fits in. */
    static final LinkedPage.Kind KIND =
            new LinkedPage.Kind(SignedLinks.Use.CONFIRM, 16 * 1024, Act.CONFIRM, "delivery");

    private final Confirmations confirmations;
    private final UnconfirmedLines lines;
    private final Ledger ledger;
    private final ConfirmWords words;

    /**
     * The page.
     *
     * @param lines which deliveries wait, and how others were settled
     * @param ledger their ledger lines and findings
     */
    ConfirmPage(Confirmations confirmations, UnconfirmedLines lines, Ledger ledger, ConfirmWords words) {
        this.confirmations = confirmations;
        this.lines = lines;
        this.ledger = ledger;
        this.words = words;
    }

    @Override
    public LinkedPage.Kind kind() {
        return KIND;
    }

    @Override
    public Shown open(Bearer bearer) {
        Answer answer = confirmations.judge(word(bearer, null));
        // The reason is what the form asks for.
        return answer == Answer.NO_REASON
                ? new Shown("done", words.form(bearer.locale(), suspect(bearer), bearer.token()))
                : new Shown(answer.code(), words.fault(refusal(bearer, answer), settling(bearer)));
    }

    @Override
    public Response send(Bearer bearer, FormFields form) throws IOException {
        Word word = word(bearer, form.get("reason"));
        Confirmed confirmed = confirmations.confirm(word);
        Refusal refusal = refusal(bearer, confirmed.answer());
        return switch (confirmed.answer()) {
            case DONE -> words.done(bearer.locale(), suspect(bearer), confirmed.line());
            case NO_REASON, REASON_TOO_LONG -> words.formAgain(refusal, suspect(bearer), bearer.token(), word.reason());
            default -> words.fault(refusal, confirmed.line());
        };
    }

    @Override
    public Response refused(Refusal refusal) {
        return words.fault(refusal, null);
    }

    private static Refusal refusal(Bearer bearer, Answer answer) {
        int status =
                switch (answer) {
                    case NO_REASON, REASON_TOO_LONG -> 400;
                    case UNKNOWN -> 404;
                    case NOT_ALLOWED -> 403;
                    default -> 409;
                };
        return bearer.refusal(status, answer.code());
    }

    private static Word word(Bearer bearer, String reason) {
        return Word.byLink(
                        bearer.link().number(),
                        bearer.person().id(),
                        bearer.link().fingerprint(),
                        reason)
                .from(bearer.origin());
    }

    private Suspect suspect(Bearer bearer) {
        long delivery = bearer.link().number();
        LedgerLine line = ledger.byId(delivery).orElseThrow();
        Unconfirmed waiting = lines.of(delivery).orElseThrow();
        return new Suspect(line, waiting, lines.cells(delivery), ledger.findings(delivery));
    }

    private LedgerLine settling(Bearer bearer) {
        return lines.of(bearer.link().number())
                .map(Unconfirmed::settled)
                .flatMap(settled -> ledger.byId(settled.by()))
                .orElse(null);
    }
}
