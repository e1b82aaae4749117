// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.io.IOException;
import java.util.List;

/** Serves one address. It is called from several threads. */
@FunctionalInterface
public interface Page extends AutoCloseable {

    /**
     * The response to a request. The server turns an exception into status 503 and logs it without the request's query.
     *
     * @throws IOException if the response cannot be made
     */
    Response answer(Request request) throws IOException;

    /**
     * The HTTP methods of the page; the server answers others with status 405. HEAD is answered like GET, without the
     * body.
     */
    default List<String> methods() {
        return List.of("GET", "HEAD");
    }

    /** How many bytes the body of a POST may have; it is read as a whole before the page is called. */
    default int longestBody() {
        return 0;
    }

    /** Decides over forms that bring a file; null where the page takes none. */
    default FileForms fileForms() {
        return null;
    }

    /**
     * Whether people read it, without a login. It is then shown only under {@link OwnNames}, and whoever is refused is
     * told so by a page, not by JSON.
     */
    default boolean isForPeople() {
        return false;
    }

    /** On whose threads it answers. */
    default Lane lane() {
        return Lane.AT_ONCE;
    }

    /** On whose threads it answers a request by that method, such as {@code POST}. */
    default Lane lane(String method) {
        return lane();
    }

    /**
     * The threads that answer. Each lane has its own, so that who waits in one keeps nobody waiting in another: however
     * many people or programs read, an official can acknowledge, and whoever watches the service sees that it lives.
     */
    enum Lane {
        /** Those of the server: the answer waits for nothing. */
        AT_ONCE,
        /** For pages by which people do something that takes a moment. */
        ACTING,
        /** For what is done to deliveries, and tried beforehand: it may wait for the ledger for minutes. */
        DEEDS,
        /** For comparing passwords, which takes its time on purpose: two at once, and few that wait. */
        LOGGING_IN,
        /** For pages that only read, which is asked for more often and takes longer. */
        READING,
        /** For programs that read, which come again as soon as they have an answer. */
        PROGRAMS
    }

    /** Releases its resources. */
    @Override
    default void close() {}
}
