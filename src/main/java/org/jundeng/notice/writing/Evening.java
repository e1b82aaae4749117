// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.Deciding;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.Envelope;
import org.jundeng.notice.decision.NoticeRun;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.notice.outbox.WaitingMails;
import org.jundeng.notice.outbox.WaitingMails.WaitingMail;

/**
 * An evaluation with the mails that it finds in the outbox: those that have not left, and can take up what happens, and
 * the stewards' mails of the day that have.
 */
public final class Evening implements Deciding.Times {

    private final NoticeRun run;
    private final Catalogue catalogue;
    private final Map<String, List<WaitingMail>> waiting;
    private final Set<String> written;

    private Evening(NoticeRun run, Catalogue catalogue, Map<String, List<WaitingMail>> waiting, Set<String> written) {
        this.run = run;
        this.catalogue = catalogue;
        this.waiting = waiting;
        this.written = written;
    }

    /** Reads them in the transaction of {@code connection}; until it ends, none of the waiting mails leaves. */
    public static Evening of(Connection connection, NoticeRun run, Catalogue catalogue) throws SQLException {
        Map<String, List<WaitingMail>> waiting = new LinkedHashMap<>();
        for (WaitingMail mail : new WaitingMails(connection).hold()) {
            waiting.merge(mail.envelope(), List.of(mail), Evening::both);
        }
        return new Evening(run, catalogue, waiting, new OutboxWriter(connection).stewardKeys(run.businessDate()));
    }

    /** The evaluation. */
    public NoticeRun run() {
        return run;
    }

    /** The catalogue; its people know at whom no mail arrives. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Whether a mail in {@code envelope} can be written now. */
    public boolean takes(Envelope envelope) {
        if (catalogue.people().isUnreachable(envelope.person())) {
            return false;
        }
        return envelope.way() == Decision.Way.AT_ONCE
                || (run.isComplete() || waiting.containsKey(envelope.code()))
                        && !written.contains(envelope.stewardKey(run.businessDate()));
    }

    /** Whether no mail waits. */
    public boolean isNothingOpen() {
        return waiting.isEmpty();
    }

    /** The mails that wait in this envelope. */
    List<WaitingMail> waiting(Envelope envelope) {
        return waiting.getOrDefault(envelope.code(), List.of());
    }

    /** All mails that wait. */
    List<WaitingMail> waiting() {
        return waiting.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public Decision.Occasion occasion(Person person, String bureau) {
        Envelope ofStewards = new Envelope(person, Decision.Way.STEWARDS, bureau);
        return new Decision.Occasion(
                run.businessDate(),
                takes(new Envelope(person, Decision.Way.DIGEST, "")),
                run.isComplete() || waiting.containsKey(ofStewards.code()),
                catalogue.workingDays().isWorkingDay(run.businessDate()),
                writesDigest(person, run.businessDate()),
                written.contains(ofStewards.stewardKey(run.businessDate())));
    }

    @Override
    public LocalDate leaves(Person person, Decision.Way way) {
        ZonedDateTime now = run.decidedAt().atZone(run.zone());
        NoticePreferences.Quiet quiet = person.notices().quietHours();
        boolean waits = way == Decision.Way.AT_ONCE && quiet != null && quiet.holds(now.toLocalTime());
        return waits
                ? run.businessDate()
                        .plusDays(ChronoUnit.DAYS.between(
                                now.toLocalDate(), quiet.endAfter(now).toLocalDate()))
                : run.businessDate();
    }

    @Override
    public boolean writesDigest(Person person, LocalDate day) {
        boolean workingDaysOnly = run.workingDaysOnly() || person.notices().workingDays();
        return !workingDaysOnly || catalogue.workingDays().isWorkingDay(day);
    }

    private static List<WaitingMail> both(List<WaitingMail> some, List<WaitingMail> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
