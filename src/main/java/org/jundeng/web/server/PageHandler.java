// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each request answered by the page at its path. A request is read as a whole before a page sees it, and an answer
 * is made as a whole before it is sent, but for files, of which each piece is read when the one before was taken;
 * neither holds a thread while the client is slow. Pages that may wait for the warehouse have threads of their own:
 * those by which people act, those that act on deliveries, those that people only read, and those that programs read.
 */
final class PageHandler extends Handler.Abstract implements AutoCloseable {

    /** How many clients may be connected; beyond this, files and the warehouse would lack file handles. */
    static final int MOST_CLIENTS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(PageHandler.class);
    private static final int ACTING_THREADS = 4;
    /** One may wait for the ledger while another has it; more would take the connections of the rest. */
    private static final int DEED_THREADS = 2;
    /** How many wait for that; whoever comes then is told to come again. */
    static final int MOST_WAITING_DEEDS = 10;
    /** How many readers wait until a page is made for them; whoever comes then had better come again later. */
    static final int MOST_WAITING_READERS = 100;
    /** How many programs wait; more than these had better ask more slowly. */
    static final int MOST_WAITING_PROGRAMS = 50;

    /** How many passwords are compared at the same time: each takes a core for a while, and some memory. */
    private static final int LOGGING_IN_THREADS = 2;
    /** How many wait for that; whoever comes then is told to come again. */
    static final int MOST_WAITING_TO_LOG_IN = 20;

    private static final long IDLE_SECONDS = 30;

    /** How the key of a page ends that serves all paths which begin with the rest of it. */
    private static final String ALL_BELOW = "/*";

    private final Map<String, Page> pages;
    private final Reception reception;
    private final Deadlines deadlines;
    private final ExecutorService acting = threads("web-acting-", ACTING_THREADS, MOST_CLIENTS);
    private final ExecutorService deeds = threads("web-deeds-", DEED_THREADS, MOST_WAITING_DEEDS);
    private final ExecutorService loggingIn = threads("web-login-", LOGGING_IN_THREADS, MOST_WAITING_TO_LOG_IN);
    private final ExecutorService reading;
    private final ExecutorService programs;

    PageHandler(Map<String, Page> pages, Reception reception, Deadlines deadlines) {
        this.pages = Map.copyOf(pages);
        this.reception = reception;
        this.deadlines = deadlines;
        this.reading = threads("web-reading-", Math.max(1, reception.readers()), MOST_WAITING_READERS);
        this.programs = threads("web-programs-", Math.max(1, reception.programs()), MOST_WAITING_PROGRAMS);
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request asked, org.eclipse.jetty.server.Response answer, Callback callback) {
        Exchange exchange = new Exchange(asked, answer, callback);
        Page page = page(asked.getHttpURI().getPath());
        if (page == null) {
            exchange.send(isForPrograms(asked.getHttpURI().getPath()) ? Response.NO_PAGE : exchange.refusal(404));
        } else if (page.isForPeople()
                && !reception.names().contain(org.eclipse.jetty.server.Request.getServerName(asked))) {
            exchange.send(exchange.refusal(421));
        } else if (!page.methods().contains(asked.getMethod())) {
            answer.getHeaders().put(HttpHeader.ALLOW, String.join(", ", page.methods()));
            exchange.send(
                    page.isForPeople()
                            ? exchange.refusal(405)
                            : Response.json(405, "{\"error\":\"only " + String.join(" and ", page.methods()) + "\"}"));
        } else if (asked.getMethod().equals("POST") && page.fileForms() != null && FileFormReading.isSo(asked)) {
            exchange.takeFile(page);
        } else if (asked.getMethod().equals("POST") && BodyReading.isFarTooLong(asked, page.longestBody())) {
            exchange.answer(page, Body.TOO_LONG);
        } else if (asked.getMethod().equals("POST")) {
            BodyReading.of(asked, page.longestBody(), body -> exchange.answer(page, body), exchange::unreadable);
        } else {
            exchange.answer(page, Body.NONE);
        }
        return true;
    }

