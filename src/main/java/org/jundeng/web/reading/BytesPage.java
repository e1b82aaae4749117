// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.access.Visitor;
import org.jundeng.page.Address;
import org.jundeng.page.PageFault;
import org.jundeng.page.source.KnownBytes;
import org.jundeng.web.access.Downloads;
import org.jundeng.web.access.Entrance;
import org.jundeng.web.server.Attachment;
import org.jundeng.web.server.AttachmentName;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/**
 * Gives the bytes of a delivery as they came, under their name and hash. They are always a file to be kept, of no type:
 * what somebody delivered is never shown or run by a browser. The audit trail has a line before they are given.
 */
record BytesPage(PageWriter writer, Entrance entrance, Downloads downloads) implements OpenPage {

    private static final String BYTES = "application/octet-stream";
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

    @Override
    public Response answer(Request request) {
        PageWriter.Current now = writer.current();
        Optional<Response> turnedAway = now.admittance().turnedAway(request);
        if (turnedAway.isPresent()) {
            return turnedAway.get();
        }
        if (!now.admittance().isLetIn(request)) {
            return now.refusal(request);
        }
        if (!now.givesBytes(request)) {
            return now.fault(new PageFault(PageFault.Kind.NOT_GIVEN, "bytes", ""), request);
        }
        try {
            Visitor visitor = now.admittance().visitors().of(request);
            AskedPage asked = AskedPage.of("bytes", FormFields.ofQuery(request))
                    .with(now.admittance().permit(request));
            KnownBytes known = now.pages()
                    .bytes((Address.OfBytes) asked.address(), asked.reader().permit());
            if (known.fault() != null) {
                Refused refused = entrance::refused;
                refused.note(visitor, asked, refusal(known.fault().kind()), request);
                return now.response(
                        now.pages().fault(known.fault(), asked.address(), asked.reader(), now.links(request)));
            }
            if (request.method().equals("GET") && !has(request, known)) {
                downloads.note(
                        writer.opened(), visitor.actor(), entrance.addressOf(request), "delivery " + known.delivery());
            }
            return response(known);
        } catch (AskedPage.Unreadable unreadable) {
            return now.fault(unreadable.fault(), request);
        }
    }

    /** The status of a refusal; 0 where bytes of the visitor's own are not there. */
    private static int refusal(PageFault.Kind kind) {
        return kind == PageFault.Kind.UNKNOWN || kind == PageFault.Kind.NOT_YOURS ? kind.status() : 0;
    }

    /** Whether who asks has the bytes, as the server will answer, and is given none. */
    private static boolean has(Request request, KnownBytes known) {
        return request.isKnown(tag(known));
    }

    private static String tag(KnownBytes known) {
        return '"' + known.sha256() + '"';
    }

    private static Response response(KnownBytes known) {
        Attachment attachment = Attachment.of(
                name(known),
                known.size(),
                () -> Files.newByteChannel(known.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS),
                tag(known));
        return Response.file(BYTES, attachment);
    }

    private static AttachmentName name(KnownBytes known) {
        Matcher ending = ENDING.matcher(known.name());
        return new AttachmentName("delivery-" + known.delivery() + (ending.find() ? ending.group() : ""), known.name());
    }
}
