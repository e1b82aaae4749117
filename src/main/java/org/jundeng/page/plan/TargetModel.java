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
 * @param tiles the divisions of the city as tiles; null where no figure is known of any
 * @param spells how it has stood
 * @param episodes its episodes
 * @param revisions the figures that were replaced
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
        TileMap tiles,
        List<Spell> spells,
        List<Episode> episodes,
        List<Revision> revisions,
        List<Source> sources) {

    public TargetModel {
        facts = List.copyOf(facts);
        quotes = List.copyOf(quotes);
        equality = List.copyOf(equality);
        places = List.copyOf(places);
        spells = List.copyOf(spells);
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
     * @param curve its geometry
     * @param summary its first, last, lowest and highest figure, in words
     */
    public record Chart(String title, Curve curve, String summary) {}

    /**
     * A region.
     *
     * @param name its name
     * @param state its own state; null where the target does not bind it by itself
     * @param figure its latest figure
     * @param holds whether that figure satisfies what is promised; null where it cannot be compared
     * @param width how long its bar is, of 1000
     */
    public record Place(Link name, Mark state, Link figure, Boolean holds, int width) {}

    /** How it has stood for a while. */
    public record Spell(Link region, Mark state, String since, String until, String reason) {}

    /** An episode. */
    public record Episode(
            Link number, Link region, String level, String levelCode, String state, String since, String until) {}

    /** A figure that was replaced. */
    public record Revision(Link figure, String formerly, String afterwards, Link by, String on) {}

    /** A feed, and the bureau that sends it. */
    public record Source(String feed, Link bureau) {}
}
