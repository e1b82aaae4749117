// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jundeng.binding.Settings;

/**
 * Creates and reads the links in mails by which a person does one thing without a login. The token of a link holds the
 * person, a number (of an episode or a delivery) and the expiry time, signed with HMAC-SHA256. The use is signed with
 * them, so a link for one use is none for another, although the secret is the same. The same notice always gets the
 * same link, and different notices get different links.
 *
 * <p>A link proves who opens it, and no more: what the person may do, and whether there is still something to do, is
 * judged when it is used.
 *
 * <p>A token is base64 (URL alphabet, no padding) of: use, expiry in seconds since 1970, number, eight bytes of the
 * notice's key hashed, person in UTF-8, signature. It is never logged or stored; only its fingerprint may be.
 */
public final class SignedLinks {

    private static final int NOTICE_BYTES = 8;
    private static final int HEAD_BYTES = 1 + Long.BYTES + Long.BYTES + NOTICE_BYTES;
    private static final int SIGNATURE_BYTES = 32;
    private static final int LONGEST_TOKEN = 1024;

    private final Use use;
    private final LinkBase base;
    private final LinkSignature signature;
    private final Clock clock;

    /** What the links are for. */
    public enum Use {
        /** To acknowledge an episode. */
        ACKNOWLEDGE(1, "/ack"),
        /** To confirm a delivery whose figures look wrong. */
        CONFIRM(2, "/confirm"),
        /** To acknowledge all episodes that a mail tells together. The code 3 is that of addresses for replies. */
        ACKNOWLEDGE_ALL(4, "/ack-all");

        private final byte code;
        private final String path;

        Use(int code, String path) {
            this.code = (byte) code;
            this.path = path;
        }

        /** The path of the page that the links lead to. */
        public String path() {
            return path;
        }
    }

    /**
     * What a link of ours says.
     *
     * @param person the id of the person for whom it was made
     * @param number the number of the episode or the delivery
     * @param expires when it expires, exclusive
     * @param isExpired whether that is over
     * @param fingerprint a hash that identifies the token without revealing it
     * @param notice the first eight bytes of the notice's key hashed with SHA-256, in hex: how its Message-ID begins
     */
    public record Holder(
            String person, long number, Instant expires, boolean isExpired, String fingerprint, String notice) {}

    /**
     * Creates links to {@code baseUrl} that are valid for {@code validFor} from their issue. A {@code secret} of fewer
     * than {@link LinkSecret#LEAST_LENGTH} bytes is an {@link IllegalArgumentException}.
     */
    public SignedLinks(Use use, String baseUrl, byte[] secret, Duration validFor, Clock clock) {
        this(use, new LinkBase(baseUrl, secret, validFor), clock);
    }

    private SignedLinks(Use use, LinkBase base, Clock clock) {
        this.use = use;
        this.base = base;
        this.signature = new LinkSignature(base.secret());
        this.clock = clock;
    }

    /**
     * The links of an installation; empty where {@code jundeng.web.url} is not set. The secret is
     * {@code JUNDENG_WEB_SECRET}, else one that is created once and kept in {@code secretFile}.
     */
    public static Optional<SignedLinks> of(Use use, Settings settings, Path secretFile, Clock clock) {
        return LinkBase.of(settings, secretFile).map(base -> new SignedLinks(use, base, clock));
    }

    /** Links of the same installation for another use. */
    public SignedLinks as(Use other) {
        return new SignedLinks(other, base, clock);
    }

    /** How long a link is valid. */
    public Duration validFor() {
        return base.validFor();
    }

    /** The address of the page that the links lead to. */
    public String page() {
        return base.page(use.path());
    }

    /**
     * A link for {@code person}.
     *
     * @param number the number of the episode or the delivery
     * @param noticeKey the key of the notice; links of different notices differ
     * @param issuedAt the time from which its validity is counted; a notice that is composed again must pass the same
     */
    public String link(String person, long number, String noticeKey, Instant issuedAt) {
        byte[] name = person.getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(HEAD_BYTES + name.length)
                .put(use.code)
                .putLong(issuedAt.plus(base.validFor()).getEpochSecond())
                .putLong(number)
                .put(LinkSignature.sha256(noticeKey), 0, NOTICE_BYTES)
                .put(name);
        byte[] signed = Arrays.copyOf(payload.array(), payload.capacity() + SIGNATURE_BYTES);
        System.arraycopy(signature.of(payload.array()), 0, signed, payload.capacity(), SIGNATURE_BYTES);
        return page() + "?t=" + encode(signed);
    }

    /**
     * Reads {@code token} as of now; empty where it is not a token of ours for this use: invented, changed, truncated,
     * signed with another secret, or made for something else. Any text is accepted; it never throws.
     */
    public Optional<Holder> read(String token) {
        byte[] signed = decode(token);
        if (signed.length <= HEAD_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(signed, signed.length - SIGNATURE_BYTES);
        byte[] claimed = Arrays.copyOfRange(signed, payload.length, signed.length);
        if (!MessageDigest.isEqual(signature.of(payload), claimed) || payload[0] != use.code) {
            return Optional.empty();
        }
        return read(ByteBuffer.wrap(payload), HexFormat.of().formatHex(LinkSignature.sha256(signed)));
    }

    private Optional<Holder> read(ByteBuffer payload, String fingerprint) {
        long until = payload.position(1).getLong();
        if (until < Instant.MIN.getEpochSecond() || until > Instant.MAX.getEpochSecond()) {
            // Signed with our secret, but not by us: no link of ours has an expiry beyond the range of Instant.
            return Optional.empty();
        }
        Instant expires = Instant.ofEpochSecond(until);
        long number = payload.getLong();
        byte[] notice = new byte[NOTICE_BYTES];
        payload.get(notice);
        String person =
                StandardCharsets.UTF_8.decode(payload.position(HEAD_BYTES)).toString();
        return person.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.of(new Holder(
                        person,
                        number,
                        expires,
                        !clock.instant().isBefore(expires),
                        fingerprint,
                        HexFormat.of().formatHex(notice)));
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
}
