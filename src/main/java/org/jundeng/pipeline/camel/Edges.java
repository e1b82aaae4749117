// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.binding.Fault;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.binding.Settings;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.pipeline.camel.PullResult.Failed;
import org.jundeng.pipeline.camel.PullResult.NotConfigured;
import org.jundeng.pipeline.camel.PullResult.Pulled;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.inbox.UntakenFiles;
import org.jundeng.pipeline.mail.ChannelSender;
import org.jundeng.pipeline.mail.Channels;
import org.jundeng.pipeline.mail.EmlFiles;
import org.jundeng.pipeline.mail.MailServer;
import org.jundeng.pipeline.mail.NoticeSender;
import org.jundeng.pipeline.mail.ReplyMailbox;
import org.jundeng.pipeline.mail.ReplyReceiver;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.pipeline.outage.NotTaken;
import org.jundeng.pipeline.source.Questions;
import org.jundeng.pipeline.source.Services;
import org.jundeng.pipeline.source.SourceTrouble;
import org.jundeng.pipeline.source.Sources;
import org.jundeng.pipeline.source.database.Drivers;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.quartz.SchedulerException;
import org.quartz.Trigger;

/** Where the world touches the pipeline: folders, schedules, the bureaus' databases and services, mail. */
public final class Edges implements AutoCloseable {

    private static final Duration ANY_DELAY = Duration.ofDays(30);
    /** Figures as they are written, never as 1E+3. */
    private static final ObjectMapper CHANNEL_JSON =
            new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private static final String REPLIES = "receive-replies";

    private final EdgeParts parts;
    private final Sources sources;
    private final RouteContext routes;
    private final Mode mode;
    private final UntakenFiles untaken;
    private final ReplyReceiver replies;
    private final Receiving receiving;
    private final ScheduledJobs jobs;

    private Edges(
            Mode mode,
            EdgeParts parts,
            Sources sources,
            RouteContext routes,
            UntakenFiles untaken,
            ReplyReceiver replies,
            Receiving receiving,
            ScheduledJobs jobs) {
        this.mode = mode;
        this.parts = parts;
        this.sources = sources;
        this.routes = routes;
        this.untaken = untaken;
        this.replies = replies;
        this.receiving = receiving;
        this.jobs = jobs;
    }

    /** Whether the pipeline runs once or keeps running. */
    public enum Mode {
        /** One run: nothing is watched or scheduled; notices that failed before are tried again at once. */
        NIGHTLY,
        /** The process keeps running: folders are watched, schedules run, unfinished claims are resumed. */
        SERVE
    }

    /**
     * Builds all routes and starts those that are called. Folders are watched and schedules run after {@link #serve}.
     *
     * @throws InvalidConfiguration with all faults of the mail settings; else with every unusable route file and every
     *     pulled feed or channel without a route
     */
    public static Edges start(Mode mode, EdgeParts parts) {
        Edges edges = build(mode, parts);
        Faults faults = new Faults();
        edges.noteMissingRoutes(faults);
        if (!faults.none()) {
            edges.close();
            faults.throwIfAny();
        }
        return edges;
    }

    /**
     * Builds all routes, and closes them again.
     *
     * @throws InvalidConfiguration if the mail settings or route files are at fault
     */
    public static Examined examine(EdgeParts parts) {
        try (Edges edges = build(Mode.NIGHTLY, parts)) {
            Faults faults = new Faults();
            edges.noteMissingRoutes(faults);
            return new Examined(faults.all(), edges.routes.watched());
        }
    }

    /**
     * What the routes lack.
     *
     * @param faults the pulled feeds and channels without a route
     * @param watched the folders from which routes take files while they serve
     */
    public record Examined(List<Fault> faults, Set<Path> watched) {}

