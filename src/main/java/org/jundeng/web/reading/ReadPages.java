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

/** Makes the pages that only read. */
public final class ReadPages {

    private ReadPages() {}

    /** The pages by path. They follow the configuration that is in force. */
    public static Map<String, Page> of(RunningPipeline running) {
        Map<String, Page> pages = new HashMap<>();
        PageWriter writer = new PageWriter(running::opened);
        Pages.KINDS.forEach(kind -> pages.put("/" + ServedLinks.path(kind), new ReadPage(kind, writer)));
        pages.put("/scoreboard.xlsx", new WorkbookPage(writer));
        pages.put("/bytes", new BytesPage(writer));
        return pages;
    }

    /** The style of the pages, and of what refusals show. */
    public static Page style(RunningPipeline running) {
        return request -> Response.text(
                "text/css; charset=utf-8",
                StyleSheet.of(running.opened().configuration().catalogue().levels()));
    }

    /** What whoever is shown no page is told instead, as a page in his language. */
    public static Reception.Refusals refusals(RunningPipeline running) {
        PageWriter writer = new PageWriter(running::opened);
        return (status, request) ->
                writer.current().fault(new PageFault(PageFault.Kind.of(status), "address", ""), request);
    }

    /** The scoreboard as a workbook. */
    private record WorkbookPage(PageWriter writer) implements Page {

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

        @Override
        public boolean isForPeople() {
            return true;
        }

        @Override
        public Lane lane() {
            return Lane.READING;
        }
    }

    /** A page of one kind. */
    private record ReadPage(String kind, PageWriter writer) implements Page {

        @Override
        public Response answer(Request request) {
            PageWriter.Current now = writer.current();
            try {
                AskedPage asked = AskedPage.of(kind, FormFields.ofQuery(request));
                return now.response(now.pages().write(asked.address(), asked.reader(), now.links()));
            } catch (AskedPage.Unreadable unreadable) {
                return now.fault(unreadable.fault(), request);
            }
        }

        @Override
        public boolean isForPeople() {
            return true;
        }

        @Override
        public Lane lane() {
            return Lane.READING;
        }
    }
}
