// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.AsKnown;
import org.jundeng.warehouse.history.EarlierKnowledge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The figures and targets that depend on one district's figure, and their values before it changed. */
class DependentsIT {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final List<String> DISTRICTS = List.of("east", "west", "south", "north", "centre");

    private static Catalogue catalogue;
    private static Contracts contracts;

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);

    @BeforeAll
    static void readCatalogue() throws URISyntaxException {
        Faults faults = new Faults();
        catalogue =
                Catalogue.read(Path.of(DependentsIT.class.getResource("config").toURI()), faults);
        contracts =
                Contracts.read(Path.of(DependentsIT.class.getResource("config").toURI()), catalogue, new Faults());
        assertThat(faults.all()).isEmpty();
    }

    @BeforeEach
    void deliverAll() {
        deliver("pupils", "2012", 45, 37, 89, 76, 55);
        deliver("pupils", "2013", 45, 37, 89, 76, 55);
        deliver("books", "2012", 279, 137, 935, 160, 402);
        deliver("books", "2013", 279, 137, 935, 160, 402);
        deliver("insured", "2014-Q1", 80, 90, 85, 95, 70);
        deliver("adults", "2014-Q1", 100, 100, 100, 100, 100);
        deliver("trained", "2013-Q4", 1, 2, 3, 4, 5);
    }

    @Test
    void changedNumeratorChangesExactlyTheAssessmentsAndLinesThatDependOnIt() throws SQLException {
        List<Assessment> before = look(AsKnown.NOW);
        figures.deliver("更正.csv", "books", "west", "2013", "370");
        List<Assessment> after = look(AsKnown.NOW);

        assertThat(changed(before, after))
                .containsExactly("books-for-pupils town", "books-in-each-district west", "books-equal town");
        assertThat(changedLines(before, after))
                .containsExactly("books-for-pupils", "books-in-each-district", "books-equal");
        assertThat(state(before, "books-in-each-district", "west")).isEqualTo(State.OFF_TRACK);
        assertThat(state(after, "books-in-each-district", "west")).isEqualTo(State.MET);
        assertThat(state(before, "books-in-each-district", "north")).isEqualTo(State.OFF_TRACK);
    }

    @Test
    void whatWasKnownEarlierIsDerivedAndAssessedAsItWas() throws SQLException {
        List<Assessment> before = look(AsKnown.NOW);
        long known = figures.number("select max(delivery_id) from delivery");
        figures.deliver("更正.csv", "books", "west", "2013", "370");
        figures.withdraw("pupils", "east", "2013");

        assertThat(values(look(new AsKnown(known)))).isEqualTo(values(before));
        assertThat(values(look(AsKnown.NOW))).isNotEqualTo(values(before));
        assertThat(look(new AsKnown(0))).extracting(Assessment::state).containsOnly(State.NO_DATA);
    }

    @Test
    void askingWhatWasKnownEarlierLeavesTheWarehouseAlone() throws SQLException {
        look(new AsKnown(10));

        assertThat(figures.number("select count(*) from derived")).isZero();
        assertThat(figures.number("select count(*) from derivation")).isZero();
        assertThat(figures.number("select count(*) from observation")).isEqualTo(35);
    }

    private static List<String> values(List<Assessment> assessments) {
        return assessments.stream()
                .map(one -> one.targetId() + " " + one.regionId() + " " + one.state() + " " + value(one) + " "
                        + one.lag() + " " + one.reason().zh())
                .toList();
    }

    private static BigDecimal value(Assessment one) {
        return one.figure() == null ? null : one.figure().obsValue();
    }

    private static List<String> changed(List<Assessment> before, List<Assessment> after) {
        List<String> told = values(before);
        List<String> now = values(after);
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (!told.get(i).equals(now.get(i))) {
                changed.add(after.get(i).targetId() + " " + after.get(i).regionId());
            }
        }
        return changed;
    }

    private static List<String> changedLines(List<Assessment> before, List<Assessment> after) {
        List<Scoreboard.Line> told = lines(before);
        List<Scoreboard.Line> now = lines(after);
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            if (!values(told.get(i).regions()).equals(values(now.get(i).regions()))) {
                changed.add(now.get(i).target().id());
            }
        }
        return changed;
    }

    private static List<Scoreboard.Line> lines(List<Assessment> assessments) {
        return Scoreboard.of(catalogue, assessments).projects().get(0).lines();
    }

    private static State state(List<Assessment> assessments, String targetId, String regionId) {
        return assessments.stream()
                .filter(one -> one.targetId().equals(targetId) && one.regionId().equals(regionId))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private List<Assessment> look(AsKnown asKnown) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            EarlierKnowledge.recall(connection, asKnown);
            new Derivation(catalogue).derive(connection);
            List<Assessment> assessments = new Assessor(catalogue, contracts).look(connection, NIGHT);
            connection.rollback();
            return assessments;
        }
    }

    private void deliver(String indicator, String period, int... values) {
        for (int i = 0; i < values.length; i++) {
            figures.deliver(indicator + ".csv", indicator, DISTRICTS.get(i), period, Integer.toString(values[i]));
        }
    }
}
