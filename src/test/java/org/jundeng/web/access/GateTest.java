// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jundeng.access.Admission;
import org.jundeng.access.Client;
import org.jundeng.access.LoginSessions;
import org.jundeng.access.Role;
import org.jundeng.access.Tokens;
import org.jundeng.access.User;
import org.jundeng.access.Visitor;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.web.server.Body;
import org.jundeng.web.server.Request;
import org.junit.jupiter.api.Test;

/** Who asks: by a token, by what a proxy says, by a session; and what nobody believes. */
class GateTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2014-07-11T01:00:00Z"), ZoneOffset.UTC);
    private static final String TOKEN = Tokens.fresh();
    private static final Admission KNOWN = new Admission(
            List.of(
                    new User("auditor", null, List.of(Role.AUDITOR), null, null, null, null),
                    new User("gone", null, List.of(Role.OPERATOR), null, null, null, true)),
            List.of(new Client("statistics", Tokens.sha256(TOKEN), null, null, null)),
            null);

    private final LoginSessions sessions = new LoginSessions(CLOCK, Duration.ofMinutes(30), Duration.ofHours(12));
    private final Gate gate =
            gate(Map.of("JUNDENG_WEB_PROXIES", "10.0.0.5, ::1", "JUNDENG_WEB_PROXY_USER_HEADER", "X-Remote-User"));

    @Test
    void believesATrustedProxyAndNobodyElse() {
        assertThat(gate.of(from("10.0.0.5", Map.of("x-remote-user", "Auditor"))).id())
                .isEqualTo("auditor");
        assertThat(gate.of(from("0:0:0:0:0:0:0:1", Map.of("x-remote-user", "auditor")))
                        .id())
                .isEqualTo("auditor");
        for (String elsewhere : List.of("10.0.0.6", "127.0.0.1", "", "proxy.example")) {
            assertThat(gate.of(from(elsewhere, Map.of("x-remote-user", "auditor")))
                            .isNobody())
                    .as(elsewhere)
                    .isTrue();
        }
        for (String name : List.of("", " ", "gone", "nobody-there", "auditor, auditor")) {
            assertThat(gate.of(from("10.0.0.5", Map.of("x-remote-user", name))).isNobody())
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void whomAProxyDoesNotNameIsNobodyWhateverElseComes() {
        String cookie = "__Host-jundeng=" + sessions.begin(KNOWN.user("auditor").orElseThrow());

        assertThat(gate.of(from("10.0.0.5", Map.of("cookie", cookie))).isNobody())
                .isTrue();
        assertThat(gate.of(from("10.0.0.6", Map.of("cookie", cookie))).id()).isEqualTo("auditor");
        assertThat(gate.of(from("10.0.0.6", Map.of("cookie", "a=b; " + cookie + "; c=d")))
                        .id())
                .isEqualTo("auditor");
    }

    @Test
    void withoutAHeaderThatIsAgreedOnNoneIsBelieved() {
        Gate plain = gate(Map.of("JUNDENG_WEB_PROXIES", "10.0.0.5"));

        assertThat(plain.of(from("10.0.0.5", Map.of("x-remote-user", "auditor")))
                        .isNobody())
                .isTrue();
    }

    @Test
    void aTokenIsAClientsOrNobodys() {
        String cookie = "__Host-jundeng=" + sessions.begin(KNOWN.user("auditor").orElseThrow());

        Visitor client = gate.of(from("10.0.0.5", Map.of("authorization", "Bearer " + TOKEN)));
        assertThat(client.kind()).isEqualTo(Visitor.Kind.CLIENT);
        assertThat(client.id()).isEqualTo("statistics");
        assertThat(gate.of(from("10.0.0.6", Map.of("authorization", "bearer x", "cookie", cookie)))
                        .isNobody())
                .as("a wrong token is not made up for")
                .isTrue();
        assertThat(gate.of(from("127.0.0.1", Map.of("authorization", "Bearer " + TOKEN)))
                        .id())
                .isEqualTo("statistics");
        assertThat(gate.of(from("10.0.0.6", Map.of("authorization", "Bearer " + TOKEN)))
                        .isNobody())
                .as("others could read it on its way")
                .isTrue();
        assertThat(gate.of(from("10.0.0.6", Map.of("authorization", "Basic YTpi")))
                        .isNobody())
                .isTrue();
    }

    @Test
    void aTrustedProxySaysFromWhereSomebodyAsks() {
        Map<String, String> way = Map.of("x-forwarded-for", "192.0.2.1, 192.0.2.9");

        assertThat(gate.addressOf(from("10.0.0.5", way))).isEqualTo("192.0.2.9");
        assertThat(gate.addressOf(from("10.0.0.6", way))).isEqualTo("10.0.0.6");
        assertThat(gate.addressOf(from("10.0.0.5", Map.of("x-forwarded-for", "192.0.2.9:5678"))))
                .isEqualTo("192.0.2.9");
        for (String noAddress : List.of("evil", "abc.de", "256.0.0.1")) {
            assertThat(gate.addressOf(from("10.0.0.5", Map.of("x-forwarded-for", noAddress))))
                    .as(noAddress)
                    .isEqualTo("10.0.0.5");
        }
    }

    @Test
    void passwordsComeEncryptedOrFromThisMachine() {
        assertThat(gate.isEncrypted(from("10.0.0.5", Map.of()))).isTrue();
        assertThat(gate.isEncrypted(from("127.0.0.1", Map.of()))).isTrue();
        assertThat(gate.isEncrypted(from("10.0.0.6", Map.of()))).isFalse();
    }

    @Test
    void aFormsTokenIsOneVisitorsAlone() {
        String one = "__Host-jundeng=" + sessions.begin(KNOWN.user("auditor").orElseThrow());
        String other = "__Host-jundeng=" + sessions.begin(KNOWN.user("auditor").orElseThrow());

        assertThat(gate.formToken(from("10.0.0.6", Map.of("cookie", one))))
                .isPresent()
                .isEqualTo(gate.formToken(from("10.0.0.6", Map.of("cookie", one))))
                .isNotEqualTo(gate.formToken(from("10.0.0.6", Map.of("cookie", other))));
        assertThat(gate.formToken(from("10.0.0.6", Map.of()))).isEmpty();
    }

    private Gate gate(Map<String, String> environment) {
        Settings settings =
                Settings.load(Path.of("no-such-folder"), Path.of("no-such-folder"), environment, new Faults());
        Gate.Today today = new Gate.Today(CLOCK, ZoneId.of("Asia/Shanghai"));
        return new Gate(() -> KNOWN, sessions, Proxies.of(settings), today, false);
    }

    private static Request from(String address, Map<String, String> headers) {
        return new Request("GET", "/", "", "", "", new Body(new byte[0], false), headers, address);
    }
}
