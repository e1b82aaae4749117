// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.notice.outbox.OutgoingMail.Image;

/** The body of a mail: a text, and as its alternative an HTML page with pictures. */
final class MailParts {

    private static final String ID = "[A-Za-z0-9._@%+-]";

    private final OutgoingMail mail;
    private final List<Image> images;

    /** Takes the pictures that the page shows, in the order of the page. */
    MailParts(OutgoingMail mail) {
        this.mail = mail;
        this.images = mail.images().stream()
                .filter(image -> image.contentId().matches(ID + "{1,200}") && position(image) >= 0)
                .sorted(Comparator.comparingInt(this::position))
                .toList();
    }

    /** How many pictures there are. */
    int images() {
        return images.size();
    }

    /** The body with the first {@code count} pictures. Each other picture is replaced by its alternative text. */
    MimeMultipart withImages(int count) throws MessagingException {
        String html = mail.html();
        for (Image leftOut : mail.images()) {
            html = images.indexOf(leftOut) >= 0 && images.indexOf(leftOut) < count ? html : without(leftOut, html);
        }
        MimeBodyPart page = text(html, "html");
        if (count > 0) {
            MimeMultipart related = new Bound("related", mail.messageId());
            related.addBodyPart(page);
            for (Image image : images.subList(0, count)) {
                related.addBodyPart(picture(image));
            }
            page = new MimeBodyPart();
            page.setContent(related);
        }
        MimeMultipart body = new Bound("alternative", mail.messageId());
        body.addBodyPart(text(mail.text(), "plain"));
        body.addBodyPart(page);
        return body;
    }

    private int position(Image image) {
        Matcher found = Pattern.compile("cid:" + Pattern.quote(image.contentId()) + "(?!" + ID + ")")
                .matcher(mail.html());
        return found.find() ? found.start() : -1;
    }

    private static String without(Image image, String html) {
        return Pattern.compile(
                        "<img\\b[^>]*\\bsrc\\s*=\\s*[\"']cid:" + Pattern.quote(image.contentId()) + "[\"'][^>]*>")
                .matcher(html)
                .replaceAll(tag -> Matcher.quoteReplacement(words(tag.group())));
    }

    private static String words(String tag) {
        Matcher alternative =
                Pattern.compile("\\salt\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')").matcher(tag);
        if (!alternative.find()) {
            return "";
        }
        return alternative.group(1) != null ? alternative.group(1) : alternative.group(2);
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static BodyPart picture(Image image) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(image.png(), "image/png")));
        part.setHeader("Content-Transfer-Encoding", "base64");
        part.setContentID("<" + image.contentId() + ">");
        part.setDisposition(Part.INLINE);
        return part;
    }

    /** A multipart with a constant boundary. The default boundary contains the time and a counter. */
    private static final class Bound extends MimeMultipart {

        Bound(String subtype, String messageId) throws MessagingException {
            ParameterList parameters = new ParameterList();
            if (subtype.equals("related")) {
                parameters.set("type", "text/html");
            }
            // No line of base64 contains "=_".
            parameters.set("boundary", "=_" + subtype + "_" + Integer.toHexString(messageId.hashCode()));
            contentType = new ContentType("multipart", subtype, parameters).toString();
        }
    }
}
