// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jundeng.notice.link.ReplyAddresses.Forged;
import org.jundeng.notice.link.ReplyAddresses.Genuine;
import org.jundeng.notice.link.ReplyAddresses.None;
import org.jundeng.notice.link.ReplyAddresses.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyAddressesTest {

    private static final Instant ISSUED = Instant.parse("2014-07-10T00:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2014-07-24T00:00:00Z");
    private static final String SECRET = "a secret of thirty-two characters";
    private static final String MAILBOX = "jundeng@city.example";
    private static final String KEY = "digest/zhou/2014-07-10/0a1b";

    @Test
    void readsWhatItMadeUntilItExpires() {
        String address = at(ISSUED).address(KEY, ISSUED);

        ReplyAddresses.Said said = genuine(at(EXPIRES.minusSeconds(1)).read(List.of("other@city.example", address)));
        ReplyAddresses.Said late = genuine(at(EXPIRES).read(List.of(address)));

        assertThat(said.expires()).isEqualTo(EXPIRES);
        assertThat(said.isExpired()).isFalse();
        assertThat(said.fingerprint()).matches("[0-9a-f]{64}").isEqualTo(late.fingerprint());
        assertThat(late.isExpired()).isTrue();
    }

    @Test
    void namesTheNoticeAsItsMessageIdDoes() {
        String hash = java.util.HexFormat.of().formatHex(LinkSignature.sha256(KEY));

        String notice = genuine(at(ISSUED).read(List.of(at(ISSUED).address(KEY, ISSUED))))
                .notice();

        assertThat(hash).startsWith(notice);
        assertThat(notice).hasSize(16);
    }

    @Test
    void isTheSameForTheSameNoticeAndAnotherForAnother() {
        ReplyAddresses addresses = at(ISSUED);

        assertThat(addresses.address(KEY, ISSUED))
                .isEqualTo(at(EXPIRES).address(KEY, ISSUED))
                .isNotEqualTo(addresses.address("digest/li/2014-07-10/0a1b", ISSUED));
    }

    @Test
    void fitsBeforeTheAtAndOutlivesServersThatChangeTheCase() {
        ReplyAddresses longest = of("eighteen.letters-x@city.example", ISSUED);
        String address = longest.address(KEY, ISSUED);

        assertThat(address.indexOf('@')).isEqualTo(64);
        assertThat(longest.read(List.of(address.toUpperCase(Locale.ROOT)))).isInstanceOf(Genuine.class);
    }

    @Test
    void refusesEachChangedDigit() {
        String address = at(ISSUED).address(KEY, ISSUED);
        for (int i = "jundeng+".length(); i < address.indexOf('@'); i++) {
            char other = address.charAt(i) == '0' ? '1' : '0';
            String changed = address.substring(0, i) + other + address.substring(i + 1);

            assertThat(at(ISSUED).read(List.of(changed))).as(changed).isInstanceOf(Forged.class);
        }
    }

    @Test
    void refusesAnotherSecretAndALink() {
        String foreign = new ReplyAddresses(
                        MAILBOX,
                        "another secret of 32 characters!!".getBytes(StandardCharsets.UTF_8),
                        days(),
                        clock(ISSUED))
                .address(KEY, ISSUED);
        String link = new SignedLinks(
                        SignedLinks.Use.ACKNOWLEDGE,
                        "https://x.example",
                        SECRET.getBytes(StandardCharsets.UTF_8),
                        days(),
                        clock(ISSUED))
                .link("zhou", 1, KEY, ISSUED);
        String token = link.substring(link.indexOf("?t=") + 3);

        assertThat(at(ISSUED).read(List.of(foreign))).isInstanceOf(Forged.class);
        assertThat(at(ISSUED).read(List.of("jundeng+" + token + "@city.example")))
                .isInstanceOf(Forged.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "jundeng+",
                "jundeng@city.example",
                "jundeng+x@other.example",
                "li+0000@city.example",
                "jundeng+x@city.example@evil.example",
                "\u0000"
            })
    void findsNoTokenInOtherAddresses(String address) {
        assertThat(at(ISSUED).read(List.of(address))).isInstanceOf(None.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jundeng+@city.example",
                "jundeng+0@city.example",
                "jundeng+vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv@city.example",
                "jundeng+000000000000000000000000000000000000000000000@city.example"
            })
    void refusesTokensThatNobodyMade(String address) {
        assertThat(at(ISSUED).read(List.of(address))).isInstanceOf(Forged.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jundeng", "均等@city.example", "jundeng+x@city.example", "nineteen.characters@x.example"})
    void refusesMailboxesThatCannotHoldAToken(String mailbox) {
        assertThatThrownBy(() -> of(mailbox, ISSUED)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ReplyAddresses.Said genuine(Reading reading) {
        assertThat(reading).isInstanceOf(Genuine.class);
        return ((Genuine) reading).said();
    }

    private static ReplyAddresses at(Instant now) {
        return of(MAILBOX, now);
    }

    private static ReplyAddresses of(String mailbox, Instant now) {
        return new ReplyAddresses(mailbox, SECRET.getBytes(StandardCharsets.UTF_8), days(), clock(now));
    }

    private static Duration days() {
        return Duration.ofDays(14);
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
