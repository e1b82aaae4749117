// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.util.Locale;
import org.jundeng.alert.book.EpisodeAnswers;
import org.jundeng.alert.words.EpisodeSentences;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Person;
import org.jundeng.page.PageContext;

/** Says of an alert how it concerns a user, and what was said last about it. */
final class AlertWords {

    private final PageContext context;
    private final EpisodeSentences sentences;

    AlertWords(PageContext context, EpisodeSentences sentences) {
        this.context = context;
        this.sentences = sentences;
    }

    /** What it is about. */
    String about(OwnAlert alert) {
        return alert.sight() == null ? alert.entry().ruleId() : sentences.about(alert.sight());
    }

    /** What was seen last; empty where nothing was. */
    String seen(OwnAlert alert) {
        return alert.sight() == null ? "" : sentences.seen(alert.sight());
    }

    /** Its level. */
    Level level(OwnAlert alert) {
        return context.catalogue().levels().known(alert.entry().level());
    }

    /** How it concerns the user; empty where it does not. */
    String why(OwnAlert alert) {
        if (alert.charge() == null) {
            return alert.isTold() ? context.words().say("mine.why.told") : "";
        }
        Person other = alert.charge().other();
        return context.words()
                .say(
                        "mine.why."
                                + alert.charge()
                                        .why()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-'),
                        other == null ? "" : name(other.id()));
    }

    /** Who acknowledged it last, or that nobody has since it has to be. */
    String said(OwnAlert alert) {
        EpisodeAnswers.Answer last = alert.said().acknowledged();
        if (alert.isUnanswered() || last == null) {
            return context.words().say("mine.unanswered");
        }
        return context.words()
                .say("mine.acknowledged", name(last.author()), context.phrases().day(last.on()));
    }

    /** To whom it was handed, by whom and why; empty where it is with those who answer for it. */
    String handed(OwnAlert alert) {
        EpisodeAnswers.Answer handed = alert.said().handed();
        return handed == null || handed.handedTo() == null
                ? ""
                : context.words()
                        .say(
                                "mine.handed",
                                name(handed.author()),
                                context.phrases().day(handed.on()),
                                name(handed.handedTo()),
                                handed.note());
    }

    /** Somebody's name. */
    String name(String id) {
        return context.person(id).text();
    }
}
