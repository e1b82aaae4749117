// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import java.io.IOException;
import java.util.Optional;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.page.act.ConfirmWriter;
import org.jundeng.page.act.ConfirmWriter.Suspect;
import org.jundeng.page.act.DeedDraft;
import org.jundeng.page.act.DeedWriter.Refusal;
import org.jundeng.pipeline.delivery.Confirmations;
import org.jundeng.pipeline.delivery.Confirmations.Answer;
import org.jundeng.pipeline.delivery.Confirmations.Confirmed;
import org.jundeng.pipeline.delivery.Confirmations.Login;
import org.jundeng.pipeline.delivery.Confirmations.Word;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;
import org.jundeng.web.access.ActingPage;
import org.jundeng.web.access.Errand;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Response;

/** Confirms a delivery whose figures look wrong, on the word of its bureau's steward or of an operator. */
record ConfirmingPage(RunningPipeline running) implements ActingPage {

    private static final int CONFLICT = 409;
    private static final int MISTAKE = 400;

    @Override
    public boolean isFor(Visitor visitor) {
        return visitor.is(Role.STEWARD) || visitor.mayOperate();
    }

    @Override
    public Page.Lane lane(String method) {
        return method.equals("POST") ? Page.Lane.DEEDS : Page.Lane.READING;
    }

    @Override
    public Response show(Errand errand) throws IOException {
        String asked = errand.query().get("delivery");
        Optional<LedgerLine> delivery = Lines.of(errand, asked);
        if (delivery.isEmpty()) {
            return errand.notThere("delivery", asked);
        }
        Answer answer = confirmations().judge(word(errand, delivery.get(), ""));
        // The reason is what the form asks for.
        return answer == Answer.NO_REASON
                ? errand.page(html(errand, delivery.get(), DeedDraft.first(errand.token(), "", GivenReason.LONGEST)))
                : refused(errand, delivery.get(), new Confirmed(answer, settling(delivery.get()), null));
    }

    @Override
    public Response act(Errand errand) throws IOException {
        String asked = errand.form().get("delivery");
        Optional<LedgerLine> delivery = Lines.of(errand, asked);
        if (delivery.isEmpty()) {
            return errand.notThere("delivery", asked);
        }
        Word word = word(errand, delivery.get(), errand.form().get("reason"));
        Confirmed confirmed = confirmations().confirm(word);
        return switch (confirmed.answer()) {
            case DONE -> errand.seeOther("delivery?number=" + confirmed.line().deliveryId());
            case NO_REASON, REASON_TOO_LONG ->
                errand.page(
                        MISTAKE,
                        html(
                                errand,
                                delivery.get(),
                                new DeedDraft(
                                        errand.token(),
                                        "",
                                        word.reason(),
                                        GivenReason.LONGEST,
                                        confirmed.answer().code())));
            default -> refused(errand, delivery.get(), confirmed);
        };
    }

    private Confirmations confirmations() {
        return running.pipeline().confirmations();
    }

    private static Word word(Errand errand, LedgerLine delivery, String reason) {
        Visitor visitor = errand.visitor();
        Login login = new Login(errand.by(), visitor.mayOperate() ? null : visitor.bureaus());
        return Word.byLogin(delivery.deliveryId(), errand.grounds(reason).author(), login, reason);
    }

    private String html(Errand errand, LedgerLine delivery, DeedDraft draft) {
        Unconfirmed waiting = lines().of(delivery.deliveryId()).orElseThrow();
        Suspect suspect =
                new Suspect(delivery, waiting, errand.opened().ledger().findings(delivery.deliveryId()));
        return writer(errand).form(errand.context(), suspect, draft);
    }

    private Response refused(Errand errand, LedgerLine delivery, Confirmed confirmed) {
        Refusal why = new Refusal(
                confirmed.answer().code(), confirmed.line(), confirmed.detail() == null ? "" : confirmed.detail());
        return errand.page(CONFLICT, writer(errand).refusal(errand.context(), delivery, why));
    }

    private LedgerLine settling(LedgerLine delivery) {
        return lines().of(delivery.deliveryId())
                .map(Unconfirmed::settled)
                .flatMap(settled -> running.opened().ledger().byId(settled.by()))
                .orElse(null);
    }

    private UnconfirmedLines lines() {
        return new UnconfirmedLines(running.opened().database());
    }

    private static ConfirmWriter writer(Errand errand) {
        return new ConfirmWriter(
                errand.opened().configuration().contracts(),
                errand.opened().configuration().zone());
    }
}
