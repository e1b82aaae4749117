// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.notice.outbox.Mails;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.EdgesKit;
import org.jundeng.pipeline.mail.NoticeQueue.Letter;
import org.jundeng.pipeline.night.EverythingLogged;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail servers that encrypt and ask for a login, and servers that only pretend to be ours. */
class MailTlsIT {

    private static final String PASSWORD = "Tr0ub4dor&3";

    @TempDir
    static Path certificates;

    private static TestCertificate ours;
    private static TestCertificate anothers;

    @TempDir
    Path folder;

    private EdgesKit kit;

    @BeforeAll
    static void makeCertificates() throws Exception {
        ours = TestCertificate.of(Files.createDirectory(certificates.resolve("ours")), "ip:127.0.0.1");
        anothers = TestCertificate.of(Files.createDirectory(certificates.resolve("x")), "dns:mail.other.example");
    }

    @BeforeEach
    void letter() {
        kit = new EdgesKit(folder.resolve("workspace"));
        kit.environment.put("JUNDENG_SMTP_HOST", "127.0.0.1");
        kit.outbox.waiting.put(
                1L,
                new Letter(
                        1,
                        "chen@x.example",
                        0,
                        0,
                        () -> MailMessage.of(Mails.to(1, "chen@x.example"), "jundeng@x.example")));
    }

