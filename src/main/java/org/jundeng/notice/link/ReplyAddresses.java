// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.binding.Settings;

/**
 * Creates and reads the addresses by which a person answers a notice. The address of a notice has a token after a plus:
 * {@code jundeng+TOKEN@city.example}. The token names the notice, and so the person and the episodes, and the expiry
 * time, signed with HMAC-SHA256 truncated to 128 bits. The same notice always gets the same address.
 *
 * <p>A token is 45 digits of base 32 ({@code 0} to {@code 9}, {@code a} to {@code v}; upper case is read, too, because
 * some servers change the case of addresses) of: expiry in seconds since 1970, eight bytes of the key hashed,
 * signature. With a name of up to {@value #LONGEST_NAME} characters before the plus, it fits the 64 that RFC 5321
 * allows before the {@code @}.
 *
 * <p>A token is never logged or stored; only its fingerprint may be.
 */
public final class ReplyAddresses {

    /** How many characters the mailbox may have before its {@code @}. */
    public static final int LONGEST_NAME = 18;

    private static final byte PURPOSE = 3;
    private static final int NOTICE_BYTES = 8;
    private static final int SAID_BYTES = Integer.BYTES + NOTICE_BYTES;
    private static final int SIGNATURE_BYTES = 16;
    private static final int TOKEN_BYTES = SAID_BYTES + SIGNATURE_BYTES;
    private static final int BASE = 32;
    private static final int DIGITS = 45;
    private static final Pattern MAILBOX = Pattern.compile(
            "([A-Za-z0-9!#$%&'*/=?^_`{|}~.-]{1," + LONGEST_NAME + "})@([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)");

    private final String name;
    private final String domain;
    private final LinkSignature signature;
    private final Duration validFor;
    private final Clock clock;

    /**
     * Creates addresses of {@code mailbox} that are valid for {@code validFor} from their issue. A mailbox for which
     * {@link #canBe} is false, or a {@code secret} of fewer than 32 bytes, is an {@link IllegalArgumentException}.
     */
    public ReplyAddresses(String mailbox, byte[] secret, Duration validFor, Clock clock) {
        Matcher parts = MAILBOX.matcher(mailbox);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + mailbox + "\" cannot be the mailbox for replies");
        }
        this.name = parts.group(1);
        this.domain = parts.group(2);
        this.signature = new LinkSignature(secret);
        this.validFor = validFor;
        this.clock = clock;
    }

    /**
     * The addresses of an installation; empty where {@code jundeng.replies.host} is not set, or where
     * {@code jundeng.replies.address} is no address for replies. The secret is that of {@link SignedLinks#of}.
     */
    public static Optional<ReplyAddresses> of(Settings settings, Path secretFile, Clock clock) {
        return settings.text("jundeng.replies.host")
                .flatMap(host -> settings.text("jundeng.replies.address"))
                .filter(ReplyAddresses::canBe)
                .map(mailbox -> new ReplyAddresses(
                        mailbox, LinkBase.secret(settings, secretFile), LinkBase.validFor(settings), clock));
    }

    /** Whether {@code mailbox} is a plain address whose name is short enough for a plus and a token. */
    public static boolean canBe(String mailbox) {
        return MAILBOX.matcher(mailbox).matches();
    }

    /**
     * What a token of ours says.
     *
     * @param notice the first eight bytes of the notice's key hashed with SHA-256, in hex: how its Message-ID begins
     * @param expires when it expires, exclusive
     * @param isExpired whether that is over
     * @param fingerprint a hash that identifies the token without revealing it
     */
    public record Said(String notice, Instant expires, boolean isExpired, String fingerprint) {}

    /** The reading of the addresses of a mail. */
    public sealed interface Reading {}

    /** One of them is ours. */
    public record Genuine(Said said) implements Reading {}

    /** One of them has a token that is not ours: invented, changed, truncated, or signed with another secret. */
    public record Forged() implements Reading {}

    /** None of them has a token. */
    public record None() implements Reading {}

    /** The mailbox to which all replies come. */
    public String mailbox() {
        return name + "@" + domain;
    }

    /** How long an address is valid. */
    public Duration validFor() {
        return validFor;
    }

    /**
     * The address by which the recipient of a notice answers it.
     *
     * @param noticeKey the key of the notice
     * @param issuedAt the time from which its validity is counted; a notice that is composed again must pass the same
     */
    public String address(String noticeKey, Instant issuedAt) {
        byte[] said = ByteBuffer.allocate(SAID_BYTES)
                .putInt((int) issuedAt.plus(validFor).getEpochSecond())
                .put(LinkSignature.sha256(noticeKey), 0, NOTICE_BYTES)
                .array();
        byte[] token = Arrays.copyOf(said, TOKEN_BYTES);
        System.arraycopy(signed(said), 0, token, SAID_BYTES, SIGNATURE_BYTES);
        return name + "+" + digits(token) + "@" + domain;
    }

    /** Reads the addresses to which a mail was sent. Any text is accepted; it never throws. */
    public Reading read(List<String> addresses) {
        Reading found = new None();
        for (String address : addresses) {
            Reading reading = read(address);
            if (reading instanceof Genuine) {
                return reading;
            }
            found = reading instanceof Forged ? reading : found;
        }
        return found;
    }

    private Reading read(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        String start = name.toLowerCase(Locale.ROOT) + "+";
        int at = lower.lastIndexOf('@');
        if (at < 0 || !lower.startsWith(start) || !lower.substring(at + 1).equals(domain.toLowerCase(Locale.ROOT))) {
            return new None();
        }
        String digits = lower.substring(Math.min(start.length(), at), at);
        return said(digits).<Reading>map(Genuine::new).orElseGet(Forged::new);
    }

    private Optional<Said> said(String digits) {
        if (!digits.matches("[0-9a-v]{" + DIGITS + "}")) {
            return Optional.empty();
        }
        byte[] number = new BigInteger(digits, BASE).toByteArray();
        byte[] token = new byte[TOKEN_BYTES];
        int surplus = number.length - TOKEN_BYTES;
        if (surplus > 1 || surplus == 1 && number[0] != 0) {
            return Optional.empty();
        }
        int from = Math.max(0, surplus);
        System.arraycopy(number, from, token, TOKEN_BYTES - (number.length - from), number.length - from);
        byte[] said = Arrays.copyOf(token, SAID_BYTES);
        if (!MessageDigest.isEqual(signed(said), Arrays.copyOfRange(token, SAID_BYTES, TOKEN_BYTES))) {
            return Optional.empty();
        }
        Instant expires = Instant.ofEpochSecond(
                Integer.toUnsignedLong(ByteBuffer.wrap(said).getInt()));
        return Optional.of(new Said(
                HexFormat.of().formatHex(said, Integer.BYTES, SAID_BYTES),
                expires,
                !clock.instant().isBefore(expires),
                HexFormat.of().formatHex(LinkSignature.sha256(token))));
    }

    /** The signature of what is said; the purpose is signed with it, so that a link is no address for replies. */
    private byte[] signed(byte[] said) {
        byte[] payload =
                ByteBuffer.allocate(1 + said.length).put(PURPOSE).put(said).array();
        return Arrays.copyOf(signature.of(payload), SIGNATURE_BYTES);
    }

    private static String digits(byte[] token) {
        String digits = new BigInteger(1, token).toString(BASE);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
