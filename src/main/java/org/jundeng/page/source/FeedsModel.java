// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.util.List;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext.Mark;

/**
 * The data for the template of the calendar of feeds, {@code feeds.ftlh}.
 *
 * @param frame what stands around it
 * @param span the months that it shows, in words
 * @param ways the years before and after, and the latest months; only those that can be reached
 * @param legend the states, with how often each occurs
 * @param owed what somebody has to do something about
 * @param years the years of the months
 * @param months the names of the months
 * @param bureaus the feeds of each bureau
 */
public record FeedsModel(
        Frame frame,
        String span,
        List<Link> ways,
        List<Counted> legend,
        List<Owed> owed,
        List<Year> years,
        List<String> months,
        List<Bureau> bureaus) {

    public FeedsModel {
        ways = List.copyOf(ways);
        legend = List.copyOf(legend);
        owed = List.copyOf(owed);
        years = List.copyOf(years);
        months = List.copyOf(months);
        bureaus = List.copyOf(bureaus);
    }

    /** A state, and how many periods are in it. */
    public record Counted(Mark state, int count) {}

    /**
     * What somebody has to do something about.
     *
     * @param feed the feed
     * @param bureau the bureau that owes it
     * @param steward who brings it; empty where nobody is named
     * @param period the period
     * @param state what became of it
     * @param details what else is to be said
     * @param due its due day; empty where none is agreed
     * @param delivery the delivery that tells most of it; null where there is none
     */
    public record Owed(
            Link feed,
            Link bureau,
            String steward,
            String period,
            Mark state,
            String details,
            String due,
            Link delivery) {}

    /** A year, and how many of its months are shown. */
    public record Year(String name, int months) {}

    /** A bureau and its feeds. */
    public record Bureau(Link name, List<Feed> feeds) {
        public Bureau {
            feeds = List.copyOf(feeds);
        }
    }

    /**
     * A feed.
     *
     * @param name its name
     * @param promise how often it is due, and when
     * @param cells its periods
     */
    public record Feed(Link name, String promise, List<Cell> cells) {
        public Feed {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A period of a feed.
     *
     * @param months how many of the months that are shown it takes
     * @param label its name in short
     * @param state what became of it
     * @param days how many working days it is late; empty where it is not
     * @param words all of it in words, for whoever cannot see the sign
     * @param href the delivery that tells most of it; null where there is none
     */
    public record Cell(int months, String label, Mark state, String days, String words, String href) {}
}
