// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.notice.outbox.MailMessage;
import org.jundeng.pipeline.mail.NoticeQueue.Letter;

/** Writes mails as files, for when no mail server is set. A notice that is written again replaces its file. */
public final class EmlFiles {

    private final Path outbox;

    /** Writes into {@code outbox}, which is made when the first mail leaves. */
    public EmlFiles(Path outbox) {
        this.outbox = outbox;
    }

    /** Writes the mail of a notice under a temporary name and renames it: readers never see a partial file. */
    public Path write(@Body MailMessage mail, @ExchangeProperty("notice") Letter letter)
            throws IOException, MessagingException {
        RestrictedFiles.folder(outbox);
        String name = String.format(
                Locale.ROOT, "%06d-%s.eml", letter.noticeId(), letter.address().replaceAll("[^A-Za-z0-9@._-]", "_"));
        Path temporary = outbox.resolve("." + name + ".part");
        try (FileChannel channel = FileChannel.open(RestrictedFiles.privateFile(temporary), StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            mail.writeTo(out);
            channel.force(true);
        }
        return Files.move(temporary, outbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
