// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Acknowledgements.Outcome;
import org.jundeng.alert.Acknowledgements.Said;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.web.link.LinkedPage.Bearer;
import org.jundeng.web.link.LinkedPage.Refusal;
import org.jundeng.web.link.LinkedPage.Shown;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Response;

/** Acknowledges an episode, once for each link. */
final class AckPage implements LinkedPage.Answering {

    static final LinkedPage.Kind KIND =
            new LinkedPage.Kind(SignedLinks.Use.ACKNOWLEDGE, 8 * 1024, Act.ACKNOWLEDGE, "episode");

    private final Acknowledgements acknowledgements;
    private final EpisodeBook episodes;
    private final AckWords words;

    AckPage(Acknowledgements acknowledgements, EpisodeBook episodes, AckWords words) {
        this.acknowledgements = acknowledgements;
        this.episodes = episodes;
        this.words = words;
    }

    @Override
    public LinkedPage.Kind kind() {
        return KIND;
    }

    @Override
    public Shown open(Bearer bearer) {
        Outcome outcome = acknowledgements.judge(said(bearer, null));
        return new Shown(
                outcome.code(),
                outcome == Outcome.DONE
                        ? words.form(bearer.locale(), entry(bearer), bearer.token())
                        : refused(refusal(bearer, outcome)));
    }

    @Override
    public Response send(Bearer bearer, FormFields form) {
        Said said = said(bearer, form.get("note"));
        Outcome outcome = acknowledgements.acknowledge(said);
        return switch (outcome) {
            case DONE -> words.done(bearer.locale(), entry(bearer));
            case NOTE_TOO_LONG -> words.formAgain(bearer.locale(), entry(bearer), bearer.token(), said.note());
            default -> refused(refusal(bearer, outcome));
        };
    }

    @Override
    public Response refused(Refusal refusal) {
        return words.fault(refusal);
    }

    private static Refusal refusal(Bearer bearer, Outcome outcome) {
        return bearer.refusal(outcome == Outcome.UNKNOWN ? 404 : 409, outcome.code());
    }

    private static Said said(Bearer bearer, String note) {
        return Said.byLink(
                        bearer.link().number(),
                        bearer.person().id(),
                        bearer.link().fingerprint(),
                        note)
                .from(bearer.origin());
    }

    private EpisodeBook.Entry entry(Bearer bearer) {
        long episodeId = bearer.link().number();
        return episodes.find(episodeId)
                .orElseThrow(() -> new IllegalStateException("episode " + episodeId + " was there a moment ago"));
    }
}
