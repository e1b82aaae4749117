// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.notice.outbox.Mails;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.EdgesKit;
import org.jundeng.pipeline.mail.NoticeQueue.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sending notices to a real mail server. */
class MailIT {

    private static final String FROM = "均等 <jundeng@hangzhou.example>";

    @TempDir
    Path folder;

    private EdgesKit kit;
    private GreenMail server;

    @BeforeEach
    void start() {
        kit = new EdgesKit(folder.resolve("workspace"));
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp").dynamicPort());
        server.start();
        kit.environment.put("JUNDENG_SMTP_HOST", "127.0.0.1");
        kit.environment.put("JUNDENG_SMTP_PORT", String.valueOf(server.getSmtp().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void handsNoticesToTheServerUnderTheirOwnMessageId() throws MessagingException {
        letter(1, "chen@hangzhou.example");
        letter(2, "zhou@hangzhou.example");

        assertThat(send()).isEqualTo(new SendResult(2, 0, 0, false));

        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getMessageID()).isEqualTo("<notice-1@notices.jundeng>");
        assertThat(received[0].getSubject()).isEqualTo("登记失业率 1");
        assertThat(kit.outbox.sent).containsExactly(1L, 2L);
    }

    @Test
    void sendsNothingTwice() {
        letter(1, "chen@hangzhou.example");
        send();

        assertThat(send()).isEqualTo(new SendResult(0, 0, 0, false));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void putsOffARefusedRecipientAndGoesOn() {
        server.getUserManager().setMessageDeliveryHandler((message, address) -> {
            if (address.getEmail().startsWith("chen")) {
                throw new com.icegreen.greenmail.user.UserException("no such person");
            }
            return server.getUserManager().createUser(address.getEmail(), address.getEmail(), "x");
        });
        letter(1, "chen@hangzhou.example");
        letter(2, "zhou@hangzhou.example");

        SendResult result = send();

        assertThat(result.sent()).isEqualTo(1);
        assertThat(result.putOff()).isEqualTo(1);
        assertThat(kit.outbox.sent).containsExactly(2L);
        assertThat(kit.outbox.next.get(1L)).isAfter(kit.clock.instant().plus(Duration.ofMinutes(4)));
    }

    @Test
    void refusesToSendInTheClearWhereEncryptionIsAskedFor() {
        kit.environment.put("JUNDENG_SMTP_SECURITY", "starttls");
        letter(1, "chen@hangzhou.example");

        assertThat(send().putOff()).isEqualTo(1);
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(kit.outbox.errors.get(1L)).contains("STARTTLS is required");
    }

    @Test
    void sendsUnderTheSameMessageIdWhenTheServerIsBack() throws MessagingException {
        server.stop();
        for (int i = 1; i <= 5; i++) {
            letter(i, "chen" + i + "@hangzhou.example");
        }
        assertThat(send()).isEqualTo(new SendResult(0, 5, 0, true));

        server.start();
        kit.environment.put("JUNDENG_SMTP_PORT", String.valueOf(server.getSmtp().getPort()));

        assertThat(send()).isEqualTo(new SendResult(5, 0, 0, false));
        assertThat(server.getReceivedMessages()[0].getMessageID()).isEqualTo("<notice-1@notices.jundeng>");
    }

    @Test
    void sendsAtTheHourOfTheNoticesUnderServe() {
        kit.environment.put("JUNDENG_SCHEDULE_NOTICES", "0/1 * * * * ?");
        letter(1, "chen@hangzhou.example");
        try (Edges serving = kit.start(Edges.Mode.SERVE)) {
            assertThat(serving).isNotNull();
            await().atMost(Duration.ofSeconds(10)).until(() -> kit.outbox.sent.size() == 1);
        }
    }

    @Test
    void writesMailsAsFilesWhereNoServerIsSet() throws IOException, MessagingException {
        kit.environment.clear();
        letter(7, "chen@hangzhou.example");

        assertThat(send()).isEqualTo(new SendResult(1, 0, 0, false));

        Path file = kit.workspace.outbox().resolve("000007-chen@hangzhou.example.eml");
        try (var in = Files.newInputStream(file)) {
            assertThat(new MimeMessage(null, in).getMessageID()).isEqualTo("<notice-7@notices.jundeng>");
        }
    }

    private SendResult send() {
        try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
            return edges.sendNotices();
        }
    }

    private void letter(long id, String address) {
        kit.outbox.waiting.put(id, new Letter(id, address, 0, 0, () -> MailMessage.of(Mails.to(id, address), FROM)));
    }
}
