// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what goes to a channel: HMAC-SHA256 of the time, a full stop and the body ({@code docs/channels.md}). */
final class WebhookSignature {

    private final SecretKeySpec secret;

    WebhookSignature(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * The signature in hex, behind its version.
     *
     * @param seconds the time of sending, in seconds since 1970
     */
    String of(long seconds, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes((seconds + ".").getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(body);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
