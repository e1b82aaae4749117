// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jundeng.catalogue.People;
import org.jundeng.finding.FindingCode;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Settled;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;

/**
 * Confirms deliveries whose figures look wrong: somebody says that they are right, and why. Each attempt has a line in
 * the audit trail; that of a confirmation is written with its ledger line.
 */
public final class Confirmations {

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 1_000;

    private final Books books;
    private final Supplier<People> people;
    private final Supplier<LocalDate> businessDate;

    /**
     * Where confirmations are looked up and written.
     *
     * @param lines which deliveries wait
     * @param ledger their ledger lines
     * @param contracts the contracts that they were read under
     * @param again takes their bytes
     * @param audit the audit trail
     */
    public record Books(
            UnconfirmedLines lines, Ledger ledger, PastContracts contracts, TakeAgain again, AuditTrail audit) {}

    /** Confirms on behalf of {@code people}; on {@code businessDate} somebody may be away. */
    public Confirmations(Books books, Supplier<People> people, Supplier<LocalDate> businessDate) {
        this.books = books;
        this.people = people;
        this.businessDate = businessDate;
    }

    /** How an attempt to confirm ended. */
    public enum Answer {
        /** Its figures are known now. */
        DONE,
        /** No delivery with this number was ever unconfirmed. */
        UNKNOWN,
        /** Somebody confirmed it before. */
        CONFIRMED_BEFORE,
        /** A later delivery has brought its figures, or said something else about them. */
        SUPERSEDED,
        /** An operator withdrew it. */
        WITHDRAWN,
        /** Its bytes are no longer as they came, or can no longer be read. */
        NOT_TAKEN,
        /** The person is neither steward of the feed nor operator, or the user neither of the bureau nor operator. */
        NOT_ALLOWED,
        /** No reason was given. */
        NO_REASON,
        /** The reason is longer than {@link #LONGEST_REASON}. */
        REASON_TOO_LONG;

        /** The stable code: {@code not-allowed}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Somebody's word that the figures are right.
     *
     * @param deliveryId the ledger number of the delivery
     * @param author a person's id, or an operating system user
     * @param reason why they are right; null or blank where none is given. Control characters are removed
     * @param user the operating system user at the command line, who may confirm everything; null where a link was used
     * @param link the fingerprint of the link; null where none was used
     * @param login who has logged in; null where nobody has
     * @param origin the address from which it came, or the node of the command; null where it is not known
     */
    public record Word(
            long deliveryId, String author, String reason, String user, String link, Login login, String origin) {

        public Word {
            Objects.requireNonNull(author, "author");
            if (Stream.of(user, link, login).filter(Objects::nonNull).count() != 1) {
                throw new IllegalArgumentException("it came either from a user, by a link, or from who has logged in");
            }
            String given = reason == null ? "" : reason;
            reason = given.replaceAll("\\R", "\n")
                    .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                    .strip();
        }

        /** The word of {@code author}, entered at the command line by {@code user}. */
        public static Word byHand(long deliveryId, String author, String user, String reason) {
            return new Word(deliveryId, author, reason, user, null, null, null);
        }

        /** The word of {@code author} through the link that has this {@code fingerprint}. */
        public static Word byLink(long deliveryId, String author, String fingerprint, String reason) {
            return new Word(deliveryId, author, reason, null, fingerprint, null, null);
        }

        /** The word of {@code author}, who has logged in. */
        public static Word byLogin(long deliveryId, String author, Login login, String reason) {
            return new Word(deliveryId, author, reason, null, null, login, null);
        }

        /** The same, from {@code where}. */
        public Word from(String where) {
            return new Word(deliveryId, author, reason, user, link, login, where);
        }

        private Grounds.By by() {
            if (login != null) {
                return login.by();
            }
            return link == null
                    ? Grounds.By.command(author, user, origin)
                    : new Grounds.By(author, "link " + link, origin);
        }

        private Grounds grounds() {
            return new Grounds(reason, author, by());
        }
    }

    /**
     * Somebody who has logged in, and may confirm what some bureaus deliver.
     *
     * @param by who it is, for the audit trail
     * @param bureaus the bureaus; null for all
     */
    public record Login(Grounds.By by, Set<String> bureaus) {

        public Login {
            Objects.requireNonNull(by, "by");
            bureaus = bureaus == null ? null : Set.copyOf(bureaus);
        }

        private boolean mayConfirm(String bureau) {
            return bureaus == null || bureaus.contains(bureau);
        }
    }

