// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jundeng.contract.FeedSource;
import org.jundeng.intake.spool.CanonicalJson;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.Spooled;
import org.jundeng.pipeline.outage.NotTaken;
import org.jundeng.pipeline.source.Questions;
import org.jundeng.pipeline.source.Sources;
import org.jundeng.pipeline.source.WatermarkReach;
import org.jundeng.pipeline.workspace.AnsweredQuestion;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/** The bean by which routes ask a source and write its answer, whole, into a spool file of the inbox. */
public final class Spool {

    private static final String ASKED = "asked";
    private static final String HISTORY = "history";

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
     * Replaces the body of {@code exchange}, which says what to ask for, by the feed's SELECT; the value to bind
     * becomes the header {@code since}.
     */
    public void question(String feed, Exchange exchange) {
        PullRequest request = exchange.getMessage().getBody(PullRequest.class);
        try {
            Questions.Scope scope = request.everything() ? Questions.Scope.EVERYTHING : Questions.Scope.DUE;
            Questions.Question question =
                    questions.of(sources.contract(feed), sources.database(feed).dialect(), scope);
            exchange.getMessage().setBody(question.sql());
            exchange.getMessage().setHeader("since", question.since());
            exchange.setProperty(HISTORY, request.history());
            exchange.setProperty(
                    ASKED, question.pull() == null ? null : new AnsweredQuestion(inbox.stamp(), question.pull()));
        } catch (UncheckedSqlException e) {
            throw new NotTaken("asking how far " + feed + " was read", e);
        }
    }

    /** Spools the rows that are the body of {@code exchange}, a query's answer. */
    public Spooled rows(String bureau, String feed, Exchange exchange) {
        FeedSource source = sources.contract(feed).source();
        @SuppressWarnings("unchecked")
        Iterator<Map<String, Object>> rows = exchange.getMessage().getBody(Iterator.class);
        AnsweredQuestion asked = exchange.getProperty(ASKED, AnsweredQuestion.class);
        boolean history = exchange.getProperty(HISTORY, false, Boolean.class);
        if (asked == null) {
            return new Spooled(spool(bureau, feed, target -> CanonicalJson.spoolQuery(rows, target)), null, history);
        }
        WatermarkReach reach = new WatermarkReach(rows, source.watermark(), clock.instant());
        Path file = spool(bureau, feed, target -> CanonicalJson.spoolQuery(reach, target));
        return new Spooled(file, new AnsweredQuestion(asked.at(), reach.of(asked.pull())), history);
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
