// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jundeng.access.Admission;
import org.jundeng.access.LoginSessions;
import org.jundeng.access.Tokens;
import org.jundeng.access.User;
import org.jundeng.access.Visitor;
import org.jundeng.web.server.Request;

/**
 * Says who asks: by the token of a client, by what a trusted proxy says, or by a session. A request that shows a token
 * is asked by that client or by nobody, whatever else it brings; by nobody, too, where others could read the token on
 * its way.
 */
final class Gate implements Visitors {

    /** A browser keeps a cookie of such a name only from this host, for all its paths, and sends it encrypted only. */
    private static final String COOKIE = "__Host-jundeng";

    /** Where passwords may cross the network unencrypted, a browser would not send back such a cookie. */
    private static final String UNENCRYPTED_COOKIE = "jundeng";

    private static final String BEARER = "bearer ";

    private final Supplier<Admission> inForce;
    private final LoginSessions sessions;
    private final Proxies proxies;
    private final Today today;
    private final boolean unencrypted;
    private final String secret = Tokens.fresh();

    Gate(Supplier<Admission> inForce, LoginSessions sessions, Proxies proxies, Today today, boolean unencrypted) {
        this.inForce = inForce;
        this.sessions = sessions;
        this.proxies = proxies;
        this.today = today;
        this.unencrypted = unencrypted;
    }

    /**
     * Which day it is where the city lies.
     *
     * @param clock the clock
     * @param zone the city's time zone
     */
    record Today(Clock clock, ZoneId zone) {
        LocalDate date() {
            return LocalDate.now(clock.withZone(zone));
        }
    }

    @Override
    public Visitor of(Request request) {
        String authorization = request.header("authorization");
        if (authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return isEncrypted(request)
                    ? inForce.get()
                            .client(authorization.substring(BEARER.length()).strip(), today.date())
                    : Visitor.NOBODY;
        }
        Admission admission = inForce.get();
        return user(request, admission).map(admission::visitor).orElse(Visitor.NOBODY);
    }

    /** Whether a password or a token that comes so cannot be read on its way, or a setting says that it may be. */
    boolean isEncrypted(Request request) {
        return unencrypted || proxies.isTrusted(request) || Proxies.isThisMachine(request);
    }

    /** From where somebody asks. */
    String addressOf(Request request) {
        return proxies.addressOf(request);
    }

    /** Begins a session of a user who has proved who it is, and ends the one that the request shows. */
    String begin(User user, Request request) {
        session(request).ifPresent(sessions::end);
        return cookie(sessions.begin(user), "");
    }

    /** Ends the session that the request shows; the cookie that says so to the browser. */
    String end(Request request) {
        session(request).ifPresent(sessions::end);
        return cookie("", "; Max-Age=0");
    }

    private String cookie(String value, String more) {
        return unencrypted
                ? UNENCRYPTED_COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + more
                : COOKIE + "=" + value + "; Path=/; Secure; HttpOnly; SameSite=Lax" + more;
    }

    /** Whether a trusted proxy says who asks, so that there is no session to end. */
    boolean isByProxy(Request request) {
        return proxies.vouchFor(request);
    }

    /** The word of the session that the request shows; empty where it shows none. */
    private Optional<String> session(Request request) {
        String name = unencrypted ? UNENCRYPTED_COOKIE : COOKIE;
        return Stream.of(request.header("cookie").split("[;,]"))
                .map(String::strip)
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst();
    }

    /** What a form must bring that this visitor sends: nobody else can know it. Empty where nobody asks. */
    Optional<String> formToken(Request request) {
        return proof(request).map(proof -> Tokens.sha256(secret + " " + proof));
    }

    private Optional<User> user(Request request, Admission admission) {
        Optional<String> vouched = proxies.user(request);
        return proxies.vouchFor(request)
                ? vouched.flatMap(admission::user)
                : session(request).flatMap(word -> sessions.user(word, admission));
    }

    private Optional<String> proof(Request request) {
        return proxies.vouchFor(request) ? proxies.user(request).map(name -> "proxy " + name) : session(request);
    }
}
