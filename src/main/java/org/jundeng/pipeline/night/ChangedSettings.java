// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.nio.file.Path;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.binding.Settings;

/**
 * The settings that a process only reads when it starts: where it works, under which names and at which address people
 * reach it, whom it believes who somebody is, and how many it serves at the same time.
 */
final class ChangedSettings {

    private static final List<String> READ_AT_THE_START = List.of(
            "jundeng.db.url",
            "jundeng.db.user",
            "jundeng.db.owner-user",
            "jundeng.node",
            "jundeng.time-zone",
            "jundeng.web.host",
            "jundeng.web.port",
            "jundeng.web.url",
            "jundeng.web.names",
            "jundeng.web.pages",
            "jundeng.web.readers-at-once",
            "jundeng.web.programs-at-once",
            "jundeng.web.api-per-minute",
            "jundeng.web.proxies",
            "jundeng.web.proxy-user-header",
            "jundeng.web.session-idle",
            "jundeng.web.session-longest",
            "jundeng.web.unencrypted-login");

    private ChangedSettings() {}

    /** Throws {@link InvalidConfiguration} with each setting of {@code file} that needs a new start. */
    static void check(Path file, Settings inForce, Settings next) {
        Faults faults = new Faults();
        for (String key : READ_AT_THE_START) {
            if (!inForce.text(key).equals(next.text(key))) {
                faults.add(
                        file,
                        0,
                        key + " was changed, which only a new start can take up: set it back, or restart serve");
            }
        }
        faults.throwIfAny();
    }
}
