// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jundeng.assess.WantedFigures.WatchedScope;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Scope;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Deriving delivery by delivery gives the same result as deriving everything at once, even where the formulas change.
 */
class DerivationStepsIT {

    private static final List<String> DISTRICTS = List.of("east", "west", "south", "north", "centre");

    private static Catalogue catalogue;

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);
    private final Derivation derivation = new Derivation(catalogue);

    @BeforeAll
    static void readCatalogue() throws URISyntaxException {
        Faults faults = new Faults();
        catalogue = Catalogue.read(
                Path.of(DerivationStepsIT.class.getResource("config").toURI()), faults);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void derivesTheSameInStepsAsAllAtOnce() throws SQLException {
        Random random = new Random(20140710);
        List<String> places = new ArrayList<>(DISTRICTS);
        places.add("town");
        List<String[]> kinds = List.of(
                new String[] {"pupils", "2012", "2013"},
                new String[] {"books", "2012", "2013"},
                new String[] {"books-per-pupil", "2013"},
                new String[] {"jobs", "2014-01", "2014-02", "2014-03"},
                new String[] {"jobs-so-far", "2014-01", "2014-02", "2014-03"},
                new String[] {"trained", "2013-Q1", "2013-Q2", "2013-Q3", "2013-Q4", "2013"},
                new String[] {"insured", "2014-Q1"},
                new String[] {"adults", "2014-Q1"},
                new String[] {"homes-in-towns", "2013"},
                new String[] {"homes-in-villages", "2013"},
                new String[] {"homes", "2013"});
        int met = 0;
        for (int round = 0; round < 15; round++) {
            for (int i = 0; i < 12; i++) {
                String[] kind = kinds.get(random.nextInt(kinds.size()));
                String period = kind[1 + random.nextInt(kind.length - 1)];
                String place = places.get(random.nextInt(places.size()));
                if (random.nextInt(5) == 0) {
                    figures.withdraw(kind[0], place, period);
                } else {
                    figures.deliver(
                            "any.csv",
                            kind[0],
                            place,
                            period,
                            random.nextInt(9) == 0 ? null : String.valueOf(random.nextInt(40)));
                }
            }
            derive();
            String inSteps = all();
            List<Derivation.Disagreement> apart = disagreements();
            met += apart.size();
            warehouse.execute("delete from derived", "delete from derivation", "delete from disagreement");
            derive();
            assertThat(inSteps).as("round " + round).isEqualTo(all());
            assertThat(apart).as("round " + round).isEqualTo(disagreements());
        }
        assertThat(met).isGreaterThan(25);
        assertThat(figures.number("select count(distinct method) from derived")).isGreaterThan(4);
    }

    @Test
    void takesBackWhatNoFormulaMakesAnyMore() throws SQLException {
        for (int i = 0; i < DISTRICTS.size(); i++) {
            figures.deliver("books.csv", "books", DISTRICTS.get(i), "2013", Integer.toString(i + 1));
        }
        Derivation withGroup =
                new Derivation(catalogue, List.of(new WatchedScope("books", new Scope(Scope.Kind.GROUP, "villages"))));
        derive(withGroup);
        assertThat(sums()).containsExactly("group:villages 4", "town 15");

        List<Derivation.Change> changes = derive();

        assertThat(sums()).containsExactly("town 15");
        assertThat(changes)
                .extracting(change -> change.indicator() + " " + change.regionId() + " " + change.timePeriod())
                .containsExactly("books group:villages 2013");
    }

    private List<String> sums() throws SQLException {
        return warehouse.texts("select region_id || ' ' || obs_value from derived join series using (series_id)"
                + " where indicator = 'books' order by 1");
    }

    private String all() throws SQLException {
        return String.join("\n", warehouse.texts("select d::text from derived d order by series_id, time_period"));
    }

    private List<Derivation.Change> derive() throws SQLException {
        return derive(derivation);
    }

    private List<Derivation.Change> derive(Derivation with) throws SQLException {
        try (var connection = warehouse.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            List<Derivation.Change> changes = with.derive(connection);
            connection.commit();
            return changes;
        }
    }

    private List<Derivation.Disagreement> disagreements() throws SQLException {
        try (var connection = warehouse.dataSource().getConnection()) {
            return derivation.disagreements(connection);
        }
    }
}
