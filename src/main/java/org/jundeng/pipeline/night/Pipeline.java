// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jundeng.binding.Settings;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch.Claimed;
import org.jundeng.notice.link.AckLinks;
import org.jundeng.notice.outbox.Outbox;
import org.jundeng.notice.receipt.Duplicates;
import org.jundeng.notice.receipt.ReceiptAccount;
import org.jundeng.notice.receipt.Receipts;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Arrivals;
import org.jundeng.pipeline.delivery.ContentReader;
import org.jundeng.pipeline.delivery.KeptDeliveries;
import org.jundeng.pipeline.delivery.LockedTaking;
import org.jundeng.pipeline.delivery.NotAsKept;
import org.jundeng.pipeline.delivery.PastContracts;
import org.jundeng.pipeline.delivery.StoringOrder;
import org.jundeng.pipeline.delivery.TakeDelivery;
import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.InboxTree;
import org.jundeng.pipeline.inbox.KeptBeside;
import org.jundeng.pipeline.inbox.OpenFiles;
import org.jundeng.pipeline.inbox.RoundOrder;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.inbox.UntakenFiles;
import org.jundeng.pipeline.mail.MailServer;
import org.jundeng.pipeline.mail.NoticeQueue;
import org.jundeng.pipeline.mail.OutboxQueue;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.workspace.AnsweredQuestion;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ConfigurationCopies;
import org.jundeng.warehouse.DatabaseSettings;
import org.jundeng.warehouse.Warehouse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Watermarks;
import org.jundeng.warehouse.load.Loader;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.jundeng.warehouse.sql.NamedLocks;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pipeline, put together: configuration, warehouse and the beans that work on them. */
public final class Pipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final String QUIET_PERIOD = "quiet-period";
    private static final Duration SHORT_QUIET_PERIOD = Duration.ofSeconds(6);
    private static final Duration KEEP_BESIDE = Duration.ofHours(24);

    private final Folders folders;
    private final Configuration configuration;
    private final Warehouse warehouse;
    private final Clock clock;
    private final Inbox inbox;
    private final Arrivals arrivals;
    private final ContentReader reading;
    private final Ledger ledger;
    private final NamedLocks locks;
    private final Shutdown ending = new Shutdown();
    private final Loader loader;
    private final StoringOrder storingOrder = new StoringOrder();

    private Pipeline(Folders folders, Configuration configuration, Warehouse warehouse, RunOptions options) {
        this.folders = folders;
        this.configuration = configuration;
        this.warehouse = warehouse;
        this.clock = options.clock();
        Workspace workspace = new Workspace(folders.workspace());
        this.inbox = new Inbox(workspace, clock, new SecureRandom());
        this.arrivals = new Arrivals(workspace, node(configuration), options.businessDate(configuration));
        this.reading =
                new ContentReader(configuration.catalogue(), configuration.contracts(), options.progress(), ending);
        this.ledger = new Ledger(warehouse.dataSource(), clock);
        this.locks = new NamedLocks(warehouse.dataSource());
        ledger.latestArrival().ifPresent(inbox::notBefore);
        this.loader = new Loader(warehouse.dataSource(), clock);
    }

    /**
     * Reads the configuration and opens the warehouse, whose copies of the configuration are brought up to date. From
     * then on the process is in the configuration's time zone: as local times of it drivers hand over those of a source
     * that have a zone. Throws {@link org.jundeng.binding.InvalidConfiguration} or
     * {@link org.jundeng.warehouse.sql.WarehouseUnreachable}.
     */
    public static Pipeline open(Folders folders, RunOptions options) {
        Pipeline pipeline = openAsItIs(folders, options);
        try {
            pipeline.copies().refresh(pipeline.configuration.catalogue(), pipeline.configuration.contracts());
            return pipeline;
        } catch (RuntimeException e) {
            pipeline.close();
            throw e;
        }
    }

    /** As {@link #open}, but leaves the warehouse's copies of the configuration as they are. */
    public static Pipeline openAsItIs(Folders folders, RunOptions options) {
        Configuration configuration = Configuration.read(folders);
        TimeZone.setDefault(TimeZone.getTimeZone(configuration.zone()));
        Workspace workspace = new Workspace(folders.workspace());
        DatabaseSettings database = DatabaseSettings.of(configuration.settings(), folders.environment());
        Warehouse warehouse = Warehouse.open(database, workspace.postgres());
        try {
            return new Pipeline(folders.withoutOwnersPassword(), configuration, warehouse, options);
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    private ConfigurationCopies copies() {
        return new ConfigurationCopies(warehouse.dataSource(), clock);
    }

    private static String node(Configuration configuration) {
        return node(configuration.settings());
    }

    /** The name of this node: as it is set, else the machine's. */
    static String node(Settings settings) {
        return settings.text("jundeng.node").orElseGet(() -> {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "localhost";
            }
        });
    }

    /** What the folders say. */
    public Configuration configuration() {
        return configuration;
    }

    /** The folders. */
    public Workspace workspace() {
        return inbox.workspace();
    }

    /** The folders as they were named. */
    Folders folders() {
        return folders;
    }

    /** The open warehouse. */
    public Warehouse warehouse() {
        return warehouse;
    }

    /** The ledger. */
    public Ledger ledger() {
        return ledger;
    }

    /** The true time. */
    public Clock clock() {
        return clock;
    }

    /** The date that this pipeline works for. */
    public LocalDate businessDate() {
        return arrivals.businessDate();
    }

    /** The name of this node. */
    public String node() {
        return node(configuration);
    }

    /** How kept bytes are read. */
    ContentReader reading() {
        return reading;
    }

    public Inbox inbox() {
        return inbox;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** The receipts of this pipeline. */
    Receipts receipts() {
        return new Receipts(receiptAccount(), configuration.zone(), DeliveredName::behind);
    }

    public Taking taking() {
        TakeDelivery.Books books = new TakeDelivery.Books(ledger, loader, receipts());
        Taking delivery = new TakeDelivery(inbox, arrivals, configuration.contracts(), reading, books, storingOrder);
        return new LockedTaking(delivery, locks, ending, ledger::byArrival);
    }

    /** What receipts say. */
    public ReceiptAccount receiptAccount() {
        Duplicates repeats =
                new Duplicates(configuration.catalogue(), configuration.contracts(), ledger, warehouse.dataSource());
        return new ReceiptAccount(configuration.catalogue(), configuration.contracts(), repeats);
    }

    /** In which order claims that are taken side by side are stored. */
    StoringOrder storingOrder() {
        return storingOrder;
    }

    /** What this process holds against all others on the warehouse. */
    NamedLocks locks() {
        return locks;
    }

    /** Whether the process is about to end. */
    public Shutdown ending() {
        return ending;
    }

    /** The contracts that deliveries were read under. */
    public PastContracts pastContracts() {
        return new PastContracts(warehouse.dataSource());
    }

    /** Takes deliveries back. */
    public Withdrawals withdrawals() {
        KeptDeliveries kept = new KeptDeliveries(workspace(), warehouse.dataSource(), reading);
        return new Withdrawals(warehouse.dataSource(), kept, clock, node());
    }

    /** How far the feeds that are pulled by a watermark have been read. */
    public Watermarks watermarks() {
        return new Watermarks(warehouse.dataSource());
    }

    NoticeQueue letters() {
        return new OutboxQueue(
                new Outbox(warehouse.dataSource(), configuration.catalogue().people()),
                MailServer.from(configuration.settings()));
    }

    /** The links by which people acknowledge episodes; empty where {@code jundeng.web.url} is not set. */
    public Optional<AckLinks> ackLinks() {
        return AckLinks.of(configuration.settings(), workspace().linkSecret(), clock);
    }

    SettledFiles settledFiles() {
        return new SettledFiles(this::quietPeriod, new OpenFiles(), clock);
    }

    /** That of the bureau, else that of all. */
    private Duration quietPeriod(Path file) {
        Settings settings = configuration.settings();
        Duration ofAll = settings.duration("jundeng.inbox." + QUIET_PERIOD, SHORT_QUIET_PERIOD);
        return settings.duration("jundeng.inbox." + workspace().bureauOf(file) + "." + QUIET_PERIOD, ofAll);
    }

    /** What takes the stewards' files. */
    public Hands hands() {
        return hands(settledFiles());
    }

    /** The same, with other eyes for what is whole. */
    public Hands hands(SettledFiles settled) {
        Duration keep = configuration.settings().duration("jundeng.inbox.keep-beside", KEEP_BESIDE);
        return new Hands(look(settled), new KeptBeside(inbox, settled, ledger::byArrival, keep), taking());
    }

    /** How the stewards' folders are looked at. */
    private InboxLook look(SettledFiles settled) {
        int depth = configuration.settings().number("jundeng.inbox.depth", InboxTree.DEPTH);
        InboxTree tree = new InboxTree(
                workspace(), depth, (folder, e) -> LOG.warn("{} cannot be listed: {}", folder, e.toString()));
        return new InboxLook(tree, settled, new RoundOrder(this::contract));
    }

    /** What lies in the inbox and is taken from no bureau's folder, a sentence each. */
    List<String> untaken() {
        Set<String> bureaus = contracts().all().stream()
                .map(version -> version.contract().bureau())
                .collect(Collectors.toSet());
        return new UntakenFiles(workspace(), look(settledFiles()).tree(), () -> bureaus, clock).now();
    }

    private Optional<Contract> contract(String bureau, String fileName) {
        return contracts().claim(bureau, fileName) instanceof Claimed claimed
                ? Optional.of(claimed.version().contract())
                : Optional.empty();
    }

    String embedded(String address) {
        EmbeddedServer server = warehouse
                .server()
                .orElseThrow(() -> new IllegalStateException(
                        "the source " + address + " is on the embedded server, but jundeng.db.url is set"));
        return server.readerUrl(address.substring("embedded:".length()));
    }

    /**
     * What would happen to a file, delivered for {@code version} now and under this configuration; nothing is written,
     * the warehouse's copies of the configuration included.
     */
    public Loader.Comparison check(Path file, ContractVersion version) {
        try {
            return loader.compare(
                    arrivals.tried(file, version),
                    reading.of(
                            new Inbox.Kept(file, DeliveredName.of(file), null),
                            version.contract(),
                            arrivals.businessDate()),
                    this::overlay);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file + ": " + e.getMessage(), e);
        }
    }

    /** As {@link #check}, with what a receipt says. */
    public Trial tryFor(Path file, ContractVersion version) {
        return Trial.forFeed(this, file, version);
    }

    /** What would happen to a file in the bureau's folder: its name says which feed it is for. Nothing is written. */
    public Trial tryAsDropped(Path file, String bureau) {
        return Trial.asDropped(this, file, bureau);
    }

    private Void overlay(Connection connection) throws SQLException {
        copies().overlay(connection, configuration.catalogue(), configuration.contracts());
        return null;
    }

    /**
     * Takes the kept bytes of a ledger line once more, to release or replay it; another process may be faster to take
     * the claim. Throws {@link NotAsKept} where they are not those that came.
     */
    public LedgerLine takeAgain(LedgerKind kind, LedgerLine line) throws NotAsKept, IOException {
        Path kept = keptBytes(line);
        AnsweredQuestion asked = watermarks()
                .pull(line.deliveryId())
                .map(pull -> new AnsweredQuestion(null, pull))
                .orElse(null);
        Claim claim = inbox.claimAgain(
                line.arrival().origin().bureau(),
                line.arrival().origin().feed(),
                kind,
                line.deliveryId(),
                new Inbox.Kept(kept, line.arrival().origin().sourceName(), asked));
        return taking().takeOrAwait(claim);
    }

    /** Where the kept bytes of a ledger line lie. Throws {@link NotAsKept} where they are not those that came. */
    public Path keptBytes(LedgerLine line) throws NotAsKept, IOException {
        return KeptDeliveries.bytes(workspace(), line);
    }

    /** All contracts. */
    public Contracts contracts() {
        return configuration.contracts();
    }

    @Override
    public void close() {
        locks.close();
        warehouse.close();
    }
}
