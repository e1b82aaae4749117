// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Acknowledgements.Said;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silences;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Days of a pipeline that serves, with real mail servers. The clock is the test's: it says when a night begins and when
 * a round of sending does; what each of them does is the product's. 周 wants what is orange at once, but not before
 * seven; 何 wants digests; 李, too, but not before half past eight.
 */
class ServedDaysIT {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String PEOPLE = """
            people:
              - {id: zhou, name: {zh: 周, en: Zhou}, email: zhou@x.example, bureaus: [hrss], deputy: ma,
                 notices: {at-once: orange, quiet: '22:00-07:00', repeat-days: 0, deputy-after: 1}}
              - {id: he, name: {zh: 何, en: He}, email: he@x.example, bureaus: [hrss], notices: {repeat-days: 0}}
              - {id: li, name: {zh: 李, en: Li}, email: li@x.example, bureaus: [hrss],
                 notices: {quiet: '07:30-08:30', repeat-days: 0}}
              - {id: ma, name: {zh: 马, en: Ma}, email: ma@x.example, notices: {repeat-days: 0}}
              - {id: wu, name: {zh: 吴, en: Wu}, email: wu@x.example, notices: {receipts: none}}
            """;
    /** A route that runs once for each file in a folder, in place of a clock's. */
    private static final String BY_HAND = """
            - route:
                id: %1$s
                from:
                  uri: file
                  parameters:
                    directoryName: %2$s
                    delay: 20
                    initialDelay: 0
                    delete: true
                  steps:
                    - setBody:
                        expression:
                          constant:
                            expression: %3$s
                    - to:
                        uri: direct
                        parameters:
                          name: send-notices
            """;

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    private final MovingClock clock = new MovingClock(Instant.parse("2014-07-09T08:00:00Z"));
    private GreenMail mail;
    private GreenMailUser mailbox;
    private FaultyHouse house;
    private RunningPipeline running;

