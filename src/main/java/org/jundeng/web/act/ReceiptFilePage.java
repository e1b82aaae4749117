// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.notice.receipt.Receipts;
import org.jundeng.page.PageFault;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.web.access.Downloads;
import org.jundeng.web.access.Errand;
import org.jundeng.web.access.ShowingPage;
import org.jundeng.web.server.Attachment;
import org.jundeng.web.server.AttachmentName;
import org.jundeng.web.server.Response;

/**
 * Gives a steward what was written for a delivery: its receipt, or the marked copy of its file. Both are files to be
 * kept, of no type: a copy holds what somebody delivered, and no browser is to show or run that.
 */
final class ReceiptFilePage implements ShowingPage {

    private static final String BYTES = "application/octet-stream";
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

    private final String kind;
    private final Downloads downloads = new Downloads();

    private ReceiptFilePage(String kind) {
        this.kind = kind;
    }

    /** The page of receipts. */
    static ReceiptFilePage ofReceipts() {
        return new ReceiptFilePage("receipt");
    }

    /** The page of marked copies. */
    static ReceiptFilePage ofMarkedCopies() {
        return new ReceiptFilePage("marked-copy");
    }

    @Override
    public boolean isFor(Visitor visitor) {
        return visitor.is(Role.STEWARD) || visitor.mayOperate();
    }

    @Override
    public Response show(Errand errand) throws IOException {
        String asked = errand.query().get("delivery");
        Optional<LedgerLine> delivery = Lines.of(errand, asked);
        if (delivery.isEmpty()) {
            return errand.notThere("delivery", asked);
        }
        Path folder = errand.opened().workspace().receipts(delivery.get().bureau());
        Optional<Path> file = names(delivery.get()).stream()
                .map(folder::resolve)
                .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                .findFirst();
        if (file.isEmpty()) {
            return errand.fault(new PageFault(PageFault.Kind.UNKNOWN, kind, asked));
        }
        if (errand.request().method().equals("GET")) {
            downloads.note(errand, kind + " of delivery " + delivery.get().deliveryId());
        }
        return file(delivery.get(), file.get());
    }

    private List<String> names(LedgerLine line) {
        Receipts.FileNames names = DeliveredName::behind;
        return kind.equals("receipt")
                ? List.of(names.of(line.arrivalId(), line.sourceName() + ".html"))
                : names.anyMarked(line.arrivalId(), line.sourceName());
    }

    private Response file(LedgerLine line, Path file) throws IOException {
        String name = file.getFileName().toString();
        Matcher ending = ENDING.matcher(name);
        AttachmentName called =
                new AttachmentName(kind + "-" + line.deliveryId() + (ending.find() ? ending.group() : ""), name);
        return Response.file(
                BYTES,
                Attachment.of(
                        called,
                        Files.size(file),
                        () -> Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS),
                        null));
    }
}
