// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jundeng.binding.Settings;

/**
 * What the links of an installation have in common.
 *
 * @param url the address at which people reach the service, without a slash at its end
 * @param secret signs the links
 * @param validFor how long a link is valid
 */
record LinkBase(String url, byte[] secret, Duration validFor) {

    private static final int DAYS = 14;

    LinkBase {
        url = url.replaceFirst("/+$", "");
    }

    /** As the settings say; empty where {@code jundeng.web.url} is not set. */
    static Optional<LinkBase> of(Settings settings, Path secretFile) {
        return settings.text("jundeng.web.url")
                .map(url -> new LinkBase(url, secret(settings, secretFile), validFor(settings)));
    }

    /** The secret of an installation: {@code JUNDENG_WEB_SECRET}, else the one that is kept in {@code secretFile}. */
    static byte[] secret(Settings settings, Path secretFile) {
        return settings.text("jundeng.web.secret")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> LinkSecret.keptIn(secretFile));
    }

    /** How long links and addresses for replies are valid. */
    static Duration validFor(Settings settings) {
        return Duration.ofDays(settings.number("jundeng.web.link-days", DAYS));
    }

    /** The address of the page at {@code path}. */
    String page(String path) {
        return url + path;
    }
}
