// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.desk;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.access.Visitor;
import org.jundeng.page.PageFault;
import org.jundeng.page.desk.TriedFile;
import org.jundeng.page.desk.UploadFacts;
import org.jundeng.page.desk.UploadPages;
import org.jundeng.pipeline.upload.Preview;
import org.jundeng.pipeline.upload.Upload;
import org.jundeng.pipeline.upload.UploadDesk;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.web.access.ActingPage;
import org.jundeng.web.access.Errand;
import org.jundeng.web.server.Response;

/** The page of an upload: what would become of it or has; sends it in, or lets it go. */
record UploadPage(Desk desk) implements ActingPage {

    private static final String KIND = "upload";
    private static final String LOAD_AGAIN_AFTER_SECONDS = "3";
    private static final int ALL_PERCENT = 100;
    private static final int MOST_PAGES = 1_000;

    @Override
    public boolean isFor(Visitor visitor) {
        return Desk.isFor(visitor);
    }

    @Override
    public Response show(Errand errand) throws IOException {
        Optional<Upload> upload = desk.asked(errand);
        if (upload.isEmpty()) {
            return errand.notThere(KIND, errand.query().get("id"));
        }
        UploadFacts facts = facts(upload.get(), errand);
        Response page = errand.page(new UploadPages(
                        errand.opened().configuration().contracts(),
                        errand.opened().configuration().zone())
                .html(errand.context(), facts, Desk.form(errand)));
        return UploadPages.isUnderWay(facts) ? page.with("Refresh", LOAD_AGAIN_AFTER_SECONDS) : page;
    }

    private UploadFacts facts(Upload upload, Errand errand) {
        Integer percent = null;
        TriedFile tried = null;
        if (upload.isAside()) {
            Preview preview = desk.uploads().preview(upload);
            if (preview instanceof Preview.UnderWay underWay) {
                percent = percent(underWay.reading(), upload.bytes());
            } else if (preview instanceof Preview.Known known) {
                tried = tried(known);
            }
        }
        return new UploadFacts(
                Desk.line(upload, errand.opened()), upload.bytes(), upload.sha256(), percent, tried, page(errand));
    }

    /** Which page of the findings is asked for; the first where that is no number. */
    private static int page(Errand errand) {
        String page = errand.query().get("page");
        return page.matches("\\d{1,4}") ? Math.min(Math.max(1, Integer.parseInt(page)), MOST_PAGES) : 1;
    }

    private static int percent(Preview.Reading reading, long bytes) {
        return bytes == 0 ? 0 : (int) Math.min(ALL_PERCENT, reading.bytesRead() * ALL_PERCENT / bytes);
    }

    private static TriedFile tried(Preview.Known known) {
        return new TriedFile(
                known.trial().line(),
                known.receipt(),
                known.marked() != null,
                known.owed(),
                known.trial().largest());
    }

    @Override
    public Response act(Errand errand) throws IOException {
        Optional<Upload> upload = desk.asked(errand);
        if (upload.isEmpty()) {
            return errand.notThere(KIND, errand.query().get("id"));
        }
        return switch (errand.form().get("do")) {
            case "send" -> send(upload.get(), errand);
            case "discard" -> discard(upload.get(), errand);
            default -> errand.fault(new PageFault(PageFault.Kind.MISSING, "do", ""));
        };
    }

    private Response send(Upload upload, Errand errand) throws IOException {
        AuditTrail trail =
                new AuditTrail(errand.opened().database(), errand.opened().clock());
        UploadDesk.Sent sent = desk.uploads()
                .send(upload, errand.grounds(null), arrivalId -> trail.note(entry(upload, arrivalId, errand)));
        return switch (sent) {
            case DONE -> errand.seeOther(KIND + "?id=" + upload.id());
            case ALREADY -> already(upload, errand);
            case CHANGED -> {
                errand.refused(Act.UPLOAD, KIND + " " + upload.id(), "changed");
                yield errand.fault(new PageFault(PageFault.Kind.CHANGED, "address", upload.name()));
            }
        };
    }

    /** By the arrival's id, which its ledger line has, too; the hash tells of the bytes wherever they come. */
    private static AuditTrail.Entry entry(Upload upload, String arrivalId, Errand errand) {
        Grounds.By by = errand.by();
        String detail = Stream.of(
                        by.way(),
                        upload.bureau(),
                        upload.name(),
                        upload.bytes() + " bytes",
                        "sha256 " + upload.sha256())
                .collect(Collectors.joining("; "));
        return new AuditTrail.Entry(
                by.actor(), Act.UPLOAD, "arrival " + arrivalId, AuditTrail.DONE, detail, null, by.origin());
    }

    private static Response already(Upload upload, Errand errand) {
        errand.refused(Act.UPLOAD, KIND + " " + upload.id(), "already-done");
        return errand.fault(new PageFault(PageFault.Kind.ALREADY_DONE, "address", ""));
    }

    private Response discard(Upload upload, Errand errand) throws IOException {
        return desk.uploads().discard(upload) ? errand.seeOther("desk") : already(upload, errand);
    }
}
