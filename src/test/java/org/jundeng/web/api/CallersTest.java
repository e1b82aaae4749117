// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiScope;
import org.jundeng.api.Unanswerable;
import org.jundeng.web.server.Body;
import org.jundeng.web.server.Request;
import org.junit.jupiter.api.Test;

/** Who may ask, what it may see, and how often. */
class CallersTest {

    @Test
    void anybodyAsksOnlyWhereNobodyIsKnownAndIsToldFromOthersByTheAddressBehindTheProxy() {
        assertThat(Callers.of(request(""), new Callers.Known(Visitor.NOBODY, "10.0.0.7", true)))
                .isEqualTo(new Caller("address 10.0.0.7", ApiScope.ALL));
        refuses(Kind.WHO_ASKS, request(""), new Callers.Known(Visitor.NOBODY, "10.0.0.7", false));
        refuses(Kind.WHO_ASKS, request("Bearer wrong"), new Callers.Known(Visitor.NOBODY, "10.0.0.7", true));
    }

    @Test
    void clientsSeeTheirBureausAndAllWhereTheyAreNotLimited() {
        assertThat(Callers.of(request("Bearer x"), new Callers.Known(client(), "10.0.0.7", false)))
                .isEqualTo(new Caller("client bi", ApiScope.ALL));
        assertThat(Callers.of(request("Bearer x"), new Callers.Known(client("hrss", "edu"), "10.0.0.7", true)))
                .isEqualTo(new Caller("client bi", new ApiScope(Set.of("hrss", "edu"))));
    }

    @Test
    void usersSeeWhatTheirRolesLet() {
        assertThat(Callers.of(request(""), new Callers.Known(user(Role.OFFICIAL), "10.0.0.7", false))
                        .scope())
                .isEqualTo(ApiScope.ALL);
        assertThat(Callers.of(request(""), new Callers.Known(user(Role.STEWARD, "hrss"), "10.0.0.7", false))
                        .scope())
                .isEqualTo(new ApiScope(Set.of("hrss")));
        refuses(Kind.NOT_ALLOWED, request(""), new Callers.Known(user(Role.DISTRICT), "10.0.0.7", false));
    }

    @Test
    void eachAsksSoOftenAMinuteAndHalfOfThatAtOnce() {
        Moved clock = new Moved();
        CallerRates rates = new CallerRates(6, clock);
        Caller one = new Caller("client one", ApiScope.ALL);

        assertThat(new long[] {rates.secondsToWait(one), rates.secondsToWait(one), rates.secondsToWait(one)})
                .containsOnly(0);
        assertThat(rates.secondsToWait(one)).isEqualTo(10);
        assertThat(rates.secondsToWait(new Caller("client two", ApiScope.ALL))).isZero();
        clock.now = clock.now.plusSeconds(10);
        assertThat(rates.secondsToWait(one)).isZero();
        assertThat(rates.secondsToWait(one)).isEqualTo(10);
    }

    private static void refuses(Kind kind, Request request, Callers.Known known) {
        assertThatExceptionOfType(Unanswerable.class)
                .isThrownBy(() -> Callers.of(request, known))
                .satisfies(refused -> assertThat(refused.fault().kind()).isEqualTo(kind));
    }

    private static Request request(String authorization) {
        return new Request(
                "GET",
                "/api/v1/regions",
                "",
                "",
                "",
                new Body(new byte[0], false),
                authorization.isEmpty() ? Map.of() : Map.of("authorization", authorization),
                "127.0.0.1");
    }

    private static Visitor client(String... bureaus) {
        return new Visitor(Visitor.Kind.CLIENT, "bi", null, Set.of(), Set.of(bureaus), Set.of());
    }

    private static Visitor user(Role role, String... bureaus) {
        return new Visitor(Visitor.Kind.USER, "chen", null, Set.of(role), Set.of(bureaus), Set.of());
    }

    /** A clock that stands until it is moved. */
    private static final class Moved extends Clock {
        private Instant now = Instant.parse("2014-07-11T01:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
