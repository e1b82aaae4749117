// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.nio.file.Path;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;

/** Looks whether passwords and tokens would cross a network where others can read them. */
public final class UnencryptedAddress {

    private UnencryptedAddress() {}

    /** Whether a setting says that they may. */
    public static boolean isAllowed(Settings settings) {
        return settings.text("jundeng.web.unencrypted-login")
                .filter("on"::equals)
                .isPresent();
    }

    /**
     * Notes a fault where they would: somebody is known by a password or a token, others reach the address, no trusted
     * proxy encrypts, and no setting says that it may be so.
     */
    public static void check(Settings settings, Admission admission, Faults faults) {
        if (admission.knowsAnybody()
                && !settings.listensToThisMachine()
                && settings.text("jundeng.web.proxies").isEmpty()
                && !isAllowed(settings)) {
            faults.add(
                    Path.of("application.properties"),
                    0,
                    "jundeng.web.host lets others reach this service unencrypted, and passwords and tokens could be"
                            + " read on their way. Serve at 127.0.0.1 behind a proxy with TLS, or name the proxy in"
                            + " jundeng.web.proxies; in a network that nobody else can listen to, set"
                            + " jundeng.web.unencrypted-login = on");
        }
    }
}
