// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.binding.Faults;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.examination.AccessExaminer;
import org.jundeng.pipeline.examination.CaseExaminer;
import org.jundeng.pipeline.examination.ComparisonExaminer;
import org.jundeng.pipeline.examination.DatabaseExaminer;
import org.jundeng.pipeline.examination.DiskExaminer;
import org.jundeng.pipeline.examination.Examiner;
import org.jundeng.pipeline.examination.FolderExaminer;
import org.jundeng.pipeline.examination.InboxExaminer;
import org.jundeng.pipeline.examination.MailExaminer;
import org.jundeng.pipeline.examination.PeopleExaminer;
import org.jundeng.pipeline.examination.Remarks;
import org.jundeng.pipeline.examination.Remarks.Kind;
import org.jundeng.pipeline.examination.Remarks.Remark;
import org.jundeng.pipeline.examination.RepliesExaminer;
import org.jundeng.pipeline.examination.RouteExaminer;
import org.jundeng.pipeline.examination.ServiceExaminer;
import org.jundeng.pipeline.examination.SideBySide;
import org.jundeng.pipeline.examination.WarehouseExaminer;
import org.jundeng.pipeline.mail.MailServer;
import org.jundeng.pipeline.mail.ReplyMailbox;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.source.ServiceAccess;
import org.jundeng.pipeline.source.Services;
import org.jundeng.pipeline.source.Sources;
import org.jundeng.pipeline.source.database.Drivers;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.DatabaseSettings;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.jundeng.warehouse.sql.Roles;
import org.jundeng.warehouse.sql.Schema;
import org.jundeng.warehouse.sql.WarehouseUnreachable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Examines an installation and reports everything that is wrong with it at once, without any secret. It makes no folder
 * and no warehouse, and stores nothing. Whatever can be asked is asked at the same time, and within a limit.
 */
public final class Doctor {

    private static final Duration LONGEST = Duration.ofSeconds(18);
    private static final String EMBEDDED = "embedded:";
    private static final String DATABASE = "jundeng";

    private final Folders folders;
    private final RunOptions options;
    private final boolean asks;
    private final Workspace workspace;

    /** Examines what {@code folders} hold, and asks whatever it depends on. */
    public Doctor(Folders folders, RunOptions options) {
        this(folders, options, true);
    }

    /**
     * Examines what {@code folders} hold.
     *
     * @param asks whether the warehouse, the sources and the mail server are asked
     */
    public Doctor(Folders folders, RunOptions options, boolean asks) {
        this.folders = folders;
        this.options = options;
        this.asks = asks;
        this.workspace = new Workspace(folders.workspace());
    }

    /**
     * What was found.
     *
     * @param faults what somebody has to change
     * @param away what of the warehouse and the mail server is out of reach now
     * @param now what else hinders now: a source that is out of reach, little disk space
     * @param notes what looks odd and may be intended
     */
    public record Report(List<String> faults, List<String> away, List<String> now, List<String> notes) {

        private static Report of(List<Remark> all) {
            return new Report(of(Kind.FAULT, all), of(Kind.AWAY, all), of(Kind.NOW, all), of(Kind.NOTE, all));
        }

        private static List<String> of(Kind kind, List<Remark> all) {
            return all.stream()
                    .filter(remark -> remark.kind() == kind)
                    .map(Remark::sentence)
                    .distinct()
                    .toList();
        }
    }

