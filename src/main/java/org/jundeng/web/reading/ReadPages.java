// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.util.HashMap;
import java.util.Map;
import org.jundeng.page.PageFault;
import org.jundeng.page.ServedLinks;
import org.jundeng.page.StyleSheet;
import org.jundeng.page.site.Pages;
import org.jundeng.pipeline.night.RunningPipeline;
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
    private final boolean areShown;
    private final PageWriter writer;

    /** The pages of a running pipeline; {@code areShown} is false where only refusals are. */
    public ReadPages(RunningPipeline running, boolean areShown) {
        this.running = running;
        this.areShown = areShown;
        this.writer = new PageWriter(running::opened, areShown);
    }

    /** The pages by path; none where none are shown. */
    public Map<String, Page> byPath() {
        if (!areShown) {
            return Map.of();
        }
        Map<String, Page> pages = new HashMap<>();
        Pages.KINDS.forEach(kind -> pages.put("/" + ServedLinks.path(kind), new ReadPage(kind, writer)));
        pages.put("/scoreboard.xlsx", new WorkbookPage(writer));
        pages.put("/bytes", new BytesPage(writer, new Downloads()));
        return pages;
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
    private record WorkbookPage(PageWriter writer) implements OpenPage {

        private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

        @Override
        public Response answer(Request request) {
            FormFields query = FormFields.ofQuery(request);
            try {
                AskedPage asked = AskedPage.of("board", query);
                return writer.current()
                        .pages()
                        .workbook(asked.reader())
                        .map(bytes -> Response.file(XLSX, Attachment.of(AttachmentName.of("scoreboard.xlsx"), bytes)))
                        .orElseGet(() -> new ReadPage("board", writer).answer(request));
            } catch (AskedPage.Unreadable unreadable) {
                return new ReadPage("board", writer).answer(request);
            }
        }
    }

    /** A page of one kind. */
    private record ReadPage(String kind, PageWriter writer) implements OpenPage {

        @Override
        public Response answer(Request request) {
            PageWriter.Current now = writer.current();
            try {
                AskedPage asked = AskedPage.of(kind, FormFields.ofQuery(request));
                return now.response(now.pages().write(asked.address(), asked.reader(), now.links(request)));
            } catch (AskedPage.Unreadable unreadable) {
                return now.fault(unreadable.fault(), request);
            }
        }
    }
}
