// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.notice.link.ReplyAddresses;

/** The mailbox for replies as the settings describe it. The password is asked for when needed, and never shown. */
public final class ReplyMailbox {

    private static final String SETTINGS = "jundeng.replies";
    private static final int IMAP = 143;
    private static final int IMAPS = 993;

    private final Settings settings;
    private final SSLContextParameters trust;

    private ReplyMailbox(Settings settings, SSLContextParameters trust) {
        this.settings = settings;
        this.trust = trust;
    }

    /** Reads the settings; those that cannot be meant go to {@code faults}. */
    public static ReplyMailbox of(Settings settings, Faults faults) {
        Optional<String> host = settings.text(SETTINGS + ".host");
        if (host.isPresent()) {
            check(settings, host.get(), faults);
        }
        return new ReplyMailbox(settings, MailTrust.of(settings, SETTINGS + ".ca-file", faults));
    }

    private static void check(Settings settings, String host, Faults faults) {
        Path place = Path.of("settings");
        Optional<String> address = settings.text(SETTINGS + ".address");
        if (address.isEmpty()) {
            faults.add(place, 0, SETTINGS + ".host is set, but " + SETTINGS + ".address is not");
        } else if (!ReplyAddresses.canBe(address.get())) {
            faults.add(
                    place,
                    0,
                    SETTINGS + ".address \"" + address.get().replaceAll("\\p{Cntrl}", " ") + "\" is not an address such"
                            + " as jundeng@city.example, without a name, without a plus, and with at most "
                            + ReplyAddresses.LONGEST_NAME + " characters before the @");
        }
        if (settings.text(SETTINGS + ".password").isEmpty()) {
            faults.add(place, 0, SETTINGS + ".host is set, but JUNDENG_REPLIES_PASSWORD is not");
        }
        if (security(settings) == Security.NONE && !isHere(host)) {
            faults.add(
                    place,
                    0,
                    SETTINGS + ".security is none, and " + host + " is another machine: the password would travel in"
                            + " the clear; set starttls or imaps");
        }
    }

    private enum Security {
        NONE,
        STARTTLS,
        IMAPS
    }

    private static Security security(Settings settings) {
        return switch (settings.text(SETTINGS + ".security").orElse("starttls")) {
            case "none" -> Security.NONE;
            case "imaps" -> Security.IMAPS;
            default -> Security.STARTTLS;
        };
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** The host; empty if nobody reads replies. */
    public Optional<String> host() {
        return settings.text(SETTINGS + ".host");
    }

    /** The port. */
    public int port() {
        return settings.number(SETTINGS + ".port", encryptsFromTheStart() ? IMAPS : IMAP);
    }

    /** The folder that is read. */
    String folder() {
        return settings.text(SETTINGS + ".folder").orElse("INBOX");
    }

    /** Whether nothing is sent without encryption. */
    boolean encrypts() {
        return security(settings) != Security.NONE;
    }

    /** Whether the connection is encrypted before the server says anything. */
    boolean encryptsFromTheStart() {
        return security(settings) == Security.IMAPS;
    }

    /** The certificates that we trust. */
    public SSLContextParameters trust() {
        return trust;
    }

    /** The login. */
    public MailLogin login() {
        return new MailLogin(
                settings, SETTINGS, settings.text(SETTINGS + ".address").orElse(null));
    }

    /** The settings under the names that the routes use. */
    public Map<String, String> properties() {
        return Map.of(
                "jundeng.replies.way", host().isPresent() ? "imap" : "none",
                "jundeng.replies.at", host().orElse("localhost"),
                "jundeng.replies.at-port", String.valueOf(port()),
                "jundeng.replies.in", folder(),
                "jundeng.replies.encrypted", String.valueOf(encrypts()),
                "jundeng.replies.ssl", String.valueOf(encryptsFromTheStart()));
    }
}
