// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What mail servers offer, held against what is set. */
class MailServerLookIT {

    @TempDir
    static Path folder;

    private static TestCertificate ours;
    private static TestCertificate foreign;

    @BeforeAll
    static void makesCertificates() throws IOException, InterruptedException {
        ours = TestCertificate.of(Files.createDirectory(folder.resolve("ours")), "ip:127.0.0.1");
        foreign = TestCertificate.of(Files.createDirectory(folder.resolve("foreign")), "dns:mail.example");
    }

    private static MailServerLook look(int port, String security, String user, TestCertificate trusted) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "JUNDENG_SMTP_HOST",
                "127.0.0.1",
                "JUNDENG_SMTP_PORT",
                String.valueOf(port),
                "JUNDENG_SMTP_SECURITY",
                security,
                "JUNDENG_SMTP_CA_FILE",
                trusted.pem().toString()));
        if (user != null) {
            environment.put("JUNDENG_SMTP_USER", user);
            environment.put("JUNDENG_SMTP_PASSWORD", "hush");
        }
        Faults faults = new Faults();
        Settings settings = Settings.load(folder, folder, environment, faults);
        MailServer server = MailServer.of(settings, faults);
        assertThat(faults.all()).isEmpty();
        return MailServerLook.at(server);
    }

    private static MailServerLook nothing() {
        return new MailServerLook(List.of(), List.of(), List.of());
    }

    @Test
    void findsNothingWhereAllIsAsSetAndSendsNothing() throws Exception {
        try (ScriptedSmtp startTls = ScriptedSmtp.withStartTls(ours.context());
                ScriptedSmtp smtps = ScriptedSmtp.withSmtps(ours.context());
                ScriptedSmtp clear = ScriptedSmtp.inTheClear()) {
            assertThat(look(startTls.port(), "starttls", "jundeng", ours)).isEqualTo(nothing());
            assertThat(look(smtps.port(), "smtps", "jundeng", ours)).isEqualTo(nothing());
            assertThat(look(clear.port(), "none", null, ours)).isEqualTo(nothing());
            assertThat(startTls.commands).noneMatch(command -> command.startsWith("MAIL"));
            assertThat(smtps.commands).noneMatch(command -> command.startsWith("MAIL"));
        }
    }

    @Test
    void saysThatTheServerDoesNotOfferWhatIsSet() throws Exception {
        try (ScriptedSmtp clear = ScriptedSmtp.inTheClear()) {
            assertThat(look(clear.port(), "starttls", "jundeng", ours).faults())
                    .containsExactly("does not offer STARTTLS, and jundeng.smtp.security is starttls: name its port for"
                            + " submission, or set smtps if it encrypts from the start");
            assertThat(look(clear.port(), "smtps", "jundeng", ours).faults())
                    .hasSize(1)
                    .allMatch(fault -> fault.endsWith("set jundeng.smtp.security=starttls"));
            assertThat(clear.commands).noneMatch(command -> command.startsWith("AUTH"));
        }
    }

    @Test
    void saysThatTheServerOffersMoreThanIsSet() throws Exception {
        try (ScriptedSmtp startTls = ScriptedSmtp.withStartTls(ours.context())) {
            assertThat(look(startTls.port(), "none", null, ours).notes())
                    .containsExactly("offers STARTTLS, and mails go in the clear: set jundeng.smtp.security=starttls");
        }
    }

    @Test
    void saysThatTheCertificateOrTheLoginIsRefused() throws Exception {
        try (ScriptedSmtp other = ScriptedSmtp.withStartTls(foreign.context());
                ScriptedSmtp known = ScriptedSmtp.withStartTls(ours.context())) {
            assertThat(look(other.port(), "starttls", "jundeng", foreign).faults())
                    .as("another name")
                    .hasSize(1)
                    .allMatch(fault -> fault.startsWith("cannot be trusted or does not encrypt: "));
            assertThat(look(other.port(), "starttls", "jundeng", ours).faults())
                    .as("another authority")
                    .hasSize(1)
                    .allMatch(fault -> fault.startsWith("cannot be trusted or does not encrypt: "));
            known.answerToLogin = "535 no such user or password hush";
            assertThat(look(known.port(), "starttls", "jundeng", ours).faults())
                    .hasSize(1)
                    .allSatisfy(fault -> assertThat(fault)
                            .startsWith("refuses the login of \"jundeng\": ")
                            .endsWith("; correct jundeng.smtp.user or JUNDENG_SMTP_PASSWORD")
                            .doesNotContain("hush"));
        }
    }

    @Test
    void aServerThatIsDownIsAway() throws Exception {
        int free;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = gone.getLocalPort();
        }
        MailServerLook look = look(free, "none", null, ours);

        assertThat(look.faults()).isEmpty();
        assertThat(look.away()).hasSize(1).allMatch(each -> each.startsWith("is out of reach: "));
    }
}
