// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jundeng.page.PageFault;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.page.StyleSheet;
import org.jundeng.page.site.Pages;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.night.SitePages;
import org.jundeng.web.server.Attachment;
import org.jundeng.web.server.AttachmentName;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Reception;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/** Makes the pages that only read. */
public final class ReadPages {

    private static final String HTML = "text/html; charset=utf-8";

    /** A browser takes the style sheet from this server, sends forms to it, and loads or runs nothing else. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private ReadPages() {}

    /** The pages by path. They follow the configuration that is in force. */
    public static Map<String, Page> of(RunningPipeline running) {
        Map<String, Page> pages = new HashMap<>();
        Writer writer = new Writer(running::opened);
        Pages.KINDS.forEach(kind -> pages.put("/" + ServedLinks.path(kind), new ReadPage(kind, writer)));
        pages.put("/scoreboard.xlsx", new WorkbookPage(writer));
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
        Writer writer = new Writer(running::opened);
        return (status, request) -> {
            PageFault fault = new PageFault(PageFault.Kind.of(status), "address", "");
            Reader reader = AskedPage.readerOf(FormFields.ofQuery(request), request.language());
            String html = writer.pages().fault(fault, reader, ReadPage.LINKS).html();
            return new Response(status, HTML, POLICY, html);
        };
    }

    /** Writes pages under the configuration that is in force; made anew when another one is taken up. */
    private static final class Writer {

        private final Supplier<OpenWorkspace> inForce;
        private OpenWorkspace madeFor;
        private Pages pages;

        Writer(Supplier<OpenWorkspace> inForce) {
            this.inForce = inForce;
        }

        synchronized Pages pages() {
            OpenWorkspace now = inForce.get();
            if (now != madeFor) {
                pages = SitePages.of(now, now.read());
                madeFor = now;
            }
            return pages;
        }
    }

    /** The scoreboard as a workbook. */
    private record WorkbookPage(Writer writer) implements Page {

        private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

        @Override
        public Response answer(Request request) {
            FormFields query = FormFields.ofQuery(request);
            try {
                AskedPage asked = AskedPage.of("board", query);
                return writer.pages()
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
    private record ReadPage(String kind, Writer writer) implements Page {

        private static final ServedLinks LINKS = new ServedLinks("/", Pages.KINDS);

        @Override
        public Response answer(Request request) {
            FormFields query = FormFields.ofQuery(request);
            Pages pages = writer.pages();
            try {
                AskedPage asked = AskedPage.of(kind, query);
                return response(pages.write(asked.address(), asked.reader(), LINKS));
            } catch (AskedPage.Unreadable e) {
                return response(pages.fault(e.fault(), AskedPage.readerOf(query, request.language()), LINKS));
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

        private static Response response(Pages.Written written) {
            return new Response(written.status(), HTML, POLICY, written.html());
        }
    }
}
