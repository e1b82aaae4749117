// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.util.List;

/**
 * How requests are received before a page sees them.
 *
 * @param names the names under which pages for people are shown
 * @param refusals says to people why they are shown no page
 * @param patience how long the server bears with slow clients
 * @param readers how many pages that only read are made at the same time; at least one
 */
public record Reception(OwnNames names, Refusals refusals, ClientPatience patience, int readers) {

    private static final int READERS = 4;

    /** For servers without pages for people. */
    static final Reception OF_PROGRAMS = new Reception(
            new OwnNames(List.of()), (status, request) -> Response.ofStatus(status), ClientPatience.USUAL, READERS);

    /** With the usual patience, and the usual number of readers. */
    public Reception(OwnNames names, Refusals refusals) {
        this(names, refusals, ClientPatience.USUAL, READERS);
    }

    /** Says to people why they are shown no page. */
    @FunctionalInterface
    public interface Refusals {
        /** The response of {@code status} to a request that no page sees. It must not ask the warehouse. */
        Response of(int status, Request request);
    }

    /** As it is, with so many readers at the same time. */
    public Reception reading(int atOnce) {
        return new Reception(names, refusals, patience, atOnce);
    }

    /** As it is, with other patience. */
    Reception with(ClientPatience other) {
        return new Reception(names, refusals, other, readers);
    }
}
