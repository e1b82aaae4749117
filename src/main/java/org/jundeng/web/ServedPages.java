// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jundeng.access.SharedAddress;
import org.jundeng.access.UnencryptedAddress;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.reload.Reloading;
import org.jundeng.web.access.ActingPages;
import org.jundeng.web.access.Entrance;
import org.jundeng.web.act.ActPages;
import org.jundeng.web.api.ApiPages;
import org.jundeng.web.desk.DeskRoom;
import org.jundeng.web.health.PipelineHealth;
import org.jundeng.web.link.LinkedPages;
import org.jundeng.web.mine.MinePages;
import org.jundeng.web.reading.ReadPages;
import org.jundeng.web.server.OwnNames;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Reception;
import org.jundeng.web.server.WebServer;

/**
 * Creates the pages of a running pipeline and serves them: health, metrics and, where mails have links, the pages
 * behind them.
 */
public final class ServedPages {

    private static final String HOST = "127.0.0.1";
    private static final int PORT = 8080;

    private ServedPages() {}

    /**
     * Serves the pages at the host and port of the settings; at any free port where that port is taken.
     *
     * @param running the running pipeline; it must stay open as long as the server
     * @param reloading takes up another configuration while it runs
     * @param operator receives the addresses, line by line
     * @throws org.jundeng.binding.InvalidConfiguration if passwords would cross a network unencrypted
     * @throws IOException if the server cannot listen at the host
     */
    public static WebServer serve(RunningPipeline running, Reloading reloading, Consumer<String> operator)
            throws IOException {
        OpenWorkspace opened = running.opened();
        Settings settings = opened.configuration().settings();
        String host = settings.text("jundeng.web.host").orElse(HOST);
        int port = settings.number("jundeng.web.port", PORT);
        Faults faults = new Faults();
        UnencryptedAddress.check(settings, opened.configuration().admission(), faults);
        faults.throwIfAny();
        Entrance entrance = Entrance.of(running, acting(running));
        ReadPages reading = new ReadPages(running, entrance);
        Map<String, Page> pages = new HashMap<>(PipelineHealth.pages(running, reloading));
        pages.putAll(LinkedPages.of(running));
        pages.put("/style.css", reading.style());
        pages.putAll(reading.byPath());
        pages.putAll(ApiPages.of(running, entrance, reading.areOpen()));
        Reception reception = new Reception(names(settings, host), ApiPages.refusals(reading.refusals()))
                .reading(settings.readersAtOnce(), settings.programsAtOnce());
        WebServer server;
        try {
            server = new WebServer(host, port, pages, reception);
        } catch (BindException taken) {
            operator.accept("Port " + port + " is taken.");
            server = new WebServer(host, 0, pages, reception);
        }
        operator.accept("Pages: " + whoReads(reading, entrance, host, server.port()));
        SharedAddress.remark(settings, opened.configuration().admission()).ifPresent(operator);
        operator.accept("Health and metrics: http://" + host + ":" + server.port() + "/health/ready and /metrics");
        opened.ackLinks().ifPresent(each -> operator.accept("Acknowledging by link: " + each.page()));
        opened.confirmLinks().ifPresent(each -> operator.accept("Confirming by link: " + each.page()));
        return server;
    }

    /** The pages on which people act, room by room. */
    private static ActingPages acting(RunningPipeline running) {
        return ActingPages.NONE
                .and(DeskRoom.pages(running))
                .and(ActPages.pages(running))
                .and(MinePages.pages());
    }

    private static String whoReads(ReadPages reading, Entrance entrance, String host, int port) {
        String address = "http://" + host + ":" + port + "/";
        if (reading.areOpen()) {
            return address;
        }
        if (entrance.isForUsers()) {
            return address + " (after logging in)";
        }
        return entrance.isForAnybody()
                ? "not shown, since there are clients and no users; jundeng user add lets somebody log in"
                : "not shown, since others reach " + host + "; jundeng.web.pages = on shows them";
    }

    private static OwnNames names(Settings settings, String host) {
        List<String> names = new ArrayList<>(List.of(host));
        settings.text("jundeng.web.url").flatMap(OwnNames::in).ifPresent(names::add);
        settings.text("jundeng.web.names").ifPresent(list -> names.addAll(List.of(list.split("[,\\s]+"))));
        return new OwnNames(names);
    }
}
