// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.util.List;
import org.jundeng.chart.Curve;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext.Mark;

/**
 * The data for the template of a target's page, {@code target.ftlh}.
 *
 * @param frame what stands around it
 * @param state its state, the worst of all regions; null where it has not been assessed
 * @param reason why it is in the state
 * @param knownNow that all but the state is as known now, in words; empty where the reader asked for no past day
 * @param facts what is promised, by whom, until when
 * @param quotes the plan's own words
 * @param curve how the deciding figures developed; null where there are none
 * @param equality how unequal the districts were, each measure with a curve
 * @param places the regions, the worst first; empty where there is only one without parts
 * @param placesPeriod the period of all their figures, in words; empty where they are of several
 * @param tiles the divisions of the city as tiles; null where no figure is known of any
 * @param steady how it has stood since its first night without a change, in words; null where it has changed, or
 *     stands in several regions
 * @param spells how it has stood; empty where it is told in a sentence
 * @param apart the reported figures that differ from what their parts come to, the latest first
 * @param moreApart how many of them are not in the list, in words; empty where all are
 * @param episodes its episodes, the open ones first
 * @param moreEpisodes how many of them are not in the list, in words; empty where all are
 * @param revisions the figures that were replaced, the latest first
 * @param moreRevisions how many of them are not in the list, in words; empty where all are
 * @param sources where its figures come from
 */
public record TargetModel(
        Frame frame,
        Mark state,
        String reason,
        String knownNow,
        List<Fact> facts,
        List<String> quotes,
        Chart curve,
        List<Chart> equality,
        List<Place> places,
        String placesPeriod,
        TileMap tiles,
        Steady steady,
        List<Spell> spells,
        List<Apart> apart,
        String moreApart,
        List<Episode> episodes,
        String moreEpisodes,
        List<Revision> revisions,
        String moreRevisions,
        List<Source> sources) {

    public TargetModel {
        facts = List.copyOf(facts);
        quotes = List.copyOf(quotes);
        equality = List.copyOf(equality);
        places = List.copyOf(places);
        spells = List.copyOf(spells);
        apart = List.copyOf(apart);
        episodes = List.copyOf(episodes);
        revisions = List.copyOf(revisions);
        sources = List.copyOf(sources);
    }

    /** A named fact. */
    public record Fact(String label, Link text) {}

    /**
     * A curve.
     *
     * @param title what it shows
     * @param curve its geometry; null where one figure is all that there is
     * @param summary its figures in words: the only one, or the first, last, lowest and highest
     * @param legend which lines and dots it has that need a word: {@code bound}, {@code path}, {@code crossed}
     */
    public record Chart(String title, Curve curve, String summary, List<String> legend) {
        public Chart {
            legend = List.copyOf(legend);
        }
    }

    /**
     * A region.
     *
     * @param name its name
     * @param state its own state; null where the target does not bind it by itself
     * @param figure its latest figure
     * @param code what colours its bar
     * @param word what its figure says beside what is promised; empty where it has a state, or nothing can be said
     * @param width how long its bar is, in whole per cent of the longest; null where it has no figure
     */
    public record Place(Link name, Mark state, Link figure, String code, String word, Integer width) {}

    /**
     * How it has stood since its first night.
     *
     * @param state the state
     * @param since since when, in words
     */
    public record Steady(Mark state, String since) {}

    /** How it has stood for a while. */
    public record Spell(Link region, Mark state, String since, String until, String reason) {}

    /**
     * A reported figure that differs from what its parts come to.
     *
     * @param figure its region and period, which lead to its page
     * @param reported what was reported, which leads to the delivery
     * @param parts what its parts come to
     * @param counts which of both counts, in words
     */
    public record Apart(Link figure, Link reported, String parts, String counts) {}

    /** An episode. */
    public record Episode(
            Link number, Link region, String level, String levelCode, String state, String since, String until) {}

    /** A figure that was replaced. */
    public record Revision(Link figure, String formerly, String afterwards, Link by, String on) {}

    /** A feed, and the bureau that sends it. */
    public record Source(String feed, Link bureau) {}
}
