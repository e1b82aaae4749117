// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jundeng.binding.Settings;
import org.jundeng.web.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxies in front that are trusted. They say from which address somebody asks and, where a header is agreed on,
 * who it is. What any other address says so is not believed.
 */
final class Proxies {

    private static final Logger LOG = LoggerFactory.getLogger(Proxies.class);
    private static final String FORWARDED_FOR = "x-forwarded-for";

    private final Set<InetAddress> trusted = new LinkedHashSet<>();
    private final String userHeader;

    private Proxies(List<InetAddress> trusted, String userHeader) {
        this.trusted.addAll(trusted);
        this.userHeader = userHeader;
    }

    /** Those of {@code jundeng.web.proxies} and {@code .proxy-user-header}. */
    static Proxies of(Settings settings) {
        List<InetAddress> addresses = settings.text("jundeng.web.proxies").stream()
                .flatMap(all -> List.of(all.split("[,\\s]+")).stream())
                .flatMap(each -> numeric(each).stream())
                .toList();
        return new Proxies(
                addresses,
                settings.text("jundeng.web.proxy-user-header")
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .orElse(null));
    }

    /** Whether there are any. */
    boolean areThere() {
        return !trusted.isEmpty();
    }

    /** Whether they say who somebody is. */
    boolean vouch() {
        return userHeader != null && areThere();
    }

    /** Whom a trusted proxy vouches for; empty where the request comes from elsewhere, or the proxy names nobody. */
    Optional<String> user(Request request) {
        if (userHeader == null) {
            return Optional.empty();
        }
        String said = request.header(userHeader);
        if (said.isEmpty() || isTrusted(request)) {
            return Optional.of(said.strip()).filter(name -> !name.isEmpty());
        }
        LOG.warn(
                "{} sent the header {} without being one of jundeng.web.proxies; it was ignored",
                request.address(),
                userHeader);
        return Optional.empty();
    }

    /** From where somebody asks: what the nearest proxy says, where it is trusted; else the address itself. */
    String addressOf(Request request) {
        String forwarded = request.header(FORWARDED_FOR);
        if (forwarded.isEmpty() || !isTrusted(request)) {
            return request.address();
        }
        String[] way = forwarded.split(",");
        return numeric(way[way.length - 1].strip())
                .map(InetAddress::getHostAddress)
                .orElse(request.address());
    }

    boolean isTrusted(Request request) {
        return numeric(request.address()).filter(trusted::contains).isPresent();
    }

    /** The address that is written as numbers; a name would have to be looked up, and is none here. */
    private static Optional<InetAddress> numeric(String text) {
        if (!text.matches("\\[?[0-9A-Fa-f.:%]+]?") || !text.matches(".*[.:].*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
