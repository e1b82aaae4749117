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
 * is asked by that client or by nobody, whatever else it brings.
 */
final class Gate implements Visitors {

    /** A browser keeps a cookie of such a name only from this host, for all its paths, and sends it encrypted only. */
    static final String COOKIE = "__Host-jundeng";

    private static final String BEARER = "bearer ";

    private final Supplier<Admission> inForce;
    private final LoginSessions sessions;
    private final Proxies proxies;
    private final Today today;
    private final String secret = Tokens.fresh();

    Gate(Supplier<Admission> inForce, LoginSessions sessions, Proxies proxies, Today today) {
        this.inForce = inForce;
        this.sessions = sessions;
        this.proxies = proxies;
        this.today = today;
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
            return inForce.get().client(authorization.substring(BEARER.length()).strip(), today.date());
        }
        Admission admission = inForce.get();
        return user(request, admission).map(admission::visitor).orElse(Visitor.NOBODY);
    }

    /** The word of the session that the request shows; empty where it shows none. */
    static Optional<String> session(Request request) {
        return Stream.of(request.header("cookie").split("[;,]"))
                .map(String::strip)
                .filter(each -> each.startsWith(COOKIE + "="))
                .map(each -> each.substring(COOKIE.length() + 1))
                .findFirst();
    }

    /** What a form must bring that this visitor sends: nobody else can know it. Empty where nobody asks. */
    Optional<String> formToken(Request request) {
        return proof(request).map(proof -> Tokens.sha256(secret + " " + proof));
    }

    private Optional<User> user(Request request, Admission admission) {
        Optional<String> vouched = proxies.user(request);
        return vouched.isPresent()
                ? admission.user(vouched.get())
                : session(request).flatMap(word -> sessions.user(word, admission));
    }

    private Optional<String> proof(Request request) {
        return proxies.user(request).map(name -> "proxy " + name).or(() -> session(request));
    }
}