    /**
     * The page at a path as it was sent, so that nothing but exactly a page's path leads to it, or what a page for all
     * paths below its own makes of them.
     */
    private Page page(String path) {
        Page exact = pages.get(path);
        if (exact != null || path == null) {
            return exact;
        }
        return pages.entrySet().stream()
                .filter(each -> each.getKey().endsWith(ALL_BELOW)
                        && path.startsWith(
                                each.getKey().substring(0, each.getKey().length() - 1)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Whether no person but a program asks there, which is answered in JSON whatever is wrong. */
    static boolean isForPrograms(String path) {
        return path != null && (path.startsWith("/health/") || path.startsWith("/metrics"));
    }

    /** Ends the threads and closes the pages; what they still do is interrupted. */
    @Override
    public void close() {
        acting.shutdownNow();
        deeds.shutdownNow();
        loggingIn.shutdownNow();
        reading.shutdownNow();
        programs.shutdownNow();
        pages.values().forEach(Page::close);
    }

    private static ExecutorService threads(String name, int atOnce, int mostWaiting) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                atOnce, atOnce, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(mostWaiting), task -> {
                    Thread thread = new Thread(task, name + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** What becomes of a form with a file. */
    private record OfFile(Exchange exchange, Page page, FileForms.Admitted admitted)
            implements FileFormReading.Outcome {

        @Override
        public void came(Body body) {
            if (body.isTooLong()) {
                exchange.answer.getHeaders().put(HttpHeader.CONNECTION, "close");
            }
            exchange.answer(page, body, admitted.done());
        }

        @Override
        public void garbled() {
            admitted.done().run();
            exchange.answer.getHeaders().put(HttpHeader.CONNECTION, "close");
            exchange.send(exchange.refusal(400));
        }

        @Override
        public void brokeOff(Throwable failure) {
            admitted.done().run();
            exchange.unreadable(failure);
        }

        @Override
        public void goesOn() {
            exchange.goesOn();
        }
    }

    /** A request and its answer. */
    private final class Exchange {

        private final org.eclipse.jetty.server.Request asked;
        private final org.eclipse.jetty.server.Response answer;
        private final Callback callback;
        private final Connection connection;

        Exchange(org.eclipse.jetty.server.Request asked, org.eclipse.jetty.server.Response answer, Callback callback) {
            this.asked = asked;
            this.answer = answer;
            this.callback = callback;
            this.connection = asked.getConnectionMetaData().getConnection();
            // While a page takes its time, its client has nothing to send.
            asked.addIdleTimeoutListener(whileWaiting -> false);
        }

        /** Has {@code page} say whether a form with a file is read, and reads it. */
        void takeFile(Page page) {
            on(page, () -> {
                FileForms.Entry entry;
                try {
                    entry = page.fileForms().admit(Request.of(asked, Body.NONE));
                } catch (IOException | RuntimeException | Error e) {
                    LOG.warn("{} cannot take a file: {}", asked.getHttpURI().getPath(), e.toString());
                    entry = new FileForms.Refused(unavailable(page));
                }
                if (entry instanceof FileForms.Admitted admitted) {
                    read(page, admitted);
                } else {
                    answer.getHeaders().put(HttpHeader.CONNECTION, "close");
                    send(((FileForms.Refused) entry).response());
                }
            });
        }

        /** Whatever becomes of the reading, the room that was made for the file is free again. */
        private void read(Page page, FileForms.Admitted admitted) {
            OfFile outcome = new OfFile(this, page, admitted);
            try {
                deadlines.answering(connection);
                FileFormReading.of(asked, admitted, outcome);
            } catch (RuntimeException | Error e) {
                LOG.warn("{} cannot read a file: {}", asked.getHttpURI().getPath(), e.toString());
                outcome.brokeOff(e);
            }
        }

        /** Answers by {@code page}, on a thread that may wait where the page may. */
        void answer(Page page, Body body) {
            answer(page, body, () -> {});
        }

        private void answer(Page page, Body body, Runnable done) {
            deadlines.asked(connection);
            Request request = Request.of(asked, body);
            if (!on(page, () -> {
                Response response;
                try {
                    response = response(page, request);
                } finally {
                    done.run();
                }
                send(response, () -> unavailable(page));
            })) {
                done.run();
            }
        }

        /** Whether there is a thread for it; where not, the client is told so. */
        private boolean on(Page page, Runnable work) {
            try {
                threads(page.lane(asked.getMethod())).execute(work);
                return true;
            } catch (RejectedExecutionException tooMany) {
                send(
                        page.isForPeople()
                                ? refusal(503)
                                : Response.json(503, "{\"error\":\"too many requests wait; try again later\"}"));
                return false;
            }
        }

        private Executor threads(Page.Lane lane) {
            return switch (lane) {
                case AT_ONCE -> Runnable::run;
                case ACTING -> acting;
                case DEEDS -> deeds;
                case LOGGING_IN -> loggingIn;
                case READING -> reading;
                case PROGRAMS -> programs;
            };
        }

        private Response response(Page page, Request request) {
            try {
                return page.answer(request);
            } catch (IOException | RuntimeException e) {
                // The query is left out: it may hold a token.
                LOG.warn("{} cannot be answered: {}", asked.getHttpURI().getPath(), e.toString());
                return unavailable(page);
            } catch (Error e) {
                LOG.error("{} cannot be answered", asked.getHttpURI().getPath(), e);
                return unavailable(page);
            }
        }

        private Response unavailable(Page page) {
            return page.isForPeople() ? refusal(503) : Response.NO_WAREHOUSE;
        }

        private Response refusal(int status) {
            return reception.refusals().of(status, Request.of(asked, Body.NONE));
        }

        /** The client has shown that it is still sending. */
        void goesOn() {
            deadlines.answering(connection);
        }

        /** The client has gone, or its form did not come in time. */
        void unreadable(Throwable failure) {
            LOG.debug("a request did not come as a whole", failure);
            callback.failed(failure);
        }

        void send(Response response) {
            send(response, () -> Response.NO_WAREHOUSE);
        }

        /** @param otherwise what is sent where a file cannot be opened any more */
        private void send(Response response, Supplier<Response> otherwise) {
            deadlines.answering(connection);
            try {
                response.send(
                        asked,
                        answer,
                        () -> deadlines.answering(connection),
                        Callback.from(
                                () -> {
                                    deadlines.answered(connection);
                                    callback.succeeded();
                                },
                                failure -> {
                                    LOG.debug("a client did not take its answer", failure);
                                    callback.failed(failure);
                                }));
            } catch (IOException closed) {
                LOG.warn("{} cannot be sent: {}", asked.getHttpURI().getPath(), closed.toString());
                send(otherwise.get());
            }
        }
    }
}