    private static Edges build(Mode mode, EdgeParts parts) {
        Faults faults = new Faults();
        MailServer server = MailServer.of(parts.settings(), faults);
        ReplyMailbox mailbox = ReplyMailbox.of(parts.settings(), faults);
        Channels channels = Channels.of(parts.wantedChannels(), parts.settings(), faults);
        Services services = Services.of(parts.contracts(), parts.settings(), faults);
        faults.throwIfAny();
        Sources sources = new Sources(
                parts.contracts(),
                parts.settings(),
                parts.embedded(),
                Drivers.of(parts.workspace().root()),
                Configuration.zone(parts.settings()),
                parts.clock());
        PollRounds rounds = new PollRounds(parts.folders().look(), parts.clock());
        UntakenFiles untaken =
                new UntakenFiles(parts.workspace(), parts.folders().look().tree(), rounds::bureaus, parts.clock());
        Map<String, Object> beans = beans(parts, sources, server);
        beans.putAll(beans(parts, sources, services));
        beans.put("rounds", rounds);
        Receiving receiving = new Receiving(parts.folders().inbox(), parts.taking(), rounds);
        beans.put("receiving", receiving);
        beans.put("untaken", untaken);
        ReplyReceiver replies = new ReplyReceiver(parts.replies(), mailbox);
        beans.put("replies", replies);
        beans.put("repliesLogin", mailbox.login());
        beans.put("repliesTrust", mailbox.trust());
        beans.put(
                "channels",
                new ChannelSender(parts.channels(), channels, parts.clock(), ahead(mode), server.attempts()));
        beans.put("channelTrust", channels.trust());
        beans.put("channelJson", CHANNEL_JSON);
        ScheduledJobs jobs = new ScheduledJobs();
        beans.putAll(jobs.beans());
        try {
            Map<String, String> properties = properties(mode, parts, sources, server);
            properties.putAll(mailbox.properties());
            RouteContext routes = RouteContext.start(parts.routes(), properties, beans);
            return new Edges(mode, parts, sources, routes, untaken, replies, receiving, jobs);
        } catch (RuntimeException e) {
            sources.close();
            throw e;
        }
    }

    /** From now on folders are watched and schedules start these jobs; does nothing in mode {@code NIGHTLY}. */
    public void serve(Jobs scheduled) {
        watch();
        take(scheduled);
    }

    /** Starts the routes that watch folders or go by a schedule; until {@link #take}, nothing comes of it. */
    public void watch() {
        if (mode == Mode.SERVE) {
            routes.serve();
        }
    }

    /** From now on what is found is taken, and schedules start these jobs; does nothing in mode {@code NIGHTLY}. */
    public void take(Jobs scheduled) {
        if (mode == Mode.SERVE) {
            jobs.set(scheduled);
            receiving.take(true);
        }
    }

    /**
     * Asks the source of {@code feed} for what is due, and takes its answer.
     *
     * @throws NotTaken if the warehouse or the disk is out of reach
     */
    public PullResult pull(String feed) {
        return pull(feed, PullRequest.DUE);
    }

    /**
     * Asks the source of {@code feed} for what {@code request} says, and takes its answer.
     *
     * @throws NotTaken if the warehouse or the disk is out of reach
     */
    public PullResult pull(String feed, PullRequest request) {
        Contract contract = sources.contract(feed);
        if (!sources.configured(feed)) {
            return new NotConfigured(feed, contract.source().name());
        }
        try {
            return new Pulled((LedgerLine) routes.call("pull-" + feed, request));
        } catch (Exception e) {
            return failed(contract, e);
        }
    }

    /**
     * Sends all notices that wait, whatever for: to the mail server, or as files into the outbox if no server is set.
     *
     * @throws NotTaken if the warehouse is out of reach
     */
    public SendResult sendNotices() {
        return send(NoticeSender.EVERYTHING);
    }

    /**
     * Sends the notices as at an hour of the notices: those that may leave now.
     *
     * @throws NotTaken if the warehouse is out of reach
     */
    public SendResult sendDueNotices() {
        return send(NoticeSender.DUE);
    }

    private SendResult send(String which) {
        try {
            return (SendResult) routes.call("send-notices", which);
        } catch (Exception e) {
            NotTaken notTaken = NotTaken.in(e);
            throw notTaken == null ? new NotTaken("sending the notices", e) : notTaken;
        }
    }

    /** Why the mailbox for replies could not be read when it was looked into last; empty where it could. */
    public Optional<String> repliesTrouble() {
        return replies.trouble();
    }

    /**
     * Takes what lies in the mailbox for replies, if one is set; does nothing in mode {@code SERVE}, in which a route
     * looks by itself. A mailbox that cannot be read stops nothing: its trouble is returned, as a sentence.
     */
    public Optional<String> takeReplies() {
        if (mode == Mode.NIGHTLY) {
            routes.lookOnce(REPLIES);
        }
        return replies.trouble();
    }

    /** The ids of the routes that should run and do not; none outside {@code serve}. */
    public List<String> stoppedRoutes() {
        return mode == Mode.SERVE ? routes.stopped() : List.of();
    }

    /** What lies in the inbox and is not going to be taken, a sentence each; none outside {@code serve}. */
    public List<String> untaken() {
        return untaken.told();
    }

    /** The triggers of the schedules; none outside {@code serve}. */
    List<Trigger> schedules() throws SchedulerException {
        return mode == Mode.SERVE ? routes.schedules() : List.of();
    }

    /** Whether what is found is claimed and taken from now on; what is being taken goes on. */
    public void takes(boolean found) {
        receiving.take(found);
    }

    /** Whether something is being taken. */
    public boolean isTaking() {
        return receiving.isTaking();
    }

