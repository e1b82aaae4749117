// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.page.Address;
import org.jundeng.warehouse.history.FeedCalendar;

/** Gathers what pages on feeds and deliveries say. */
public final class SourceBook {

    private static final int MONTHS_SHOWN = 12;

    private final AssessmentBook nights;
    private final FeedCalendar calendar;

    /** Asks {@code warehouse}, with the names of {@code catalogue} and the promises of {@code contracts}. */
    public SourceBook(DataSource warehouse, Catalogue catalogue, Contracts contracts) {
        this.nights = new AssessmentBook(warehouse, catalogue);
        this.calendar = new FeedCalendar(warehouse, contracts, catalogue);
    }

    /**
     * What the calendar says of the latest night up to {@code day}; null for the latest of all. Empty where no night
     * has been yet.
     */
    public Optional<FeedsFacts> feeds(Address.Feeds asked, LocalDate day) {
        return nights.nightUpTo(day).map(night -> {
            YearMonth last = asked.year() == null ? YearMonth.from(night) : YearMonth.of(asked.year(), MONTHS_SHOWN);
            LocalDate from = last.minusMonths(MONTHS_SHOWN - 1L).atDay(1);
            LocalDate to = last.atEndOfMonth();
            return new FeedsFacts(night, asked.year(), from, to, calendar.between(from, to, night));
        });
    }
}
