// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Label;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Expectations;
import org.jundeng.contract.FeedSource;
import org.jundeng.contract.FileForm;
import org.jundeng.contract.MergeRules;
import org.jundeng.contract.TableShape;
import org.jundeng.contract.Vocabulary;
import org.jundeng.finding.Finding;
import org.jundeng.notice.outbox.SendFailure;
import org.jundeng.observation.Freq;
import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.InboxTree;
import org.jundeng.pipeline.inbox.LetGoFiles;
import org.jundeng.pipeline.inbox.RoundOrder;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.jundeng.pipeline.mail.ChannelQueue;
import org.jundeng.pipeline.mail.NoticeQueue;
import org.jundeng.pipeline.mail.ReplyReceiver;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;

/** The edges with a ledger, an outbox and a night that only record how they were called. */
public final class EdgesKit {

    private static final String PULL = """
            - templatedRoute:
                routeId: pull-%1$s
                routeTemplateRef: %2$s
                parameters:
                  - name: bureau
                    value: hrss
                  - name: feed
                    value: %1$s
            """;

    public final Workspace workspace;
    public final Map<String, String> environment = new HashMap<>();
    final List<Contract> contracts = new ArrayList<>();
    public final Ledger ledger = new Ledger();
    public final Outbox outbox = new Outbox();
    public NoticeQueue notices = outbox;
    public ChannelQueue channels = ChannelQueue.NONE;
    public Set<String> wantedChannels = Set.of();
    public ReplyReceiver.ReplyIntake replies = mail -> Optional.of("unread");
    public final AtomicInteger nights = new AtomicInteger();
    public final AtomicInteger trials = new AtomicInteger();
    public final Clock clock = Clock.systemUTC();
    public final Inbox inbox;
    final Map<String, org.jundeng.warehouse.ledger.Watermarks.Mark> marks = new HashMap<>();
    public Path routes;

    public EdgesKit(Path folder) {
        workspace = new Workspace(folder);
        inbox = new Inbox(workspace, clock, new Random(1));
    }

    public Edges start(Edges.Mode mode) {
        ensureRoutes();
        Faults faults = new Faults();
        Settings settings = Settings.load(workspace.root(), workspace.root(), environment, faults);
        faults.throwIfAny();
        SettledFiles settled =
                new SettledFiles(settings.duration("jundeng.inbox.quiet-period", Duration.ofSeconds(6)), clock);
        StewardFolders folders = new StewardFolders(
                inbox,
                new InboxLook(
                        new InboxTree(workspace, InboxTree.DEPTH, (folder, e) -> {}),
                        settled,
                        new RoundOrder((bureau, name) -> Optional.empty())),
                new LetGoFiles(inbox, settled, arrival -> Optional.empty(), Duration.ofHours(24)));
        Edges edges = Edges.start(
                mode,
                new EdgeParts(
                        routes,
                        workspace,
                        settings,
                        contracts,
                        folders,
                        ledger,
                        ledger::fail,
                        notices,
                        channels,
                        wantedChannels,
                        replies,
                        database -> environment.get(database),
                        feed -> Optional.ofNullable(marks.get(feed)),
                        clock));
        edges.serve(new Jobs(due -> nights.incrementAndGet(), () -> {}, trials::incrementAndGet));
        return edges;
    }

    /** A feed of bureau hrss that is pulled, with its route. */
    public void pulled(String feed, FeedSource source) {
        contracts.add(contract(feed, source));
        ensureRoutes();
        write(feed, PULL.formatted(feed, source.sql() == null ? "fetch-json" : "query-source"));
    }

