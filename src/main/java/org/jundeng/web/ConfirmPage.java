// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.link.ConfirmLinks;
import org.jundeng.pipeline.delivery.Confirmations;
import org.jundeng.pipeline.delivery.Confirmations.Answer;
import org.jundeng.pipeline.delivery.Confirmations.Confirmed;
import org.jundeng.pipeline.delivery.Confirmations.Word;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;
import org.jundeng.web.ConfirmWords.Fault;
import org.jundeng.web.ConfirmWords.Suspect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page behind the link in a steward's mail about a delivery whose figures look wrong. Opening it only shows the
 * figures, because mail scanners open links; its form confirms them, and demands a reason. The token says who it is,
 * and stands in the form, so that no other site can send it; what the person may do is looked up at each request.
 */
public final class ConfirmPage implements Page {

    /** The path of the page. */
    public static final String PATH = "/confirm";

    /** A reason of the longest kind, each of its characters written as nine, with the link's token. */
    static final int LONGEST_BODY = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ConfirmPage.class);
    private static final String UNREADABLE = "link";

    private final ConfirmLinks links;
    private final Books books;
    private final People people;
    private final ConfirmWords words;
    private final CountedNotes notes;

    /** Serves {@code links} that were sent to {@code people}. */
    public ConfirmPage(ConfirmLinks links, Books books, People people, ConfirmWords words) {
        this.links = links;
        this.books = books;
        this.people = people;
        this.words = words;
        this.notes = new CountedNotes(books.audit(), books.clock());
    }

    /**
     * The parts of the warehouse that the page reads and writes.
     *
     * @param confirmations confirms deliveries
     * @param lines which deliveries wait, and how others were settled
     * @param ledger their ledger lines and findings
     * @param audit the audit trail
     * @param clock the clock by which the audit trail counts hours
     */
    public record Books(
            Confirmations confirmations, UnconfirmedLines lines, Ledger ledger, AuditTrail audit, Clock clock) {}

    /** A valid link and the person to whom it was sent. */
    private record Bearer(ConfirmLinks.Holder link, Person person, String token) {

        Word says(String reason) {
            return Word.byLink(link.deliveryId(), person.id(), link.fingerprint(), reason);
        }

        Fault fault(String code, LedgerLine settling) {
            return new Fault(code, person.locale(), link.deliveryId(), settling);
        }
    }

    /** A link that is refused regardless of its delivery, with what the audit trail and the page say of it. */
    private record Refused(int status, String actor, String subject, Fault fault, String detail) {}

    @Override
    public List<String> methods() {
        return List.of("GET", "HEAD", "POST");
    }

    @Override
    public int longestBody() {
        return LONGEST_BODY;
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

    @Override
    public Response answer(Request request) {
        try {
            return request.method().equals("POST") ? confirm(request) : open(request);
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be answered: {}", PATH, e.toString());
            return words.fault(503, new Fault("unavailable", request.language(), null, null));
        }
    }

    private Response open(Request request) {
        boolean recorded = !request.method().equals("HEAD");
        String token = FormFields.ofQuery(request).get("t");
        Optional<ConfirmLinks.Holder> link = links.read(token);
        Optional<Refused> refused = refused(link, request.language());
        if (refused.isPresent()) {
            return refuse(refused.get(), Act.OPEN_LINK, recorded);
        }
        Bearer bearer = bearer(link, token);
        Answer answer = books.confirmations().judge(bearer.says(null));
        // The reason is what the form asks for.
        boolean askable = answer == Answer.NO_REASON;
        if (recorded) {
            notes.note(new AuditTrail.Entry(
                    bearer.person().id(),
                    Act.OPEN_LINK,
                    subject(bearer.link()),
                    askable ? "done" : answer.code(),
                    detail(bearer.link())));
        }
        return askable
                ? words.form(bearer.person().locale(), suspect(bearer), token)
                : words.fault(status(answer), bearer.fault(answer.code(), settling(bearer)));
    }

    private Response confirm(Request request) throws IOException {
        Optional<FormFields> fields = FormFields.ofBody(request);
        if (fields.isEmpty()) {
            Fault tooLarge = new Fault("too-large", request.language(), null, null);
            return refuse(new Refused(413, "", UNREADABLE, tooLarge, null), Act.CONFIRM, true);
        }
        String token = fields.get().get("t");
        Optional<ConfirmLinks.Holder> link = links.read(token);
        Optional<Refused> refused = refused(link, request.language());
        if (refused.isPresent()) {
            return refuse(refused.get(), Act.CONFIRM, true);
        }
        return confirm(bearer(link, token), fields.get().get("reason"));
    }

    private Response confirm(Bearer bearer, String reason) throws IOException {
        Word word = bearer.says(reason);
        Confirmed confirmed = books.confirmations().confirm(word);
        Locale locale = bearer.person().locale();
        return switch (confirmed.answer()) {
            case DONE -> words.done(locale, suspect(bearer), confirmed.line());
            case NO_REASON, REASON_TOO_LONG ->
                words.formAgain(
                        bearer.fault(confirmed.answer().code(), null), suspect(bearer), bearer.token(), word.reason());
            default ->
                words.fault(
                        status(confirmed.answer()),
                        bearer.fault(confirmed.answer().code(), confirmed.line()));
        };
    }

    private static int status(Answer answer) {
        return switch (answer) {
            case UNKNOWN -> 404;
            case NOT_ALLOWED -> 403;
            default -> 409;
        };
    }

    private Suspect suspect(Bearer bearer) {
        long delivery = bearer.link().deliveryId();
        LedgerLine line = books.ledger().byId(delivery).orElseThrow();
        Unconfirmed waiting = books.lines().of(delivery).orElseThrow();
        return new Suspect(
                line, waiting, books.lines().cells(delivery), books.ledger().findings(delivery));
    }

    private LedgerLine settling(Bearer bearer) {
        return books.lines()
                .of(bearer.link().deliveryId())
                .map(Unconfirmed::settled)
                .flatMap(settled -> books.ledger().byId(settled.by()))
                .orElse(null);
    }

    /** @param asked the language to answer in where the person is not known */
    private Optional<Refused> refused(Optional<ConfirmLinks.Holder> link, Locale asked) {
        if (link.isEmpty()) {
            Fault forged = new Fault("forged", asked, null, null);
            return Optional.of(new Refused(403, "", UNREADABLE, forged, null));
        }
        ConfirmLinks.Holder holder = link.get();
        Optional<Person> person = people.person(holder.person());
        if (person.isPresent() && !holder.isExpired()) {
            return Optional.empty();
        }
        Locale locale = person.map(Person::locale).orElse(asked);
        Fault fault = new Fault(holder.isExpired() ? "expired" : "unknown-person", locale, holder.deliveryId(), null);
        int status = holder.isExpired() ? 410 : 403;
        return Optional.of(new Refused(status, holder.person(), subject(holder), fault, detail(holder)));
    }

    private Bearer bearer(Optional<ConfirmLinks.Holder> link, String token) {
        ConfirmLinks.Holder holder = link.orElseThrow();
        return new Bearer(holder, people.person(holder.person()).orElseThrow(), token);
    }

    private Response refuse(Refused refused, Act act, boolean recorded) {
        if (recorded) {
            notes.note(new AuditTrail.Entry(
                    refused.actor(), act, refused.subject(), refused.fault().code(), refused.detail()));
        }
        return words.fault(refused.status(), refused.fault());
    }

    private static String subject(ConfirmLinks.Holder link) {
        return "delivery " + link.deliveryId();
    }

    private static String detail(ConfirmLinks.Holder link) {
        return "link " + link.fingerprint();
    }
}