    /**
     * From now on nothing is claimed, asked or started. What is being taken goes on; what is only claimed stays
     * claimed, and other edges on the same folders take it up.
     */
    public void takeNothingMore() {
        receiving.take(false);
        routes.suspend();
    }

    /** Whether something is under way. */
    public boolean isBusy() {
        return routes.isBusy();
    }

    /** Gives what is under way at most 18 seconds to finish, then closes the connections to the sources. */
    @Override
    public void close() {
        routes.close();
        sources.close();
    }

    private PullResult failed(Contract contract, Exception thrown) {
        NotTaken notTaken = NotTaken.in(thrown);
        Optional<Finding> finding =
                notTaken == null ? SourceTrouble.finding(thrown, contract.source()) : Optional.empty();
        if (finding.isEmpty()) {
            throw notTaken == null ? new NotTaken("pulling " + contract.feed(), thrown) : notTaken;
        }
        try {
            return new Failed(parts.failedPulls().write(contract, List.of(finding.get())));
        } catch (IOException e) {
            throw new NotTaken("noting that " + contract.feed() + " was not pulled", e);
        }
    }

    private void noteMissingRoutes(Faults faults) {
        for (String channel : parts.wantedChannels()) {
            if (!routes.hasRoute("channel-" + channel)) {
                faults.add(
                        parts.routes().resolve("channels").resolve(channel + ".camel.yaml"),
                        0,
                        "somebody in people.yaml has channel " + channel + ", but no route leads to it; add a"
                                + " templatedRoute of send-webhook");
            }
        }
        for (Contract contract : sources.contracts().values()) {
            if (!routes.hasRoute("pull-" + contract.feed())) {
                Path file = parts.routes().resolve("bureaus").resolve(contract.bureau() + ".camel.yaml");
                String template = contract.source().sql() == null ? "fetch-json" : "query-source";
                faults.add(
                        file,
                        0,
                        "feed " + contract.feed() + " is pulled, but no route pulls it; add a templatedRoute of "
                                + template);
            }
        }
    }

    private static Duration ahead(Mode mode) {
        return mode == Mode.NIGHTLY ? ANY_DELAY : Duration.ZERO;
    }

    private static Map<String, Object> beans(EdgeParts parts, Sources sources, MailServer server) {
        Map<String, Object> beans = new HashMap<>(sources.databases());
        beans.put("inbox", parts.folders().inbox());
        beans.put("keptBeside", parts.folders().beside());
        Questions questions = new Questions(parts.marks(), parts.clock(), Configuration.zone(parts.settings()));
        beans.put("spool", new Spool(parts.folders().inbox(), sources, questions, parts.clock()));
        beans.put("sender", new NoticeSender(parts.notices(), parts.clock(), server));
        beans.put("emlFiles", new EmlFiles(parts.workspace().outbox()));
        beans.put("mailLogin", server.login());
        beans.put("mailTrust", server.trust());
        return beans;
    }

    private static Map<String, Object> beans(EdgeParts parts, Sources sources, Services services) {
        Map<String, Object> beans = new HashMap<>();
        beans.put("fetching", new Fetching(parts.folders().inbox(), sources, services));
        beans.put("cutOff", new CutOff());
        services.byFeed().forEach((feed, access) -> beans.put("tls-" + feed, SourceTls.of(access.tls())));
        return beans;
    }

    private static Map<String, String> properties(Mode mode, EdgeParts parts, Sources sources, MailServer server) {
        Settings settings = parts.settings();
        Map<String, String> properties = new HashMap<>();
        properties.put("jundeng.workspace", parts.workspace().root().toString());
        properties.put(
                "jundeng.schedule.nightly",
                settings.text("jundeng.schedule.nightly").orElse("0 0 2 * * ?"));
        properties.put("jundeng.schedule.notices", NoticeHours.expression(settings));
        properties.put(
                "jundeng.backup.schedule",
                settings.text("jundeng.backup.schedule").orElse("0 0 4 * * ?"));
        properties.put("jundeng.time-zone", Configuration.zone(settings).getId());
        properties.put("jundeng.replies.first-look-millis", mode == Mode.SERVE ? "1000" : "2147483647");
        properties.put("jundeng.retry.times", mode == Mode.SERVE ? "5" : "2");
        properties.put("jundeng.retry.delay-millis", mode == Mode.SERVE ? "1000" : "300");
        properties.putAll(server.properties());
        sources.contracts().forEach((feed, contract) -> {
            int seconds = contract.source().timeoutSeconds();
            properties.put("feed." + feed + ".timeout-millis", String.valueOf(seconds * 1000L));
            boolean binds = contract.source().watermark() != null
                    && sources.database(feed).dialect().bindsSince();
            properties.put("feed." + feed + ".binds", String.valueOf(binds));
        });
        return properties;
    }
}
