// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.EpisodeDecision;

/** Writes the explanations of episodes that are new to the recipient, with their authors' names. */
final class NoteWords {

    private final KnownNames names;
    private final Wording wording;
    private final Phrases phrases;
    private final Set<Long> fresh;

    /** @param items what the mail tells besides episodes; an explanation that is not among them is known already */
    NoteWords(Catalogue catalogue, Wording wording, List<MailItem> items) {
        this.names = new KnownNames(catalogue, wording);
        this.wording = wording;
        this.phrases = new Phrases(catalogue, wording.locale());
        this.fresh = items.stream()
                .filter(MailItem.Explanation.class::isInstance)
                .map(item -> ((MailItem.Explanation) item).candidate().note().eventId())
                .collect(Collectors.toSet());
    }

    /** The explanation of an episode; "" where there is none that is new. */
    String of(EpisodeDecision told) {
        CandidateEpisode.Note note = told.candidate().note();
        return note == null || note.text() == null || !fresh.contains(note.eventId())
                ? ""
                : wording.say("note", author(note.author()), phrases.day(note.on()), note.text());
    }

    /** The name of whoever wrote or did something. */
    String author(String id) {
        return names.author(id);
    }
}
