// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jundeng.binding.Settings;

/**
 * Creates and reads the links by which a person acknowledges an episode from a mail. A link contains the person, the
 * episode and the expiry time, signed with HMAC-SHA256. The same notice always gets the same link, and different
 * notices get different links.
 *
 * <p>A token is base64 (URL alphabet, no padding) of: version, expiry in seconds since 1970, episode, eight bytes of
 * the notice's key hashed, person in UTF-8, signature. A token is never logged or stored; only its fingerprint may be.
 */
public final class AckLinks {

    private static final byte VERSION = 1;
    private static final int NOTICE_BYTES = 8;
    private static final int HEAD_BYTES = 1 + Long.BYTES + Long.BYTES + NOTICE_BYTES;
    private static final int SIGNATURE_BYTES = 32;
    private static final int LONGEST_TOKEN = 1024;
    private static final int DAYS = 14;

    private final String baseUrl;
    private final SecretKeySpec secret;
    private final Duration validFor;
    private final Clock clock;

    /**
     * Creates links to {@code baseUrl} that are valid for {@code validFor} from their issue. A {@code secret} of fewer
     * than {@link LinkSecret#LEAST_LENGTH} bytes is an {@link IllegalArgumentException}.
     */
    public AckLinks(String baseUrl, byte[] secret, Duration validFor, Clock clock) {
        if (secret.length < LinkSecret.LEAST_LENGTH) {
            throw new IllegalArgumentException(
                    "the secret of links has fewer than " + LinkSecret.LEAST_LENGTH + " bytes");
        }
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        this.validFor = validFor;
        this.clock = clock;
    }

    /**
     * The links of an installation; empty where {@code jundeng.web.url} is not set. The secret is
     * {@code JUNDENG_WEB_SECRET}, else one that is created once and kept in {@code secretFile}.
     */
    public static Optional<AckLinks> of(Settings settings, Path secretFile, Clock clock) {
        return settings.text("jundeng.web.url").map(url -> {
            byte[] secret = settings.text("jundeng.web.secret")
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .orElseGet(() -> LinkSecret.keptIn(secretFile));
            Duration validFor = Duration.ofDays(settings.number("jundeng.web.link-days", DAYS));
            return new AckLinks(url, secret, validFor, clock);
        });
    }

    /** The result of reading a token. */
    public sealed interface Reading {}

    /**
     * A token of ours that is valid now.
     *
     * @param person the id of the person who may acknowledge
     * @param episodeId the number of the episode to acknowledge
     * @param expires when it expires, exclusive
     * @param fingerprint a hash that identifies the token without revealing it
     */
    public record Valid(String person, long episodeId, Instant expires, String fingerprint) implements Reading {}

    /**
     * A token of ours that has expired.
     *
     * @param person the id of the person who could acknowledge
     * @param episodeId the number of the episode to acknowledge
     * @param expires when it expired
     * @param fingerprint a hash that identifies the token without revealing it
     */
    public record Expired(String person, long episodeId, Instant expires, String fingerprint) implements Reading {}

    /** Not a token of ours: invented, changed, truncated, or signed with another secret. */
    public record Forged() implements Reading {}

    /** How long a link is valid. */
    public Duration validFor() {
        return validFor;
    }

    /** The address of the page that the links lead to. */
    public String page() {
        return baseUrl + "/ack";
    }

    /**
     * The link by which {@code person} acknowledges an episode.
     *
     * @param noticeKey the key of the notice; links of different notices differ
     * @param issuedAt the time from which its validity is counted; a notice that is composed again must pass the same
     */
    public String link(String person, long episodeId, String noticeKey, Instant issuedAt) {
        byte[] name = person.getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(HEAD_BYTES + name.length)
                .put(VERSION)
                .putLong(issuedAt.plus(validFor).getEpochSecond())
                .putLong(episodeId)
                .put(sha256(noticeKey.getBytes(StandardCharsets.UTF_8)), 0, NOTICE_BYTES)
                .put(name);
        byte[] signed = Arrays.copyOf(payload.array(), payload.capacity() + SIGNATURE_BYTES);
        System.arraycopy(signature(payload.array()), 0, signed, payload.capacity(), SIGNATURE_BYTES);
        return page() + "?t=" + encode(signed);
    }

    /** Reads {@code token} as of now. Any text is accepted; it never throws. */
    public Reading read(String token) {
        byte[] signed = decode(token);
        if (signed.length <= HEAD_BYTES + SIGNATURE_BYTES) {
            return new Forged();
        }
        byte[] payload = Arrays.copyOf(signed, signed.length - SIGNATURE_BYTES);
        byte[] signature = Arrays.copyOfRange(signed, payload.length, signed.length);
        if (!MessageDigest.isEqual(signature(payload), signature) || payload[0] != VERSION) {
            return new Forged();
        }
        return read(ByteBuffer.wrap(payload), HexFormat.of().formatHex(sha256(signed)));
    }

    private Reading read(ByteBuffer payload, String fingerprint) {
        long until = payload.position(1).getLong();
        if (until < Instant.MIN.getEpochSecond() || until > Instant.MAX.getEpochSecond()) {
            // Signed with our secret, but not by us: no link of ours has an expiry beyond the range of Instant.
            return new Forged();
        }
        Instant expires = Instant.ofEpochSecond(until);
        long episodeId = payload.getLong();
        String person =
                StandardCharsets.UTF_8.decode(payload.position(HEAD_BYTES)).toString();
        if (person.indexOf('\0') >= 0) {
            return new Forged();
        }
        return clock.instant().isBefore(expires)
                ? new Valid(person, episodeId, expires, fingerprint)
                : new Expired(person, episodeId, expires, fingerprint);
    }

    private byte[] signature(byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(payload);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The bytes of a token; empty where it is not exactly in the form of {@link #encode}. */
    private static byte[] decode(String token) {
        if (token == null || token.length() > LONGEST_TOKEN) {
            return new byte[0];
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return encode(bytes).equals(token) ? bytes : new byte[0];
        } catch (IllegalArgumentException garbled) {
            return new byte[0];
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
