// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.time.Duration;
import java.util.function.Supplier;
import org.jundeng.access.Admission;
import org.jundeng.access.LoginSessions;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.RunningPipeline;

/** The way in: who asks, and whether anybody can say so. It follows the configuration that is in force. */
public final class Entrance {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Supplier<Admission> inForce;
    private final Proxies proxies;
    private final Gate gate;

    private Entrance(RunningPipeline running) {
        OpenWorkspace opened = running.opened();
        Settings settings = opened.configuration().settings();
        this.inForce = () -> running.opened().configuration().admission();
        this.proxies = Proxies.of(settings);
        LoginSessions sessions = new LoginSessions(
                opened.clock(),
                settings.duration("jundeng.web.session-idle", IDLE),
                settings.duration("jundeng.web.session-longest", LONGEST));
        this.gate = new Gate(inForce, sessions, proxies, new Gate.Today(opened.clock(), Configuration.zone(settings)));
    }

    /** The way into what a running pipeline serves. */
    public static Entrance of(RunningPipeline running) {
        return new Entrance(running);
    }

    /** Says who asks. */
    public Visitors visitors() {
        return gate;
    }

    /** Whether there are users who may log in. */
    public boolean isForUsers() {
        return inForce.get().knowsUsers();
    }

    /** Whether there are users or clients: where there are none, everything is as open as settings say. */
    public boolean isForAnybody() {
        return inForce.get().knowsAnybody();
    }
}
