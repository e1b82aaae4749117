// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jundeng.access.Tokens;
import org.jundeng.page.act.DeedWriter.Refusal;
import org.jundeng.pipeline.delivery.NotAsKept;
import org.jundeng.pipeline.night.Foresight;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.warehouse.history.ChangeDigest;
import org.jundeng.warehouse.ledger.Glimpse;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.UnconfirmedLines.How;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Settled;
import org.jundeng.warehouse.ledger.UnconfirmedLines.Unconfirmed;
import org.jundeng.warehouse.withdrawal.Withdrawals;

/**
 * Sees beforehand what an operator's act on a delivery would change, and does it if that is still so. Both go through
 * the code of the commands.
 *
 * @param pipeline the parts at work
 */
record Deeds(Pipeline pipeline) {

    private static final int MOST_SHOWN = 50;
    private static final int MOST_ABOUT = 1_000;
    private static final Refusal HELD = Refusal.of("held");

    /**
     * What an attempt led to. Neither where it would change something else now than was shown before.
     *
     * @param line the line that was written
     * @param why why it cannot be done
     */
    record Done(LedgerLine line, Refusal why) {}

    /**
     * What an act would change, or why it cannot be done.
     *
     * @param seen what would change; null where it cannot be done
     * @param unreadable deliveries that cannot be read any more, a sentence each
     * @param mark tells these changes from others
     * @param why why it cannot be done; null where it can
     */
    record Preview(Foresight.Seen seen, List<String> unreadable, String mark, Refusal why) {

        static Preview refused(Refusal why) {
            return new Preview(null, List.of(), "", why);
        }
    }

    /** What {@code deed} would change. Throws an {@link IOException} if the kept bytes cannot be read now. */
    Preview preview(Deed deed, LedgerLine delivery) throws IOException {
        Optional<Refusal> refusal = refusal(deed, delivery);
        if (refusal.isPresent()) {
            return Preview.refused(refusal.get());
        }
        Foresight foresight = pipeline.foresight(MOST_SHOWN);
        try {
            return deed == Deed.WITHDRAW
                    ? ofWithdrawing(delivery, foresight)
                    : glimpse(deed, delivery, foresight)
                            .map(seen -> preview(deed, delivery, seen, List.of()))
                            .orElseGet(() -> Preview.refused(Refusal.of("no-stamp")));
        } catch (NotAsKept gone) {
            return Preview.refused(gone(gone));
        } catch (Glimpse.Busy held) {
            return Preview.refused(HELD);
        }
    }

    private Preview ofWithdrawing(LedgerLine delivery, Foresight foresight) {
        try {
            Withdrawals.Glimpsed<Foresight.Seen> glimpsed =
                    pipeline.withdrawals().glimpse(delivery, pipeline.opened().businessDate(), foresight);
            return preview(Deed.WITHDRAW, delivery, glimpsed.seen(), glimpsed.unreadable());
        } catch (IllegalArgumentException meanwhile) {
            return Preview.refused(refusal(Deed.WITHDRAW, delivery).orElseThrow(() -> meanwhile));
        }
    }

    private Preview preview(Deed deed, LedgerLine delivery, Foresight.Seen seen, List<String> unreadable) {
        return new Preview(seen, unreadable, mark(deed, delivery, seen.line(), seen.digest()), null);
    }

    /** Does it, if what it changes is what {@code mark} says that was shown. */
    Done act(Deed deed, LedgerLine delivery, Grounds grounds, String mark) throws IOException {
        Optional<Refusal> refusal = refusal(deed, delivery);
        if (refusal.isPresent()) {
            return new Done(null, refusal.get());
        }
        try {
            return new Done(
                    (deed == Deed.WITHDRAW
                                    ? withdrawn(delivery, grounds, mark)
                                    : takenAgain(deed, delivery, grounds, mark))
                            .orElse(null),
                    null);
        } catch (Glimpse.Busy held) {
            return new Done(null, HELD);
        }
    }

    private Optional<LedgerLine> withdrawn(LedgerLine delivery, Grounds grounds, String mark) {
        String before = Deed.WITHDRAW.kind() + " " + history(delivery);
        try {
            return pipeline.withdrawals()
                    .withdrawIf(delivery, grounds, pipeline.opened().businessDate(), (connection, line) -> mark(
                                    before, line, ChangeDigest.of(connection, line.deliveryId()))
                            .equals(mark))
                    .map(Withdrawals.Withdrawn::line);
        } catch (IllegalArgumentException meanwhile) {
            return Optional.empty();
        }
    }

