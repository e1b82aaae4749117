// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.access.Visitor;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.page.Address;
import org.jundeng.page.Links;
import org.jundeng.page.Permit;
import org.jundeng.web.access.Visitors;
import org.jundeng.web.access.Ways;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/**
 * Whom pages are shown. Nobody in particular is shown them where a setting opens them; users are shown what their roles
 * allow. A client is shown none: it reads by the API, which is limited otherwise than pages are.
 *
 * @param visitors says who asks
 * @param hasUsers whether anybody can log in
 * @param knowsAnybody whether there are users or clients
 * @param opened what a setting says; empty where none does
 * @param isPrivate whether nothing but this machine reaches the pages
 * @param acts the kinds of pages on which who asks may act
 * @param leadsTo whether what an address of such a page names is that of who asks
 */
record Admittance(
        Visitors visitors,
        BooleanSupplier hasUsers,
        BooleanSupplier knowsAnybody,
        Optional<Boolean> opened,
        boolean isPrivate,
        Function<Visitor, Set<String>> acts,
        BiPredicate<Visitor, Address.Acting> leadsTo) {

    private static final Permit NOTHING = new Permit(Set.of(), Set.of(), Set.of());

    /** Whether nobody in particular is shown pages: where users or clients are known, only a setting opens them. */
    boolean isOpen() {
        return opened.orElse(isPrivate && !knowsAnybody.getAsBoolean());
    }

    /** Whether a user asks. */
    boolean isUser(Request request) {
        return visitors.of(request).isUser();
    }

    /** Whether a program asks by its token. */
    boolean isClient(Request request) {
        return visitors.of(request).kind() == Visitor.Kind.CLIENT;
    }

    /** Whether who asks is shown any page. */
    boolean isLetIn(Request request) {
        Visitor visitor = visitors.of(request);
        return visitor.isUser() || visitor.isNobody() && isOpen();
    }

    /** The kinds of pages that who asks is led to: those that are only read, and those of the own role to act on. */
    Set<String> kinds(Request request, Set<String> readOnly) {
        return Stream.concat(readOnly.stream(), acts.apply(visitors.of(request)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The kinds of pages that the page at {@code address} does not lead who asks to, since what it is about is not the
     * own: an alert that somebody else has to answer.
     */
    Set<String> notOf(Request request, Address address) {
        return address instanceof Address.OfEpisode alert
                        && !leadsTo.test(visitors.of(request), Address.Acting.answer(alert.number()))
                ? Set.of(Address.Acting.ANSWER)
                : Set.of();
    }

    /** What may be shown to who asks. */
    Permit permit(Request request) {
        Visitor visitor = visitors.of(request);
        if (visitor.kind() == Visitor.Kind.CLIENT) {
            return NOTHING;
        }
        if (visitor.isNobody() || visitor.mayOperate() || visitor.mayAudit()) {
            return Permit.ALL;
        }
        return new Permit(
                visitor.mayReadAll() ? null : visitor.bureaus(),
                visitor.mayReadPlan() ? null : visitor.districts(),
                visitor.person() == null ? Set.of() : Set.of(visitor.person()));
    }

    /** Where who asks begins, if not at the scoreboard: at the page that leads to the own districts. */
    Optional<Response> ownPage(Request request) {
        return isClient(request) || permit(request).regions() == null
                ? Optional.empty()
                : Optional.of(Ways.toMe(request));
    }

    /** What who asks gets instead of a page: the way to log in; empty where pages are shown, or who cannot log in. */
    Optional<Response> turnedAway(Request request) {
        return isLetIn(request) || isClient(request) || !hasUsers.getAsBoolean()
                ? Optional.empty()
                : Optional.of(Ways.toLogin(request));
    }

    /** Who reads, as each page says; empty where nobody can log in. */
    Optional<Links.Account> account(Request request, String root, Catalogue catalogue) {
        if (!hasUsers.getAsBoolean()) {
            return Optional.empty();
        }
        Visitor visitor = visitors.of(request);
        return Optional.of(
                visitor.isUser()
                        ? new Links.Account(name(visitor, catalogue), root + "me")
                        : new Links.Account(null, root + "login"));
    }

    private static String name(Visitor visitor, Catalogue catalogue) {
        return Optional.ofNullable(visitor.person())
                .flatMap(id -> catalogue.people().person(id))
                .map(person -> person.name().zh())
                .orElse(visitor.id());
    }
}
