// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.TargetCourse;
import org.jundeng.assess.book.AssessmentBook.Spell;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contract;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.history.Revisions;

/**
 * What the page of a target is made of.
 *
 * @param target the target
 * @param night the night that it speaks of
 * @param assessments where it stood that night, in each region that it binds; empty where it was not assessed
 * @param development how what it promises developed where it is worst off
 * @param figures the indicator's figures for periods that ended by that night, by region and period
 * @param equality the indicators that measure how unequal the districts are in it, each with its figures for the city
 * @param disagreements the reported figures that differ from what their parts come to, the latest first
 * @param spells how it has stood since its first night
 * @param episodes the first of its episodes, the open ones first, and how many there are
 * @param revisions the latest figures that were replaced, as known now, and how many there are
 * @param feeds the feeds that bring the figures; empty where none is expected to
 */
public record TargetFacts(
        Target target,
        LocalDate night,
        List<Assessment> assessments,
        Development development,
        List<Observations.Row> figures,
        List<Equality> equality,
        List<Derivation.Disagreement> disagreements,
        List<Spell> spells,
        EpisodeBook.Part episodes,
        Revisions.Part revisions,
        List<Contract> feeds) {

    public TargetFacts {
        assessments = List.copyOf(assessments);
        figures = List.copyOf(figures);
        equality = List.copyOf(equality);
        disagreements = List.copyOf(disagreements);
        spells = List.copyOf(spells);
        feeds = List.copyOf(feeds);
    }

    /**
     * How what a target promises developed.
     *
     * @param regionId in which region
     * @param course how
     */
    public record Development(String regionId, TargetCourse.Course course) {}

    /**
     * A measure of inequality.
     *
     * @param measure its indicator
     * @param figures its figures for the city
     */
    public record Equality(Indicator measure, List<Observations.Row> figures) {
        public Equality {
            figures = List.copyOf(figures);
        }
    }
}
