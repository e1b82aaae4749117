// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.outbox.NewMail;
import org.jundeng.notice.template.Templates;

/** Writes the mail that tells a person why a reply acknowledged nothing, and what to do. */
final class ReplyAnswer {

    private static final String KIND = "answer";

    private final People people;
    private final Duration validFor;
    private final Templates templates = new Templates(ReplyAnswer.class);

    /** Names the operators among {@code people}; addresses for replies are valid for {@code validFor}. */
    ReplyAnswer(People people, Duration validFor) {
        this.people = people;
        this.validFor = validFor;
    }

    /**
     * The words of the mail.
     *
     * @param lang the language's code
     * @param subject the subject
     * @param greeting the greeting
     * @param sentences what happened, and what to do
     * @param footer who wrote it
     */
    public record Words(String lang, String subject, String greeting, List<String> sentences, String footer) {}

    /** The mail to {@code person}, which may leave from {@code now} on. */
    NewMail to(Person person, ReceivedMail received, Answered notice, ReplyOutcome outcome, Instant now) {
        Wording wording = Wording.of(ReplyAnswer.class, person.locale());
        String code = "answer." + outcome.code();
        Words words = new Words(
                wording.locale().getLanguage(),
                wording.say("answer.subject", notice.subject()),
                wording.say("answer.greeting", person.name().in(wording.locale())),
                List.of(
                        wording.say(code, notice.subject(), validFor.toDays()),
                        wording.say(code + ".remedy", operators(wording))),
                wording.say("answer.footer"));
        return new NewMail(
                String.join("/", KIND, person.id(), received.id()),
                KIND,
                person.id(),
                person.email(),
                new NewMail.Content(
                        words.subject(),
                        templates.render("answer.ftl", words),
                        templates.render("answer.ftlh", words),
                        Map.of()),
                "reply-" + outcome.code(),
                now,
                received.messageId() == null ? List.of() : List.of(received.messageId()),
                null,
                List.of(),
                List.of());
    }

    private String operators(Wording wording) {
        String names = people.operators().stream()
                .map(each -> wording.say("answer.operator", each.name().in(wording.locale()), each.email()))
                .collect(Collectors.joining(wording.say("answer.list")));
        return names.isEmpty() ? wording.say("answer.nobody") : names;
    }
}