    /** Looks at settings, configuration, routes, folders and disk, and asks the warehouse, the sources and the mail. */
    public Report examine() {
        Faults found = new Faults();
        Configuration configuration = Configuration.read(folders, found);
        Remarks remarks = new Remarks();
        found.all().forEach(fault -> remarks.fault(fault.toString()));
        DatabaseSettings database = DatabaseSettings.of(configuration.settings(), folders.environment());
        reading(configuration, found.none()).forEach(examiner -> examiner.examine(remarks));
        List<Examiner> examiners = looking(configuration);
        List<Remark> seen;
        try (Embedded embedded = asks && database == null ? attach(remarks) : new Embedded(Optional.empty());
                Sources sources = sources(configuration, database, embedded, remarks)) {
            if (asks) {
                examiners.addAll(asking(configuration, database, sources, remarks));
                warehouse(database, embedded).ifPresent(source -> {
                    examiners.add(new RetentionExaminer(configuration.settings(), workspace, source, options.clock()));
                    examiners.add(new OrphanExaminer(configuration, source));
                });
                sources.drivers().troubles().forEach(remarks::fault);
            } else {
                remarks.note("the warehouse was not asked, so ids that the configuration has changed without formerly"
                        + " are not known");
            }
            seen = new SideBySide(LONGEST).examine(examiners);
        }
        List<Remark> all = new ArrayList<>(remarks.all());
        all.addAll(seen);
        return Report.of(all);
    }

    /**
     * The faults of configuration and routes that show without asking anybody and without making anything. Those of
     * folders and disk are left out: they are no reason to keep an old configuration.
     */
    public List<String> offlineFaults() {
        Faults found = new Faults();
        Configuration configuration = Configuration.read(folders, found);
        Remarks remarks = new Remarks();
        found.all().forEach(fault -> remarks.fault(fault.toString()));
        people(configuration).examine(remarks);
        if (found.none()) {
            access(configuration).examine(remarks);
            new RouteExaminer(folders, configuration, options.clock()).examine(remarks);
        }
        return Report.of(remarks.all()).faults();
    }

    private PeopleExaminer people(Configuration configuration) {
        return new PeopleExaminer(configuration, folders.config().resolve("people.yaml"));
    }

    private AccessExaminer access(Configuration configuration) {
        return new AccessExaminer(
                configuration, folders.config(), LocalDate.now(options.clock().withZone(configuration.zone())));
    }

    /** Those that only work on what was read: they need no limit, because they wait for nobody. */
    private List<Examiner> reading(Configuration configuration, boolean whole) {
        PeopleExaminer people = people(configuration);
        return whole
                ? List.of(
                        people,
                        access(configuration),
                        new ComparisonExaminer(configuration),
                        new CaseExaminer(
                                folders.config(), configuration.contracts().feeds()),
                        new RouteExaminer(folders, configuration, options.clock()))
                : List.of(people);
    }

    private List<Examiner> looking(Configuration configuration) {
        List<String> bureaus = contracts(configuration).stream()
                .map(Contract::bureau)
                .distinct()
                .toList();
        return new ArrayList<>(List.of(
                new InboxExaminer(workspace, configuration.settings(), bureaus, options.clock()),
                new FolderExaminer(workspace, bureaus, options.clock()),
                new BackupFolderExaminer(configuration.settings()),
                new DiskExaminer(
                        List.of(workspace.root(), workspace.inboxes(), workspace.postgres()),
                        DiskExaminer.LEAST_FREE_BYTES)));
    }

    private static List<Examiner> asking(
            Configuration configuration, DatabaseSettings database, Sources sources, Remarks remarks) {
        List<Examiner> examiners = new ArrayList<>();
        Faults faults = new Faults();
        if (database != null) {
            examiners.add(new WarehouseExaminer(database));
        }
        Map<String, ServiceAccess> services = Services.of(
                        sources.contracts().values(), configuration.settings(), faults)
                .byFeed();
        boolean servicesAreSet = faults.none();
        sources.contracts().forEach((feed, contract) -> {
            if (contract.source().sql() != null) {
                examiners.add(new DatabaseExaminer(contract, sources.database(feed)));
            } else if (servicesAreSet) {
                examiners.add(new ServiceExaminer(contract, services.get(feed)));
            }
        });
        int before = faults.all().size();
        MailServer mail = MailServer.of(configuration.settings(), faults);
        if (faults.all().size() == before) {
            examiners.add(new MailExaminer(mail));
        }
        int mailFaults = faults.all().size();
        ReplyMailbox replies = ReplyMailbox.of(configuration.settings(), faults);
        if (replies.host().isPresent() && faults.all().size() == mailFaults) {
            examiners.add(new RepliesExaminer(replies));
        }
        faults.all().forEach(fault -> remarks.fault(fault.toString()));
        return examiners;
    }

