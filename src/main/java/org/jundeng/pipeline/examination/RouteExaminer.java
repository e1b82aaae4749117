// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.pipeline.camel.EdgeParts;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.InboxTree;
import org.jundeng.pipeline.inbox.LetGoFiles;
import org.jundeng.pipeline.inbox.RoundOrder;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.jundeng.pipeline.workspace.Workspace;

/**
 * Builds all routes, in a scratch folder that is removed afterwards, and starts none that watches or is scheduled.
 * Notes each route file that cannot be used, and each bureau whose stewards may drop files that no route would take.
 */
public final class RouteExaminer implements Examiner {

    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/nowhere";

    private final Folders folders;
    private final Configuration configuration;
    private final Clock clock;

    /** Looks at the routes of {@code folders}. */
    public RouteExaminer(Folders folders, Configuration configuration, Clock clock) {
        this.folders = folders;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Override
    public String subject() {
        return "the routes in " + folders.routes();
    }

    @Override
    public void examine(Remarks remarks) {
        Path scratch = null;
        try {
            scratch = Files.createTempDirectory("jundeng-doctor-");
            Workspace workspace = new Workspace(scratch);
            Edges.Examined examined = Edges.examine(parts(workspace));
            examined.faults().forEach(fault -> remarks.fault(fault.toString()));
            examineBureaus(workspace, examined.watched(), remarks);
        } catch (InvalidConfiguration e) {
            e.faults().forEach(fault -> remarks.fault(fault.toString()));
        } catch (IOException e) {
            remarks.fault(subject() + " could not be examined: " + e);
        } finally {
            remove(scratch);
        }
    }

    private void examineBureaus(Workspace workspace, Set<Path> watched, Remarks remarks) {
        Set<String> dropping = new TreeSet<>();
        contracts().stream()
                .filter(contract -> !contract.files().isEmpty())
                .forEach(contract -> dropping.add(contract.bureau()));
        dropping.stream()
                .filter(bureau -> !watched.contains(workspace.inbox(bureau)))
                .forEach(bureau -> remarks.fault(
                        folders.routes().resolve("bureaus").resolve(bureau + ".camel.yaml") + ": bureau " + bureau
                                + " has feeds with files, but no route watches its folder, so serve would take none;"
                                + " add a templatedRoute of receive-delivery"));
    }

    private List<Contract> contracts() {
        return configuration.contracts().all().stream()
                .map(ContractVersion::contract)
                .toList();
    }

    /** What takes deliveries and sends mails is not there, because no route is called. */
    private EdgeParts parts(Workspace workspace) {
        Inbox inbox = new Inbox(workspace, clock, RandomGenerator.getDefault());
        SettledFiles settled = new SettledFiles(Duration.ZERO, clock);
        InboxTree tree = new InboxTree(workspace, InboxTree.DEPTH, (folder, unreadable) -> {});
        return new EdgeParts(
                folders.routes(),
                workspace,
                configuration.settings(),
                contracts(),
                new StewardFolders(
                        inbox,
                        new InboxLook(tree, settled, new RoundOrder((bureau, name) -> Optional.empty())),
                        new LetGoFiles(inbox, settled, arrival -> Optional.empty(), Duration.ZERO)),
                null,
                null,
                null,
                null,
                configuration.catalogue().people().channels(),
                null,
                address -> NOWHERE,
                feed -> Optional.empty(),
                clock);
    }

    private static void remove(Path scratch) {
        if (scratch == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(scratch)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("removing " + scratch, e);
        }
    }
}
