// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.util.List;

/**
 * How requests are received before a page sees them.
 *
 * @param names the names under which pages for people are shown
 * @param refusals says to people why they are shown no page
 * @param patience how long the server bears with slow clients
 * @param readers how many pages that only read are made for people at the same time; at least one
 * @param programs how many answers are made for programs at the same time; at least one
 */
public record Reception(OwnNames names, Refusals refusals, ClientPatience patience, int readers, int programs) {

    private static final int READERS = 4;
    private static final int PROGRAMS = 2;

    /** For servers without pages for people. */
    static final Reception OF_PROGRAMS = new Reception(
            new OwnNames(List.of()),
            (status, request) -> Response.ofStatus(status),
            ClientPatience.USUAL,
            READERS,
            PROGRAMS);

    /** With the usual patience, and the usual number of readers and programs. */
    public Reception(OwnNames names, Refusals refusals) {
        this(names, refusals, ClientPatience.USUAL, READERS, PROGRAMS);
    }

    /** Says to people why they are shown no page. */
    @FunctionalInterface
    public interface Refusals {
        /** The response of {@code status} to a request that no page sees. It must not ask the warehouse. */
        Response of(int status, Request request);
    }

    /** As it is, with so many people who read at the same time, and so many programs. */
    public Reception reading(int people, int others) {
        return new Reception(names, refusals, patience, people, others);
    }

    /** As it is, with other patience. */
    Reception with(ClientPatience other) {
        return new Reception(names, refusals, other, readers, programs);
    }
}
