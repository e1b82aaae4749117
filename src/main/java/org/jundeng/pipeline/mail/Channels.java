// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;

/**
 * The channels by which notices leave besides mail, as the settings describe them. Address and secret are asked for
 * when they are needed, and never shown: the address may hold a secret, too.
 */
public final class Channels {

    private static final String SETTINGS = "jundeng.channel.";
    private static final String CA_FILE = "jundeng.channels.ca-file";

    private final Settings settings;
    private final Set<String> wanted;
    private final SSLContextParameters trust;

    private Channels(Settings settings, Set<String> wanted, SSLContextParameters trust) {
        this.settings = settings;
        this.wanted = wanted;
        this.trust = trust;
    }

    /**
     * Reads the settings of the channels that are {@code wanted}; those that cannot be meant go to {@code faults}. A
     * channel of which nothing is set is no fault: nothing leaves by it.
     */
    public static Channels of(Set<String> wanted, Settings settings, Faults faults) {
        Path place = Path.of("settings");
        for (String name : wanted) {
            String variable = "JUNDENG_CHANNEL_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
            Optional<String> url = settings.text(SETTINGS + name + ".url");
            if (url.isPresent() && uri(url.get()).isEmpty()) {
                faults.add(
                        place, 0, variable + "_URL is not an address such as https://messenger.city.example/jundeng");
            }
            if (url.isPresent() != settings.text(SETTINGS + name + ".secret").isPresent()) {
                String lacking = url.isPresent() ? "_SECRET" : "_URL";
                String there = url.isPresent() ? "_URL" : "_SECRET";
                faults.add(place, 0, variable + there + " is set, but " + variable + lacking + " is not");
            }
        }
        return new Channels(settings, Set.copyOf(wanted), MailTrust.of(settings, CA_FILE, faults));
    }

    private static Optional<URI> uri(String url) {
        try {
            return Optional.of(URI.create(url))
                    .filter(uri -> uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null)
                    .filter(uri -> List.of("http", "https")
                            .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** The channels that somebody wants. */
    public Set<String> wanted() {
        return wanted;
    }

    /** Those of them that are set, so that notices leave by them. */
    public Set<String> set() {
        Set<String> set = new LinkedHashSet<>();
        for (String name : wanted) {
            if (settings.text(SETTINGS + name + ".url").isPresent()) {
                set.add(name);
            }
        }
        return set;
    }

    /** The address of a channel that is set. */
    URI address(String name) {
        return settings.text(SETTINGS + name + ".url").flatMap(Channels::uri).orElseThrow(() -> notSet(name));
    }

    /** Signs what goes to a channel that is set. */
    WebhookSignature signature(String name) {
        return settings.text(SETTINGS + name + ".secret")
                .map(secret -> new WebhookSignature(secret.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> notSet(name));
    }

    private static IllegalStateException notSet(String name) {
        return new IllegalStateException("channel " + name + " is not set");
    }

    /** The certificates that we trust. */
    public SSLContextParameters trust() {
        return trust;
    }
}
