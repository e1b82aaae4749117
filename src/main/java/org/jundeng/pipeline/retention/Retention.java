// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.retention;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.outage.Troubles;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of what the settings say is kept long enough, at the end of a night. Ages are counted from the times in the
 * ledger to the time of the clock. Whatever is let go is a line of the audit trail.
 */
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String ACTOR = "jundeng";

    private final Settings settings;
    private final Clock clock;
    private final AuditTrail audit;
    private final List<Share> shares;

    /** What is kept in {@code workspace} and {@code warehouse}, for as long as {@code settings} say. */
    public Retention(Settings settings, Workspace workspace, DataSource warehouse, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.audit = new AuditTrail(warehouse, clock);
        this.shares = List.of(
                new OldPages(workspace),
                new OldReceipts(workspace, warehouse),
                new OldMails(workspace, warehouse),
                new OldBytes(workspace, warehouse, "archive"),
                new OldBytes(workspace, warehouse, "quarantine"));
    }

    /** What the next night will let go of, a sentence each. */
    public List<String> coming() throws IOException {
        Keeping keeping = new Keeping(settings, clock.instant());
        List<String> sentences = new ArrayList<>();
        for (Share share : shares) {
            share.find(keeping)
                    .ifPresent(found ->
                            sentences.add("the next night lets go of " + found.words() + ", as " + found.setting() + "="
                                    + settings.text(found.setting()).orElse("") + " says"));
        }
        return sentences;
    }

    /** Lets go; returns what was let go, in words. A failure goes to {@code troubles} and stops no other part. */
    public List<String> letGo(long runId, Troubles troubles) {
        Keeping keeping = new Keeping(settings, clock.instant());
        List<String> done = new ArrayList<>();
        for (Share share : shares) {
            try {
                Optional<Share.Found> found = share.find(keeping);
                if (found.isPresent()) {
                    found.get().letting().go(runId);
                    audit.note(new AuditTrail.Entry(
                            ACTOR,
                            AuditTrail.Act.LET_GO,
                            found.get().what(),
                            "done",
                            found.get().words() + ", by " + found.get().setting()));
                    done.add(found.get().words());
                    LOG.info(
                            "let go of {}, as {} says",
                            found.get().words(),
                            found.get().setting());
                }
            } catch (IOException | RuntimeException e) {
                troubles.note("letting go of what is kept long enough", e);
            }
        }
        return done;
    }
}
