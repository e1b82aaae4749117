// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jundeng.alert.Rule;
import org.jundeng.binding.Fault;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.binding.Settings;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.FeedMatch.Claimed;
import org.jundeng.notice.channel.ChannelBook;
import org.jundeng.notice.outbox.Outbox;
import org.jundeng.notice.outbox.SendingHours;
import org.jundeng.notice.receipt.Receipts;
import org.jundeng.notice.reply.ReplyOutcome;
import org.jundeng.pipeline.backup.ScheduledBackups;
import org.jundeng.pipeline.camel.EdgeParts;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.NoticeHours;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Arrivals;
import org.jundeng.pipeline.delivery.Confirmations;
import org.jundeng.pipeline.delivery.ContentReader;
import org.jundeng.pipeline.delivery.CountedTaking;
import org.jundeng.pipeline.delivery.FailedPulls;
import org.jundeng.pipeline.delivery.KeptDeliveries;
import org.jundeng.pipeline.delivery.LockedTaking;
import org.jundeng.pipeline.delivery.PastContracts;
import org.jundeng.pipeline.delivery.RecordedVerdicts;
import org.jundeng.pipeline.delivery.StoringOrder;
import org.jundeng.pipeline.delivery.TakeAgain;
import org.jundeng.pipeline.delivery.TakeDelivery;
import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.InboxTree;
import org.jundeng.pipeline.inbox.LetGoFiles;
import org.jundeng.pipeline.inbox.OpenFiles;
import org.jundeng.pipeline.inbox.RoundOrder;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.jundeng.pipeline.inbox.UntakenFiles;
import org.jundeng.pipeline.mail.BookedChannels;
import org.jundeng.pipeline.mail.Channels;
import org.jundeng.pipeline.mail.MailServer;
import org.jundeng.pipeline.mail.OutboxQueue;
import org.jundeng.pipeline.outage.Shutdown;
import org.jundeng.pipeline.retention.Retention;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.DatabaseSettings;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.Runs;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.warehouse.ledger.Watermarks;
import org.jundeng.warehouse.load.Loader;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.jundeng.warehouse.sql.NamedLocks;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The composition: makes the parts that work in an open workspace and connects them. It decides nothing and does
 * nothing itself; each part is given what it needs and never asks the pipeline for more.
 */
