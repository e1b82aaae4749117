// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.KnownEpisodes;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.People;
import org.jundeng.notice.link.ReplyAddresses;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.notice.outbox.Outbox;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A digest of two episodes went to 周 on 10 July 2014; it is answered the next morning, in many ways. */
class RepliesIT {

    private static final Instant ISSUED = Instant.parse("2014-07-10T00:00:00Z");
    private static final Instant NEXT_MORNING = Instant.parse("2014-07-11T01:00:00Z");
    private static final String KEY = "digest/zhou/2014-07-10/0a1b";
    private static final String SECRET = "the test's secret of thirty-two characters";
    private static final String MAILBOX = "jundeng@hangzhou.example";
    private static final Charset GB18030 = Charset.forName("GB18030");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final KnownEpisodes episodes = new KnownEpisodes(warehouse);
    private Catalogue catalogue;
    private People people;
    private long first;
    private long second;
    private int mails;

    @BeforeEach
    void tell() throws IOException {
        catalogue = Catalogue.read(ConfigCopy.whole(), new Faults());
        people = catalogue.people();
        first = episodes.open();
        second = episodes.open();
        tell("zhou", KEY);
    }

    private void tell(String person, String key) {
        warehouse.execute(
                ("insert into notice (notice_key, kind, person, address, business_date, run_id, created_at, message_id,"
                                + " subject, text_body, html_body, state, reason) select '%1$s', 'digest', '%2$s',"
                                + " 'x@hangzhou.example', '2014-07-10', min(run_id), '%3$s', '%4$s', '预警2项', 'x', 'x',"
                                + " 'pending', 'episode-opened' from run")
                        .formatted(key, person, ISSUED, OutboxWriter.messageId(key)),
                "insert into notice_event select max(notice_id), event_id from notice, episode_event"
                        + " where event = 'opened' group by event_id");
    }

    @Test
    void acknowledgesAllOpenEpisodesOfTheMailWithTheWordsAsNote() {
        assertThat(take(written(address(), "已安排整改，8月底前完成。\n\n> 失业率4.21%\n"))).isEqualTo(ReplyOutcome.ACKNOWLEDGED);

        assertThat(episodes.said(first)).containsExactly("zhou by-reply 已安排整改，8月底前完成。");
        assertThat(episodes.said(second)).containsExactly("zhou by-reply 已安排整改，8月底前完成。");
        assertThat(episodes.audited())
                .containsExactly("zhou acknowledge episode 1 done", "zhou acknowledge episode 2 done");
        assertThat(recorded()).containsExactly("zhou 1 acknowledged - 2");
        assertThat(answers()).isEmpty();
        assertThat(episodes.ask("select detail from audit"))
                .allMatch(detail -> detail.matches("reply [0-9a-f]{64}"))
                .noneMatch(detail -> address().contains(detail.substring(6)));
    }

