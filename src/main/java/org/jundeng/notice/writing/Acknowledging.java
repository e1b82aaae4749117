// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.Escalation;
import org.jundeng.notice.decision.NextStep;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.notice.link.SignedLinks;

/** What a mail says about acknowledging an episode: how it is done, and what happens if nobody does. */
final class Acknowledging {

    private final Catalogue catalogue;
    private final KnownNames names;
    private final Phrases phrases;
    private final LetterHead letter;
    private final MailLinks links;
    private final Wording wording;
    private final StandIns standIns;

    Acknowledging(Catalogue catalogue, LetterHead letter, MailLinks links, Wording wording) {
        this.catalogue = catalogue;
        this.names = new KnownNames(catalogue, wording);
        this.phrases = new Phrases(catalogue, wording.locale());
        this.letter = letter;
        this.links = links;
        this.wording = wording;
        this.standIns = new StandIns(catalogue, letter, wording);
    }

    /** Whether the recipient is asked to acknowledge it: not what was handed to somebody else. */
    boolean isAsked(EpisodeDecision told) {
        return told.candidate().open()
                && !told.candidate().acknowledged()
                && !told.isAnothers()
                && letter.envelope().way() != Decision.Way.STEWARDS;
    }

    /** The link by which the recipient acknowledges it; none where nobody is asked or no page is served. */
    DigestModel.Link link(EpisodeDecision told) {
        String text = wording.say("link");
        return link(told, text, text);
    }

    /** The link by which the recipient acknowledges all episodes of a block; none where it asks for one only. */
    DigestModel.Link linkOfAll(CauseBlock block) {
        long asked = block.told().stream().filter(this::isAsked).count();
        String text = wording.say("link.of-all", asked);
        return links.ack()
                .filter(each -> asked > 1)
                .map(each -> each.as(SignedLinks.Use.ACKNOWLEDGE_ALL))
                .map(each -> each.link(
                        letter.person().id(), block.worst().candidate().episodeId(), letter.key(), letter.at()))
                .map(url -> new DigestModel.Link(url, text, wording.say("link.line", text, url)))
                .orElse(DigestModel.Link.NONE);
    }

    /** The same link with a text that fits into the row of {@code place}. */
    DigestModel.Link linkOf(String place, EpisodeDecision told) {
        return link(told, wording.say("link.short"), wording.say("link.of-place", place));
    }

    private DigestModel.Link link(EpisodeDecision told, String text, String before) {
        return links.ack()
                .filter(each -> isAsked(told))
                .map(each -> each.link(letter.person().id(), told.candidate().episodeId(), letter.key(), letter.at()))
                .map(url -> new DigestModel.Link(url, text, wording.say("link.line", before, url)))
                .orElse(DigestModel.Link.NONE);
    }

    /** The number to name to an operator, where there is no other way; "" where there is one or nobody is asked. */
    String number(EpisodeDecision told) {
        return isAsked(told) && links.ack().isEmpty() && links.replies().isEmpty()
                ? wording.say("ack.number", Long.toString(told.candidate().episodeId()))
                : "";
    }

    /** What to do with the {@link #number}; "" where there is none. */
    String byNumber(EpisodeDecision told) {
        return number(told).isEmpty() ? "" : wording.say("ack.by-number");
    }

    /** That a reply acknowledges all of {@code decisions} that wait for it; "" where nobody would read it. */
    String byReply(List<EpisodeDecision> decisions) {
        return links.replies().isPresent() && decisions.stream().anyMatch(this::isAsked)
                ? wording.say("ack.by-reply")
                : "";
    }

    /**
     * Why this reader is told: in whose place, who handed it to whom, and who was told first and has not answered; ""
     * where none of these.
     */
    String escalation(EpisodeDecision told) {
        return Stream.of(inPlace(told), handed(told), unanswered(told))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(wording.say("sentences.and")));
    }

    /** In whose place the reader is told of what is open, and until when; "" where in nobody's. */
    private String inPlace(EpisodeDecision told) {
        return told.candidate().open() ? standIns.inPlaceOf(told.represented()) : "";
    }

    /** To whom it was handed last, by whom and why; "" where it was to nobody who is known, and that is no news. */
    private String handed(EpisodeDecision told) {
        CandidateEpisode.Handed handed = told.candidate().handed();
        if (handed == null || !told.candidate().open()) {
            return "";
        }
        String day = phrases.day(handed.on());
        String author = names.author(handed.author());
        if (handed.to() == null) {
            return told.why() == DecisionReason.HANDED_BACK
                    ? wording.say("handed.back", day, author, handed.reason())
                    : "";
        }
        if (handed.to().equals(letter.person().id())) {
            return wording.say("handed.to-you", day, author, handed.reason());
        }
        return catalogue
                .people()
                .person(handed.to())
                .map(person -> wording.say("handed.to", day, author, name(person), handed.reason()))
                .orElse("");
    }

    private String unanswered(EpisodeDecision told) {
        Escalation escalation = told.escalation();
        return escalation == null
                ? ""
                : wording.count(
                        "escalation",
                        escalation.workingDays(),
                        phrases.day(escalation.on()),
                        escalation.firstTold().name().in(wording.locale()));
    }

    /** What happens next if nobody acknowledges it; "" where nothing does. */
    String next(EpisodeDecision told) {
        NextStep next = told.next();
        if (next == null) {
            return "";
        }
        String key = "next." + next.kind().name().toLowerCase(Locale.ROOT);
        Person other = next.inPlaceOf();
        return other == null
                ? wording.count(key, next.after(), phrases.day(next.on()), name(next.person()))
                : wording.count(
                        key + ".in-place", next.after(), phrases.day(next.on()), name(next.person()), name(other));
    }

    private String name(Person person) {
        return person.name().in(wording.locale());
    }
}