    private Optional<LedgerLine> takenAgain(Deed deed, LedgerLine delivery, Grounds grounds, String mark)
            throws IOException {
        try {
            Optional<String> now = glimpse(deed, delivery, new Glimpse<>() {
                @Override
                public void before(Connection connection) {
                    // What is derived is not compared: it follows from what is.
                }

                @Override
                public String after(Connection connection, LedgerLine line) throws SQLException {
                    return mark(deed, delivery, line, ChangeDigest.of(connection, line.deliveryId()));
                }
            });
            return now.filter(mark::equals).isPresent()
                    ? Optional.of(pipeline.takeAgain().take(deed.ledgerKind(), delivery, grounds))
                    : Optional.empty();
        } catch (NotAsKept gone) {
            return Optional.empty();
        }
    }

    private <T> Optional<T> glimpse(Deed deed, LedgerLine delivery, Glimpse<T> glimpse) throws NotAsKept, IOException {
        return pipeline.takeAgain()
                .glimpse(deed.ledgerKind(), delivery, pipeline.opened().clock().instant(), glimpse);
    }

    private String mark(Deed deed, LedgerLine delivery, LedgerLine line, String digest) {
        return mark(deed.kind() + " " + history(delivery), line, digest);
    }

    /** What was done to the delivery so far: whoever acts knows of it. */
    private String history(LedgerLine delivery) {
        return delivery.deliveryId() + " "
                + pipeline.opened().ledger().about(delivery.deliveryId(), MOST_ABOUT).stream()
                        .map(each -> Long.toString(each.deliveryId()))
                        .toList();
    }

    private static String mark(String before, LedgerLine line, String digest) {
        return Tokens.sha256(String.join(
                "\n",
                before,
                line.outcome().word(),
                line.result().counts().toString(),
                String.valueOf(line.arrival().promise().contractHash()),
                digest));
    }

    /** Why it cannot be done, as far as the ledger says; empty where it can. */
    Optional<Refusal> refusal(Deed deed, LedgerLine delivery) {
        if (delivery.arrival().kind() == LedgerKind.WITHDRAWAL) {
            return Optional.of(Refusal.of("is-withdrawal"));
        }
        return deed == Deed.WITHDRAW ? noWithdrawal(delivery) : noTaking(deed, delivery);
    }

    private Optional<Refusal> noWithdrawal(LedgerLine delivery) {
        Optional<LedgerLine> withdrawal = pipeline.opened().ledger().about(delivery.deliveryId(), MOST_ABOUT).stream()
                .filter(each -> each.arrival().kind() == LedgerKind.WITHDRAWAL)
                .findFirst();
        if (withdrawal.isPresent()) {
            return Optional.of(new Refusal("withdrawn-before", withdrawal.get(), ""));
        }
        if (delivery.outcome() == Outcome.UNCONFIRMED) {
            return settled(delivery)
                    .map(settled -> new Refusal(
                            settled.how() == How.CONFIRMED ? "confirmed-before" : "superseded",
                            pipeline.opened().ledger().byId(settled.by()).orElse(null),
                            ""));
        }
        if (delivery.duplicateOf() != null) {
            return Optional.of(new Refusal(
                    "duplicate",
                    pipeline.opened().ledger().byId(delivery.duplicateOf()).orElse(null),
                    ""));
        }
        return delivery.outcome().isKnown() ? Optional.empty() : Optional.of(Refusal.of("changed-nothing"));
    }

    private Optional<Refusal> noTaking(Deed deed, LedgerLine delivery) {
        if (delivery.keptPath() == null || delivery.sha256() == null) {
            return Optional.of(Refusal.of("no-bytes"));
        }
        if (delivery.feed() == null) {
            return Optional.of(Refusal.of("no-feed"));
        }
        if (pipeline.opened().configuration().contracts().feed(delivery.feed()).isEmpty()) {
            return Optional.of(Refusal.of("no-contract"));
        }
        return deed == Deed.RELEASE && delivery.outcome() == Outcome.UNCONFIRMED
                ? Optional.of(Refusal.of("confirm-instead"))
                : Optional.empty();
    }

    private Optional<Settled> settled(LedgerLine delivery) {
        return new UnconfirmedLines(pipeline.opened().database())
                .of(delivery.deliveryId())
                .map(Unconfirmed::settled);
    }

    private static Refusal gone(NotAsKept gone) {
        return new Refusal(gone.letGoAt().isPresent() ? "let-go" : "not-as-kept", null, gone.inFull());
    }
}
