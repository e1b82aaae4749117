// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jundeng.binding.NumericAddress;
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
    private static final int MOST_WARNED_OF = 100;
    private static final String FORWARDED_FOR = "x-forwarded-for";

    private final Set<InetAddress> trusted = new LinkedHashSet<>();
    private final String userHeader;
    private final Set<String> warnedOf = ConcurrentHashMap.newKeySet();

    private Proxies(List<InetAddress> trusted, String userHeader) {
        this.trusted.addAll(trusted);
        this.userHeader = userHeader;
    }

    /** Those of {@code jundeng.web.proxies} and {@code .proxy-user-header}. */
    static Proxies of(Settings settings) {
        List<InetAddress> addresses = settings.text("jundeng.web.proxies").stream()
                .flatMap(all -> List.of(all.split("[,\\s]+")).stream())
                .flatMap(each -> NumericAddress.of(each).stream())
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

    /**
     * Whether a request comes by a trusted proxy that says who somebody is. Then nothing else does: whom it does not
     * name is nobody.
     */
    boolean vouchFor(Request request) {
        return userHeader != null && isTrusted(request);
    }

    /** Whom a trusted proxy names; empty where it names nobody, or the request comes from elsewhere. */
    Optional<String> user(Request request) {
        if (vouchFor(request)) {
            return Optional.of(request.header(userHeader).strip()).filter(name -> !name.isEmpty());
        }
        if (userHeader != null && !request.header(userHeader).isEmpty()) {
            warn(request.address());
        }
        return Optional.empty();
    }

    /** Once an address, and of not too many: else anybody could fill the log. */
    private void warn(String address) {
        if (warnedOf.size() < MOST_WARNED_OF && warnedOf.add(address)) {
            LOG.warn(
                    "{} sent the header {} without being one of jundeng.web.proxies; it is ignored",
                    address,
                    userHeader);
        }
    }

    /** From where somebody asks: what the nearest proxy says, where it is trusted; else the address itself. */
    String addressOf(Request request) {
        String forwarded = request.header(FORWARDED_FOR);
        if (forwarded.isEmpty() || !isTrusted(request)) {
            return request.address();
        }
        String[] way = forwarded.split(",");
        return NumericAddress.ofMachine(way[way.length - 1])
                .map(InetAddress::getHostAddress)
                .orElse(request.address());
    }

    /** Whether a request comes from this machine itself. */
    static boolean isThisMachine(Request request) {
        return NumericAddress.isThisMachine(request.address());
    }

    /** Whether a request comes from a trusted proxy. */
    boolean isTrusted(Request request) {
        return NumericAddress.ofMachine(request.address())
                .filter(trusted::contains)
                .isPresent();
    }
}