    /** The sources that are set and can be asked. */
    private Sources sources(
            Configuration configuration, DatabaseSettings database, Embedded embedded, Remarks remarks) {
        List<Contract> askable = contracts(configuration).stream()
                .filter(contract -> contract.source() != null)
                .filter(contract -> canBeAsked(contract, configuration, database, embedded, remarks))
                .toList();
        return new Sources(
                askable,
                configuration.settings(),
                embedded::address,
                Drivers.of(workspace.root()),
                Configuration.zone(configuration.settings()),
                options.clock());
    }

    private boolean canBeAsked(
            Contract contract,
            Configuration configuration,
            DatabaseSettings database,
            Embedded embedded,
            Remarks remarks) {
        String key = "jundeng.source." + contract.source().name() + ".url";
        Optional<String> url = configuration.settings().text(key);
        if (url.isEmpty() || !url.get().startsWith(EMBEDDED)) {
            return url.isPresent();
        }
        if (database != null) {
            remarks.fault(key + " is " + url.get() + ", on the embedded server, but jundeng.db.url names another one;"
                    + " unset one of the two");
        } else if (asks && embedded.server.isEmpty()) {
            remarks.note("feed " + contract.feed() + " is not asked: its sample database is on the embedded server,"
                    + " which is not there");
        }
        return embedded.server.isPresent();
    }

    private static List<Contract> contracts(Configuration configuration) {
        return configuration.contracts().all().stream()
                .map(ContractVersion::contract)
                .toList();
    }

    /** Connections to the warehouse; empty where there is none yet. */
    private static Optional<DataSource> warehouse(DatabaseSettings database, Embedded embedded) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        if (database == null) {
            if (embedded.server.isEmpty()) {
                return Optional.empty();
            }
            source = embedded.server.get().database(Roles.APP, DATABASE);
        } else {
            source.setUrl(database.url());
            if (database.app().user() != null) {
                source.setUser(database.app().user());
                source.setPassword(database.app().password());
            }
        }
        source.setCurrentSchema(Schema.NAME);
        return Optional.of(source);
    }

    /** Starts the embedded server if it was ever made, and finds out whether its warehouse is up to date. */
    private Embedded attach(Remarks remarks) {
        if (!Files.exists(workspace.postgres().resolve("data").resolve("PG_VERSION"))) {
            remarks.note("there is no warehouse yet: the first start makes one in " + workspace.postgres());
            return new Embedded(Optional.empty());
        }
        try {
            EmbeddedServer server = EmbeddedServer.attach(workspace.postgres());
            try (Connection connection = server.database(Roles.APP, DATABASE).getConnection()) {
                if (!Schema.isCurrent(connection)) {
                    remarks.note("the warehouse's schema is migrated at the next start; back up first");
                }
            } catch (SQLException e) {
                remarks.fault("the warehouse on the embedded server in " + workspace.postgres()
                        + " does not answer as it should: " + e.getMessage());
            }
            return new Embedded(Optional.of(server));
        } catch (WarehouseUnreachable e) {
            remarks.away(e.getMessage());
            return new Embedded(Optional.empty());
        }
    }

    /** The embedded server while it is asked; empty where there is none. */
    private record Embedded(Optional<EmbeddedServer> server) implements AutoCloseable {

        String address(String url) {
            return server.orElseThrow().readerUrl(url.substring(EMBEDDED.length()));
        }

        @Override
        public void close() {
            server.ifPresent(EmbeddedServer::close);
        }
    }
}
