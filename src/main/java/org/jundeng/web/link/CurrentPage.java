// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/**
 * A page behind links, as the configuration that is in force wants it: made anew when another one is taken up, and no
 * page at all where no address for links is set.
 *
 * @param <T> what is at work under a configuration
 */
final class CurrentPage<T> implements Page {

    private final int longestBody;
    private final Lane sending;
    private final Supplier<T> atWork;
    private final Function<T, Optional<Page>> making;
    private T madeFor;
    private Page page;

    /**
     * Asks {@code atWork} at each request, and has the page made anew where that is another one; forms are answered on
     * the threads of {@code sending}.
     */
    CurrentPage(int longestBody, Lane sending, Supplier<T> atWork, Function<T, Optional<Page>> making) {
        this.longestBody = longestBody;
        this.sending = sending;
        this.atWork = atWork;
        this.making = making;
    }

    @Override
    public Response answer(Request request) throws IOException {
        Page current = current();
        return current == null ? Response.NO_PAGE : current.answer(request);
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "HEAD", "POST");
    }

    @Override
    public int longestBody() {
        return longestBody;
    }

    @Override
    public Lane lane(String method) {
        return method.equals("POST") ? sending : Lane.ACTING;
    }

    private synchronized Page current() {
        T now = atWork.get();
        if (now != madeFor) {
            close();
            page = making.apply(now).orElse(null);
            madeFor = now;
        }
        return page;
    }

    /** Closes the page that was made last. */
    @Override
    public synchronized void close() {
        if (page != null) {
            page.close();
        }
    }
}
