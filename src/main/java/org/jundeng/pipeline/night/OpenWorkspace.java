// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.binding.Settings;
import org.jundeng.catalogue.People;
import org.jundeng.notice.absence.EnteredAbsences;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.notice.link.ReplyAddresses;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.notice.outbox.RefusedAddresses;
import org.jundeng.notice.reply.Replies;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ConfigurationCopies;
import org.jundeng.warehouse.DatabaseSettings;
import org.jundeng.warehouse.Warehouse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.sql.Transactions;

/**
 * A workspace that this process works in: its configuration is read and its warehouse is connected. Commands that only
 * ask need nothing else.
 */
public final class OpenWorkspace implements AutoCloseable {

    private final Folders folders;
    private final Workspace workspace;
    private final Configuration configuration;
    private final Warehouse warehouse;
    private final RunOptions options;
    private final Clock clock;
    private final Supplier<LocalDate> businessDate;

    private OpenWorkspace(Folders folders, Configuration configuration, Warehouse warehouse, RunOptions options) {
        this.folders = folders.withoutOwnersPassword();
        this.workspace = new Workspace(folders.workspace());
        this.configuration = configuration;
        this.warehouse = warehouse;
        this.options = options;
        this.clock = options.clock();
        this.businessDate = options.businessDate(configuration);
    }

    /**
     * Reads the configuration, connects the warehouse, and brings its copies of the configuration up to date. The
     * process takes the time zone of the configuration. Throws {@link org.jundeng.binding.InvalidConfiguration} or
     * {@link org.jundeng.warehouse.sql.WarehouseUnreachable}.
     */
    public static OpenWorkspace open(Folders folders, RunOptions options) {
        OpenWorkspace opened = openAsItIs(folders, options);
        try {
            opened.copies().refresh(opened.configuration.catalogue(), opened.configuration.contracts());
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** As {@link #open}, but leaves the warehouse's copies of the configuration as they are. */
    public static OpenWorkspace openAsItIs(Folders folders, RunOptions options) {
        Configuration configuration = Configuration.read(folders);
        takeTimeZone(configuration.zone());
        DatabaseSettings database =
                options.apart() ? null : DatabaseSettings.of(configuration.settings(), folders.environment());
        Warehouse warehouse = Warehouse.open(database, new Workspace(folders.workspace()).postgres());
        return new OpenWorkspace(folders, configuration, warehouse, options);
    }

    /** The same workspace under another configuration, which must name the same warehouse and time zone. */
    OpenWorkspace under(Configuration other) {
        return new OpenWorkspace(folders, other, warehouse, options);
    }

    /** How far a delivery has been read is told to this. */
    Progress progress() {
        return options.progress();
    }

    /** Whether a night writes the scoreboard and the pages that it leads to as files. */
    boolean writesSite() {
        return options.writesSite();
    }

    /**
     * Makes the city's time zone that of the whole process: drivers turn a time with a zone that a bureau's database
     * sends into a local time of the process.
     */
    private static void takeTimeZone(ZoneId zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
    }

    /** The folders as they were named. */
    public Folders folders() {
        return folders;
    }

    /** The workspace on disk. */
    public Workspace workspace() {
        return workspace;
    }

    /** What the folders say. */
    public Configuration configuration() {
        return configuration;
    }

    /** The open warehouse. */
    public Warehouse warehouse() {
        return warehouse;
    }

    /** The warehouse's database. */
    public DataSource database() {
        return warehouse.dataSource();
    }

    /** The same database for who watches over the work, over connections apart from those of the work. */
    public DataSource watched() {
        return warehouse.watched();
    }

    /** The same database for people who read pages, over connections apart from those of the others. */
    public DataSource read() {
        return warehouse.read(configuration.settings().readersAtOnce());
    }

    /** The same database for programs that read, over connections that neither people nor the work have. */
    public DataSource readByPrograms() {
        return warehouse.readByPrograms(configuration.settings().programsAtOnce());
    }

    /** Whether the pages let anybody have deliveries as they came. */
    public boolean givesBytes() {
        return configuration.settings().givesBytes();
    }

    /** The ledger. */
    public Ledger ledger() {
        return new Ledger(database(), clock);
    }

    /** The warehouse's copies of the configuration. */
    ConfigurationCopies copies() {
        return new ConfigurationCopies(database(), clock);
    }

    /** The true time. */
    public Clock clock() {
        return clock;
    }

    /** The business date that this process works for. */
    public LocalDate businessDate() {
        return businessDate.get();
    }

    /** The people, who know at whom no mail arrives now, and also when they are away as they entered it themselves. */
    public People people() {
        return people(database());
    }

    /** The same for who watches over the work, asked over connections apart from those of the work. */
    public People watchedPeople() {
        return people(watched());
    }

    private People people(DataSource over) {
        LocalDate today = businessDate();
        return Transactions.read(over, connection -> RefusedAddresses.reachable(
                        connection, EnteredAbsences.known(connection, configuration.catalogue()), today)
                .people());
    }

    /** The links by which people acknowledge episodes; empty if {@code jundeng.web.url} is not set. */
    public Optional<SignedLinks> ackLinks() {
        return SignedLinks.of(SignedLinks.Use.ACKNOWLEDGE, configuration.settings(), workspace.linkSecret(), clock);
    }

    /** The links by which people confirm deliveries; empty if {@code jundeng.web.url} is not set. */
    public Optional<SignedLinks> confirmLinks() {
        return SignedLinks.of(SignedLinks.Use.CONFIRM, configuration.settings(), workspace.linkSecret(), clock);
    }

    /** The addresses that replies to mails go to; empty if {@code jundeng.replies.host} is not set. */
    public Optional<ReplyAddresses> replyAddresses() {
        return ReplyAddresses.of(configuration.settings(), workspace.linkSecret(), clock);
    }

    /** Takes replies to mails; empty if {@code jundeng.replies.host} is not set. */
    Optional<Replies> replies() {
        return replyAddresses()
                .map(addresses -> new Replies(
                        database(),
                        addresses,
                        configuration.catalogue(),
                        new Acknowledgements(database(), clock, this::businessDate, node()),
                        new Replies.Desk(clock, this::businessDate, node())));
    }

    /** The ways that mails offer to answer them. */
    MailLinks mailLinks() {
        return new MailLinks(
                ackLinks(), confirmLinks(), replyAddresses(), ServedSite.addresses(configuration.settings()));
    }

    /** The name of this node. */
    public String node() {
        return node(configuration.settings());
    }

    /** The name of this node: as the settings say, or else the machine's. */
    public static String node(Settings settings) {
        return settings.text("jundeng.node").orElseGet(() -> {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        });
    }

    /** The name of the node, if others may work in the workspace, too; empty with the embedded server. */
    public static Optional<String> sharedNode(Settings settings) {
        return settings.text("jundeng.db.url").map(shared -> node(settings));
    }

    /** The bureaus that have a contract, each once. */
    List<String> bureaus() {
        return configuration.contracts().all().stream()
                .map(version -> version.contract().bureau())
                .distinct()
                .toList();
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
