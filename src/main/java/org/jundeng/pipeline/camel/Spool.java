// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FeedSource;
import org.jundeng.intake.CanonicalJson;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.Spooled;
import org.jundeng.pipeline.outage.NotTaken;
import org.jundeng.pipeline.source.Deadline;
import org.jundeng.pipeline.source.PageHeaders;
import org.jundeng.pipeline.source.Questions;
import org.jundeng.pipeline.source.SourceTrouble;
import org.jundeng.pipeline.source.Sources;
import org.jundeng.pipeline.source.WatermarkReach;
import org.jundeng.pipeline.workspace.AnsweredQuestion;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/** The bean by which routes ask a source and write its answer, whole, into a spool file of the inbox. */
public final class Spool {

    private static final String ASKED = "asked";

    private final Inbox inbox;
    private final Sources sources;
    private final Questions questions;
    private final Clock clock;

    Spool(Inbox inbox, Sources sources, Questions questions, Clock clock) {
        this.inbox = inbox;
        this.sources = sources;
        this.questions = questions;
        this.clock = clock;
    }

    /**
     * Replaces the body of {@code exchange}, which says how much to ask for, by the feed's SELECT; the value to bind
     * becomes the header {@code since}.
     */
    public void question(String feed, Exchange exchange) {
        Questions.Scope scope = exchange.getMessage().getBody(Questions.Scope.class);
        try {
            Questions.Question question =
                    questions.of(sources.contract(feed), sources.database(feed).dialect(), scope);
            exchange.getMessage().setBody(question.sql());
            exchange.getMessage().setHeader("since", question.since());
            exchange.setProperty(
                    ASKED, question.pull() == null ? null : new AnsweredQuestion(inbox.stamp(), question.pull()));
        } catch (UncheckedSqlException e) {
            throw new NotTaken("asking how far " + feed + " was read", e);
        }
    }

    /** The HTTP address of a feed. */
    public String address(String feed) {
        return sources.address(feed);
    }

    /** Spools the rows that are the body of {@code exchange}, a query's answer. */
    public Spooled rows(String bureau, String feed, Exchange exchange) {
        FeedSource source = sources.contract(feed).source();
        @SuppressWarnings("unchecked")
        Iterator<Map<String, Object>> rows = exchange.getMessage().getBody(Iterator.class);
        AnsweredQuestion asked = exchange.getProperty(ASKED, AnsweredQuestion.class);
        if (asked == null) {
            return new Spooled(spool(bureau, feed, target -> CanonicalJson.spoolQuery(rows, target)), null);
        }
        WatermarkReach reach = new WatermarkReach(rows, source.watermark(), clock.instant());
        Path file = spool(bureau, feed, target -> CanonicalJson.spoolQuery(reach, target));
        return new Spooled(file, new AnsweredQuestion(asked.at(), reach.of(asked.pull())));
    }

    /**
     * Spools the HTTP answer that is the message of {@code exchange}; one without a body is an empty delivery. Throws
     * if its headers tell of further records, unless the contract says how they are announced.
     */
    public Spooled answer(String bureau, String feed, Exchange exchange) {
        Contract contract = sources.contract(feed);
        InputStream body = exchange.getMessage().getBody(InputStream.class);
        Deadline deadline = new Deadline(contract.source().timeoutSeconds());
        InputStream bytes = body == null ? new ByteArrayInputStream(new byte[0]) : body;
        Path file = spool(bureau, feed, target -> {
            try (InputStream inTime = deadline.over(bytes)) {
                long records = CanonicalJson.spoolBody(inTime, contract, target);
                if (records >= 0 && contract.form().more() == null) {
                    PageHeaders.moreThan(records, name -> headers(exchange.getMessage(), name))
                            .ifPresent(words -> {
                                throw SourceTrouble.onlyAPart(words, records);
                            });
                }
            }
        });
        return new Spooled(file, null);
    }

    /** A header that occurs more than once is a list. */
    private static List<String> headers(Message answer, String name) {
        Object header = answer.getHeader(name);
        List<?> all = header == null ? List.of() : header instanceof List<?> several ? several : List.of(header);
        return all.stream().map(String::valueOf).toList();
    }

    private Path spool(String bureau, String feed, Writing writing) {
        Path target = null;
        try {
            target = inbox.newSpool(bureau, feed);
            writing.to(target);
            return target;
        } catch (IOException e) {
            drop(target, e);
            throw new NotTaken("spooling " + feed, e);
        } catch (RuntimeException e) {
            drop(target, e);
            throw e;
        }
    }

    private static void drop(Path target, Exception reason) {
        try {
            if (target != null) {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** Writes an answer to a file. */
    private interface Writing {
        void to(Path target) throws IOException;
    }
}
