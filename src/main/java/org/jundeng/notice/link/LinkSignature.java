// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what links and addresses for replies say, with HMAC-SHA256. */
final class LinkSignature {

    private final SecretKeySpec secret;

    /** A {@code secret} of fewer than {@link LinkSecret#LEAST_LENGTH} bytes is an {@link IllegalArgumentException}. */
    LinkSignature(byte[] secret) {
        if (secret.length < LinkSecret.LEAST_LENGTH) {
            throw new IllegalArgumentException(
                    "the secret of links has fewer than " + LinkSecret.LEAST_LENGTH + " bytes");
        }
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The 32 bytes of the signature. */
    byte[] of(byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(payload);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /** The SHA-256 of {@code bytes}. */
    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** The SHA-256 of {@code text} in UTF-8. */
    static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
