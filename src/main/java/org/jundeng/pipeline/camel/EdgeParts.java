// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jundeng.binding.Settings;
import org.jundeng.contract.Contract;
import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.KeptBeside;
import org.jundeng.pipeline.mail.NoticeQueue;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.Watermarks;

/**
 * What the edges are joined to.
 *
 * @param routes the folder of the route files
 * @param workspace the folders
 * @param settings schedule, mail, sources
 * @param contracts all contracts; those with a source are pulled
 * @param inbox where deliveries are claimed
 * @param look which files are whole, and in which order they are taken; the same one that the night asks
 * @param keptBeside what was let go, and may be written on
 * @param taking where claims go
 * @param night the nightly run that the schedule starts, with the time it was due; called under {@code serve} only
 * @param byDay evaluates what came since the last evaluation; called under {@code serve} only
 * @param trials tries what lies in the folders for that; called under {@code serve} only
 * @param notices the outbox
 * @param embedded turns {@code embedded:DB} of a source's address into a JDBC address
 * @param marks how far a feed was read that is pulled by a watermark
 * @param clock the true time
 */
public record EdgeParts(
        Path routes,
        Workspace workspace,
        Settings settings,
        Collection<Contract> contracts,
        Inbox inbox,
        InboxLook look,
        KeptBeside keptBeside,
        Taking taking,
        Consumer<Instant> night,
        Runnable byDay,
        Runnable trials,
        NoticeQueue notices,
        UnaryOperator<String> embedded,
        Function<String, Optional<Watermarks.Mark>> marks,
        Clock clock) {}
