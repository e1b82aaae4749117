// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The mails that have left: as files, or to a server. */
final class MessageIds {

    private MessageIds() {}

    /** The Message-IDs of the mails in the outbox of {@code town}, each as often as it is there. */
    static List<String> inOutbox(TownWorkspace town) throws IOException, MessagingException {
        List<String> ids = new ArrayList<>();
        try (Stream<Path> files = Files.list(town.workspace().resolve("outbox"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".eml")).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    ids.add(new MimeMessage(null, in).getMessageID());
                }
            }
        }
        return ids;
    }

    /** The Message-IDs of the mails that {@code server} took, each as often as it did. */
    static List<String> at(GreenMail server) throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            ids.add(mail.getMessageID());
        }
        return ids;
    }
}
