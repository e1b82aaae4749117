// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jundeng.binding.Settings;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.jundeng.pipeline.mail.ChannelQueue;
import org.jundeng.pipeline.mail.NoticeQueue;
import org.jundeng.pipeline.mail.ReplyReceiver;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Watermarks;

/**
 * What the edges are connected to.
 *
 * @param routes the folder of the route files
 * @param workspace the workspace on disk
 * @param settings schedule, mail, sources
 * @param contracts all contracts; those with a source are pulled
 * @param folders where deliveries are claimed; the same that the night uses
 * @param taking takes claims
 * @param failedPulls writes the ledger lines of pulls that brought nothing
 * @param notices the outbox
 * @param channels the notices that leave by channels
 * @param wantedChannels the channels that somebody wants
 * @param replies takes what comes to the mailbox for replies
 * @param embedded turns {@code embedded:DB} of a source's address into a JDBC address
 * @param marks how far a feed that is pulled by a watermark has been read
 * @param clock the true time
 */
public record EdgeParts(
        Path routes,
        Workspace workspace,
        Settings settings,
        Collection<Contract> contracts,
        StewardFolders folders,
        Taking taking,
        FailedPulls failedPulls,
        NoticeQueue notices,
        ChannelQueue channels,
        Set<String> wantedChannels,
        ReplyReceiver.ReplyIntake replies,
        UnaryOperator<String> embedded,
        Function<String, Optional<Watermarks.Mark>> marks,
        Clock clock) {

    /** Writes the ledger line of a pull that brought nothing. */
    @FunctionalInterface
    public interface FailedPulls {

        /** Writes the line for the contract's feed, with the reasons, and returns it. */
        LedgerLine write(Contract contract, List<Finding> reasons) throws IOException;
    }
}
