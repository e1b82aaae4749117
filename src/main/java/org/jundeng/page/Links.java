// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.util.Optional;

/** How pages are reached from the page that is written: by a server's addresses, or by the names of files. */
public interface Links {

    /** The link to a page for a reader; empty where the page cannot be reached from here. */
    Optional<String> to(Address address, Reader reader);

    /** The link to the style sheet. */
    String style();

    /** The link to the scoreboard's workbook for a reader; empty where it cannot be reached from here. */
    Optional<String> workbook(Reader reader);

    /** Who reads, and where that is said or changed; empty where nobody logs in. */
    default Optional<Account> account() {
        return Optional.empty();
    }

    /** Whether the reader may act on what a bureau brings, as far as the pages that act can be reached at all. */
    default boolean actFor(String bureau) {
        return true;
    }

    /**
     * Who reads.
     *
     * @param name the reader's name; null for nobody in particular, who may log in
     * @param href where what the reader may do is said, or where one logs in
     */
    record Account(String name, String href) {}

    /** Whether pages are made when somebody asks for them, so that a reader may choose a day and search. */
    boolean isLive();
}
