// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jundeng.binding.Settings;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.page.Links;
import org.jundeng.page.PageFault;
import org.jundeng.page.Permit;
import org.jundeng.page.ServedLinks;
import org.jundeng.page.StyleSheet;
import org.jundeng.page.site.Pages;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.web.access.Around;
import org.jundeng.web.access.Downloads;
import org.jundeng.web.access.Entrance;
import org.jundeng.web.server.Attachment;
import org.jundeng.web.server.AttachmentName;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Reception;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/** The pages that only read, and what is said where none is shown. They follow the configuration that is in force. */
public final class ReadPages {

    private final RunningPipeline running;
    private final Entrance entrance;
    private final PageWriter writer;

    /** The pages of a running pipeline, for those who come by {@code entrance}. */
    public ReadPages(RunningPipeline running, Entrance entrance) {
        this.running = running;
        this.entrance = entrance;
        Settings settings = running.opened().configuration().settings();
        Admittance admittance = new Admittance(
                entrance.visitors(),
                entrance::isForUsers,
                entrance::isForAnybody,
                settings.text("jundeng.web.pages").map("on"::equals),
                settings.listensToThisMachine(),
                entrance::acts,
                entrance::leadsTo);
        this.writer = new PageWriter(running::opened, admittance);
    }

    /** Whether nobody in particular is shown the pages. */
    public boolean areOpen() {
        return writer.current().admittance().isOpen();
    }

    /** The pages by path. */
    public Map<String, Page> byPath() {
        Map<String, Page> pages = new HashMap<>();
        Pages.KINDS.forEach(
                kind -> pages.put("/" + ServedLinks.path(kind), new ReadPage(kind, writer, entrance::refused)));
        pages.put("/scoreboard.xlsx", new WorkbookPage(writer, entrance::refused));
        pages.put("/bytes", new BytesPage(writer, entrance, new Downloads()));
        pages.putAll(entrance.pages(surroundings()));
        return pages;
    }

    private Around surroundings() {
        return new Around() {
            @Override
            public Catalogue catalogue() {
                return running.opened().configuration().catalogue();
            }

            @Override
            public Links links(Request request) {
                return writer.current().links(request);
            }

            @Override
            public Response response(String html) {
                return writer.current().response(new Pages.Written(html, null));
            }

            @Override
            public Permit permit(Request request) {
                return writer.current().admittance().permit(request);
            }

            @Override
            public Response fault(PageFault fault, Request request) {
                return writer.current().fault(fault, request);
            }
        };
    }

    /** The style of the pages, and of what refusals show. */
    public Page style() {
        return request -> Response.text(
                "text/css; charset=utf-8",
                StyleSheet.of(running.opened().configuration().catalogue().levels()));
    }

    /** What whoever is shown no page is told instead, as a page in his language. */
    public Reception.Refusals refusals() {
        return (status, request) ->
                writer.current().fault(new PageFault(PageFault.Kind.of(status), "address", ""), request);
    }

    /** The scoreboard as a workbook. */
    private record WorkbookPage(PageWriter writer, Refused refused) implements OpenPage {

        private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

        @Override
        public Response answer(Request request) {
            PageWriter.Current now = writer.current();
            ReadPage otherwise = new ReadPage("board", writer, refused);
            if (!now.admittance().isLetIn(request)) {
                return otherwise.answer(request);
            }
            try {
                AskedPage asked = AskedPage.of("board", FormFields.ofQuery(request))
                        .with(now.admittance().permit(request));
                if (!asked.reader().permit().knows("board")) {
                    refused.note(now.admittance().visitors().of(request), asked, Refused.NOT_ALLOWED, request);
                }
                return now.pages()
                        .workbook(asked.reader())
                        .map(bytes -> Response.file(XLSX, Attachment.of(AttachmentName.of("scoreboard.xlsx"), bytes)))
                        .orElseGet(() -> otherwise.answer(request));
            } catch (AskedPage.Unreadable unreadable) {
                return otherwise.answer(request);
            }
        }
    }

    /** A page of one kind. */
    private record ReadPage(String kind, PageWriter writer, Refused refused) implements OpenPage {

        @Override
        public Response answer(Request request) {
            PageWriter.Current now = writer.current();
            Optional<Response> elsewhere = elsewhere(now.admittance(), request);
            if (elsewhere.isPresent()) {
                return elsewhere.get();
            }
            if (!now.admittance().isLetIn(request)) {
                return now.refusal(request);
            }
            try {
                AskedPage asked = AskedPage.of(kind, FormFields.ofQuery(request))
                        .with(now.admittance().permit(request));
                Pages.Written written =
                        now.pages().write(asked.address(), asked.reader(), now.links(request, asked.address()));
                refused.note(now.admittance().visitors().of(request), asked, written.status(), request);
                return now.response(written);
            } catch (AskedPage.Unreadable unreadable) {
                return now.fault(unreadable.fault(), request);
            }
        }

        private Optional<Response> elsewhere(Admittance admittance, Request request) {
            return admittance
                    .turnedAway(request)
                    .or(() -> kind.equals("board") ? admittance.ownPage(request) : Optional.empty());
        }
    }
}
