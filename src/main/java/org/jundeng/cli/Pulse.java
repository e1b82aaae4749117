// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.Watch;
import org.jundeng.warehouse.LedgerCounts;
import org.jundeng.warehouse.UncheckedSqlException;
import org.jundeng.web.Health;
import org.jundeng.web.HealthPages;
import org.jundeng.web.LastNight;
import org.jundeng.web.LedgerFigures;
import org.jundeng.web.Page;
import org.jundeng.web.WebServer;

/** Health and metrics of a station that serves. */
final class Pulse {

    private static final String HOST = "127.0.0.1";
    private static final int PORT = 8080;

    private final Watch watch;
    private final LedgerCounts counts;

    private Pulse(Watch watch) {
        this.watch = watch;
        this.counts = new LedgerCounts(watch.station().warehouse().dataSource());
    }

    /** Serves them where the settings say; where that port is taken, on a free one, which is told. */
    static WebServer of(Watch watch, PrintWriter out) throws IOException {
        Settings settings = watch.station().configuration().settings();
        String host = settings.text("jundeng.web.host").orElse(HOST);
        int port = settings.number("jundeng.web.port", PORT);
        Pulse pulse = new Pulse(watch);
        Map<String, Page> pages = new HealthPages(pulse::health, pulse::figures).byPath();
        WebServer server;
        try {
            server = new WebServer(host, port, pages);
        } catch (BindException taken) {
            out.println("Port " + port + " is taken.");
            server = new WebServer(host, 0, pages);
        }
        out.println("Health and metrics: http://" + host + ":" + server.port() + "/health/ready and /metrics");
        return server;
    }

    private Health health() {
        List<String> stopped = watch.edges().stoppedRoutes();
        try {
            Optional<LastNight> night =
                    counts.lastRun().map(run -> new LastNight(run.businessDate(), run.endedAt(), run.exitCode()));
            return new Health(true, stopped, night);
        } catch (UncheckedSqlException away) {
            return new Health(false, stopped, Optional.empty());
        }
    }

    private LedgerFigures figures() {
        LedgerCounts.Counts now = counts.count();
        return new LedgerFigures(
                now.deliveries(),
                now.rowsRead(),
                now.rowsRejected(),
                now.findings(),
                now.openEpisodes(),
                now.notices(),
                now.lastDone());
    }
}
