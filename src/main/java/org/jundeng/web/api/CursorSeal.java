// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiPosition;
import org.jundeng.api.ApiQuestion;
import org.jundeng.api.Unanswerable;

/**
 * Writes where a page begins as a text that nobody else can make: base64 of what it says, signed with HMAC-SHA256. It
 * is bound to the question, so a cursor of another question, or of somebody who sees other bureaus, opens nothing.
 */
final class CursorSeal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SIGNATURE_BYTES = 32;
    private static final int LONGEST = 4096;

    private final SecretKeySpec secret;

    CursorSeal(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
    }

    /** The cursor of a position in the answer to a question. */
    String seal(String resource, ApiQuestion question, ApiPosition position) {
        try {
            byte[] said = JSON.writeValueAsBytes(List.of(position.pin(), position.key()));
            byte[] sealed = Arrays.copyOf(said, said.length + SIGNATURE_BYTES);
            byte[] signature = signature(said, resource, question);
            System.arraycopy(signature, 0, sealed, said.length, SIGNATURE_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    /** The position of a cursor; throws {@link Unanswerable} where it is not of this question. */
    ApiPosition open(String resource, ApiQuestion question, String cursor) {
        try {
            byte[] sealed = cursor.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(cursor);
            if (sealed.length <= SIGNATURE_BYTES) {
                throw Unanswerable.at(Kind.NO_CURSOR, "cursor");
            }
            byte[] said = Arrays.copyOf(sealed, sealed.length - SIGNATURE_BYTES);
            byte[] signature = Arrays.copyOfRange(sealed, said.length, sealed.length);
            if (!MessageDigest.isEqual(signature, signature(said, resource, question))) {
                throw Unanswerable.at(Kind.NO_CURSOR, "cursor");
            }
            List<List<String>> both = JSON.readValue(said, new TypeReference<>() {});
            return new ApiPosition(both.get(0), both.get(1));
        } catch (IllegalArgumentException | IOException garbled) {
            throw Unanswerable.at(Kind.NO_CURSOR, "cursor");
        }
    }

    private byte[] signature(byte[] said, String resource, ApiQuestion question) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            List<Object> asked = new ArrayList<>();
            asked.add(resource);
            asked.add(new TreeMap<>(question.values()));
            asked.add(
                    question.scope().isLimited()
                            ? new TreeSet<>(question.scope().bureaus())
                            : null);
            mac.update(JSON.writeValueAsBytes(asked));
            return mac.doFinal(said);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
