// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.Person;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Supply;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.jundeng.pipeline.mail.MailServer;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.sql.WarehouseUnreachable;

/** Examines an installation and reports everything that is wrong with it at once, without any secret. */
public final class Doctor {

    private static final int CONNECT_MILLIS = 5_000;

    private final Folders folders;
    private final RunOptions options;
    private final List<String> faults = new ArrayList<>();
    private final List<String> away = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Examines what {@code folders} hold. */
    public Doctor(Folders folders, RunOptions options) {
        this.folders = folders;
        this.options = options;
    }

    /**
     * What was found.
     *
     * @param faults what is wrong
     * @param notes what looks odd and may be intended
     * @param onlyOutOfReach whether the only faults are things that cannot be reached now
     */
    public record Report(List<String> faults, List<String> notes, boolean onlyOutOfReach) {}

    /** Looks at configuration, routes, folders, database and mail. */
    public Report examine() {
        Faults found = new Faults();
        Configuration configuration = Configuration.read(folders, found);
        found.all().forEach(fault -> faults.add(fault.toString()));
        examinePeople(configuration);
        examineHearers(configuration);
        if (found.none()) {
            new Supply(configuration.catalogue(), configuration.contracts())
                    .targetsWithoutSource()
                    .forEach(target -> notes.add("target " + target.id() + " has no source: no feed brings "
                            + target.indicator() + ", and no formula makes it"));
            examineRoutesAndDatabase();
        }
        examineFolders(configuration);
        examineMail(configuration);
        List<String> all = new ArrayList<>(faults);
        all.addAll(away);
        return new Report(all, notes, faults.isEmpty() && !away.isEmpty());
    }

    /**
     * The faults of the configuration that show without asking anybody and without making anything; those of the routes
     * show when they are built.
     */
    public List<String> offlineFaults() {
        Faults found = new Faults();
        Configuration configuration = Configuration.read(folders, found);
        found.all().forEach(fault -> faults.add(fault.toString()));
        examinePeople(configuration);
        return List.copyOf(faults);
    }

    private void examinePeople(Configuration configuration) {
        TreeSet<String> feeds = new TreeSet<>();
        configuration
                .contracts()
                .all()
                .forEach(version -> feeds.add(version.contract().feed()));
        configuration.catalogue().people().all().forEach(person -> person.feeds().stream()
                .filter(feed -> !feeds.contains(feed))
                .forEach(feed -> faults.add(folders.config().resolve("people.yaml") + ": " + person.id()
                        + " is steward of \"" + feed + "\", which no contract promises")));
        for (ContractVersion version : configuration.contracts().all()) {
            Contract contract = version.contract();
            if (contract.source() != null
                    && configuration
                            .settings()
                            .text("jundeng.source." + contract.source().name() + ".url")
                            .isEmpty()) {
                notes.add("feed " + contract.feed() + " is not pulled: jundeng.source."
                        + contract.source().name() + ".url is not set");
            }
        }
    }

    /**
     * Notes bureaus of whose refused files nobody would hear. The stewards of the bureau are told of a file that no
     * feed claims, or else the operators.
     */
    private void examineHearers(Configuration configuration) {
        Predicate<Person> isTold = person -> person.notices().receipts() != NoticePreferences.Receipts.NONE;
        Collection<Person> people = configuration.catalogue().people().all();
        Map<String, Set<String>> bureaus = new TreeMap<>();
        configuration.contracts().all().forEach(version -> bureaus.computeIfAbsent(
                        version.contract().bureau(), first -> new TreeSet<>())
                .add(version.contract().feed()));
        bureaus.forEach((bureau, feeds) -> {
            List<Person> stewards = people.stream()
                    .filter(person -> !Collections.disjoint(person.feeds(), feeds))
                    .toList();
            List<Person> hearers = stewards.isEmpty()
                    ? people.stream().filter(Person::operator).toList()
                    : stewards;
            if (hearers.stream().noneMatch(isTold)) {
                notes.add("nobody is mailed where a file of " + bureau + " is refused: " + reason(stewards, hearers));
            }
        });
    }

    private static String reason(List<Person> stewards, List<Person> hearers) {
        if (hearers.isEmpty()) {
            return "in people.yaml nobody has any of its feeds, and nobody is the operator (operator: true)";
        }
        return "in people.yaml its " + (stewards.isEmpty() ? "operators" : "stewards") + " want no receipts";
    }

    private void examineRoutesAndDatabase() {
        try (Pipeline pipeline = Pipeline.open(folders, options)) {
            notes.addAll(pipeline.untaken().now());
            StewardFolders stewards = pipeline.stewardFolders();
            notes.addAll(stewards.look().heldOpen());
            Edges.start(Edges.Mode.NIGHTLY, pipeline.edgeParts(stewards)).close();
        } catch (InvalidConfiguration e) {
            e.faults().forEach(fault -> faults.add(fault.toString()));
        } catch (WarehouseUnreachable e) {
            away.add(e.getMessage());
        }
    }

    private void examineFolders(Configuration configuration) {
        Workspace workspace = new Workspace(folders.workspace());
        List<Path> shared = new ArrayList<>(List.of(workspace.root()));
        List<Path> shielded = new ArrayList<>(List.of(workspace.outbox(), workspace.report()));
        configuration.contracts().all().stream()
                .map(version -> version.contract().bureau())
                .distinct()
                .forEach(bureau -> {
                    shared.add(workspace.inbox(bureau));
                    shielded.addAll(List.of(
                            workspace.archive(bureau), workspace.quarantine(bureau), workspace.receipts(bureau)));
                });
        shared.forEach(folder -> examineFolder(folder, Files::createDirectories));
        shielded.forEach(folder -> examineFolder(folder, RestrictedFiles::folder));
        examineShields(workspace);
    }

    /** Makes a folder where it is missing. */
    private interface Making {
        Path make(Path folder) throws IOException;
    }

    private void examineFolder(Path folder, Making making) {
        try {
            Files.delete(Files.createTempFile(making.make(folder), ".doctor-", ".tmp"));
        } catch (IOException e) {
            faults.add(folder + " cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }

    /**
     * Notes folders that are open to everybody: an older Jundeng made them, or the operator wants it so. A closed
     * folder closes what is in it.
     */
    private void examineShields(Workspace workspace) {
        for (String name :
                List.of("archive", "quarantine", "receipts", "outbox", "report", "postgres", ".link-secret")) {
            Path path = workspace.root().resolve(name);
            try {
                if (RestrictedFiles.isOpenToAll(path)) {
                    notes.add(path + " is open to everybody on this machine; to close it: chmod o-rwx " + path);
                }
            } catch (IOException e) {
                faults.add("the permissions of " + path + " cannot be read: " + e.getMessage());
            }
        }
    }

    private void examineMail(Configuration configuration) {
        MailServer server = MailServer.of(configuration.settings(), new Faults());
        String host = server.host().orElse(null);
        if (host == null) {
            notes.add("no mail server is set (jundeng.smtp.host): mails are written to the outbox as files");
            return;
        }
        int port = server.port();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        } catch (IOException e) {
            away.add("the mail server " + host + ":" + port + " is out of reach: " + e.getMessage());
        }
    }
}
