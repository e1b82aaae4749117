// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Acknowledgements.Outcome;
import org.jundeng.alert.Acknowledgements.Said;
import org.jundeng.alert.EpisodeBook;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.link.AckLinks;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page behind a link in a mail. Opening it only shows the episode, because mail scanners open links; its form
 * acknowledges the episode, once for each link. The token is the proof of identity, so no login and no cookie is
 * needed. Each request except HEAD is noted in the audit trail, but its token is stored nowhere.
 */
public final class AckPage implements Page {

    /** The path of the page. */
    public static final String PATH = "/ack";

    private static final Logger LOG = LoggerFactory.getLogger(AckPage.class);
    static final int LONGEST_BODY = 8 * 1024;
    private static final String UNREADABLE = "link";

    private final AckLinks links;
    private final Books books;
    private final People people;
    private final AckWords words;
    private final CountedNotes notes;

    /** Serves {@code links} that were sent to {@code people}. */
    public AckPage(AckLinks links, Books books, People people, AckWords words) {
        this.links = links;
        this.books = books;
        this.people = people;
        this.words = words;
        this.notes = new CountedNotes(books.audit(), books.clock());
    }

    @Override
    public boolean mayWait() {
        return true;
    }

    /** Writes the remaining counts to the audit trail. */
    @Override
    public void close() {
        notes.close();
    }

    /**
     * The parts of the warehouse that the page reads and writes.
     *
     * @param acknowledgements records acknowledgements
     * @param episodes the episodes
     * @param audit the audit trail
     * @param clock the clock by which the audit trail counts hours
     */
    public record Books(Acknowledgements acknowledgements, EpisodeBook episodes, AuditTrail audit, Clock clock) {}

    /** A valid link and the person to whom it was sent. */
    private record Holder(AckLinks.Valid link, Person person, String token) {

        Said says(String note) {
            return Said.byLink(link.episodeId(), person.id(), link.fingerprint(), note);
        }

        AckWords.Fault fault(String code) {
            return new AckWords.Fault(code, person.locale(), link.episodeId());
        }
    }

    /** A link that is refused regardless of its episode, with what the audit trail and the page say of it. */
    private record Refused(int status, String actor, String subject, AckWords.Fault fault, String detail) {}

    @Override
    public List<String> methods() {
        return List.of("GET", "HEAD", "POST");
    }

    @Override
    public int longestBody() {
        return LONGEST_BODY;
    }

    @Override
    public Response answer(Request request) {
        try {
            return request.method().equals("POST") ? acknowledge(request) : open(request);
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be answered: {}", PATH, e.toString());
            return words.fault(503, new AckWords.Fault("unavailable", request.language(), null));
        }
    }

    private Response open(Request request) {
        boolean recorded = !request.method().equals("HEAD");
        String token = FormFields.ofQuery(request).get("t");
        AckLinks.Reading reading = links.read(token);
        Optional<Refused> refused = refused(reading, request.language());
        if (refused.isPresent()) {
            return refuse(refused.get(), Act.OPEN_LINK, recorded);
        }
        Holder holder = holder(reading, token);
        Outcome outcome = books.acknowledgements().judge(holder.says(null));
        if (recorded) {
            notes.note(new AuditTrail.Entry(
                    holder.person().id(),
                    Act.OPEN_LINK,
                    subject(holder.link().episodeId()),
                    outcome.code(),
                    detail(holder.link().fingerprint())));
        }
        return outcome == Outcome.DONE
                ? words.form(holder.person().locale(), entry(holder), token)
                : words.fault(status(outcome), holder.fault(outcome.code()));
    }

    private Response acknowledge(Request request) {
        Optional<FormFields> fields = FormFields.ofBody(request);
        if (fields.isEmpty()) {
            AckWords.Fault tooLarge = new AckWords.Fault("too-large", request.language(), null);
            return refuse(new Refused(413, "", UNREADABLE, tooLarge, null), Act.ACKNOWLEDGE, true);
        }
        String token = fields.get().get("t");
        AckLinks.Reading reading = links.read(token);
        Optional<Refused> refused = refused(reading, request.language());
        if (refused.isPresent()) {
            return refuse(refused.get(), Act.ACKNOWLEDGE, true);
        }
        return acknowledge(holder(reading, token), fields.get().get("note"));
    }

    private Response acknowledge(Holder holder, String note) {
        Said said = holder.says(note);
        Outcome outcome = books.acknowledgements().acknowledge(said);
        Locale locale = holder.person().locale();
        return switch (outcome) {
            case DONE -> words.done(locale, entry(holder));
            case NOTE_TOO_LONG -> words.formAgain(locale, entry(holder), holder.token(), said.note());
            default -> words.fault(status(outcome), holder.fault(outcome.code()));
        };
    }

    private static int status(Outcome outcome) {
        return outcome == Outcome.UNKNOWN ? 404 : 409;
    }

    private EpisodeBook.Entry entry(Holder holder) {
        long episodeId = holder.link().episodeId();
        return books.episodes()
                .find(episodeId)
                .orElseThrow(() -> new IllegalStateException("episode " + episodeId + " was there a moment ago"));
    }

    /** @param asked the language to answer in where the person is not known */
    private Optional<Refused> refused(AckLinks.Reading reading, Locale asked) {
        if (reading instanceof AckLinks.Expired expired) {
            Locale locale = people.person(expired.person()).map(Person::locale).orElse(asked);
            AckWords.Fault fault = new AckWords.Fault("expired", locale, expired.episodeId());
            return Optional.of(new Refused(
                    410, expired.person(), subject(expired.episodeId()), fault, detail(expired.fingerprint())));
        }
        if (reading instanceof AckLinks.Valid valid) {
            AckWords.Fault fault = new AckWords.Fault("unknown-person", asked, valid.episodeId());
            return people.person(valid.person()).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Refused(
                            403, valid.person(), subject(valid.episodeId()), fault, detail(valid.fingerprint())));
        }
        return Optional.of(new Refused(403, "", UNREADABLE, new AckWords.Fault("forged", asked, null), null));
    }

    private Holder holder(AckLinks.Reading reading, String token) {
        AckLinks.Valid valid = (AckLinks.Valid) reading;
        return new Holder(valid, people.person(valid.person()).orElseThrow(), token);
    }

    private Response refuse(Refused refused, Act act, boolean recorded) {
        if (recorded) {
            notes.note(new AuditTrail.Entry(
                    refused.actor(), act, refused.subject(), refused.fault().code(), refused.detail()));
        }
        return words.fault(refused.status(), refused.fault());
    }

    private static String subject(long episodeId) {
        return "episode " + episodeId;
    }

    private static String detail(String fingerprint) {
        return "link " + fingerprint;
    }
}
