// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Courses of episodes: figures, corrections, withdrawals and changes of the rule, in any order. */
class ToldEpisodes extends DomainContextBase {

    /**
     * A course.
     *
     * @param atMost whether the limits are upper ones
     * @param nights the nights
     */
    record Course(boolean atMost, List<ToldEpisode.Night> nights) {}

    /**
     * A course of a target.
     *
     * @param nights the nights
     */
    record TargetCourse(List<ToldTarget.Night> nights) {}

    @Provide
    Arbitrary<TargetCourse> targetCourses() {
        Arbitrary<List<ToldTarget.Turn>> turns = Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.of(ToldTarget.Turn.NEW)),
                        net.jqwik.api.Tuple.of(4, Arbitraries.of(ToldTarget.Turn.values())))
                .list()
                .ofMinSize(0)
                .ofMaxSize(2);
        Arbitrary<BigDecimal> values =
                Arbitraries.of("80", "88.5", "90", "93", "99").map(BigDecimal::new);
        Arbitrary<BigDecimal> promises = Arbitraries.of("85", "90", "95").map(BigDecimal::new);
        return Combinators.combine(turns, values, promises)
                .as(ToldTarget.Night::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(12)
                .map(TargetCourse::new);
    }

    @Provide
    Arbitrary<Course> courses() {
        Arbitrary<BigDecimal> values = Arbitraries.integers()
                .between(0, 48)
                .map(number -> new BigDecimal(number).movePointLeft(1).multiply(new BigDecimal("2.5")));
        Arbitrary<BigDecimal> limits = Arbitraries.integers().between(3, 8).map(BigDecimal::new);
        Arbitrary<BigDecimal> steps = Arbitraries.of("0.8", "1", "2").map(BigDecimal::new);
        Arbitrary<List<ToldEpisode.Turn>> turns = Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(4, Arbitraries.of(ToldEpisode.Turn.NEW)),
                        net.jqwik.api.Tuple.of(3, Arbitraries.of(ToldEpisode.Turn.values())))
                .list()
                .ofMinSize(0)
                .ofMaxSize(2);
        Arbitrary<ToldEpisode.Night> nights =
                Combinators.combine(turns, values, limits, steps).as(ToldEpisode.Night::new);
        return Combinators.combine(
                        Arbitraries.of(true, false), nights.list().ofMinSize(2).ofMaxSize(14))
                .as(Course::new);
    }
}