public final class Pipeline implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);
    private static final String QUIET_PERIOD = "quiet-period";
    private static final Duration SHORT_QUIET_PERIOD = Duration.ofSeconds(6);
    private static final Duration KEEP_BESIDE = Duration.ofHours(24);

    private final OpenWorkspace opened;
    private final Configuration configuration;
    private final Workspace workspace;
    private final NamedLocks locks;
    private final Shutdown shutdown;
    private final StoringOrder order;
    private final Inbox inbox;
    private final Arrivals arrivals;
    private final ContentReader reader;
    private final TakeDelivery.Books books;
    private final TakeDelivery delivery;
    private final Taking taking;

    private Pipeline(OpenWorkspace opened) {
        this(
                opened,
                new NamedLocks(opened.database()),
                new Inbox(opened.workspace(), opened.clock(), new SecureRandom()),
                new Shutdown(),
                new StoringOrder());
    }

    private Pipeline(OpenWorkspace opened, NamedLocks locks, Inbox inbox, Shutdown shutdown, StoringOrder order) {
        this.opened = opened;
        this.configuration = opened.configuration();
        this.workspace = opened.workspace();
        this.locks = locks;
        this.inbox = inbox;
        this.shutdown = shutdown;
        this.order = order;
        this.arrivals = new Arrivals(workspace, opened.node(), opened::businessDate);
        this.reader =
                new ContentReader(configuration.catalogue(), configuration.contracts(), opened.progress(), shutdown);
        this.books = new TakeDelivery.Books(
                opened.ledger(),
                new Loader(opened.database(), opened.clock()),
                receipts(),
                pastContracts(),
                new RecordedVerdicts(opened.ledger(), new UnconfirmedLines(opened.database())));
        this.delivery = new TakeDelivery(inbox, arrivals, configuration.contracts(), reader, books, order);
        this.taking = new LockedTaking(new CountedTaking(delivery), locks, shutdown, opened.ledger()::byArrival);
    }

    /**
     * Opens a workspace as {@link OpenWorkspace#open} does and makes the parts that work in it. What the warehouse
     * holds under former ids goes on under the present ones.
     */
    public static Pipeline open(Folders folders, RunOptions options) {
        return in(OpenWorkspace.open(folders, options), PresentIds::takeOver);
    }

    /** Opens a workspace as {@link OpenWorkspace#openAsItIs} does and makes the parts that work in it. */
    public static Pipeline openAsItIs(Folders folders, RunOptions options) {
        return in(OpenWorkspace.openAsItIs(folders, options), asItIs -> {});
    }

    private static Pipeline in(OpenWorkspace opened, Consumer<OpenWorkspace> first) {
        try {
            first.accept(opened);
            Optional<Instant> latest = opened.ledger().latestArrival();
            Pipeline pipeline = new Pipeline(opened);
            latest.ifPresent(pipeline.inbox::notBefore);
            return pipeline;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * The parts that work in the same workspace under another configuration. Both work side by side: they share the
     * warehouse, the locks and the order of arrivals. One of the two is closed in the end.
     */
    Pipeline under(Configuration other) {
        return new Pipeline(opened.under(other), locks, inbox, shutdown, order);
    }

    /** The workspace that it works in. */
    public OpenWorkspace opened() {
        return opened;
    }

    /** Claims deliveries. */
    public Inbox inbox() {
        return inbox;
    }

    /** Takes claims. */
    public Taking taking() {
        return taking;
    }

    /** In which order claims that are taken concurrently are stored. */
    StoringOrder storingOrder() {
        return order;
    }

    /** The locks that this process holds against all others on the warehouse. */
    NamedLocks locks() {
        return locks;
    }

    /** Tells the parts that the process is about to end. */
    public Shutdown shutdown() {
        return shutdown;
    }

    /** Reads kept bytes. */
    public ContentReader reader() {
        return reader;
    }

    /** Releases and replays deliveries. */
    public TakeAgain takeAgain() {
        return new TakeAgain(inbox, opened.database(), delivery, taking);
    }

    /** Sees all that follows from a line, and lists at most {@code most} changes of a kind. */
    public Foresight foresight(int most) {
        return new Foresight(evaluation(), runs(), opened, most);
    }

    private PastContracts pastContracts() {
        return new PastContracts(opened.database(), configuration.catalogue().formerIndicators());
    }

    /** Confirms deliveries whose figures look wrong. */
    public Confirmations confirmations() {
        Confirmations.Books of = new Confirmations.Books(
                new UnconfirmedLines(opened.database()),
                opened.ledger(),
                pastContracts(),
                takeAgain(),
                new AuditTrail(opened.database(), opened.clock()));
        return new Confirmations(of, opened::people, opened::businessDate);
    }

    /** Takes deliveries back. */
    public Withdrawals withdrawals() {
        KeptDeliveries kept = new KeptDeliveries(workspace, opened.database(), pastContracts(), reader);
        return new Withdrawals(opened.database(), kept, opened.clock(), opened.node());
    }

    /** Tries files. */
    public FileTrial fileTrial() {
        return new FileTrial(configuration, opened.copies(), arrivals, reader, books.loader(), opened.clock());
    }

    /** The stewards' folders. */
    public StewardFolders stewardFolders() {
        return stewardFolders(settledFiles());
    }

    /** The stewards' folders, with another judge of which files are whole. */
    public StewardFolders stewardFolders(SettledFiles settled) {
        Duration keep = configuration.settings().duration("jundeng.inbox.keep-beside", KEEP_BESIDE);
        return new StewardFolders(
                inbox,
                new InboxLook(tree(), settled, new RoundOrder(this::contract)),
                new LetGoFiles(inbox, settled, opened.ledger()::byArrival, keep));
    }

    /** What routes are connected to. */
    public EdgeParts edgeParts(StewardFolders folders) {
        Evaluation evaluation = evaluation();
        SendingHours hours = new SendingHours(
                configuration.catalogue().people(),
                configuration.catalogue().workingDays(),
                configuration.zone(),
                noticeHours());
        return new EdgeParts(
                opened.folders().routes(),
                workspace,
                configuration.settings(),
                configuration.contracts().all().stream()
                        .map(ContractVersion::contract)
                        .toList(),
                folders,
                taking,
                new FailedPulls(inbox, arrivals, books)::write,
                new OutboxQueue(
                        new Outbox(opened.database(), configuration.catalogue().people(), opened.replyAddresses())
                                .andBy(Channels.of(wantedChannels(), configuration.settings(), new Faults())
                                        .set()),
                        hours,
                        opened::businessDate,
                        () -> evaluation.lookAgain(opened.businessDate(), runs()),
                        MailServer.from(configuration.settings())),
                new BookedChannels(new ChannelBook(
                        opened.database(),
                        configuration.catalogue(),
                        configuration.rules().stream()
                                .collect(Collectors.toMap(Rule::id, rule -> rule, (first, second) -> first)),
                        opened.ackLinks())),
                wantedChannels(),
                this::takeReply,
                this::embedded,
                new Watermarks(opened.database())::of,
                opened.clock());
    }

    /** The hours at which notices leave that have no time of their own. */
    NoticeHours noticeHours() {
        return NoticeHours.of(configuration.settings(), configuration.zone());
    }

    private Set<String> wantedChannels() {
        return configuration.catalogue().people().channels();
    }

    private Optional<String> takeReply(byte[] mail) {
        return opened.replies().flatMap(replies -> replies.take(mail)).map(ReplyOutcome::code);
    }

    /** The nightly job, which pulls and mails by {@code edges} and claims what lies in {@code folders}. */
    Night night(Edges edges, StewardFolders folders) {
        return new Night(new NightParts(
                opened::businessDate,
                runs(),
                opened.ledger(),
                arrivals,
                locks,
                shutdown,
                edges::takeReplies,
                new NightPulls(configuration.contracts(), edges, shutdown),
                new NightClaims(folders, opened.bureaus(), trialFolders(folders), order, taking, shutdown),
                evaluation(),
                edges::sendNotices,
                untaken(),
                new NightReports(opened, SitePages.files(opened)),
                retention(),
                new BackupRound(backups(), locks)));
    }

    /** Backups by schedule; empty if no folder is set for them. */
    public Optional<ScheduledBackups> backups() {
        return ScheduledBackups.of(
                configuration.settings(),
                opened.warehouse(),
                DatabaseSettings.of(configuration.settings(), opened.folders().environment()),
                workspace,
                opened.clock());
    }

    /** Lets go of what is kept long enough. */
    public Retention retention() {
        return new Retention(configuration.settings(), workspace, opened.database(), opened.clock());
    }

    private Runs runs() {
        return new Runs(opened.database(), opened.clock(), opened.node());
    }

    /** Evaluates what the warehouse holds. */
    Evaluation evaluation() {
        return new Evaluation(configuration, opened.database(), opened.clock(), opened.mailLinks());
    }

    /** Tries the files that stewards only try. */
    TrialFolders trialFolders(StewardFolders folders) {
        return new TrialFolders(folders, opened.bureaus(), fileTrial(), receipts(), locks, shutdown);
    }

    /** Tells what lies in the inbox and is taken from no bureau's folder. */
    public UntakenFiles untaken() {
        return new UntakenFiles(workspace, tree(), () -> new HashSet<>(opened.bureaus()), opened.clock());
    }

    private Receipts receipts() {
        return new Receipts(
                SitePages.account(opened, opened.ledger(), opened.database()),
                configuration.zone(),
                DeliveredName::behind);
    }

    private SettledFiles settledFiles() {
        return new SettledFiles(this::quietPeriod, new OpenFiles(), opened.clock());
    }

    /** The quiet period that is set for the bureau whose file it is, or else the one that is set for all. */
    private Duration quietPeriod(Path file) {
        Settings settings = configuration.settings();
        Duration ofAll = settings.duration("jundeng.inbox." + QUIET_PERIOD, SHORT_QUIET_PERIOD);
        return settings.duration("jundeng.inbox." + workspace.bureauOf(file) + "." + QUIET_PERIOD, ofAll);
    }

    private InboxTree tree() {
        int depth = configuration.settings().number("jundeng.inbox.depth", InboxTree.DEPTH);
        return new InboxTree(
                workspace, depth, (folder, e) -> LOG.warn("{} cannot be listed: {}", folder, e.toString()));
    }

    private Optional<Contract> contract(String bureau, String fileName) {
        return configuration.contracts().claim(bureau, fileName) instanceof Claimed claimed
                ? Optional.of(claimed.version().contract())
                : Optional.empty();
    }

    private String embedded(String address) {
        EmbeddedServer server = opened.warehouse()
                .server()
                .orElseThrow(() -> new InvalidConfiguration(List.of(new Fault(
                        Path.of("settings"),
                        0,
                        "a source's url is " + address + ", on the embedded server, but jundeng.db.url names another"
                                + " one; unset one of the two"))));
        return server.readerUrl(address.substring("embedded:".length()));
    }

    @Override
    public void close() {
        locks.close();
        opened.close();
    }
}
