// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.InboxTree;
import org.jundeng.pipeline.inbox.RoundOrder;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.inbox.UntakenFiles;
import org.jundeng.pipeline.workspace.Workspace;

/** Looks for files in the inbox that will not be taken, or that somebody holds open. */
public final class InboxExaminer implements Examiner {

    private final Workspace workspace;
    private final Settings settings;
    private final Set<String> bureaus;
    private final Clock clock;

    /**
     * Looks into the inbox of {@code workspace}.
     *
     * @param settings say how many levels of folders are searched
     * @param bureaus the bureaus that have feeds
     */
    public InboxExaminer(Workspace workspace, Settings settings, Collection<String> bureaus, Clock clock) {
        this.workspace = workspace;
        this.settings = settings;
        this.bureaus = Set.copyOf(bureaus);
        this.clock = clock;
    }

    @Override
    public String subject() {
        return "the inbox " + workspace.inboxes();
    }

    @Override
    public Remarks.Kind silence() {
        return Remarks.Kind.NOW;
    }

    @Override
    public void examine(Remarks remarks) {
        InboxTree tree = new InboxTree(
                workspace,
                settings.number("jundeng.inbox.depth", InboxTree.DEPTH),
                (folder, e) -> remarks.fault(folder + " cannot be listed: " + e.getMessage() + "; let user "
                        + System.getProperty("user.name") + " read it"));
        new UntakenFiles(workspace, tree, () -> bureaus, clock).now().forEach(remarks::note);
        SettledFiles settled = new SettledFiles(Duration.ZERO, clock);
        new InboxLook(tree, settled, new RoundOrder((bureau, name) -> Optional.empty()))
                .heldOpen()
                .forEach(remarks::note);
    }
}
