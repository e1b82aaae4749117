// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jundeng.access.Admission;
import org.jundeng.access.Attempts;
import org.jundeng.access.Client;
import org.jundeng.access.LoginSessions;
import org.jundeng.access.UnencryptedAddress;
import org.jundeng.access.Visitor;
import org.jundeng.binding.Settings;
import org.jundeng.page.Address;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.CountedNotes;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;

/** The way in: who asks, and the pages on which people say so. It follows the configuration that is in force. */
public final class Entrance {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Supplier<Admission> inForce;
    private final Attempts attempts;
    private final EntranceParts parts;
    private final ActingPages acting;
    private final Supplier<OpenWorkspace> opened;

    private Entrance(RunningPipeline running, ActingPages acting) {
        this.acting = acting;
        this.opened = running::opened;
        OpenWorkspace now = running.opened();
        Settings settings = now.configuration().settings();
        Gate.Today today = new Gate.Today(now.clock(), Configuration.zone(settings));
        this.inForce = () -> running.opened().configuration().admission();
        this.attempts = new Attempts(now.clock());
        LoginSessions sessions = new LoginSessions(
                now.clock(),
                settings.duration("jundeng.web.session-idle", IDLE),
                settings.duration("jundeng.web.session-longest", LONGEST));
        Gate gate = new Gate(inForce, sessions, Proxies.of(settings), today, UnencryptedAddress.isAllowed(settings));
        CountedNotes notes = new CountedNotes(new AuditTrail(now.database(), now.clock()), now.clock());
        this.parts = new EntranceParts(gate, new OwnForms(gate, settings.text("jundeng.web.url")), notes, today);
    }

    /** The way into what a running pipeline serves, and to the pages on which people act. */
    public static Entrance of(RunningPipeline running, ActingPages acting) {
        return new Entrance(running, acting);
    }

    /** Says who asks. */
    public Visitors visitors() {
        return parts.gate();
    }

    /** Whether there are users who may log in. */
    public boolean isForUsers() {
        return inForce.get().knowsUsers();
    }

    /** Whether there are users or clients: where there are none, everything is as open as settings say. */
    public boolean isForAnybody() {
        return inForce.get().knowsAnybody();
    }

    /** The pages by path; {@code around} is what they have in common with all others. */
    public Map<String, Page> pages(Around around) {
        Map<String, Page> pages = new HashMap<>(Map.of(
                "/login", new LoginPage(parts, around, inForce, attempts),
                "/logout", new LogoutPage(parts, around),
                "/me", new MePage(parts, around, inForce)));
        ActingRates rates = new ActingRates(opened.get().clock());
        GuardedPage.Source source = GuardedPage.source(this::isForUsers, opened);
        acting.byKind()
                .forEach((kind, page) -> pages.put("/" + kind, new GuardedPage(page, parts, around, rates, source)));
        return pages;
    }

    /** The kinds of pages on which a visitor may act. */
    public Set<String> acts(Visitor visitor) {
        return acting.kindsFor(visitor);
    }

    /** Whether pages about what {@code address} names lead a visitor there. */
    public boolean leadsTo(Visitor visitor, Address.Acting address) {
        ActingPage page = acting.byKind().get(address.kind());
        return page != null
                && acts(visitor).contains(address.kind())
                && page.isAbout(visitor, address.parameters(), opened.get());
    }

    /** From where somebody asks. */
    public String addressOf(Request request) {
        return parts.gate().addressOf(request);
    }

    /** Notes that a visitor was refused something; {@code outcome} says why. */
    public void refused(Visitor visitor, String subject, String outcome, Request request) {
        parts.note(new AuditTrail.Entry(
                visitor.actor(),
                Act.ACCESS,
                subject,
                outcome,
                null,
                null,
                parts.gate().addressOf(request)));
    }

    /** Notes that a program came with a token that is not taken. The token itself is never written down. */
    public void refusedToken(Request request) {
        String[] shown = request.header("authorization").strip().split("\\s+", 2);
        Optional<Client> owner = inForce.get().ownerOf(shown.length == 2 ? shown[1] : "");
        String client = owner.map(each -> "client " + each.id()).orElse("");
        String outcome =
                owner.map(each -> each.disabled() ? "disabled" : "expired").orElse("unknown");
        parts.note(new AuditTrail.Entry(
                client,
                Act.USE_TOKEN,
                client.isEmpty() ? "token" : client,
                outcome,
                null,
                null,
                parts.gate().addressOf(request)));
    }
}
