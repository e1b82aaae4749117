// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.source.LineWords;
import org.jundeng.warehouse.ledger.LedgerLine;

/** Writes the desk: the page on which files are uploaded and listed. {@link UploadPages} writes that of one. */
public final class DeskPages {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final Address DESK = new Address.Acting("desk");

    private final Templates templates = new Templates(PageContext.class);
    private final ZoneId zone;

    /** Writes times as of {@code zone}. */
    public DeskPages(ZoneId zone) {
        this.zone = zone;
    }

    /** The desk as HTML. */
    public String html(PageContext context, DeskFacts facts, DeskForm form) {
        String fault =
                facts.fault().isEmpty() ? "" : context.words().say("upload.fault." + facts.fault(), facts.megabytes());
        DeskModel model = new DeskModel(
                context.frame(DESK, context.words().say("desk.title"), null, List.of()),
                form,
                Stream.of("waiting", "mine")
                        .map(kind -> context.link(context.words().say(kind + ".title"), new Address.Acting(kind)))
                        .filter(way -> way.href() != null)
                        .toList(),
                fault,
                facts.bureaus().stream()
                        .map(id -> new DeskModel.Bureau(id, context.phrases().bureau(id), id.equals(facts.chosen())))
                        .toList(),
                context.words().say("desk.limits", facts.megabytes(), facts.hours()),
                facts.uploads().stream().map(each -> row(each, context)).toList());
        return templates.render("desk/desk.ftlh", model);
    }

    private DeskModel.Row row(UploadLine upload, PageContext context) {
        LedgerLine line = upload.line();
        return new DeskModel.Row(
                context.link(upload.name(), address(upload.id())),
                context.phrases().bureau(upload.bureau()),
                upload.user(),
                time(upload.at()),
                line == null ? null : LineWords.outcome(context, line, upload.later()),
                line != null ? "" : context.words().say(upload.isAside() ? "desk.state.aside" : "desk.state.waiting"));
    }

    String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    static Address address(String id) {
        return new Address.Acting("upload", Map.of("id", id));
    }

    /** The way back from an upload. */
    static Link back(PageContext context) {
        return context.link(context.words().say("desk.title"), DESK);
    }
}