    @Test
    void takesTheSameMailOnceAndASecondReplyToo() {
        byte[] mail = written(address(), "一");
        take(mail);
        assertThat(replies().take(mail)).isEmpty();
        byte[] otherRoute =
                ("Received: by x\r\n" + new String(mail, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        assertThat(replies().take(otherRoute)).isEmpty();

        take(written(address(), "补充：二"));

        assertThat(episodes.said(first)).containsExactly("zhou by-reply 一", "zhou by-reply 补充：二");
        assertThat(recorded()).hasSize(2);
    }

    @Test
    void acknowledgesWithoutWordsAndSaysWhatWasNotKept() {
        take(written(address(), "\n\n> 失业率4.21%\n"));
        take(withAttachment("见附件"));
        take(written(address(), "长".repeat(700)));

        List<String> notes = episodes.said(first);
        assertThat(notes.subList(0, 2)).containsExactly("zhou by-reply -", "zhou by-reply 见附件（附件1个，未保存）");
        assertThat(notes.get(2)).endsWith("长……（来信共700字，其余未保存）").hasSize("zhou by-reply ".length() + 500);
        assertThat(recorded().get(1)).isEqualTo("zhou 1 acknowledged 1 attachments not kept 2");
    }

    @Test
    void readsWhateverCharsetProgramsWriteAndDeclare() {
        take(encoded("text/plain; charset=gb2312", "8bit", "镕基、喆".getBytes(GB18030)));
        take(encoded("text/plain; charset=us-ascii", "8bit", "已安排整改".getBytes(GB18030)));
        take(encoded("text/plain", "8bit", "已安排整改".getBytes(StandardCharsets.UTF_8)));
        take(encoded("text/plain; charset=utf-8", "8bit", "已安排整改".getBytes(GB18030)));
        take(encoded("text/plain; charset=x-none", "base64", base64("已安排整改", GB18030)));
        take(encoded("text/plain; charset=utf-8", "quoted-printable", "=E5=B7=B2=E5=AE=89=E6=8E=92".getBytes(GB18030)));
        take(encoded("text/html; charset=gbk", "base64", base64("<p>已安排&nbsp;整改</p>", GB18030)));
        take(encoded("text/plain; charset=big5", "8bit", "已安排".getBytes(Charset.forName("Big5"))));

        assertThat(episodes.said(first).stream().map(said -> said.substring(14)))
                .containsExactly("镕基、喆", "已安排整改", "已安排整改", "已安排整改", "已安排整改", "已安排", "已安排 整改", "已安排");
    }

    @Test
    void leavesEpisodesThatAreOverOrHaveBecomeGraver() {
        episodes.close(first);
        assertThat(take(written(address(), "知悉"))).isEqualTo(ReplyOutcome.ACKNOWLEDGED);
        assertThat(episodes.said(first)).isEmpty();
        assertThat(episodes.said(second)).hasSize(1);

        warehouse.execute("update episode set level = 'yellow' where episode_id = " + second);
        raise(second);
        assertThat(take(written(address(), "知悉"))).isEqualTo(ReplyOutcome.GRAVER);
        warehouse.execute("update episode set level = 'yellow' where episode_id = " + second);
        assertThat(take(written(address(), "raised after it was lowered, and milder than was told")))
                .isEqualTo(ReplyOutcome.ACKNOWLEDGED);
        raise(second);
        episodes.close(second);
        assertThat(take(written(address(), "知悉"))).isEqualTo(ReplyOutcome.OVER);

        assertThat(episodes.said(second)).hasSize(2);
        assertThat(answers())
                .containsExactly(
                        "zhou zhou@hangzhou.example pending 未登记：您对“预警2项”的回复",
                        "zhou zhou@hangzhou.example pending 未登记：您对“预警2项”的回复");
        assertThat(episodes.ask("select text_body from notice where kind = 'answer' order by notice_id"))
                .satisfiesExactly(
                        graver -> assertThat(graver).contains("此后已经加重", "请回复此后发来的那封邮件"),
                        over -> assertThat(over).contains("均已解除", "不必再做什么"));
    }

    @Test
    void leavesWhatWasHandedToSomebodyElse() {
        episodes.hand(first, "'wu'");
        take(written(address(), "关于第二项"));
        episodes.hand(second, "'wu'");
        take(written(address(), "知悉"));
        assertThat(recorded()).containsExactly("zhou 1 acknowledged - 1", "zhou 1 handed-on - 0");
    }

    private void raise(long episode) {
        warehouse.execute(
                "update episode set level = 'red' where episode_id = " + episode,
                "insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason)"
                        + " select " + episode + ", max(run_id), '2014-07-11', '2014-07-11', 'raised', 'red', 'worse'"
                        + " from run");
    }

    @Test
    void tellsWhoIsLateOnceAndByAnAutomaticMailInTheThread() throws MessagingException, IOException {
        Instant late = ISSUED.plus(Duration.ofDays(15));
        byte[] mail = written(address(), "知悉");

        assertThat(replies(late).take(mail)).hasValue(ReplyOutcome.EXPIRED);
        assertThat(replies(late).take(mail)).isEmpty();

        assertThat(episodes.said(first)).isEmpty();
        assertThat(recorded()).containsExactly("zhou 1 expired - 0");
        assertThat(episodes.audited()).containsExactly("zhou acknowledge notice 1 expired");
        OutgoingMail answer = new Outbox(warehouse.dataSource(), people)
                .due(late).stream()
                        .filter(each -> each.kind().equals("answer"))
                        .findFirst()
                        .orElseThrow();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        MailMessage.of(answer, "均等 <" + MAILBOX + ">").writeTo(sent);
        assertThat(sent.toString(StandardCharsets.UTF_8))
                .contains("Auto-Submitted: auto-replied", "In-Reply-To: <1@hangzhou.example>")
                .doesNotContain("Reply-To: jundeng+");
        assertThat(answer.text()).contains("只能在写成后14天内回复", "请回复最近一封预警邮件", "运维");
        assertThat(replies(late).take(sent.toByteArray())).hasValue(ReplyOutcome.OWN);
    }

    @Test
    void answersInThePersonsLanguage() {
        tell("wu", "digest/wu/2014-07-10/0a1b");
        String hers = addresses(ISSUED).address("digest/wu/2014-07-10/0a1b", ISSUED);

        replies(ISSUED.plus(Duration.ofDays(15))).take(written(hers, "noted"));

        assertThat(episodes.ask("select text_body from notice where kind = 'answer'")
                        .get(0))
                .startsWith("Dear Wu,")
                .contains("can be answered for 14 days");
    }

    @Test
    void saysNothingToStrangersAndProgramsAndRecordsThem() {
        String changed = address().replace("@", "0@");
        take(written("jundeng@hangzhou.example", "您好，我是周"));
        take(written(changed, "知悉"));
        take(with("Auto-Submitted: auto-replied"));
        take(with("Precedence: bulk"));
        take(with("X-Autoreply: yes"));
        take(with("List-Id: <news.hangzhou.example>"));
        take(with("Return-Path: <>"));
        take(with(
                "Subject: =?gb18030?B?" + new String(base64("自动回复：预警2项", GB18030), StandardCharsets.US_ASCII) + "?="));
        take(with("Message-ID: <0123@notices.jundeng>"));
        take(with("From: =?utf-8?Q?x?= <JUNDENG@hangzhou.example>"));
        take(report());
        take("no mail at all\u0000".getBytes(StandardCharsets.UTF_8));

        assertThat(recorded().stream().map(line -> line.replaceAll(" 0$", "")))
                .containsExactly(
                        "no-token -",
                        "forged -",
                        "automatic Auto-Submitted: auto-replied",
                        "automatic Precedence: bulk",
                        "automatic X-Autoreply",
                        "automatic List-Id",
                        "automatic Return-Path: <>",
                        "automatic Subject: 自动回复：预警2项",
                        "own List-Id",
                        "own From",
                        "delivery-report li@hangzhou.example failed 5.1.1",
                        "no-token -");
        assertThat(episodes.said(first)).isEmpty();
        assertThat(episodes.audited()).isEmpty();
        assertThat(answers()).isEmpty();
    }

    @Test
    void takesNoReplyOfSomebodyWhoLeftOrToANoticeOfAnotherWarehouse() {
        tell("gone", "digest/gone/2014-07-10/1");
        String left = addresses(ISSUED).address("digest/gone/2014-07-10/1", ISSUED);
        String elsewhere = addresses(ISSUED).address("digest/zhou/2014-07-09/9", ISSUED);

        assertThat(take(written(left, "知悉"))).isEqualTo(ReplyOutcome.UNKNOWN_PERSON);
        assertThat(take(written(elsewhere, "知悉"))).isEqualTo(ReplyOutcome.UNKNOWN_NOTICE);

        assertThat(episodes.said(first)).isEmpty();
        assertThat(answers()).isEmpty();
    }

    @Test
    void offersTheAddressInMailsThatCanBeAnswered() {
        Outbox outbox = new Outbox(warehouse.dataSource(), people, java.util.Optional.of(addresses(ISSUED)));

        assertThat(outbox.due(NEXT_MORNING).get(0).replyTo()).isEqualTo(address());

        warehouse.execute("update notice set kind = 'steward'");
        assertThat(outbox.due(NEXT_MORNING).get(0).replyTo()).isNull();
    }

    private ReplyOutcome take(byte[] mail) {
        return replies().take(mail).orElseThrow();
    }

    private Replies replies() {
        return replies(NEXT_MORNING);
    }

    private Replies replies(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Replies(
                warehouse.dataSource(),
                addresses(now),
                catalogue,
                new Acknowledgements(warehouse.dataSource(), clock, () -> date, "here"),
                new Replies.Desk(clock, () -> date, "here"));
    }

    private static ReplyAddresses addresses(Instant now) {
        return new ReplyAddresses(
                MAILBOX,
                SECRET.getBytes(StandardCharsets.UTF_8),
                Duration.ofDays(14),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String address() {
        return addresses(ISSUED).address(KEY, ISSUED);
    }

    private List<String> recorded() {
        return episodes.ask("select concat_ws(' ', person, notice_id, outcome, coalesce(detail, '-'), episodes)"
                + " from reply order by reply_id");
    }

    private List<String> answers() {
        return episodes.ask("select concat_ws(' ', person, address, state, subject) from notice where kind = 'answer'"
                + " order by notice_id");
    }

    private byte[] written(String to, String text) {
        return mail(to, "Content-Type: text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] encoded(String type, String encoding, byte[] body) {
        return mail(address(), "Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding, body);
    }

    /** A mail with a header, which takes the place of an usual one. */
    private byte[] with(String header) {
        String name = header.substring(0, header.indexOf(':') + 1);
        String usual = new String(written(address(), "知悉"), StandardCharsets.UTF_8)
                .replaceFirst("(?m)^" + name + ".*\r\n", "");
        return (header + "\r\n" + usual).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] mail(String to, String headers, byte[] body) {
        String head = String.join(
                "\r\n",
                "From: =?utf-8?B?5ZGo?= <somebody@elsewhere.example>",
                "To: =?utf-8?B?5Z2H562J?= <" + to + ">",
                "Subject: Re: x",
                "Message-ID: <" + ++mails + "@hangzhou.example>",
                "MIME-Version: 1.0",
                headers,
                "",
                "");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private byte[] withAttachment(String text) {
        String body = String.join(
                "\r\n",
                "--b",
                "Content-Type: multipart/related; boundary=c",
                "",
                "--c",
                "Content-Type: text/plain; charset=utf-8",
                "",
                text,
                "--c",
                "Content-Type: image/png; name=logo.png",
                "Content-ID: <logo>",
                "",
                "x",
                "--c--",
                "--b",
                "Content-Type: application/pdf; name=\"a.pdf\"",
                "Content-Disposition: attachment; filename=\"a.pdf\"",
                "Content-Transfer-Encoding: base64",
                "",
                "AAAA",
                "--b--",
                "");
        return mail(address(), "Content-Type: multipart/mixed; boundary=b", body.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] report() {
        String body = String.join(
                "\r\n",
                "--b",
                "Content-Type: text/plain",
                "",
                "not delivered",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx",
                "",
                "Final-Recipient: rfc822; li@hangzhou.example",
                "Action: failed",
                "Status: 5.1.1",
                "--b--",
                "");
        return mail(
                "jundeng@hangzhou.example",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] base64(String text, Charset charset) {
        return Base64.getEncoder().encode(text.getBytes(charset));
    }
}
