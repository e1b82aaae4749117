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
 * Makes and reads the links by which a person acknowledges an episode from a mail. A link holds who, what and until
 * when, signed with HMAC-SHA256; it is the same for the same notice, and another one for each notice.
 *
 * <p>A token is base64 (URL alphabet, no padding) of: version, expiry in seconds since 1970, episode, eight bytes of
 * the notice's key hashed, person in UTF-8, signature. It is never logged; what may be kept of it is its fingerprint.
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
     * Links to {@code baseUrl}, which hold for {@code validFor} from their issue; {@code secret} has at least
     * {@link LinkSecret#LEAST_LENGTH} bytes.
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
     * {@code JUNDENG_WEB_SECRET}, else one that is made once and kept in {@code secretFile}.
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

    /** What a token turns out to be. */
    public sealed interface Reading {}

    /**
     * A token of ours that holds.
     *
     * @param person who may acknowledge
     * @param episodeId what
     * @param expires until when, exclusive
     * @param fingerprint what may be kept of the token, to know it again
     */
    public record Valid(String person, long episodeId, Instant expires, String fingerprint) implements Reading {}

    /**
     * A token of ours whose time is over.
     *
     * @param person who could acknowledge
     * @param episodeId what
     * @param expires since when it no longer holds
     * @param fingerprint what may be kept of the token, to know it again
     */
    public record Expired(String person, long episodeId, Instant expires, String fingerprint) implements Reading {}

    /** No token of ours: made up, changed, cut off, or of another secret. */
    public record Forged() implements Reading {}

    /** How long a link holds. */
    public Duration validFor() {
        return validFor;
    }

    /** Where the page stands that the links lead to. */
    public String page() {
        return baseUrl + "/ack";
    }

    /**
     * The link by which {@code person} acknowledges an episode.
     *
     * @param noticeKey what makes the notice what it is: a link of another notice is another link
     * @param issuedAt from when its time is counted; the same for a notice that is composed once more
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

    /** What {@code token} is, now. Never throws, whatever the text. */
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
            // Signed with our secret, but not by us: no link of ours ends at a time that cannot be.
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

    /** The bytes of a token in the one form that {@link #encode} gives it; none where it has another form. */
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
