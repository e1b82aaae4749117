// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.util.Optional;
import org.jundeng.binding.Settings;

/** Looks whether all visitors would seem to come from one address, so that guessing is told from no other login. */
public final class SharedAddress {

    private SharedAddress() {}

    /** What is to be done about it; empty where nothing is. */
    public static Optional<String> remark(Settings settings, Admission admission) {
        boolean isReached = settings.text("jundeng.web.url").isPresent()
                || settings.text("jundeng.web.names").isPresent();
        return admission.knowsAnybody()
                        && settings.listensToThisMachine()
                        && isReached
                        && settings.text("jundeng.web.proxies").isEmpty()
                ? Optional.of("jundeng.web.proxies names no proxy, but jundeng.web.url or .names says that one lets"
                        + " others in: all of them seem to ask from this machine, and whoever guesses a password keeps"
                        + " its user waiting, too. Set jundeng.web.proxies = 127.0.0.1, and have the proxy send"
                        + " X-Forwarded-For")
                : Optional.empty();
    }
}