    @BeforeEach
    void start() throws IOException {
        mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", "smtp").dynamicPort(), new ServerSetup(0, "127.0.0.1", "imap").dynamicPort()
        });
        mail.start();
        mailbox = mail.setUser("jundeng@x.example", "jundeng@x.example", "the-password");
        house = new FaultyHouse(folder, warehouse);
        house.clock = clock;
        house.date = null;
        house.config = ConfigCopy.into(folder.resolve("config")).folder();
        Files.writeString(house.config.resolve("people.yaml"), PEOPLE);
        byHand("schedule-notices", "due");
        byHand("retry-notices", "again");
        house.environment.put("JUNDENG_SCHEDULE_NIGHTLY", "0 0 0 1 1 ? 2099");
        house.environment.put("JUNDENG_SMTP_HOST", "127.0.0.1");
        house.environment.put("JUNDENG_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()));
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
        mail.stop();
    }

    @Test
    void sendEachMailOnceAtItsHour() {
        running = house.begin(Edges.Mode.SERVE);
        drop("20140709.csv", "富阳市,2014年6月,失业率,4.5");
        night("2014-07-10T02:00");
        round("retry-notices", "2014-07-10T02:01");
        round("retry-notices", "2014-07-10T06:59");
        assertThat(left()).as("at the night's end, and in quiet hours").isEmpty();
        round("retry-notices", "2014-07-10T07:00");
        assertThat(left()).containsExactly("zhou");
        round("schedule-notices", "2014-07-10T08:00");
        round("schedule-notices", "2014-07-10T08:00");
        assertThat(left()).containsExactly("he");
        round("retry-notices", "2014-07-10T08:29");
        assertThat(left()).as("in quiet hours").isEmpty();
        round("retry-notices", "2014-07-10T08:30");
        assertThat(left()).containsExactly("li");
        night("2014-07-10T23:00");
        round("retry-notices", "2014-07-10T23:01");
        round("schedule-notices", "2014-07-11T08:00");
        assertThat(left())
                .as("a second night of the day, and a day without news")
                .isEmpty();
        acknowledge();

        at("2014-09-30T16:00");
        drop("20140930.csv", "临安市,2014年8月,失业率,4.6");
        night("2014-10-01T02:00");
        round("retry-notices", "2014-10-01T07:00");
        assertThat(left()).as("at once, on a holiday, too").containsExactly("zhou");
        acknowledge();
        round("schedule-notices", "2014-10-01T08:00");
        night("2014-10-05T02:00");
        round("schedule-notices", "2014-10-05T08:00");
        assertThat(left()).as("digests wait for a working day").isEmpty();
        night("2014-10-08T02:00");
        round("schedule-notices", "2014-10-08T08:00");
        round("retry-notices", "2014-10-08T08:30");
        assertThat(left()).containsExactly("he", "li");
        round("schedule-notices", "2014-10-09T08:00");
        assertThat(left()).isEmpty();
        assertThat(house.ask(
                        "select distinct state from notice where kind = 'at-once' or business_date >= '2014-10-08'"))
                .containsExactly("sent");
    }

    @Test
    void sendAtTheEndOfANightWhatItsEndCameTooLateFor() {
        running = house.begin(Edges.Mode.SERVE);
        drop("20140709.csv", "富阳市,2014年6月,失业率,4.5");
        scheduledNight("2014-07-10T02:00", "2014-07-10T02:05");
        silence(LocalDate.of(2014, 7, 10));
        round("schedule-notices", "2014-07-10T08:00");
        assertThat(left()).as("silenced since").isEmpty();
        assertThat(house.ask("select distinct command || ' ' || exit_code from telling join run using (run_id)"
                        + " where reason = 'silenced'"))
                .as("what was decided just before the mails left")
                .containsExactly("look-again 0");

        scheduledNight("2014-07-11T02:00", "2014-07-11T08:10");
        assertThat(left()).contains("he", "zhou");
        assertThat(house.ask("select distinct business_date || ' ' || left_on from notice where state = 'sent'"))
                .containsExactly("2014-07-11 2014-07-11");
    }

    /** A night that was due at one time and ended at another. */
    private void scheduledNight(String due, String ended) {
        at(ended);
        running.runScheduled(LocalDateTime.parse(due).atZone(ZONE).toInstant());
    }

    private void silence(LocalDate day) {
        Silences.Wish wish = new Silences.Wish(
                new Silence.About(null, null, "unemployment-rate", null, null, null, null), day, day, "系统检修");
        assertThat(new Silences(warehouse.dataSource(), clock, () -> day)
                        .add(wish, new Silences.Author("zhou", "zhou"))
                        .outcome())
                .isEqualTo(Silences.Outcome.DONE);
    }

    @Test
    void takeAReplyToAMailAndStopTheClock() throws IOException, MessagingException {
        house.environment.put("JUNDENG_REPLIES_HOST", "127.0.0.1");
        house.environment.put(
                "JUNDENG_REPLIES_PORT", String.valueOf(mail.getImap().getPort()));
        house.environment.put("JUNDENG_REPLIES_ADDRESS", "jundeng@x.example");
        house.environment.put("JUNDENG_REPLIES_SECURITY", "none");
        house.environment.put("JUNDENG_REPLIES_PASSWORD", "the-password");
        Path route = house.routes.resolve("receive-replies.camel.yaml");
        Files.writeString(route, Files.readString(route).replace("delay: 60000", "delay: 100"));
        running = house.begin(Edges.Mode.SERVE);
        drop("20140709.csv", "富阳市,2014年6月,失业率,4.5");
        night("2014-07-10T02:00");
        round("schedule-notices", "2014-07-10T08:00");
        MimeMessage alarm = Arrays.stream(mail.getReceivedMessages())
                .filter(each -> to(each).equals("zhou"))
                .findFirst()
                .orElseThrow();
        assertThat(left()).containsExactly("he", "zhou");

        reply(alarm, "已安排整改，8月底前完成。");
        await().until(
                        () -> house.ask("select person || ' ' || outcome from reply"),
                        List.of("zhou acknowledged")::equals);
        drop("20140710.csv", "临安市,2014年6月,失业率,4.6");
        night("2014-07-11T02:00");
        round("schedule-notices", "2014-07-11T08:00");

        assertThat(left()).as("without an answer, the deputy 马 would be told").containsExactly("he", "zhou");
        assertThat(house.ask("select text_body from notice where person = 'he' order by notice_id desc limit 1"))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("== 情况说明 ==", "（周，2014年7月10日）：已安排整改，8月底前完成。"));
        assertThat(house.ask("select text_body from notice where person = 'zhou' order by notice_id desc limit 1"))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("临安").doesNotContain("已安排整改"));
    }

    private void byHand(String route, String which) throws IOException {
        Path trigger = Files.createDirectories(folder.resolve(route));
        Files.writeString(house.routes.resolve(route + ".camel.yaml"), BY_HAND.formatted(route, trigger, which));
    }

    private void drop(String name, String row) {
        house.drop("hrss-employment-" + name, "地区,月份,指标,数值\n" + row + "\n");
        await().until(() -> house.ledger().stream().anyMatch(line -> line.contains(name)));
        assertThat(house.ledger()).last().isEqualTo("hrss-employment-" + name + " taken");
    }

    private void night(String time) {
        at(time);
        running.night().runScheduled(clock.instant());
    }

    /** Runs a round of sending at that time, and waits for its end. */
    private void round(String route, String time) {
        at(time);
        Path trigger = folder.resolve(route).resolve("now");
        try {
            Files.writeString(trigger, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().until(() -> !Files.exists(trigger));
    }

    private void at(String time) {
        Instant then = LocalDateTime.parse(time).atZone(ZONE).toInstant();
        clock.forward(Duration.between(clock.instant(), then));
    }

    /** Nobody has to be told because nobody answers. */
    private void acknowledge() {
        Acknowledgements acknowledgements = new Acknowledgements(
                warehouse.dataSource(), clock, () -> LocalDate.ofInstant(clock.instant(), ZONE), "here");
        for (String id : house.ask("select episode_id from episode where state = 'open'")) {
            assertThat(acknowledgements.acknowledge(Said.byHand(Long.parseLong(id), "zhou", "zhou", null)))
                    .isEqualTo(Acknowledgements.Outcome.DONE);
        }
    }

    /** To whom mails have left since this was asked last. */
    private List<String> left() {
        List<String> all = Arrays.stream(mail.getReceivedMessages())
                .map(ServedDaysIT::to)
                .filter(name -> !name.startsWith("jundeng"))
                .sorted()
                .toList();
        try {
            mail.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    /** The name before the @ of the address that a mail went to. */
    private static String to(MimeMessage mail) {
        try {
            String address = mail.getRecipients(Message.RecipientType.TO)[0].toString();
            return address.replaceAll("^.*<|@.*$", "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void reply(Message to, String words) throws MessagingException {
        String text = String.join(
                "\r\n",
                "From: zhou@x.example",
                "To: " + to.getReplyTo()[0],
                "Subject: Re: x",
                "Message-ID: <1@x.example>",
                "Content-Type: text/plain; charset=utf-8",
                "",
                words,
                "",
                "> 失业率4.5%",
                "");
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }
}
