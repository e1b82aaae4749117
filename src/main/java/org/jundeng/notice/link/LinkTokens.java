// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Creates and reads the tokens of one purpose. A token holds a person, a number (of an episode or a delivery) and the
 * expiry time, signed with HMAC-SHA256. The purpose is signed with them, so a token made for one purpose is no token
 * for another, although the secret is the same.
 *
 * <p>A token is base64 (URL alphabet, no padding) of: purpose, expiry in seconds since 1970, number, eight bytes of the
 * notice's key hashed, person in UTF-8, signature.
 */
final class LinkTokens {

    private static final int NOTICE_BYTES = 8;
    private static final int HEAD_BYTES = 1 + Long.BYTES + Long.BYTES + NOTICE_BYTES;
    private static final int SIGNATURE_BYTES = 32;
    private static final int LONGEST_TOKEN = 1024;

    private final byte purpose;
    private final LinkSignature signature;
    private final Clock clock;

    /**
     * Creates and reads tokens of {@code purpose}. A {@code secret} of fewer than {@link LinkSecret#LEAST_LENGTH} bytes
     * is an {@link IllegalArgumentException}.
     */
    LinkTokens(int purpose, byte[] secret, Clock clock) {
        this.purpose = (byte) purpose;
        this.signature = new LinkSignature(secret);
        this.clock = clock;
    }

    /**
     * What a token of ours says.
     *
     * @param person the id of the person for whom it was made
     * @param number the number of the episode or the delivery
     * @param expires when it expires, exclusive
     * @param isExpired whether that is over
     * @param fingerprint a hash that identifies the token without revealing it
     */
    record Signed(String person, long number, Instant expires, boolean isExpired, String fingerprint) {}

    /** A token; the same arguments always give the same one. */
    String make(String person, long number, String noticeKey, Instant expires) {
        byte[] name = person.getBytes(StandardCharsets.UTF_8);
        ByteBuffer payload = ByteBuffer.allocate(HEAD_BYTES + name.length)
                .put(purpose)
                .putLong(expires.getEpochSecond())
                .putLong(number)
                .put(LinkSignature.sha256(noticeKey), 0, NOTICE_BYTES)
                .put(name);
        byte[] signed = Arrays.copyOf(payload.array(), payload.capacity() + SIGNATURE_BYTES);
        System.arraycopy(signature.of(payload.array()), 0, signed, payload.capacity(), SIGNATURE_BYTES);
        return encode(signed);
    }

    /**
     * Reads {@code token} as of now; empty where it is not one of ours for this purpose. Any text is accepted; it never
     * throws.
     */
    Optional<Signed> read(String token) {
        byte[] signed = decode(token);
        if (signed.length <= HEAD_BYTES + SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(signed, signed.length - SIGNATURE_BYTES);
        byte[] claimed = Arrays.copyOfRange(signed, payload.length, signed.length);
        if (!MessageDigest.isEqual(signature.of(payload), claimed) || payload[0] != purpose) {
            return Optional.empty();
        }
        return read(ByteBuffer.wrap(payload), HexFormat.of().formatHex(LinkSignature.sha256(signed)));
    }

    private Optional<Signed> read(ByteBuffer payload, String fingerprint) {
        long until = payload.position(1).getLong();
        if (until < Instant.MIN.getEpochSecond() || until > Instant.MAX.getEpochSecond()) {
            // Signed with our secret, but not by us: no link of ours has an expiry beyond the range of Instant.
            return Optional.empty();
        }
        Instant expires = Instant.ofEpochSecond(until);
        long number = payload.getLong();
        String person =
                StandardCharsets.UTF_8.decode(payload.position(HEAD_BYTES)).toString();
        return person.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.of(
                        new Signed(person, number, expires, !clock.instant().isBefore(expires), fingerprint));
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