    @Test
    void sendsOverStartTlsToAServerThatTheCitySigned() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.withStartTls(ours.context())) {
            secured("starttls", server.port(), ours);

            assertThat(send()).isEqualTo(new SendResult(1, 0, 0, false));
            assertThat(server.commands).contains("STARTTLS");
            assertThat(server.received).hasSize(1);
        }
    }

    @Test
    void sendsOverSmtpsToAServerThatTheCitySigned() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.withSmtps(ours.context())) {
            secured("smtps", server.port(), ours);

            assertThat(send()).isEqualTo(new SendResult(1, 0, 0, false));
            assertThat(server.commands).doesNotContain("STARTTLS");
            assertThat(server.received).hasSize(1);
        }
    }

    @Test
    void trustsNoCertificateThatNobodyVouchesFor() throws Exception {
        try (ScriptedSmtp startTls = ScriptedSmtp.withStartTls(ours.context());
                ScriptedSmtp smtps = ScriptedSmtp.withSmtps(ours.context())) {
            secured("starttls", startTls.port(), null);
            assertRefusesToSend();
            secured("smtps", smtps.port(), null);
            assertRefusesToSend();
            assertThat(startTls.received).isEmpty();
            assertThat(smtps.received).isEmpty();
        }
    }

    @Test
    void trustsNoCertificateOfAnotherHost() throws Exception {
        try (ScriptedSmtp startTls = ScriptedSmtp.withStartTls(anothers.context());
                ScriptedSmtp smtps = ScriptedSmtp.withSmtps(anothers.context())) {
            secured("starttls", startTls.port(), anothers);
            assertRefusesToSend();
            secured("smtps", smtps.port(), anothers);
            assertRefusesToSend();
            assertThat(startTls.received).isEmpty();
            assertThat(smtps.received).isEmpty();
        }
    }

    @Test
    void sendsNoPasswordToAServerThatDoesNotEncrypt() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.inTheClear()) {
            login();
            kit.environment.put("JUNDENG_SMTP_PORT", String.valueOf(server.port()));

            assertRefusesToSend();
            assertThat(kit.outbox.errors.get(1L)).contains("STARTTLS is required");
            assertThat(server.commands).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @Test
    void logsInOverStartTlsWhereOnlyAUserIsSet() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.withStartTls(ours.context())) {
            loginAt(server);

            assertThat(send()).isEqualTo(new SendResult(1, 0, 0, false));
            assertThat(server.commands.indexOf("STARTTLS"))
                    .isLessThan(server.commands.indexOf("AUTH LOGIN"))
                    .isPositive();
            assertThat(server.commands).contains(base64("jundeng"), base64(PASSWORD));
        }
    }

    @Test
    void logsInAtAnotherHousesServer() throws Exception {
        System.setProperty("greenmail.tls.keystore.file", ours.keys().toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtps").dynamicPort());
        try {
            server.setUser("jundeng@x.example", "jundeng", PASSWORD);
            server.start();
            secured("smtps", server.getSmtps().getPort(), ours);
            login();

            assertThat(send()).isEqualTo(new SendResult(1, 0, 0, false));
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void saysThePasswordNowhereHoweverMuchIsLogged() throws Exception {
        try (EverythingLogged log = new EverythingLogged(Level.TRACE);
                ScriptedSmtp server = ScriptedSmtp.withStartTls(ours.context())) {
            server.answerToLogin = "535 5.7.8 who are you?";
            loginAt(server);

            assertThat(send()).isEqualTo(new SendResult(0, 1, 0, true));

            assertThat(server.commands).contains(base64(PASSWORD));
            assertThat(log.text())
                    .contains("login-refused", "AUTH LOGIN", "535 5.7.8 who are you?")
                    .doesNotContain(PASSWORD, base64(PASSWORD));
            assertThat(kit.outbox.errors.get(1L)).contains("login-refused").doesNotContain(PASSWORD);
        }
    }

    @Test
    void doesNotRepeatThePasswordAfterAServerThatSaysIt() throws Exception {
        try (EverythingLogged log = new EverythingLogged(Level.INFO);
                ScriptedSmtp server = ScriptedSmtp.withStartTls(ours.context())) {
            server.answerToLogin = "535 5.7.8 you may not come in with " + PASSWORD + " or " + base64(PASSWORD);
            loginAt(server);

            assertThat(send()).isEqualTo(new SendResult(0, 1, 0, true));

            assertThat(kit.outbox.errors.get(1L))
                    .startsWith("login-refused: ")
                    .contains("535 5.7.8 you may not come in with *** or ***")
                    .doesNotContain(PASSWORD, base64(PASSWORD));
            assertThat(log.text()).contains("login-refused").doesNotContain(PASSWORD, base64(PASSWORD));
        }
    }

    @Test
    void startsWithNoSettingsThatCannotBeMeantSo() throws Exception {
        Path none = Files.writeString(folder.resolve("ca.pem"), "no certificate");
        kit.environment.put("JUNDENG_SMTP_USER", "jundeng");
        kit.environment.put("JUNDENG_SMTP_SECURITY", "none");
        kit.environment.put("JUNDENG_SMTP_FROM", "a@x.example, b@x.example");
        kit.environment.put("JUNDENG_SMTP_CA_FILE", none.toString());

        assertThatThrownBy(this::send).isInstanceOfSatisfying(InvalidConfiguration.class, invalid -> assertThat(
                        invalid.faults())
                .extracting(Object::toString)
                .satisfiesExactly(
                        fault -> assertThat(fault)
                                .isEqualTo("settings: jundeng.smtp.user is set, but jundeng.smtp.security is"
                                        + " none: the password would travel in the clear; set starttls or"
                                        + " smtps"),
                        fault -> assertThat(fault)
                                .isEqualTo("settings: jundeng.smtp.user is set, but JUNDENG_SMTP_PASSWORD is" + " not"),
                        fault -> assertThat(fault)
                                .isEqualTo("settings: jundeng.smtp.from \"a@x.example, b@x.example\" is not"
                                        + " one mail address such as 均等 <jundeng@city.example>"),
                        fault -> assertThat(fault)
                                .startsWith(none + ": cannot be used as jundeng.smtp.ca-file: ")
                                .endsWith("; it must hold certificates in PEM")));
    }

    private void assertRefusesToSend() {
        assertThat(send()).isEqualTo(new SendResult(0, 1, 0, true));
        assertThat(kit.outbox.errors.get(1L)).startsWith("not-encrypted: ");
    }

    private void secured(String security, int port, TestCertificate trusted) {
        kit.environment.put("JUNDENG_SMTP_SECURITY", security);
        kit.environment.put("JUNDENG_SMTP_PORT", String.valueOf(port));
        if (trusted != null) {
            kit.environment.put("JUNDENG_SMTP_CA_FILE", trusted.pem().toString());
        }
    }

    private void login() {
        kit.environment.put("JUNDENG_SMTP_USER", "jundeng");
        kit.environment.put("JUNDENG_SMTP_PASSWORD", PASSWORD);
    }

    private void loginAt(ScriptedSmtp server) {
        login();
        kit.environment.put("JUNDENG_SMTP_PORT", String.valueOf(server.port()));
        kit.environment.put("JUNDENG_SMTP_CA_FILE", ours.pem().toString());
    }

    private SendResult send() {
        try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
            return edges.sendNotices();
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
