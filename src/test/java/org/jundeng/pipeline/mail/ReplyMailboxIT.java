// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.EdgesKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mailbox for replies on a real mail server. */
class ReplyMailboxIT {

    @TempDir
    Path folder;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private EdgesKit kit;
    private GreenMail server;
    private GreenMailUser mailbox;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap").dynamicPort());
        server.start();
        mailbox = server.setUser("jundeng@x.example", "jundeng@x.example", "the-password");
        kit = new EdgesKit(folder.resolve("workspace"));
        kit.environment.put("JUNDENG_REPLIES_HOST", "127.0.0.1");
        kit.environment.put(
                "JUNDENG_REPLIES_PORT", String.valueOf(server.getImap().getPort()));
        kit.environment.put("JUNDENG_REPLIES_ADDRESS", "jundeng@x.example");
        kit.environment.put("JUNDENG_REPLIES_SECURITY", "none");
        kit.environment.put("JUNDENG_REPLIES_PASSWORD", "the-password");
        kit.replies = mail -> {
            String text = new String(mail, StandardCharsets.UTF_8);
            if (text.contains("poison") && failures.incrementAndGet() == 1) {
                throw new IllegalStateException("the warehouse is away");
            }
            taken.add(text.replaceAll("(?s).*Subject: ([a-z]+).*", "$1"));
            return Optional.of("acknowledged");
        };
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void takesEachMailOnceAndOneThatWasNotTakenAgain() throws MessagingException, FolderException {
        deliver("first");
        deliver("poison");
        deliver("third");

        try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
            assertThat(edges.takeReplies()).isEmpty();
            assertThat(taken).containsExactly("first", "third");
            assertThat(unread()).isEqualTo(1);

            assertThat(edges.takeReplies()).isEmpty();
            assertThat(edges.takeReplies()).isEmpty();
        }

        assertThat(taken).containsExactly("first", "third", "poison");
        assertThat(unread()).isZero();
    }

    @Test
    void looksByItselfWhileItServes() throws MessagingException, FolderException {
        deliver("first");

        try (Edges edges = kit.start(Edges.Mode.SERVE)) {
            await().until(() -> taken.contains("first"));
            await().untilAsserted(() -> assertThat(unread()).isZero());
            assertThat(edges.stoppedRoutes()).isEmpty();
        }
    }

    @Test
    void namesTheSettingAndNotThePasswordWhereTheLoginIsRefused() throws MessagingException {
        kit.environment.put("JUNDENG_REPLIES_PASSWORD", "wrong-password");
        deliver("first");

        try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
            String trouble = edges.takeReplies().orElseThrow();

            assertThat(trouble)
                    .contains("refuses the login", "jundeng.replies.user or JUNDENG_REPLIES_PASSWORD")
                    .doesNotContain("wrong-password");
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void readsOverTlsAndRefusesACertificateThatNobodyVouchesForOrOfAnotherHost() throws Exception {
        TestCertificate ours = TestCertificate.of(Files.createDirectory(folder.resolve("ours")), "ip:127.0.0.1");
        TestCertificate anothers =
                TestCertificate.of(Files.createDirectory(folder.resolve("others")), "dns:mail.other.example");
        deliver("first");
        kit.environment.put("JUNDENG_REPLIES_SECURITY", "imaps");
        try (TlsFront front = new TlsFront(ours.context(), server.getImap().getPort())) {
            kit.environment.put("JUNDENG_REPLIES_PORT", String.valueOf(front.port()));
            try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
                assertThat(edges.takeReplies().orElseThrow())
                        .contains("the server 127.0.0.1:" + front.port() + " is not to be trusted: ")
                        .endsWith("; have it given a certificate for the name in jundeng.replies.host, and name the"
                                + " authority's in jundeng.replies.ca-file");
            }
            assertThat(taken).isEmpty();
            kit.environment.put("JUNDENG_REPLIES_CA_FILE", ours.pem().toString());
            try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
                assertThat(edges.takeReplies()).isEmpty();
            }
            assertThat(taken).containsExactly("first");
        }

        deliver("second");
        kit.environment.put("JUNDENG_REPLIES_CA_FILE", anothers.pem().toString());
        try (TlsFront front = new TlsFront(anothers.context(), server.getImap().getPort())) {
            kit.environment.put("JUNDENG_REPLIES_PORT", String.valueOf(front.port()));
            try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
                assertThat(edges.takeReplies().orElseThrow()).contains(" is not to be trusted: ");
            }
        }
        assertThat(taken).as("a certificate of another host").containsExactly("first");
    }

    @Test
    void losesNothingWhileTheServerIsAway() {
        server.stop();

        try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
            assertThat(edges.takeReplies().orElseThrow()).contains("is out of reach");
        }
    }

    @Test
    void hasNoRouteWhereNoMailboxIsSet() {
        kit.environment.keySet().removeIf(name -> name.startsWith("JUNDENG_REPLIES"));

        try (Edges edges = kit.start(Edges.Mode.SERVE)) {
            assertThat(edges.takeReplies()).isEmpty();
            assertThat(edges.stoppedRoutes()).isEmpty();
        }
    }

    @Test
    void namesAllThatIsWrongWithTheSettings() {
        kit.environment.put("JUNDENG_REPLIES_HOST", "imap.elsewhere.invalid");
        kit.environment.put("JUNDENG_REPLIES_ADDRESS", "均等 <jundeng@x.example>");
        kit.environment.remove("JUNDENG_REPLIES_PASSWORD");

        assertThatThrownBy(() -> kit.start(Edges.Mode.NIGHTLY))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("jundeng.replies.address \"均等 <jundeng@x.example>\" is not an address such as")
                .hasMessageContaining("jundeng.replies.host is set, but JUNDENG_REPLIES_PASSWORD is not")
                .hasMessageContaining(
                        "jundeng.replies.security is none, and imap.elsewhere.invalid is another machine");
    }

    private void deliver(String subject) throws MessagingException {
        String mail = "From: a@x.example\r\nTo: jundeng@x.example\r\nSubject: " + subject + "\r\n\r\ntext\r\n";
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
        assertThat(GreenMailUtil.getBody(server.getReceivedMessages()[0])).isNotNull();
    }

    private long unread() throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(mailbox).getMessages().stream()
                .filter(message -> !message.isSet(Flags.Flag.SEEN))
                .count();
    }
}
