// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.notice.reply.ReceivedMail.Nature;

/**
 * Reads a mail: whether a person wrote it, to whom, and in which words. Bytes that are no mail at all, or only the
 * beginning of one, are read as far as they can be.
 */
public final class MailReading {

    private static final String OURS = "notices.jundeng";
    private static final int DEEPEST = 12;
    private static final int LONGEST_SIGN = 200;
    private static final List<String> RECIPIENTS =
            List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?A-~]+@[!-;=?A-~]+>");
    /** How the subjects begin that programs write for people who are away. */
    private static final Pattern AWAY = Pattern.compile(
            "\\s*[\\[【(（]?\\s*(自动回复|自動回覆|自动答复|自动应答|外出自动|休假自动|automatic reply|auto[- ]?reply|autoreply"
                    + "|out of (the )?office|on (vacation|leave))\\b?.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private static final Pattern REPORTED =
            Pattern.compile("(?im)^(Final-Recipient|Status|Action):\\s*(?:rfc822;)?\\s*(\\S+)");

    private static final Properties LENIENT = new Properties();

    static {
        LENIENT.setProperty("mail.mime.address.strict", "false");
    }

    private final MimeMessage mail;
    private final byte[] bytes;
    private String plain;
    private String page;
    private String report;
    private boolean isReadReceipt;
    private int attachments;

    private MailReading(byte[] bytes) throws MessagingException {
        this.bytes = bytes;
        this.mail = new MimeMessage(Session.getInstance(LENIENT), new ByteArrayInputStream(bytes));
    }

    /**
     * Reads the mail in {@code bytes}; never throws.
     *
     * @param mailbox our own address, from which no reply comes
     */
    public static ReceivedMail of(byte[] bytes, String mailbox) {
        try {
            return new MailReading(bytes).read(mailbox);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            String sign = shortened(String.valueOf(unreadable.getMessage()));
            return new ReceivedMail(hash(bytes), Nature.UNREADABLE, sign, List.of(), "", 0, null);
        }
    }

    private ReceivedMail read(String mailbox) throws MessagingException, IOException {
        String messageId = header("Message-ID").strip();
        boolean named = MESSAGE_ID.matcher(messageId).matches();
        String id = named ? OutboxWriter.sha256(messageId) : hash(bytes);
        collect(mail, 0, false);
        Optional<Signed> program = ownOrProgram(mailbox);
        return new ReceivedMail(
                id,
                program.map(Signed::nature).orElse(Nature.WRITTEN),
                program.map(signed -> shortened(signed.sign())).orElse(null),
                addresses(),
                OwnWords.in(text()),
                attachments,
                named ? messageId : null);
    }

    /** What kind of mail it is, and why. */
    private record Signed(Nature nature, String sign) {}

    private Optional<Signed> ownOrProgram(String mailbox) throws MessagingException {
        if (report != null) {
            return Optional.of(new Signed(Nature.DELIVERY_REPORT, report));
        }
        if (header("Message-ID").contains("@" + OURS + ">") || header("List-Id").contains("." + OURS + ">")) {
            return Optional.of(new Signed(Nature.OWN, "List-Id"));
        }
        if (senders().contains(mailbox.toLowerCase(Locale.ROOT))) {
            return Optional.of(new Signed(Nature.OWN, "From"));
        }
        return isReadReceipt ? automatic("read receipt") : program();
    }

    private Optional<Signed> program() throws MessagingException {
        String submitted = header("Auto-Submitted").strip();
        if (!submitted.isEmpty() && !submitted.toLowerCase(Locale.ROOT).matches("no\\b.*")) {
            return automatic("Auto-Submitted: " + submitted);
        }
        String precedence = header("Precedence").strip();
        if (precedence.toLowerCase(Locale.ROOT).matches("bulk|junk|list|auto_reply")) {
            return automatic("Precedence: " + precedence);
        }
        for (Header each : Collections.list(mail.getAllHeaders())) {
            if (each.getName()
                    .toLowerCase(Locale.ROOT)
                    .matches("x-auto-?(reply|respond|answer).*|list-id|list-unsubscribe")) {
                return automatic(each.getName());
            }
        }
        if (header("Return-Path").strip().equals("<>")) {
            return automatic("Return-Path: <>");
        }
        String subject = subject();
        return AWAY.matcher(subject).matches() ? automatic("Subject: " + subject) : Optional.empty();
    }

    private static Optional<Signed> automatic(String sign) {
        return Optional.of(new Signed(Nature.AUTOMATIC, sign));
    }

    private String header(String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        return values == null ? "" : values[0];
    }

    private String subject() throws MessagingException {
        String raw = MimeUtility.unfold(header("Subject"));
        try {
            return MimeUtility.decodeText(raw);
        } catch (UnsupportedEncodingException unknown) {
            return raw;
        }
    }

    private List<String> senders() throws MessagingException {
        return Arrays.stream(addressesIn(header("From")))
                .map(each -> String.valueOf(each.getAddress()).toLowerCase(Locale.ROOT))
                .toList();
    }

    private List<String> addresses() throws MessagingException {
        List<String> all = new ArrayList<>();
        for (String name : RECIPIENTS) {
            String[] values = mail.getHeader(name);
            for (String value : values == null ? new String[0] : values) {
                Arrays.stream(addressesIn(value))
                        .map(each -> String.valueOf(each.getAddress()))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static InternetAddress[] addressesIn(String value) {
        try {
            return InternetAddress.parseHeader(MimeUtility.unfold(value), false);
        } catch (AddressException garbled) {
            return new InternetAddress[0];
        }
    }

    private void collect(Part part, int depth, boolean isAlternative) throws MessagingException, IOException {
        ContentType type = type(part);
        boolean alternative = type.match("multipart/alternative");
        if (type.match("multipart/*") && part.getContent() instanceof Multipart several && depth < DEEPEST) {
            for (int i = 0; i < several.getCount(); i++) {
                collect(several.getBodyPart(i), depth + 1, alternative);
            }
        } else if (type.match("message/delivery-status")) {
            report = reported(text(part, type));
        } else if (type.match("message/disposition-notification")) {
            isReadReceipt = true;
        } else if (!isAlternative && isAttached(part, type)) {
            attachments++;
        } else if (type.match("text/html")) {
            page = page == null ? text(part, type) : page;
        } else if (type.match("text/plain")) {
            plain = plain == null ? text(part, type) : plain + "\n" + text(part, type);
        }
    }

    /** A declared type that is none counts as plain text, as RFC 2045 has it. */
    private static ContentType type(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType());
        } catch (ParseException garbled) {
            return new ContentType("text/plain");
        }
    }

    /**
     * Whether it is a file that somebody attached: neither a picture in a page, nor a signature, nor what mail programs
     * add for themselves.
     */
    private static boolean isAttached(Part part, ContentType type) throws MessagingException {
        String name = name(part);
        boolean ofProgram = type.match("application/pkcs7-signature")
                || type.match("application/x-pkcs7-signature")
                || type.match("application/pgp-signature")
                || type.match("application/ms-tnef")
                || "winmail.dat".equalsIgnoreCase(name);
        boolean declared = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        boolean inPage = type.match("image/*") && part instanceof BodyPart && part.getHeader("Content-ID") != null;
        return !ofProgram && (declared || !inPage && name != null);
    }

    private static String name(Part part) throws MessagingException {
        try {
            return part.getFileName();
        } catch (ParseException garbled) {
            return "";
        }
    }

    /** The part's bytes, decoded; as they are where no program knows the encoding that they are said to have. */
    private static InputStream content(Part part) throws MessagingException, IOException {
        try {
            return part.getInputStream();
        } catch (IOException | MessagingException unknownEncoding) {
            return part instanceof MimeMessage whole
                    ? whole.getRawInputStream()
                    : part instanceof MimeBodyPart body ? body.getRawInputStream() : InputStream.nullInputStream();
        }
    }

    private static String text(Part part, ContentType type) throws MessagingException, IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (InputStream encoded = content(part)) {
            for (int each = encoded.read(); each >= 0; each = encoded.read()) {
                content.write(each);
            }
        } catch (IOException cutOff) {
            // Base64 that ends in the midst of four characters: what came before is kept.
        }
        return MailCharset.decode(content.toByteArray(), type.getParameter("charset"));
    }

    private static String reported(String status) {
        List<String> said = new ArrayList<>();
        Matcher each = REPORTED.matcher(status);
        while (each.find()) {
            said.add(each.group(2));
        }
        return said.isEmpty() ? "delivery report" : String.join(" ", said);
    }

    private String text() {
        if (plain != null && !plain.isBlank()) {
            return plain;
        }
        return page == null ? "" : PageText.of(page);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\u0085\u2028\u2029]+", " ").strip();
        return line.length() > LONGEST_SIGN ? line.substring(0, LONGEST_SIGN) : line;
    }

    private static String hash(byte[] bytes) {
        return OutboxWriter.sha256(HexFormat.of().formatHex(bytes));
    }
}
