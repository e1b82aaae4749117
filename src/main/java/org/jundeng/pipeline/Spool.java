// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.jundeng.contract.Contract;
import org.jundeng.intake.CanonicalJson;

/** The bean by which routes ask a source and write its answer, whole, into a spool file of the inbox. */
public final class Spool {

    private final Inbox inbox;
    private final Sources sources;

    Spool(Inbox inbox, Sources sources) {
        this.inbox = inbox;
        this.sources = sources;
    }

    /** The SELECT of a feed. */
    public String question(String feed) {
        return sources.contract(feed).source().sql();
    }

    /** The address of a feed. */
    public String address(String feed) {
        return sources.address(feed);
    }

    /** Spools the rows of a query. */
    public Path rows(String bureau, String feed, Iterator<Map<String, Object>> rows) {
        Deadline deadline = new Deadline(sources.contract(feed).source().timeoutSeconds());
        return spool(bureau, feed, target -> CanonicalJson.spoolQuery(deadline.over(rows), target));
    }

    /** Spools the body of an HTTP answer; an answer without one is an empty delivery. */
    public Path answer(String bureau, String feed, InputStream body) {
        Contract contract = sources.contract(feed);
        Deadline deadline = new Deadline(contract.source().timeoutSeconds());
        InputStream bytes = body == null ? new ByteArrayInputStream(new byte[0]) : body;
        return spool(bureau, feed, target -> {
            try (InputStream inTime = deadline.over(bytes)) {
                CanonicalJson.spoolBody(inTime, contract, target);
            }
        });
    }

    private Path spool(String bureau, String feed, Writing writing) {
        Path target = null;
        try {
            target = inbox.newSpool(bureau, feed);
            writing.to(target);
            return target;
        } catch (IOException e) {
            drop(target, e);
            throw new NotTaken("spooling " + feed, e);
        } catch (RuntimeException e) {
            drop(target, e);
            throw e;
        }
    }

    private static void drop(Path target, Exception reason) {
        try {
            if (target != null) {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Writes an answer to a file. */
    private interface Writing {
        void to(Path target) throws IOException;
    }
}
