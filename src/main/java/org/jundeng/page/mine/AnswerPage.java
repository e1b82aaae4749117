// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.util.List;
import java.util.Objects;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.silence.Silence;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.PageContext;
import org.jundeng.page.mine.AnswerFacts.Tried;
import org.jundeng.page.mine.AnswerModel.Choice;
import org.jundeng.page.mine.AnswerModel.Form;
import org.jundeng.page.mine.AnswerModel.Said;
import org.jundeng.page.mine.AnswerModel.Silenced;

/** Writes the page on which an alert is acknowledged, explained, handed to somebody or silenced. */
public final class AnswerPage {

    private final Templates templates = new Templates(PageContext.class);

    /** The page of {@code facts} as HTML, after the user has {@code tried} something; its forms have {@code token}. */
    public String html(PageContext context, AnswerFacts facts, Tried tried, String token) {
        return templates.render("mine/answer.ftlh", new Writing(context, facts, tried).model(token));
    }

    /** The page for one user. */
    private static final class Writing {

        private final PageContext context;
        private final AnswerFacts facts;
        private final Tried tried;
        private final AlertWords words;
        private final OwnAlert alert;

        Writing(PageContext context, AnswerFacts facts, Tried tried) {
            this.context = context;
            this.facts = facts;
            this.tried = tried;
            this.words = new AlertWords(context, facts.words());
            this.alert = facts.alert();
        }

        AnswerModel model(String token) {
            long number = alert.entry().episodeId();
            return new AnswerModel(
                    context.frame(
                            MinePage.answer(number),
                            context.words().say("answer.title", words.about(alert)),
                            null,
                            List.of(context.link(context.words().say("mine.title"), new Address.Acting("mine")))),
                    tried.outcome().isEmpty()
                            ? null
                            : new Said(sentence(), tried.outcome().equals("done")),
                    row(),
                    context.link(
                            context.words().say("answer.all", Long.toString(number)), new Address.OfEpisode(number)),
                    form(token),
                    alert.isOpen() && facts.isForOfficials() ? people() : List.of(),
                    facts.silences().stream().map(this::silenced).toList());
        }

        private String sentence() {
            return context.words().say("answer." + tried.act() + "." + tried.outcome());
        }

        private MineModel.AlertRow row() {
            String note = alert.said().acknowledged() == null
                    ? null
                    : alert.said().acknowledged().note();
            return new MineModel.AlertRow(
                    words.level(alert).code(),
                    words.level(alert).name().in(context.locale()),
                    null,
                    words.seen(alert),
                    alert.isOpen()
                            ? context.words()
                                    .say(
                                            "mine.since",
                                            context.phrases().day(alert.entry().openSince()))
                            : context.words().say("episode." + alert.entry().state()),
                    words.why(alert),
                    words.handed(alert),
                    words.said(alert),
                    Objects.requireNonNullElse(note, ""),
                    alert.isOpen() && alert.isUnanswered());
        }

        private Form form(String token) {
            return new Form(
                    alert.isOpen(),
                    token,
                    !context.reader().isChinese(),
                    Long.toString(alert.entry().episodeId()),
                    Long.toString(alert.said().lastEvent()),
                    tried.textOf("ack"),
                    tried.textOf("hand") + tried.textOf("back"),
                    tried.textOf("silence"),
                    tried.day(),
                    Acknowledgements.LONGEST_NOTE,
                    alert.said().handedTo() != null && facts.isForOfficials());
        }

        private List<Choice> people() {
            return context.catalogue().people().all().stream()
                    .filter(person -> !person.id().equals(alert.said().handedTo()))
                    .map(this::choice)
                    .toList();
        }

        private Choice choice(Person person) {
            return new Choice(
                    person.id(), person.name().in(context.locale()), person.id().equals(tried.choice()));
        }

        private Silenced silenced(Silence silence) {
            return new Silenced(
                    Long.toString(silence.silenceId()),
                    context.words()
                            .say(
                                    "answer.silenced",
                                    context.phrases().day(silence.startsOn()),
                                    context.phrases().day(silence.endsOn()),
                                    words.name(silence.author()),
                                    silence.reason()),
                    facts.mayEnd().contains(silence.silenceId()));
        }
    }
}
