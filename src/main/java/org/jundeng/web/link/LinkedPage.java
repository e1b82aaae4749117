// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.CountedNotes;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page behind a link in a mail. Opening it only shows what the link is about, because mail scanners open links; its
 * form does it. The token is the proof of identity, so no login and no cookie is needed; it stands in the form, so that
 * no other site can send it. Each request except HEAD is noted in the audit trail, but its token is stored nowhere.
 */
final class LinkedPage implements Page {

    private static final Logger LOG = LoggerFactory.getLogger(LinkedPage.class);
    private static final String UNREADABLE = "link";

    private final SignedLinks links;
    private final People people;
    private final CountedNotes notes;
    private final Answering answering;

    /** Serves {@code links} that were sent to {@code people}. */
    LinkedPage(SignedLinks links, People people, AuditTrail audit, Clock clock, Answering answering) {
        this.links = links;
        this.people = people;
        this.notes = new CountedNotes(audit, clock);
        this.answering = answering;
    }

    /** What a page shows and does for somebody who holds a valid link. */
    interface Answering {

        /** What kind of link it answers. */
        Kind kind();

        /** The page for somebody who opens the link, with the outcome for the audit trail. */
        Shown open(Bearer bearer) throws IOException;

        /** Does what the form asks for. */
        Response send(Bearer bearer, FormFields form) throws IOException;

        /** The page that says why nothing was done. */
        Response refused(Refusal refusal);
    }

    /**
     * A kind of link.
     *
     * @param use what it is signed for, which has its path
     * @param longestBody how many bytes the form may have
     * @param act what the form does, for the audit trail
     * @param noun what the links are about, for the audit trail: {@code episode}
     */
    record Kind(SignedLinks.Use use, int longestBody, Act act, String noun) {

        String path() {
            return use.path();
        }
    }

    /**
     * A page, and what opening it came to.
     *
     * @param outcome a named outcome
     * @param page the page
     */
    record Shown(String outcome, Response page) {}

    /**
     * Somebody who holds a valid link.
     *
     * @param link what the link says
     * @param person to whom it was sent
     * @param token the link's token
     * @param address the address from which they ask; empty where it is not known
     */
    record Bearer(SignedLinks.Holder link, Person person, String token, String address) {

        /** The address for the audit trail; null where it is not known. */
        String origin() {
            return address.isEmpty() ? null : address;
        }

        Locale locale() {
            return person.locale();
        }

        Refusal refusal(int status, String code) {
            return new Refusal(status, code, locale(), link.number());
        }
    }

    /**
     * Why nothing is done.
     *
     * @param status the HTTP status
     * @param code the named reason
     * @param locale the reader's language
     * @param number what the link is about; null where that is not known
     */
    record Refusal(int status, String code, Locale locale, Long number) {}

    /** A request as far as its link has been read: by somebody who may go on, or refused. */
    private record Read(Bearer bearer, Refusal refusal, SignedLinks.Holder link, String address) {}

    @Override
    public List<String> methods() {
        return List.of("GET", "HEAD", "POST");
    }

    @Override
    public int longestBody() {
        return answering.kind().longestBody();
    }

    @Override
    public Lane lane() {
        return Lane.ACTING;
    }

    /** Writes the remaining counts to the audit trail. */
    @Override
    public void close() {
        notes.close();
    }

    @Override
    public Response answer(Request request) {
        try {
            return request.method().equals("POST") ? send(request) : open(request);
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be answered: {}", answering.kind().path(), e.toString());
            return answering.refused(new Refusal(503, "unavailable", request.language(), null));
        }
    }

    private Response open(Request request) throws IOException {
        boolean recorded = !request.method().equals("HEAD");
        Read read = read(FormFields.ofQuery(request).get("t"), request);
        if (read.refusal() != null) {
            return refuse(read, Act.OPEN_LINK, recorded);
        }
        Shown shown = answering.open(read.bearer());
        if (recorded) {
            note(read, Act.OPEN_LINK, shown.outcome());
        }
        return shown.page();
    }

    private Response send(Request request) throws IOException {
        Optional<FormFields> fields = FormFields.ofBody(request);
        if (fields.isEmpty()) {
            Refusal tooLarge = new Refusal(413, "too-large", request.language(), null);
            return refuse(
                    new Read(null, tooLarge, null, request.address()),
                    answering.kind().act(),
                    true);
        }
        Read read = read(fields.get().get("t"), request);
        return read.refusal() == null
                ? answering.send(read.bearer(), fields.get())
                : refuse(read, answering.kind().act(), true);
    }

    /** The language of {@code request} is answered in where the person is not known. */
    private Read read(String token, Request request) {
        Locale asked = request.language();
        String address = request.address();
        Optional<SignedLinks.Holder> signed = links.read(token);
        if (signed.isEmpty()) {
            return new Read(null, new Refusal(403, "forged", asked, null), null, address);
        }
        SignedLinks.Holder link = signed.get();
        Optional<Person> person = people.person(link.person());
        if (person.isPresent() && !link.isExpired()) {
            return new Read(new Bearer(link, person.get(), token, address), null, link, address);
        }
        Locale locale = person.map(Person::locale).orElse(asked);
        Refusal refusal = link.isExpired()
                ? new Refusal(410, "expired", locale, link.number())
                : new Refusal(403, "unknown-person", locale, link.number());
        return new Read(null, refusal, link, address);
    }

    private Response refuse(Read read, Act act, boolean recorded) {
        if (recorded) {
            note(read, act, read.refusal().code());
        }
        return answering.refused(read.refusal());
    }

    /** Where the link is ours, also from where: addresses of all others would be as many lines as somebody wants. */
    private void note(Read read, Act act, String outcome) {
        SignedLinks.Holder link = read.link();
        notes.note(
                link == null
                        ? new AuditTrail.Entry("", act, UNREADABLE, outcome, null)
                        : new AuditTrail.Entry(
                                        link.person(),
                                        act,
                                        answering.kind().noun() + " " + link.number(),
                                        outcome,
                                        "link " + link.fingerprint())
                                .because(null, read.address().isEmpty() ? null : read.address()));
    }
}
