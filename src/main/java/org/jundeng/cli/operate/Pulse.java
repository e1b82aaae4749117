// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.EpisodeBook;
import org.jundeng.binding.Settings;
import org.jundeng.notice.link.AckLinks;
import org.jundeng.pipeline.Configuration;
import org.jundeng.pipeline.Station;
import org.jundeng.pipeline.Watch;
import org.jundeng.warehouse.AuditTrail;
import org.jundeng.warehouse.LedgerCounts;
import org.jundeng.warehouse.UncheckedSqlException;
import org.jundeng.web.AckPage;
import org.jundeng.web.AckWords;
import org.jundeng.web.Health;
import org.jundeng.web.HealthPages;
import org.jundeng.web.LastNight;
import org.jundeng.web.LedgerFigures;
import org.jundeng.web.Page;
import org.jundeng.web.WebServer;

/** What a station that serves shows over HTTP: health, metrics and, where there are links, the page behind them. */
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
        Optional<AckLinks> links = watch.station().ackLinks();
        Map<String, Page> pages = new HashMap<>(new HealthPages(pulse::health, pulse::figures).byPath());
        links.ifPresent(each -> pages.put(AckPage.PATH, ackPage(watch.station(), each)));
        WebServer server;
        try {
            server = new WebServer(host, port, pages);
        } catch (BindException taken) {
            out.println("Port " + port + " is taken.");
            server = new WebServer(host, 0, pages);
        }
        out.println("Health and metrics: http://" + host + ":" + server.port() + "/health/ready and /metrics");
        links.ifPresent(each -> out.println("Acknowledging by link: " + each.page()));
        return server;
    }

    private static AckPage ackPage(Station station, AckLinks links) {
        DataSource warehouse = station.warehouse().dataSource();
        Configuration configuration = station.configuration();
        AckPage.Books books = new AckPage.Books(
                new Acknowledgements(warehouse, station.clock(), station::businessDate, station.node()),
                new EpisodeBook(warehouse),
                new AuditTrail(warehouse, station.clock()),
                station.clock());
        AckWords words = new AckWords(configuration.catalogue(), configuration.rules());
        return new AckPage(links, books, configuration.catalogue().people(), words);
    }

    private Health health() {
        List<String> stopped = watch.edges().stoppedRoutes();
        try {
            Optional<LastNight> night =
                    counts.lastRun().map(run -> new LastNight(run.businessDate(), run.endedAt(), run.exitCode()));
            return new Health(true, stopped, night, watch.edges().untaken());
        } catch (UncheckedSqlException away) {
            return new Health(false, stopped, Optional.empty(), watch.edges().untaken());
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
