// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.notice.link.ConfirmLinks.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfirmLinksTest {

    private static final Instant ISSUED = Instant.parse("2014-07-10T00:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2014-07-24T00:00:00Z");
    private static final String SECRET = "a secret of thirty-two characters";
    private static final String URL = "https://jundeng.hangzhou.example";

    @TempDir
    private Path folder;

    @Test
    void readsWhatItMade() {
        String link = links(ISSUED).link("hrss-steward", 17, "steward/1", ISSUED);

        assertThat(link).matches("https://jundeng\\.hangzhou\\.example/confirm\\?t=[A-Za-z0-9_-]+");
        assertThat(links(ISSUED).read(token(link)))
                .hasValueSatisfying(holder -> assertThat(holder)
                        .isEqualTo(new Holder("hrss-steward", 17, EXPIRES, false, holder.fingerprint())))
                .get()
                .extracting(Holder::fingerprint)
                .asString()
                .matches("[0-9a-f]{64}");
    }

    @Test
    void isTheSameLinkForTheSameNotice() {
        String link = links(ISSUED).link("周", 17, "steward/1", ISSUED);

        assertThat(links(ISSUED.plusSeconds(99)).link("周", 17, "steward/1", ISSUED))
                .isEqualTo(link);
        assertThat(links(ISSUED).link("周", 17, "steward/2", ISSUED)).isNotEqualTo(link);
    }

    @Test
    void expiresAtItsLastSecond() {
        String token = token(links(ISSUED).link("zhou", 17, "steward/1", ISSUED));

        assertThat(links(EXPIRES.minusNanos(1)).read(token).map(Holder::isExpired))
                .hasValue(false);
        assertThat(links(EXPIRES).read(token).map(Holder::isExpired)).hasValue(true);
    }

    @Test
    void isNoLinkToAcknowledgeAndAcknowledgingIsNoConfirming() {
        AckLinks ack = new AckLinks(URL, secret(), Duration.ofDays(14), Clock.fixed(ISSUED, ZoneOffset.UTC));
        String toConfirm = token(links(ISSUED).link("zhou", 17, "digest/1", ISSUED));
        String toAcknowledge = token(ack.link("zhou", 17, "digest/1", ISSUED));

        assertThat(ack.read(toConfirm)).isEqualTo(new AckLinks.Forged());
        assertThat(links(ISSUED).read(toAcknowledge)).isEmpty();
    }

    @Test
    void isForgedWhereAnyBitIsAnother() {
        byte[] bytes = Base64.getUrlDecoder().decode(token(links(ISSUED).link("zhou", 17, "steward/1", ISSUED)));

        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(links(ISSUED)
                            .read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "x", "AAAA", "====", "<script>", "\u0000", "Ag"})
    void isForgedWhereItIsNoTokenAtAll(String garbage) {
        assertThat(links(ISSUED).read(garbage)).isEmpty();
    }

    @Test
    void refusesASecretThatIsTooShort() {
        byte[] hush = "hush".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new ConfirmLinks(URL, hush, Duration.ofDays(1), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the secret of links has fewer than 32 bytes");
    }

    @Test
    void hasTheSecretAddressAndDaysOfTheSettings() {
        assertThat(of(Map.of("JUNDENG_WEB_SECRET", SECRET))).isEmpty();
        assertThat(of(Map.of("JUNDENG_WEB_URL", URL + "/", "JUNDENG_WEB_SECRET", SECRET, "JUNDENG_WEB_LINK_DAYS", "3")))
                .hasValueSatisfying(links -> {
                    assertThat(links.validFor()).isEqualTo(Duration.ofDays(3));
                    assertThat(links.page()).isEqualTo(URL + "/confirm");
                    assertThat(links(ISSUED).read(token(links.link("zhou", 17, "n", ISSUED))))
                            .isPresent();
                });
    }

    private Optional<ConfirmLinks> of(Map<String, String> environment) {
        Faults faults = new Faults();
        Settings settings = Settings.load(folder, folder, environment, faults);
        faults.throwIfAny();
        return ConfirmLinks.of(settings, folder.resolve(".link-secret"), Clock.fixed(ISSUED, ZoneOffset.UTC));
    }

    private static ConfirmLinks links(Instant now) {
        return new ConfirmLinks(URL, secret(), Duration.ofDays(14), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static byte[] secret() {
        return SECRET.getBytes(StandardCharsets.UTF_8);
    }

    private static String token(String link) {
        return link.substring(link.indexOf("?t=") + 3);
    }
}
