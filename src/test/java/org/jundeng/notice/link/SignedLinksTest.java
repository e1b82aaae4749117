// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.binding.Settings;
import org.jundeng.notice.link.SignedLinks.Holder;
import org.jundeng.notice.link.SignedLinks.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedLinksTest {

    private static final Instant ISSUED = Instant.parse("2014-07-10T00:00:00Z");
    private static final Instant EXPIRES = Instant.parse("2014-07-24T00:00:00Z");
    private static final String SECRET = "a secret of thirty-two characters";
    private static final String URL = "https://jundeng.hangzhou.example";

    @TempDir
    private Path folder;

    @Test
    void readsWhatItMade() {
        SignedLinks links = links(SECRET, ISSUED);

        Holder read = links.read(token(links.link("hrss-official", 17, "digest/1", ISSUED)))
                .orElseThrow();

        assertThat(read.person()).isEqualTo("hrss-official");
        assertThat(read.number()).isEqualTo(17);
        assertThat(read.expires()).isEqualTo(EXPIRES);
        assertThat(read.fingerprint()).matches("[0-9a-f]{64}");
    }

    @Test
    void isTheSameLinkForTheSameNoticeAndAnotherForEachOther() {
        SignedLinks links = links(SECRET, ISSUED);
        String link = links.link("周", 17, "digest/1", ISSUED);

        assertThat(links(SECRET, ISSUED.plusSeconds(99)).link("周", 17, "digest/1", ISSUED))
                .isEqualTo(link)
                .matches("https://jundeng\\.hangzhou\\.example/ack\\?t=[A-Za-z0-9_-]+");
        assertThat(List.of(
                        links.link("吴", 17, "digest/1", ISSUED),
                        links.link("周", 18, "digest/1", ISSUED),
                        links.link("周", 17, "digest/2", ISSUED),
                        links.link("周", 17, "digest/1", ISSUED.plusSeconds(1))))
                .doesNotContain(link)
                .doesNotHaveDuplicates();
    }

    @Test
    void bearsAnAddressWithSlashesAndFolders() {
        Clock clock = Clock.fixed(ISSUED, ZoneOffset.UTC);

        assertThat(new SignedLinks(
                                Use.ACKNOWLEDGE,
                                URL + "/jundeng//",
                                SECRET.getBytes(StandardCharsets.UTF_8),
                                Duration.ofDays(1),
                                clock)
                        .link("zhou", 1, "n", ISSUED))
                .startsWith(URL + "/jundeng/ack?t=");
    }

    @Test
    void expiresAtItsLastSecond() {
        String token = token(links(SECRET, ISSUED).link("zhou", 17, "digest/1", ISSUED));

        assertThat(links(SECRET, EXPIRES.minusNanos(1)).read(token))
                .map(Holder::isExpired)
                .hasValue(false);
        assertThat(links(SECRET, EXPIRES).read(token)).hasValueSatisfying(expired -> {
            assertThat(expired.isExpired()).isTrue();
            assertThat(expired.person()).isEqualTo("zhou");
            assertThat(expired.number()).isEqualTo(17);
            assertThat(expired.expires()).isEqualTo(EXPIRES);
        });
    }

    @Test
    void isForgedWhereAnyBitIsAnother() {
        SignedLinks links = links(SECRET, ISSUED);
        byte[] bytes = Base64.getUrlDecoder().decode(token(links.link("zhou", 17, "digest/1", ISSUED)));

        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(links.read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void isForgedWhereAnyLetterIsAnotherSoThatNoTokenHasTwoForms() {
        SignedLinks links = links(SECRET, ISSUED);
        for (String person : List.of("zhou", "zhou1", "zhou12")) {
            String token = token(links.link(person, 17, "digest/1", ISSUED));
            for (int i = 0; i < token.length(); i++) {
                for (String letter : List.of("A", "B", "_", "-", "9", "=", "+", "%", "周")) {
                    String changed = token.substring(0, i) + letter + token.substring(i + 1);
                    if (!changed.equals(token)) {
                        assertThat(links.read(changed)).as(changed).isEmpty();
                    }
                }
            }
            assertThat(links.read(token + "=")).isEmpty();
            assertThat(links.read(token + "A")).isEmpty();
            assertThat(links.read(token.substring(0, token.length() - 1))).isEmpty();
        }
    }

    @Test
    void isForgedForAnotherUse() {
        SignedLinks confirming = new SignedLinks(Use.CONFIRM, URL, secret(), Duration.ofDays(14), at(ISSUED));
        String toConfirm = confirming.link("zhou", 17, "digest/1", ISSUED);
        String toAcknowledge = links(SECRET, ISSUED).link("zhou", 17, "digest/1", ISSUED);
        assertThat(toConfirm).startsWith(URL + "/confirm?t=");
        assertThat(confirming.read(token(toConfirm))).isPresent();
        assertThat(confirming.read(token(toAcknowledge))).isEmpty();
        assertThat(links(SECRET, ISSUED).read(token(toConfirm))).isEmpty();
    }

    @Test
    void isForgedWithAnotherSecret() {
        String token = token(links(SECRET, ISSUED).link("zhou", 17, "digest/1", ISSUED));

        assertThat(links(SECRET + "!", ISSUED).read(token)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "x", "AAAA", "====", "../../etc/passwd", "<script>", "\u0000", "AQ"})
    void isForgedWhereItIsNoTokenAtAll(String garbage) {
        assertThat(links(SECRET, ISSUED).read(garbage)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 62, Long.MAX_VALUE, Long.MIN_VALUE, 31_556_889_864_403_200L, -31_557_014_167_219_201L})
    void isForgedWhereItEndsAtATimeThatCannotBe(long expires) throws GeneralSecurityException {
        assertThat(links(SECRET, ISSUED).read(signed(expires, "zhou"))).isEmpty();
    }

    @Test
    void isForgedWhereItsPersonIsNoText() throws GeneralSecurityException {
        assertThat(links(SECRET, ISSUED).read(signed(EXPIRES.getEpochSecond(), "zh\0u")))
                .isEmpty();
        assertThat(links(SECRET, ISSUED).read(signed(EXPIRES.getEpochSecond(), "zhou")))
                .map(Holder::isExpired)
                .hasValue(false);
        assertThat(links(SECRET, ISSUED).read(signed(Instant.MIN.getEpochSecond(), "zhou")))
                .map(Holder::isExpired)
                .hasValue(true);
    }

    /** A token that is signed with the secret. */
    private static String signed(long expires, String person) throws GeneralSecurityException {
        byte[] sample =
                Base64.getUrlDecoder().decode(token(links(SECRET, ISSUED).link("zhou", 17, "digest/1", ISSUED)));
        byte[] name = person.getBytes(StandardCharsets.UTF_8);
        byte[] payload = Arrays.copyOf(sample, sample.length - 32 - 4 + name.length);
        ByteBuffer.wrap(payload).putLong(1, expires);
        System.arraycopy(name, 0, payload, payload.length - name.length, name.length);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        ByteBuffer whole = ByteBuffer.allocate(payload.length + 32).put(payload).put(mac.doFinal(payload));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }

    @Test
    void isForgedWhereItIsFarTooLong() {
        assertThat(links(SECRET, ISSUED).read("A".repeat(1_000_000))).isEmpty();
    }

    @Test
    void saysNothingOfASecretThatIsTooShort() {
        byte[] secret = "hush".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> new SignedLinks(Use.ACKNOWLEDGE, URL, secret, Duration.ofDays(1), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the secret of links has fewer than 32 bytes");
    }

    @Test
    void doesWithoutLinksWhereNoAddressIsSet() throws IOException {
        assertThat(of(Map.of("JUNDENG_WEB_SECRET", SECRET))).isEmpty();
        assertThat(folder.resolve(".link-secret")).doesNotExist();
    }

    @Test
    void takesTheSecretOfTheEnvironmentAndKeepsNone() {
        SignedLinks links =
                of(Map.of("JUNDENG_WEB_URL", URL, "JUNDENG_WEB_SECRET", SECRET)).orElseThrow();

        assertThat(links.link("zhou", 17, "n", ISSUED))
                .isEqualTo(links(SECRET, ISSUED).link("zhou", 17, "n", ISSUED));
        assertThat(folder.resolve(".link-secret")).doesNotExist();
    }

    @Test
    void takesTheDaysOfTheSettings() {
        SignedLinks links =
                of(Map.of("JUNDENG_WEB_URL", URL, "JUNDENG_WEB_LINK_DAYS", "3")).orElseThrow();

        assertThat(links.validFor()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void makesASecretOnceAndKeepsItPrivate() throws IOException {
        String link = of(Map.of("JUNDENG_WEB_URL", URL)).orElseThrow().link("zhou", 17, "n", ISSUED);

        assertThat(of(Map.of("JUNDENG_WEB_URL", URL)).orElseThrow().link("zhou", 17, "n", ISSUED))
                .isEqualTo(link);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".link-secret"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve(".link-secret"));
        }
    }

    @Test
    void makesOneSecretWhereManyAskAtOnce() {
        Set<String> links = new HashSet<>(IntStream.range(0, 32)
                .parallel()
                .mapToObj(i -> of(Map.of("JUNDENG_WEB_URL", URL)).orElseThrow().link("zhou", 17, "n", ISSUED))
                .toList());

        assertThat(links).hasSize(1);
    }

    @Test
    void refusesAKeptSecretThatWasCutOff() throws IOException {
        Files.writeString(folder.resolve(".link-secret"), "hush");

        assertThatThrownBy(() -> of(Map.of("JUNDENG_WEB_URL", URL)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessage(folder.resolve(".link-secret") + ": holds no secret of 32 characters; remove it, and a new"
                        + " one is made: links that were sent no longer hold then");
    }

    private Optional<SignedLinks> of(Map<String, String> environment) {
        Faults faults = new Faults();
        Settings settings = Settings.load(folder, folder, environment, faults);
        faults.throwIfAny();
        return SignedLinks.of(
                Use.ACKNOWLEDGE, settings, folder.resolve(".link-secret"), Clock.fixed(ISSUED, ZoneOffset.UTC));
    }

    private static SignedLinks links(String secret, Instant now) {
        return new SignedLinks(
                Use.ACKNOWLEDGE,
                URL,
                secret.getBytes(StandardCharsets.UTF_8),
                Duration.ofDays(14),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static byte[] secret() {
        return SECRET.getBytes(StandardCharsets.UTF_8);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static String token(String link) {
        return link.substring(link.indexOf("?t=") + 3);
    }
}
