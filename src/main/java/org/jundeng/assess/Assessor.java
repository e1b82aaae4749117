// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Regions;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Target;
import org.jundeng.observation.Freq;

/** Holds every target, in each region that it binds, against what the warehouse knows. */
public final class Assessor {

    private final Catalogue catalogue;
    private final Judge judge;

    /** Judges the targets of {@code catalogue}. */
    public Assessor(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.judge = new Judge(catalogue);
    }

    /** Where all targets stand on {@code businessDate}; it is written down, in the caller's transaction. */
    public List<Assessment> assess(Connection connection, LocalDate businessDate, long runId) throws SQLException {
        List<Assessment> assessments = look(connection, businessDate);
        Assessments.write(connection, assessments, businessDate, runId);
        return assessments;
    }

    /** Where all targets stand on {@code businessDate}; nothing is written down. */
    public List<Assessment> look(Connection connection, LocalDate businessDate) throws SQLException {
        List<Target> targets = new ArrayList<>();
        List<Watched> watched = new ArrayList<>();
        for (Target target : catalogue.targets()) {
            for (String regionId : bound(target.scope(), catalogue.regions())) {
                targets.add(target);
                watched.add(watched(target, regionId));
            }
        }
        List<Watched.Latest> latest = LatestFigures.of(connection, watched, businessDate);
        List<Assessment> assessments = new ArrayList<>(targets.size());
        for (int i = 0; i < targets.size(); i++) {
            assessments.add(judge.judge(targets.get(i), watched.get(i), latest.get(i), businessDate));
        }
        return assessments;
    }

    private Watched watched(Target target, String regionId) {
        Bound bound = catalogue
                .indicator(target.indicator())
                .flatMap(indicator -> Bound.of(target, indicator, catalogue.units()))
                .orElse(null);
        Freq freq = target.type() == Target.Type.PER_YEAR ? Freq.A : null;
        return new Watched(target.indicator(), regionId, freq, target.from(), target.until(), bound);
    }

    /** The regions that a scope binds; a group as one is its scope's written form, under which nothing is reported. */
    public static List<String> bound(Scope scope, Regions regions) {
        return switch (scope.kind()) {
            case CITY -> List.of(regions.city());
            case EACH_DISTRICT -> regions.districts();
            case GROUP -> List.of(scope.toString());
            case EACH_OF_GROUP -> regions.group(scope.group());
        };
    }
}
