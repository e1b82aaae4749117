// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.access.Tokens;
import org.jundeng.page.PageFault;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Request;

/**
 * Tells the forms of our own pages from those that another site has a browser send. A browser says from which site a
 * form comes; what says nothing of it is not taken. Where somebody is logged in, the form has a token besides.
 */
final class OwnForms {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FORM_WITH_FILE = "multipart/form-data";
    private static final Pattern ORIGIN = Pattern.compile("(?i)https?://([^/?#@]+)");

    private final Gate gate;
    private final String ownAuthority;

    /** @param ownAddress the address by which people reach this service; empty where none is set */
    OwnForms(Gate gate, Optional<String> ownAddress) {
        this.gate = gate;
        this.ownAuthority = ownAddress.flatMap(OwnForms::authority).orElse(null);
    }

    /** Why a form is not taken, whoever sends it; empty where it may be read. */
    Optional<PageFault.Kind> refusal(Request request) {
        return refusal(request, false);
    }

    /** As {@link #refusal(Request)}; {@code files} says whether the form may bring a file. */
    Optional<PageFault.Kind> refusal(Request request, boolean files) {
        if (!isFromHere(request)) {
            return Optional.of(PageFault.Kind.NOT_OWN_FORM);
        }
        if (request.body().isTooLong()) {
            return Optional.of(PageFault.Kind.TOO_LARGE);
        }
        String type = request.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals(FORM) || files && type.equals(FORM_WITH_FILE)
                ? Optional.empty()
                : Optional.of(PageFault.Kind.NO_FORM);
    }

    /** Whether the form brings what only a page for this visitor has. */
    boolean hasToken(Request request, FormFields form) {
        return gate.formToken(request)
                .filter(token -> Tokens.areSame(token, form.get("token")))
                .isPresent();
    }

    private boolean isFromHere(Request request) {
        String site = request.header("sec-fetch-site");
        if (!site.isEmpty()) {
            return site.equals("same-origin");
        }
        return authority(request.header("origin"))
                .filter(authority -> isOwn(authority, request))
                .isPresent();
    }

    /** Whether a page of another site had a browser ask for this one, as far as the browser says. */
    boolean isAskedElsewhere(Request request) {
        String site = request.header("sec-fetch-site");
        return site.isEmpty()
                ? authority(request.header("referer"))
                        .filter(authority -> !isOwn(authority, request))
                        .isPresent()
                : !site.equals("same-origin") && !site.equals("none");
    }

    private boolean isOwn(String authority, Request request) {
        return authority.equalsIgnoreCase(request.header("host")) || authority.equals(ownAuthority);
    }

    private static Optional<String> authority(String address) {
        Matcher found = ORIGIN.matcher(address);
        return found.lookingAt() ? Optional.of(found.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
