// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.link;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.observation.TimePeriod;

/** The addresses of pages that show what a mail tells, for one reader. Empty where there is no page of that kind. */
public interface PageAddresses {

    /** The scoreboard. */
    Optional<String> board();

    /** A target. */
    Optional<String> target(String id);

    /** A figure and where it comes from. */
    Optional<String> figure(String indicator, String region, TimePeriod period);

    /** An episode. */
    Optional<String> episode(long id);

    /** The addresses for whoever reads mails. */
    @FunctionalInterface
    interface Book {

        /** No pages are served. */
        Book NONE = (language, night) -> Optional.empty();

        /** Those for a reader of that language, as of that night, null for now; empty where no pages are served. */
        Optional<PageAddresses> of(Locale language, LocalDate night);
    }
}
