// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jundeng.notice.outbox.OutgoingMail.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails, read by a strict parser that is independent of the library that wrote them. */
class MailStructureTest {

    private static final String FROM = "均等 <jundeng@hangzhou.example>";
    private static final OutgoingMail PLAIN = Mails.mail(1, "周岚", "zhou@hangzhou.example", "【均等】新越线3项");

    @Test
    void bearsTheHeadersOfAMailThatAProgramWrote() throws Exception {
        Message mail = read(PLAIN);

        assertThat(mail.getMessageId()).isEqualTo("<notice-1@notices.jundeng>");
        assertThat(mail.getDate()).isEqualTo(Date.from(Mails.NIGHT));
        assertThat(header(mail, "MIME-Version")).isEqualTo("1.0");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "X-Auto-Response-Suppress")).isEqualTo("All");
        assertThat(DecoderUtil.decodeEncodedWords(header(mail, "List-Id"), DecodeMonitor.STRICT))
                .isEqualTo("均等 <digest.notices.jundeng>");
        assertThat(mail.getHeader().getFields())
                .extracting(Field::getName)
                .doesNotHaveDuplicates()
                .doesNotContain("In-Reply-To", "References");
    }

    @Test
    void bearsChineseNamesAndSubject() throws Exception {
        Message mail = read(PLAIN);

        assertThat(mail.getSubject()).isEqualTo("【均等】新越线3项");
        Mailbox to = (Mailbox) mail.getTo().get(0);
        assertThat(to.getName()).isEqualTo("周岚");
        assertThat(to.getAddress()).isEqualTo("zhou@hangzhou.example");
        assertThat(mail.getFrom().get(0).getName()).isEqualTo("均等");
        assertThat(mail.getFrom().get(0).getAddress()).isEqualTo("jundeng@hangzhou.example");
    }

    @Test
    void holdsTextAndPageWhereThereAreNoPictures() throws Exception {
        Multipart parts = multipart(read(PLAIN), "multipart/alternative");

        assertThat(parts.getBodyParts()).extracting(Entity::getMimeType).containsExactly("text/plain", "text/html");
        assertThat(parts.getBodyParts()).extracting(Entity::getCharset).containsOnly("UTF-8");
        assertThat(text(parts.getBodyParts().get(0))).isEqualTo("失业率 4.21%");
        assertThat(text(parts.getBodyParts().get(1))).isEqualTo("<p>失业率 4.21%</p>");
    }

    @Test
    void holdsPicturesBesideThePageInItsOrder() throws Exception {
        Image first = image("series-10@notices.jundeng", 900);
        Image second = image("series-1@notices.jundeng", 700);
        String html = "<p>图</p>" + tag(first, "失业率") + tag(second, "入学率");

        Multipart parts = multipart(read(Mails.with(PLAIN, html, second, first)), "multipart/alternative");

        assertThat(parts.getBodyParts())
                .extracting(Entity::getMimeType)
                .containsExactly("text/plain", "multipart/related");
        Entity page = parts.getBodyParts().get(1);
        assertThat(page.getHeader().getField("Content-Type").getBody()).contains("type=\"text/html\"");
        List<Entity> related = multipart(page, "multipart/related").getBodyParts();
        assertThat(related).extracting(Entity::getMimeType).containsExactly("text/html", "image/png", "image/png");
        assertThat(text(related.get(0))).isEqualTo(html);
        assertThat(related.get(1).getHeader().getField("Content-ID").getBody())
                .isEqualTo("<series-10@notices.jundeng>");
        assertThat(related.get(2).getHeader().getField("Content-ID").getBody()).isEqualTo("<series-1@notices.jundeng>");
        assertThat(related.get(1).getDispositionType()).isEqualTo("inline");
        assertThat(bytes(related.get(1))).isEqualTo(first.png());
        assertThat(bytes(related.get(2))).isEqualTo(second.png());
    }

    @Test
    void leavesOutTheLastPicturesWhereTheMailWouldBeTooLarge() throws Exception {
        List<Image> images = IntStream.range(0, 5)
                .mapToObj(i -> image("chart-" + i + "@x", 20_000))
                .toList();
        String html = images.stream()
                .map(image -> tag(image, "图 &lt;" + image.contentId()))
                .collect(Collectors.joining());
        OutgoingMail large = Mails.with(PLAIN, html, images.toArray(Image[]::new));

        byte[] wire = write(large);
        Multipart parts = multipart(parse(wire), "multipart/alternative");

        List<Entity> related =
                multipart(parts.getBodyParts().get(1), "multipart/related").getBodyParts();
        assertThat(wire).hasSizeBetween(80_000, MailMessage.MOST_BYTES);
        assertThat(related).hasSize(1 + 3);
        assertThat(text(related.get(0)))
                .contains("cid:chart-0@x", "cid:chart-1@x", "cid:chart-2@x")
                .doesNotContain("cid:chart-3@x", "cid:chart-4@x")
                .endsWith("图 &lt;chart-3@x图 &lt;chart-4@x");
        assertThat(write(large)).isEqualTo(wire);
    }

    @Test
    void leavesOutAPictureThatIsLargerThanAMailMayBe() throws Exception {
        Image huge = image("chart@x", 90_000);

        Multipart parts = multipart(read(Mails.with(PLAIN, tag(huge, "失业率"), huge)), "multipart/alternative");

        assertThat(parts.getBodyParts()).extracting(Entity::getMimeType).containsExactly("text/plain", "text/html");
        assertThat(text(parts.getBodyParts().get(1))).isEqualTo("失业率");
    }

    @Test
    void sendsNoPictureThatThePageDoesNotShowOrThatIsNamedBadly() throws Exception {
        Image unseen = image("unseen@x", 100);
        Image evil = image("a>\r\nBcc: evil@example.com", 100);

        Message mail = read(Mails.with(PLAIN, "<p>图" + tag(evil, "x") + "</p>", unseen, evil));

        assertThat(multipart(mail, "multipart/alternative").getBodyParts())
                .extracting(Entity::getMimeType)
                .containsExactly("text/plain", "text/html");
        assertThat(mail.getHeader().getField("Bcc")).isNull();
    }

    @Test
    void namesTheMailsThatItFollowsTheParentLast() throws Exception {
        Message mail = read(Mails.inThread("alert", "<b@x>", "<a@x> <b@x> <c@x>"));

        assertThat(header(mail, "In-Reply-To")).isEqualTo("<b@x>");
        assertThat(header(mail, "References")).isEqualTo("<a@x> <c@x> <b@x>");
        assertThat(header(mail, "List-Id")).endsWith(" <alert.notices.jundeng>");
    }

    @Test
    void namesTheFirstAndTheLastOfALongThread() throws Exception {
        String thread = IntStream.range(0, 200)
                .mapToObj(i -> "<notice-" + (1000 + i) + "-of-a-rather-long-thread@notices.jundeng>")
                .collect(Collectors.joining(" "));

        byte[] wire = write(Mails.inThread("digest", "<parent@x>", thread));

        assertThat(header(parse(wire), "References").split(" "))
                .hasSize(20)
                .startsWith("<notice-1000-of-a-rather-long-thread@notices.jundeng>")
                .endsWith("<notice-1199-of-a-rather-long-thread@notices.jundeng>", "<parent@x>");
        assertThat(new String(wire, StandardCharsets.US_ASCII).lines()).allMatch(line -> line.length() <= 998);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b@x>\r\nBcc: evil@example.com", "Bcc: evil@example.com", "<b>", "\u2028<b@x> <c@x>"})
    void letsNoThreadOrKindInjectHeader(String evil) throws Exception {
        Message mail = read(Mails.inThread(evil, evil, evil));

        assertThat(mail.getHeader().getField("Bcc")).isNull();
        assertThat(header(mail, "List-Id")).endsWith(" <other.notices.jundeng>");
        assertThat(mail.getHeader().getFieldsAsMap().values()).allMatch(fields -> fields.size() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\" <evil@example.com>, \"y", "周, 岚 <evil@example.com>", "a@b; c", "(周)"})
    void takesANameForANameWhateverItHolds(String name) throws Exception {
        Message mail = read(Mails.mail(1, name, "zhou@hangzhou.example", "新越线"));

        assertThat(mail.getTo()).hasSize(1);
        Mailbox to = (Mailbox) mail.getTo().get(0);
        assertThat(to.getAddress()).isEqualTo("zhou@hangzhou.example");
        assertThat(to.getName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice-1", "<a@x>\r\nBcc: evil@example.com", "<a@x> <b@x>", "<均等@x>", ""})
    void refusesMessageIdThatIsNone(String messageId) {
        OutgoingMail mail = new OutgoingMail(
                1,
                messageId,
                "digest",
                "zhou",
                "周岚",
                "zhou@hangzhou.example",
                "新越线",
                "x",
                "x",
                List.of(),
                null,
                null,
                Mails.NIGHT,
                false,
                0,
                0,
                null);

        assertThatThrownBy(() -> MailMessage.of(mail, FROM)).isInstanceOf(ParseException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "jundeng", "a@x, b@x", "a@x\r\nBcc: b@x", "均等@hangzhou.example", "all: a@x;", "a@x\u0000"})
    void knowsWhomNoMailCanBeFrom(String from) {
        assertThat(MailMessage.canBeFrom(from)).isFalse();
        assertThat(MailMessage.canBeFrom(FROM)).isTrue();
    }

    private static Image image(String contentId, int bytes) {
        byte[] png = new byte[bytes];
        new Random(bytes).nextBytes(png);
        return new Image(contentId, png);
    }

    private static String tag(Image image, String words) {
        return "<img src=\"cid:" + image.contentId() + "\" width=\"600\" alt=\"" + words + "\">";
    }

    private static Message read(OutgoingMail mail) throws IOException, MessagingException {
        return parse(write(mail));
    }

    private static Message parse(byte[] wire) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.STRICT);
        builder.setDecodeMonitor(DecodeMonitor.STRICT);
        return builder.parseMessage(new ByteArrayInputStream(wire));
    }

    private static byte[] write(OutgoingMail mail) throws IOException, MessagingException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        MailMessage.of(mail, FROM).writeTo(wire);
        return wire.toByteArray();
    }

    private static String header(Message mail, String name) {
        return mail.getHeader().getField(name).getBody();
    }

    private static Multipart multipart(Entity entity, String mimeType) {
        assertThat(entity.getMimeType()).isEqualTo(mimeType);
        return (Multipart) entity.getBody();
    }

    private static String text(Entity part) throws IOException {
        try (var reader = ((TextBody) part.getBody()).getReader()) {
            java.io.StringWriter text = new java.io.StringWriter();
            reader.transferTo(text);
            return text.toString();
        }
    }

    private static byte[] bytes(Entity part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ((SingleBody) part.getBody()).writeTo(bytes);
        return bytes.toByteArray();
    }
}
