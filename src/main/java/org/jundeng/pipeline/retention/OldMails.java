// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jundeng.notice.outbox.SentMails;
import org.jundeng.pipeline.workspace.Workspace;

/** The words of mails that were sent long ago, in the warehouse and as files in {@code outbox/}. */
final class OldMails implements Share {

    private static final String SETTING = "jundeng.keep.mail-days";
    private static final Pattern NAME = Pattern.compile("(\\d{6,18})-.*\\.eml");

    private final Path outbox;
    private final SentMails mails;

    OldMails(Workspace workspace, DataSource warehouse) {
        this.outbox = workspace.outbox();
        this.mails = new SentMails(warehouse);
    }

    @Override
    public Optional<Found> find(Keeping keeping) throws IOException {
        Optional<Instant> limit = keeping.days(SETTING);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        long withWords = mails.withWords(limit.get());
        List<Path> files = files(limit.get());
        if (withWords == 0 && files.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                "mails",
                "the words of " + Share.count(withWords, "mail") + " and " + Share.count(files.size(), "file")
                        + " of outbox/",
                SETTING,
                run -> {
                    mails.letGoWords(limit.get(), keeping.now());
                    for (Path file : files) {
                        Files.deleteIfExists(file);
                    }
                }));
    }

    /** The files of mails that were sent before {@code limit}; a file starts with the number of its notice. */
    private List<Path> files(Instant limit) throws IOException {
        if (!Files.isDirectory(outbox)) {
            return List.of();
        }
        Map<Long, List<Path>> byNotice = new TreeMap<>();
        try (Stream<Path> all = Files.list(outbox)) {
            for (Path file : all.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    byNotice.computeIfAbsent(Long.valueOf(name.group(1)), first -> new ArrayList<>())
                            .add(file);
                }
            }
        }
        Set<Long> old = mails.sentBefore(limit, byNotice.keySet());
        byNotice.keySet().retainAll(old);
        return byNotice.values().stream().flatMap(List::stream).toList();
    }
}
