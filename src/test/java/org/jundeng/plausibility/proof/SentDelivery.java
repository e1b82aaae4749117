// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jundeng.observation.Observation;
import org.jundeng.observation.TimePeriod;

/** One delivery as the signs see it: its name, its day and its figures in the order of their rows. */
final class SentDelivery {

    private final String feed;
    private final String fileName;
    private final LocalDate day;
    private final List<Observation> cells;
    private final Set<String> stories;
    private final boolean replaceable;
    private TimePeriod newest;
    private List<Observation> ofTheNewest;
    private List<String> indicators;

    /**
     * A delivery.
     *
     * @param name the feed's id, a blank, and the file's name (that of the source where it was pulled)
     * @param day the day it came
     * @param cells its figures
     * @param stories what happened to what it tells of; empty in a usual month
     * @param replaceable whether a wrong one may be put in its place: it is of the last year
     */
    SentDelivery(String name, LocalDate day, List<Observation> cells, Set<String> stories, boolean replaceable) {
        this.feed = name.substring(0, name.indexOf(' '));
        this.fileName = name.substring(name.indexOf(' ') + 1);
        this.day = day;
        this.cells = List.copyOf(cells);
        this.stories = Set.copyOf(stories);
        this.replaceable = replaceable;
    }

    String feed() {
        return feed;
    }

    String fileName() {
        return fileName;
    }

    LocalDate day() {
        return day;
    }

    List<Observation> cells() {
        return cells;
    }

    Set<String> stories() {
        return stories;
    }

    boolean isReplaceable() {
        return replaceable;
    }

    @Override
    public String toString() {
        return feed + " " + fileName;
    }

    /** The same delivery with other figures. */
    SentDelivery with(List<Observation> others) {
        return new SentDelivery(feed + " " + fileName, day, others, stories, replaceable);
    }

    /** The same delivery under another name. */
    SentDelivery named(String other) {
        return new SentDelivery(feed + " " + other, day, cells, stories, replaceable);
    }

    /** The last period that it has figures of. */
    TimePeriod newest() {
        if (newest == null) {
            newest = cells.stream()
                    .map(Observation::timePeriod)
                    .max(Comparator.comparing(TimePeriod::firstDay))
                    .orElseThrow();
        }
        return newest;
    }

    /** The figures of the newest period. */
    List<Observation> ofTheNewest() {
        if (ofTheNewest == null) {
            ofTheNewest = cells.stream()
                    .filter(cell -> cell.timePeriod().equals(newest()))
                    .toList();
        }
        return ofTheNewest;
    }

    /** The indicators that have figures of the newest period. */
    List<String> indicators() {
        if (indicators == null) {
            indicators = ofTheNewest().stream()
                    .map(cell -> cell.series().indicator())
                    .distinct()
                    .toList();
        }
        return indicators;
    }
}
