// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jundeng.access.Visitor;
import org.jundeng.page.act.DeedDraft;
import org.jundeng.page.act.DeedFacts;
import org.jundeng.page.act.DeedWriter;
import org.jundeng.page.act.DeedWriter.Refusal;
import org.jundeng.pipeline.night.Foresight;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.web.access.ActingPage;
import org.jundeng.web.access.Errand;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Response;

/**
 * Shows an operator what an act on a delivery would change, and does it for a reason, if that is still so. One act at a
 * time is done to a delivery: of two forms that are sent at once, the second is told so. One preview is made at a time,
 * since it holds the locks of the act.
 */
final class DeedPage implements ActingPage {

    private static final int CONFLICT = 409;
    private static final int MISTAKE = 400;
    private static final Pattern MARK = Pattern.compile("[0-9a-f]{64}");

    private final Deed deed;
    private final RunningPipeline running;
    private final Set<Long> underWay;
    private final Semaphore previews;

    private DeedPage(Deed deed, RunningPipeline running, Set<Long> underWay, Semaphore previews) {
        this.deed = deed;
        this.running = running;
        this.underWay = underWay;
        this.previews = previews;
    }

    /** The page of each act on what {@code running} stores; which deliveries are acted upon is known to all of them. */
    static Map<String, ActingPage> all(RunningPipeline running) {
        Set<Long> underWay = ConcurrentHashMap.newKeySet();
        Semaphore previews = new Semaphore(1);
        return Arrays.stream(Deed.values())
                .collect(Collectors.toMap(Deed::kind, deed -> new DeedPage(deed, running, underWay, previews)));
    }

    @Override
    public boolean isFor(Visitor visitor) {
        return visitor.mayOperate();
    }

    /** Looking waits for the same locks as acting. */
    @Override
    public Page.Lane lane(String method) {
        return Page.Lane.DEEDS;
    }

    @Override
    public boolean isCostly() {
        return true;
    }

    @Override
    public Response show(Errand errand) throws IOException {
        String asked = errand.query().get("delivery");
        Optional<LedgerLine> delivery = Lines.of(errand, asked);
        if (delivery.isEmpty()) {
            return errand.notThere("delivery", asked);
        }
        if (running.isNight()) {
            return refused(errand, delivery.get(), Refusal.of("night"));
        }
        Deeds.Preview preview = preview(delivery.get());
        return preview.why() != null
                ? refused(errand, delivery.get(), preview.why())
                : errand.page(html(
                        errand,
                        delivery.get(),
                        preview,
                        DeedDraft.first(errand.token(), preview.mark(), GivenReason.LONGEST)));
    }

    private Deeds.Preview preview(LedgerLine delivery) throws IOException {
        if (!previews.tryAcquire()) {
            return Deeds.Preview.refused(Refusal.of("busy"));
        }
        try {
            return new Deeds(running.pipeline()).preview(deed, delivery);
        } finally {
            previews.release();
        }
    }

    @Override
    public Response act(Errand errand) throws IOException {
        String asked = errand.form().get("delivery");
        Optional<LedgerLine> delivery = Lines.of(errand, asked);
        if (delivery.isEmpty()) {
            return errand.notThere("delivery", asked);
        }
        if (running.isNight()) {
            return denied(errand, delivery.get(), Refusal.of("night"));
        }
        if (!underWay.add(delivery.get().deliveryId())) {
            return denied(errand, delivery.get(), Refusal.of("under-way"));
        }
        try {
            return act(errand, delivery.get());
        } finally {
            underWay.remove(delivery.get().deliveryId());
        }
    }

    private Response act(Errand errand, LedgerLine delivery) throws IOException {
        Deeds deeds = new Deeds(running.pipeline());
        GivenReason reason = GivenReason.of(errand);
        if (reason.fault() != null) {
            errand.refused(deed.act(), subject(delivery), reason.fault());
            return again(errand, delivery, draft(errand, seen(errand), reason, reason.fault()));
        }
        Deeds.Done done = deeds.act(deed, delivery, errand.grounds(reason.text()), seen(errand));
        if (done.line() != null) {
            return errand.seeOther("delivery?number=" + done.line().deliveryId());
        }
        if (done.why() != null) {
            return denied(errand, delivery, done.why());
        }
        Deeds.Preview otherwise = preview(delivery);
        if (otherwise.why() != null) {
            return denied(errand, delivery, otherwise.why());
        }
        errand.refused(deed.act(), subject(delivery), "changed-meanwhile");
        DeedDraft again = draft(errand, otherwise.mark(), reason, "changed-meanwhile");
        return errand.page(CONFLICT, html(errand, delivery, otherwise, again));
    }

    /** The form once more, as it was sent: what was shown is not looked for again until it counts. */
    private Response again(Errand errand, LedgerLine delivery, DeedDraft draft) {
        Optional<Refusal> refusal = new Deeds(running.pipeline()).refusal(deed, delivery);
        return refusal.isPresent()
                ? refused(errand, delivery, refusal.get())
                : errand.page(MISTAKE, writer(errand).again(errand.context(), deed.kind(), delivery, draft));
    }

    /** What tells that which was shown; empty where the form does not say so. */
    private static String seen(Errand errand) {
        String seen = errand.form().get("seen");
        return MARK.matcher(seen).matches() ? seen : "";
    }

    private static DeedDraft draft(Errand errand, String mark, GivenReason reason, String fault) {
        return new DeedDraft(errand.token(), mark, reason.text(), GivenReason.LONGEST, fault);
    }

    private String html(Errand errand, LedgerLine delivery, Deeds.Preview preview, DeedDraft draft) {
        Foresight.Seen seen = preview.seen();
        DeedFacts facts = new DeedFacts(
                delivery,
                seen.line(),
                seen.findings(),
                seen.revisions(),
                seen.derived().stream()
                        .map(each -> new DeedFacts.Derived(each.change(), each.afterwards()))
                        .toList(),
                seen.derivedCount(),
                seen.episodes(),
                preview.unreadable());
        return writer(errand).preview(errand.context(), deed.kind(), facts, draft);
    }

    private Response denied(Errand errand, LedgerLine delivery, Refusal why) {
        errand.refused(deed.act(), subject(delivery), why.code());
        return refused(errand, delivery, why);
    }

    private Response refused(Errand errand, LedgerLine delivery, Refusal why) {
        return errand.page(CONFLICT, writer(errand).refusal(errand.context(), deed.kind(), delivery, why));
    }

    private static DeedWriter writer(Errand errand) {
        return new DeedWriter(
                errand.opened().configuration().contracts(),
                errand.opened().configuration().zone());
    }

    private static String subject(LedgerLine delivery) {
        return "delivery " + delivery.deliveryId();
    }
}