    /** A feed of bureau hrss that is fetched, with its route; {@code rest} is its form and its source, in YAML. */
    public void fetched(String feed, String rest) {
        Faults faults = new Faults();
        try {
            Path file = Files.createTempFile("contract", ".yaml");
            Files.writeString(
                    file,
                    "{feed: " + feed + ", bureau: hrss, steward: zhou, name: {zh: 数, en: figures},"
                            + " format: json, layout: wide, freq: M, columns: [{name: value, role: ignore}], " + rest
                            + "}");
            YamlFile.read(file, faults).bind(Contract.class).ifPresent(contracts::add);
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faults.throwIfAny();
        ensureRoutes();
        write(feed, PULL.formatted(feed, "fetch-json"));
    }

    /** The shipped routes with the folders of two bureaus and without any pull, for a test to add to. */
    public void ensureRoutes() {
        if (routes != null) {
            return;
        }
        routes = workspace.root().resolveSibling(workspace.root().getFileName() + "-routes");
        try (var files = Files.list(Path.of("routes"))) {
            Files.createDirectories(routes.resolve("bureaus"));
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, routes.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String bureau : List.of("hrss", "health")) {
            write(bureau, """
                    - templatedRoute:
                        routeId: receive-%1$s
                        routeTemplateRef: receive-delivery
                        parameters:
                          - name: bureau
                            value: %1$s
                    """.formatted(bureau));
        }
    }

    private void write(String name, String route) {
        try {
            Files.writeString(routes.resolve("bureaus").resolve(name + ".camel.yaml"), route);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Contract contract(String feed, FeedSource source) {
        return contract(feed, source.sql() == null ? FileForm.Format.JSON : FileForm.Format.SQL, source, null);
    }

    /** A feed whose file names state an as-of. */
    public static Contract stating(String feed, String pattern) {
        MergeRules.AsOf asOf = new MergeRules.AsOf(MergeRules.AsOf.By.FILE_NAME, pattern);
        return contract(feed, FileForm.Format.CSV, null, asOf);
    }

    private static Contract contract(String feed, FileForm.Format format, FeedSource source, MergeRules.AsOf asOf) {
        return new Contract(
                feed,
                "hrss",
                "zhou",
                new Label("登记失业", "Unemployment"),
                source == null ? List.of("*.csv") : null,
                source,
                new FileForm(format, null, null, null, null, null),
                new TableShape(
                        TableShape.Layout.LONG,
                        Freq.M,
                        List.of(new ColumnContract(
                                "value", null, ColumnContract.Role.OBS_VALUE, null, null, null, null, null, null)),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null),
                new Vocabulary(null, null, null, List.of(), false, List.of()),
                new Expectations(null, null, null, null, null),
                new MergeRules(asOf, null, null));
    }

    /** Records the bytes of each claim, and fails when told to. */
    public static final class Ledger implements Taking {

        public final Map<String, String> taken = new ConcurrentHashMap<>();
        public final List<Claim> claims = new CopyOnWriteArrayList<>();
        public final List<Finding> failures = new CopyOnWriteArrayList<>();
        public final AtomicInteger tries = new AtomicInteger();
        public volatile String poison = "no such name";
        public volatile Path keepBytesIn;
        public final AtomicInteger timesAway = new AtomicInteger();

        @Override
        public LedgerLine take(Claim claim) throws IOException {
            tries.incrementAndGet();
            claims.add(claim);
            if (claim.sourceName().equals(poison)) {
                throw new IllegalStateException("nobody foresaw this");
            }
            if (timesAway.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("the warehouse is away");
            }
            if (keepBytesIn != null) {
                Files.move(claim.file(), keepBytesIn);
            } else {
                taken.put(
                        claim.sourceName(),
                        Files.isSymbolicLink(claim.file()) ? "link" : Files.readString(claim.file()));
                Files.delete(claim.file());
            }
            return line(claim.feed(), Outcome.TAKEN);
        }

        LedgerLine fail(Contract contract, List<Finding> reasons) {
            failures.addAll(reasons);
            return line(contract.feed(), Outcome.FAILED);
        }

        private static LedgerLine line(String feed, Outcome outcome) {
            Instant now = Instant.parse("2014-07-10T02:00:00Z");
            return new LedgerLine(
                    1,
                    new Arrival(
                            "a",
                            LedgerKind.DELIVERY,
                            null,
                            new Arrival.Origin("hrss", feed, "x"),
                            new Arrival.DeliveredBytes(null, 0, null),
                            new Arrival.Times(now, LocalDate.parse("2014-07-10"), new Arrival.AsOf("x")),
                            Arrival.Promise.NONE,
                            new Arrival.Taker(null, "n", null),
                            Grounds.NONE),
                    now,
                    LedgerLine.Result.unread(outcome, 0));
        }
    }

    /** Holds notices until they are sent. */
    public static final class Outbox implements NoticeQueue {

        public final Map<Long, Letter> waiting = new ConcurrentHashMap<>();
        public final Map<Long, Instant> next = new ConcurrentHashMap<>();
        public final Map<Long, String> errors = new ConcurrentHashMap<>();
        public volatile boolean away;
        public volatile boolean withdrawn;
        public final List<Long> handedOver = new CopyOnWriteArrayList<>();
        public final List<Long> sent = new CopyOnWriteArrayList<>();
        public final List<Long> givenUp = new CopyOnWriteArrayList<>();

        @Override
        public Optional<Turn> turn(Duration patience) {
            return Optional.of(new Turn() {
                @Override
                public boolean handingOver(Letter letter) {
                    if (away) {
                        throw new IllegalStateException("the warehouse is away");
                    }
                    handedOver.add(letter.noticeId());
                    return !withdrawn;
                }

                @Override
                public void close() {}
            });
        }

        @Override
        public List<Letter> due(Instant now, Round round) {
            return waiting.values().stream()
                    .filter(letter -> round == Round.EVERYTHING
                            || !next.getOrDefault(letter.noticeId(), Instant.EPOCH)
                                    .isAfter(now))
                    .sorted(java.util.Comparator.comparing(Letter::noticeId))
                    .toList();
        }

        @Override
        public void lookAgain() {}

        @Override
        public boolean sent(Letter letter, Instant at) {
            waiting.remove(letter.noticeId());
            return sent.add(letter.noticeId());
        }

        @Override
        public void failed(Letter letter, SendFailure why) {
            long id = letter.noticeId();
            errors.put(id, why.error());
            if (why.givenUp()) {
                givenUp.add(id);
                waiting.remove(id);
                return;
            }
            next.put(id, why.nextAttempt());
            int attempts = letter.attempts() + (why.tried() ? 1 : 0);
            waiting.put(id, new Letter(id, letter.address(), attempts, why.unanswered(), letter.mail()));
        }
    }
}
