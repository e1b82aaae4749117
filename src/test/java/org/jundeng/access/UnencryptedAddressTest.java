// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.binding.Settings;
import org.junit.jupiter.api.Test;

/** Where serve refuses to open an address, by users, address, proxy and the setting that allows it. */
class UnencryptedAddressTest {

    private static final Admission KNOWN = new Admission(
            List.of(new User("auditor", null, List.of(Role.AUDITOR), null, null, null, null)), List.of(), null);

    @Test
    void isRefusedWhereOthersReachItAndNothingEncrypts() {
        assertThatThrownBy(() -> check(KNOWN, Map.of("JUNDENG_WEB_HOST", "0.0.0.0")))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("Serve at 127.0.0.1 behind a proxy with TLS")
                .hasMessageContaining("jundeng.web.unencrypted-login = on");
        assertThatThrownBy(() ->
                        check(KNOWN, Map.of("JUNDENG_WEB_HOST", "10.0.0.8", "JUNDENG_WEB_UNENCRYPTED_LOGIN", "off")))
                .isInstanceOf(InvalidConfiguration.class);
    }

    @Test
    void isOpenedWhereNoPasswordCanBeReadOnItsWay() {
        for (Map<String, String> environment : List.of(
                Map.<String, String>of(),
                Map.of("JUNDENG_WEB_HOST", "127.0.0.1"),
                Map.of("JUNDENG_WEB_HOST", "0.0.0.0", "JUNDENG_WEB_PROXIES", "10.0.0.5"),
                Map.of("JUNDENG_WEB_HOST", "0.0.0.0", "JUNDENG_WEB_UNENCRYPTED_LOGIN", "on"))) {
            assertThatCode(() -> check(KNOWN, environment))
                    .as("%s", environment)
                    .doesNotThrowAnyException();
        }
        assertThatCode(() -> check(Admission.OF_NOBODY, Map.of("JUNDENG_WEB_HOST", "0.0.0.0")))
                .as("nobody logs in")
                .doesNotThrowAnyException();
    }

    private static void check(Admission admission, Map<String, String> environment) {
        Path nowhere = Path.of("no-such-folder");
        Faults faults = new Faults();
        Settings settings = Settings.load(nowhere, nowhere, environment, faults);
        assertThat(settings).isNotNull();
        UnencryptedAddress.check(settings, admission, faults);
        faults.throwIfAny();
    }
}
