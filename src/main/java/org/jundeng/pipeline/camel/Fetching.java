// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;
import org.jundeng.contract.Contract;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.Spooled;
import org.jundeng.pipeline.outage.NotTaken;
import org.jundeng.pipeline.source.Fetch;
import org.jundeng.pipeline.source.ServiceAnswer;
import org.jundeng.pipeline.source.Services;
import org.jundeng.pipeline.source.Sources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bean by which routes ask a service, page after page, and write its answer, whole, into a spool file. */
public final class Fetching {

    private static final Logger LOG = LoggerFactory.getLogger(Fetching.class);
    private static final String UNDER_WAY = "underWay";

    private final Inbox inbox;
    private final Sources sources;
    private final Services services;

    Fetching(Inbox inbox, Sources sources, Services services) {
        this.inbox = inbox;
        this.sources = sources;
        this.services = services;
    }

    /**
     * Begins to fetch a feed, as the body of {@code exchange} says; whatever happens, its temporary files are gone when
     * the exchange ends.
     */
    public void begin(String bureau, String feed, Exchange exchange) {
        Contract contract = sources.contract(feed);
        try {
            Path target = inbox.newSpool(bureau, feed);
            Fetch fetch = new Fetch(contract, services.byFeed().get(feed), target);
            boolean history = exchange.getMessage().getBody(PullRequest.class).history();
            UnderWay underWay = new UnderWay(fetch, target, feed, history);
            exchange.setProperty(UNDER_WAY, underWay);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange ended) {
                    underWay.end(ended.isFailed());
                }
            });
        } catch (IOException e) {
            throw new NotTaken("spooling " + feed, e);
        }
    }

    /** Whether there is something left to ask. */
    public boolean goesOn(Exchange exchange) {
        return underWay(exchange).fetch.hasNext();
    }

    /** Makes the message of {@code exchange} the next question, and nothing else. */
    public void ask(Exchange exchange) {
        Fetch.Question question = underWay(exchange).fetch.next();
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_URI, question.address().toString());
        message.setHeader(Exchange.HTTP_METHOD, question.method());
        question.headers().forEach(message::setHeader);
        message.setBody(question.body());
        exchange.setProperty(ExchangePropertyKey.CHARSET_NAME, "UTF-8");
    }

    /** Takes the answer that is the message of {@code exchange}; throws if it is none, or only a part. */
    public void answer(Exchange exchange) {
        Message message = exchange.getMessage();
        UnderWay underWay = underWay(exchange);
        InputStream body = message.getBody(InputStream.class);
        try {
            underWay.fetch.take(new ServiceAnswer(
                    message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                    message.getHeader(Exchange.HTTP_RESPONSE_TEXT, "", String.class),
                    name -> headers(message, name),
                    body == null ? new ByteArrayInputStream(new byte[0]) : body));
        } catch (IOException e) {
            throw new NotTaken("spooling " + underWay.feed, e);
        }
    }

    /** The file with the whole answer. */
    public Spooled spooled(Exchange exchange) {
        UnderWay underWay = underWay(exchange);
        return new Spooled(underWay.target, null, underWay.history);
    }

    /** A header that occurs more than once is a list. */
    private static List<String> headers(Message answer, String name) {
        Object header = answer.getHeader(name);
        List<?> all = header == null ? List.of() : header instanceof List<?> several ? several : List.of(header);
        return all.stream().map(String::valueOf).toList();
    }

    private static UnderWay underWay(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(UNDER_WAY, UnderWay.class))
                .orElseThrow(() -> new IllegalStateException("nothing is fetched: the route lacks begin"));
    }

    private record UnderWay(Fetch fetch, Path target, String feed, boolean history) {

        void end(boolean failed) {
            try {
                fetch.close();
                if (failed) {
                    Files.deleteIfExists(target);
                }
            } catch (IOException e) {
                LOG.warn("what was fetched of {} leaves temporary files: {}", feed, e.toString());
            }
        }
    }
}