    /**
     * What an attempt led to.
     *
     * @param answer how it ended
     * @param line the line of the confirmation, or the line that settled the delivery before; null where there is none
     * @param detail what cannot be read any more, in English; null elsewhere
     */
    public record Confirmed(Answer answer, LedgerLine line, String detail) {}

    /** What {@link #confirm} would answer now, apart from what only taking the bytes shows; nothing is written. */
    public Answer judge(Word word) {
        Optional<Unconfirmed> line = books.lines().of(word.deliveryId());
        if (line.isEmpty()) {
            return Answer.UNKNOWN;
        }
        Settled settled = line.get().settled();
        if (settled != null) {
            return switch (settled.how()) {
                case CONFIRMED -> Answer.CONFIRMED_BEFORE;
                case SUPERSEDED -> Answer.SUPERSEDED;
                case WITHDRAWN -> Answer.WITHDRAWN;
            };
        }
        if (!mayConfirm(word, line.get())) {
            return Answer.NOT_ALLOWED;
        }
        if (word.reason().isEmpty()) {
            return Answer.NO_REASON;
        }
        int characters = word.reason().codePointCount(0, word.reason().length());
        return characters > LONGEST_REASON ? Answer.REASON_TOO_LONG : Answer.DONE;
    }

    private boolean mayConfirm(Word word, Unconfirmed line) {
        if (word.login() != null) {
            return books.ledger()
                    .byId(line.deliveryId())
                    .filter(each -> word.login().mayConfirm(each.bureau()))
                    .isPresent();
        }
        return word.user() != null || mayConfirm(word.author(), line.feed());
    }

    /** Whether the person answers for the feed's figures today, and so may confirm them. */
    public boolean mayConfirm(String person, String feed) {
        return people.get().answersFor(person, feed, businessDate.get());
    }

    /** Confirms the delivery or says why not. */
    public Confirmed confirm(Word word) throws IOException {
        Answer answer = judge(word);
        if (answer != Answer.DONE) {
            return audited(word, new Confirmed(answer, settling(word.deliveryId()), null));
        }
        LedgerLine unconfirmed = books.ledger().byId(word.deliveryId()).orElseThrow();
        String contract = unconfirmed.arrival().promise().contractHash();
        if (books.contracts().of(unconfirmed.feed(), contract).isEmpty()) {
            String detail = "the contract of then, " + contract + ", is not kept or no longer understood; under another"
                    + " one it may have other figures. Have the file delivered again.";
            return audited(word, new Confirmed(Answer.NOT_TAKEN, null, detail));
        }
        try {
            LedgerLine line = books.again().take(LedgerKind.CONFIRMATION, unconfirmed, word.grounds());
            Confirmed answered = answered(line);
            return answered.answer() == Answer.DONE ? answered : audited(word, answered);
        } catch (NotAsKept e) {
            return audited(word, new Confirmed(Answer.NOT_TAKEN, null, e.inFull()));
        }
    }

    private Confirmed answered(LedgerLine line) {
        if (line.outcome().isKnown()) {
            return new Confirmed(Answer.DONE, line, null);
        }
        if (line.outcome() == Outcome.DUPLICATE) {
            return new Confirmed(
                    Answer.CONFIRMED_BEFORE,
                    books.ledger().byId(line.duplicateOf()).orElseThrow(),
                    null);
        }
        return books.ledger().findings(line.deliveryId()).stream()
                .filter(finding -> finding.code() == FindingCode.NOTHING_TO_CONFIRM)
                .map(finding -> Long.parseLong(finding.arguments().get(0)))
                .findFirst()
                .map(by ->
                        new Confirmed(Answer.SUPERSEDED, books.ledger().byId(by).orElseThrow(), null))
                .orElseGet(() -> new Confirmed(Answer.NOT_TAKEN, line, "line " + line.deliveryId() + " says why"));
    }

    private LedgerLine settling(long deliveryId) {
        return books.lines()
                .of(deliveryId)
                .map(Unconfirmed::settled)
                .flatMap(settled -> books.ledger().byId(settled.by()))
                .orElse(null);
    }

    private Confirmed audited(Word word, Confirmed confirmed) {
        books.audit()
                .note(word.by()
                        .entry(
                                Act.CONFIRM,
                                "delivery " + word.deliveryId(),
                                confirmed.answer().code(),
                                word.reason().isEmpty() ? null : word.reason()));
        return confirmed;
    }
}
