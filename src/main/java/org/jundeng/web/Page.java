// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web;

import java.io.IOException;
import java.util.List;

/** What stands at one address. It is asked by several threads. */
@FunctionalInterface
public interface Page extends AutoCloseable {

    /**
     * What the request gets. An unchecked exception is answered with 503 and logged without the request's query.
     *
     * @throws IOException if the request cannot be read; the connection is then dropped
     */
    Response answer(Request request) throws IOException;

    /** The methods it knows; others are answered with 405. HEAD is answered like GET, without the body. */
    default List<String> methods() {
        return List.of("GET", "HEAD");
    }

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
