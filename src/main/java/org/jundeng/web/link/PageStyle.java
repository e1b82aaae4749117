// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The style of pages for people, and the policy under which a browser uses this style and loads or runs nothing else.
 *
 * @param text the style sheet, to stand in the page
 * @param policy the content security policy
 */
record PageStyle(String text, String policy) {

    /** The style of all pages. */
    static PageStyle usual() {
        String text = sheet();
        return new PageStyle(
                text,
                "default-src 'none'; style-src 'sha256-" + sha256(text)
                        + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    }

    private static String sheet() {
        try (InputStream css = PageStyle.class.getResourceAsStream("page.css")) {
            // Line ends as a browser reads them, so that the hash is the same on every system.
            return new String(css.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("reading page.css", e);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
