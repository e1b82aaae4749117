// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Acknowledgements.Outcome;
import org.jundeng.alert.Acknowledgements.Said;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.catalogue.Levels;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.web.link.LinkedPage.Bearer;
import org.jundeng.web.link.LinkedPage.Refusal;
import org.jundeng.web.link.LinkedPage.Shown;
import org.jundeng.web.link.ToldBlock.LeftOut;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Response;

/**
 * Acknowledges the episodes that a mail told in one block, as far as they are open still and not graver than the mail
 * said. The page lists them, and says what it leaves out and why; each is acknowledged once for each link.
 */
final class AckAllPage implements LinkedPage.Answering {

    static final LinkedPage.Kind KIND = new LinkedPage.Kind(
            SignedLinks.Use.ACKNOWLEDGE_ALL, AckPage.KIND.longestBody(), Act.ACKNOWLEDGE, "episodes with");

    private static final String NONE_WAITS = "none-waits";

    private final Acknowledgements acknowledgements;
    private final EpisodeBook episodes;
    private final Levels levels;
    private final AckWords words;

    AckAllPage(Acknowledgements acknowledgements, EpisodeBook episodes, Levels levels, AckWords words) {
        this.acknowledgements = acknowledgements;
        this.episodes = episodes;
        this.levels = levels;
        this.words = words;
    }

    @Override
    public LinkedPage.Kind kind() {
        return KIND;
    }

    @Override
    public Shown open(Bearer bearer) {
        ToldBlock block = block(bearer);
        return block.waiting().isEmpty()
                ? new Shown(NONE_WAITS, refused(bearer.refusal(409, NONE_WAITS)))
                : new Shown(Outcome.DONE.code(), words.formOfAll(bearer.locale(), block, bearer.token()));
    }

    @Override
    public Response send(Bearer bearer, FormFields form) {
        ToldBlock block = block(bearer);
        List<EpisodeBook.Entry> done = new ArrayList<>();
        for (EpisodeBook.Entry each : block.waiting()) {
            Said said = said(bearer, each.episodeId(), form.get("note"));
            Outcome outcome = acknowledgements.acknowledge(said);
            if (outcome == Outcome.NOTE_TOO_LONG) {
                return words.formOfAllAgain(bearer.locale(), block, bearer.token(), said.note());
            }
            if (outcome == Outcome.DONE) {
                done.add(episodes.find(each.episodeId()).orElse(each));
            }
        }
        return done.isEmpty()
                ? refused(bearer.refusal(409, NONE_WAITS))
                : words.doneWithAll(bearer.locale(), block.acknowledging(done));
    }

    @Override
    public Response refused(Refusal refusal) {
        return words.fault(refusal);
    }

    /** What the mail told, and what the link does with it now. */
    private ToldBlock block(Bearer bearer) {
        List<EpisodeBook.Entry> waiting = new ArrayList<>();
        Map<LeftOut, List<EpisodeBook.Entry>> leftOut = new EnumMap<>(LeftOut.class);
        Set<Long> unanswered = episodes.unanswered();
        for (EpisodeBook.Told told :
                episodes.toldTogether(bearer.link().notice(), bearer.link().number())) {
            EpisodeBook.Entry entry = episodes.find(told.episodeId()).orElseThrow();
            boolean isGraver = levels.known(entry.level()).isGraverThan(levels.known(told.level()));
            LeftOut since = unanswered.contains(told.episodeId()) ? LeftOut.GRAVER : LeftOut.ANSWERED;
            Outcome outcome = acknowledgements.judge(said(bearer, told.episodeId(), null));
            LeftOut why =
                    switch (outcome) {
                        case DONE -> isGraver ? since : null;
                        case USED -> isGraver ? since : LeftOut.BEFORE;
                        case PENDING -> LeftOut.PENDING;
                        case MOVED_ON -> LeftOut.HANDED_ON;
                        default -> LeftOut.OVER;
                    };
            (why == null ? waiting : leftOut.computeIfAbsent(why, first -> new ArrayList<>())).add(entry);
        }
        return new ToldBlock(waiting, leftOut);
    }

    private static Said said(Bearer bearer, long episodeId, String note) {
        return Said.byLink(episodeId, bearer.person().id(), bearer.link().fingerprint(), note)
                .from(bearer.origin());
    }
}
