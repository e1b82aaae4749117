// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DerivationIT {

    private static final List<String> DISTRICTS = List.of("east", "west", "south", "north", "centre");

    private static Catalogue catalogue;

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);
    private final Derivation derivation = new Derivation(catalogue);

    @BeforeAll
    static void readCatalogue() throws URISyntaxException {
        Faults faults = new Faults();
        catalogue =
                Catalogue.read(Path.of(DerivationIT.class.getResource("config").toURI()), faults);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void measuresEqualityAsThePublishedFiguresSay() throws SQLException {
        deliver("pupils", "2013", 45, 37, 89, 76, 55);
        deliver("books", "2013", 279, 137, 935, 160, 402);

        derive();

        assertThat(derived("books-cov", "town", "2013")).startsWith("0.515256");
        assertThat(derived("books-theil", "town", "2013")).startsWith("143.6295");
        assertThat(derived("books-mld", "town", "2013")).startsWith("171.0371");
        assertThat(derived("books-ratio", "town", "2013")).startsWith("4.990");
        assertThat(derived("books-gap", "town", "2013")).startsWith("8.40035");
        assertThat(derived("books-idisp", "town", "2013")).startsWith("44.41621");
        assertThat(derived("books-best-gap", "town", "2013")).startsWith("4.17118");
    }

    /** The warehouse of an earlier version holds what that version made of the same figures by the same formulas. */
    @Test
    void derivesAnewWhatAnEarlierVersionReckonedOtherwise() throws SQLException {
        deliver("pupils", "2013", 45, 37, 89, 76, 55);
        deliver("books", "2013", 279, 137, 935, 160, 402);
        derive();
        String right = derived("books-gap", "town", "2013");
        warehouse.execute(
                "update derived set obs_value = 83.33 where method = 'equality'",
                "update derivation set formulas = '" + new Formulas(catalogue, List.of()).hash("") + "'");

        derive();

        assertThat(derived("books-gap", "town", "2013")).isEqualTo(right).startsWith("8.40035");
    }

    @Test
    void refusesEqualityWithoutEveryPopulationOrWithTooFewDistricts() throws SQLException {
        deliver("pupils", "2013", 45, 37, 89, 76, null);
        deliver("books", "2013", 279, 137, 935, 160, 402);
        derive();
        assertThat(derived("books-cov", "town", "2013")).isNull();

        figure("pupils", "centre", "2013", 55);
        figures.withdraw("books", "centre", "2013");
        derive();
        assertThat(derived("books-cov", "town", "2013")).isNull();
        assertThat(derived("books-gap", "town", "2013")).isNull();
    }

    @Test
    void measuresNoEqualityWhereLogarithmsHaveNoMeaning() throws SQLException {
        deliver("pupils", "2013", 45, 37, 89, 76, 55);
        deliver("books", "2013", 0, 137, 935, 160, 402);

        derive();

        assertThat(derived("books-mld", "town", "2013")).isNull();
        assertThat(derived("books-ratio", "town", "2013")).isNull();
        assertThat(derived("books-theil", "town", "2013")).isNotNull();
    }

    @Test
    void weighsWithTheLastPopulationThatIsKnown() throws SQLException {
        deliver("pupils", "2012", 45, 37, 89, 76, 55);
        deliver("books", "2013", 279, 137, 935, 160, 402);
        for (int i = 0; i < 5; i++) {
            figures.deliver("rate.csv", "books-per-pupil", DISTRICTS.get(i), "2013", "" + (i + 1));
        }
        derive();
        assertThat(derived("books-cov", "town", "2013")).isNotNull();
        String before = derived("books-cov", "town", "2013");

        deliver("pupils", "2013", 10, 10, 10, 10, 10);
        derive();
        assertThat(derived("books-cov", "town", "2013")).isNotEqualTo(before);
    }

    @Test
    void dividesSumsAndNeverAveragesRates() throws SQLException {
        deliver("pupils", "2013", 10, 1000, 10, 10, 10);
        deliver("books", "2013", 100, 1000, 10, 10, 10);

        derive();

        assertThat(derived("books-per-pupil", "east", "2013")).isEqualTo("10");
        assertThat(derived("books-per-pupil", "town", "2013")).startsWith("1.0865384");
        assertThat(derived("books", "town", "2013")).isEqualTo("1130");
    }

    @Test
    void rollsUpOnlyWhereEveryPromisedDistrictIsThere() throws SQLException {
        deliver("books", "2013", 1, 2, 3, 4, null);
        derive();
        assertThat(derived("books", "town", "2013")).isNull();

        figures.deliver("marked.csv", "books", "centre", "2013", null);
        derive();
        assertThat(derived("books", "town", "2013")).isNull();

        figure("books", "centre", "2013", 0);
        derive();
        assertThat(derived("books", "town", "2013")).isEqualTo("10");
    }

    @Test
    void bearsAsManyAbsentDistrictsAsTheGuardSaysAndNamesThem() throws SQLException {
        deliver("harmony", "2013", 80, 90, 85, 95, null);
        deliver("insured", "2014-Q1", 80, 90, 85, 95, 70);
        deliver("adults", "2014-Q1", 100, 100, 100, 100, null);

        derive();

        assertThat(derived("harmony", "town", "2013")).startsWith("87.5");
        assertThat(derived("insured-rate", "town", "2014-Q1")).isEqualTo("87.5");
        assertThat(text("select array_to_string(absent, ',') from derived join series using (series_id)"
                        + " where indicator = 'insured-rate' and region_id = 'town'"))
                .isEqualTo("centre");
    }

    @Test
    void derivesForGroupThatTargetWatches() throws SQLException {
        deliver("insured", "2014-Q1", 80, 90, 85, 95, 70);
        deliver("adults", "2014-Q1", 100, 100, 100, 100, 100);

        derive();

        assertThat(derived("insured-rate", "group:inner", "2014-Q1")).isEqualTo("80");
        assertThat(derived("books", "group:inner", "2013")).isNull();
    }

    @Test
    void needsOnlyTheDistrictsWhereItIsMeasured() throws SQLException {
        figure("homes-in-towns", "east", "2013", 3);
        figure("homes-in-towns", "south", "2013", 4);
        figure("homes-in-villages", "east", "2013", 10);
        figure("homes-in-villages", "south", "2013", 20);

        derive();

        assertThat(derived("homes", "east", "2013")).isEqualTo("13");
        assertThat(derived("homes", "town", "2013")).isEqualTo("37");
    }

    @Test
    void turnsYearToDateIntoPeriodsAndBack() throws SQLException {
        figure("jobs-so-far", "east", "2014-01", 100);
        figure("jobs-so-far", "east", "2014-02", 250);
        figure("jobs-so-far", "east", "2014-04", 500);
        figure("jobs", "west", "2014-01", 10);
        figure("jobs", "west", "2014-02", 20);
        figure("jobs", "west", "2014-04", 40);

        derive();

        assertThat(derived("jobs", "east", "2014-01")).isEqualTo("100");
        assertThat(derived("jobs", "east", "2014-02")).isEqualTo("150");
        assertThat(derived("jobs", "east", "2014-03")).isNull();
        assertThat(derived("jobs", "east", "2014-04")).isNull();
        assertThat(derived("jobs-so-far", "west", "2014-02")).isEqualTo("30");
        assertThat(derived("jobs-so-far", "west", "2014-04")).isNull();

        figure("jobs-so-far", "east", "2014-03", 400);
        derive();
        assertThat(derived("jobs", "east", "2014-03")).isEqualTo("150");
        assertThat(derived("jobs", "east", "2014-04")).isEqualTo("100");
    }

    @Test
    void derivesNoNegativeAmountFromYearToDateThatFell() throws SQLException {
        figure("jobs-so-far", "east", "2014-01", 100);
        figure("jobs-so-far", "east", "2014-02", 90);

        derive();

        assertThat(derived("jobs", "east", "2014-02")).isNull();
    }

    @Test
    void derivedYearToDateDoesNotHoldItselfUp() throws SQLException {
        figure("jobs", "east", "2014-01", 100);
        derive();
        assertThat(derived("jobs-so-far", "east", "2014-01")).isEqualTo("100");

        figures.withdraw("jobs", "east", "2014-01");
        derive();

        assertThat(figures.number("select count(*) from derived")).isZero();
    }

    @Test
    void addsUpTheYearOnceAllItsPartsAreThere() throws SQLException {
        for (int quarter = 1; quarter <= 3; quarter++) {
            figure("trained", "east", "2013-Q" + quarter, 10);
        }
        derive();
        assertThat(derived("trained", "east", "2013")).isNull();

        figure("trained", "east", "2013-Q4", 15);
        derive();
        assertThat(derived("trained", "east", "2013")).isEqualTo("45");
    }

    @Test
    void whatIsReportedWinsAndDisagreementIsFound() throws SQLException {
        deliver("books", "2013", 1, 2, 3, 4, 90);
        figure("books", "town", "2013", 101);
        deliver("pupils", "2013", 10, 10, 10, 10, 10);
        derive();

        assertThat(text("select obs_value from figure join series using (series_id)"
                        + " where indicator = 'books' and region_id = 'town'"))
                .isEqualTo("101");
        assertThat(derived("books-per-pupil", "town", "2013")).isEqualTo("2.02");
        assertThat(disagreements())
                .singleElement()
                .matches(one -> one.indicator().equals("books")
                        && one.reported().intValueExact() == 101
                        && one.derived().intValueExact() == 100
                        && one.method().equals("sum-of-districts"));

        figure("books", "town", "2013", 100);
        derive();
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void countsTheDistrictsThatWereThereAtThePeriodsEnd() throws SQLException {
        for (String district : List.of("east", "west", "south", "midnorth")) {
            figure("books", district, "2015", 5);
        }
        deliver("books", "2014", 1, 1, 1, 1, 1);

        derive();

        assertThat(derived("books", "town", "2015")).isEqualTo("20");
        assertThat(derived("books", "town", "2014")).isEqualTo("5");
    }

    @Test
    void changedNumeratorOfOneDistrictChangesExactlyWhatDependsOnIt() throws SQLException {
        deliver("pupils", "2013", 45, 37, 89, 76, 55);
        deliver("books", "2013", 279, 137, 935, 160, 402);
        deliver("books", "2012", 279, 137, 935, 160, 402);
        deliver("trained", "2013-Q1", 1, 1, 1, 1, 1);
        derive();

        figure("books", "west", "2013", 138);
        List<Derivation.Change> changes = derive();

        assertThat(changes)
                .extracting(change -> change.indicator() + " " + change.regionId() + " " + change.timePeriod())
                .containsExactly(
                        "books town 2013",
                        "books-best-gap town 2013",
                        "books-cov town 2013",
                        "books-gap town 2013",
                        "books-idisp town 2013",
                        "books-mld town 2013",
                        "books-per-pupil town 2013",
                        "books-per-pupil west 2013",
                        "books-ratio town 2013",
                        "books-theil town 2013");
        assertThat(derive()).isEmpty();
    }

    @Test
    void saysWhichInputsAFigureCameFrom() throws SQLException {
        deliver("books", "2013", 1, 2, 3, 4, 5);
        derive();

        assertThat(text("select string_agg(s.region_id, ',' order by n) from derived d"
                        + " cross join unnest(d.input_series) with ordinality as i(series_id, n)"
                        + " join series s on s.series_id = i.series_id"))
                .isEqualTo("centre,east,north,south,west");
    }

    private void deliver(String indicator, String period, Integer... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                figure(indicator, DISTRICTS.get(i), period, values[i]);
            }
        }
    }

    private void figure(String indicator, String regionId, String period, int value) {
        figures.deliver(indicator + ".csv", indicator, regionId, period, Integer.toString(value));
    }

    private List<Derivation.Change> derive() throws SQLException {
        try (var connection = warehouse.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            List<Derivation.Change> changes = derivation.derive(connection);
            connection.commit();
            return changes;
        }
    }

    private List<Derivation.Disagreement> disagreements() throws SQLException {
        try (var connection = warehouse.dataSource().getConnection()) {
            return derivation.disagreements(connection);
        }
    }

    private String derived(String indicator, String regionId, String period) {
        return text(("select d.obs_value from derived d join series s using (series_id)"
                        + " where s.indicator = '%s' and s.region_id = '%s' and s.freq = '%s' and d.time_period = '%s'")
                .formatted(
                        indicator,
                        regionId,
                        org.jundeng.observation.TimePeriod.parse(period)
                                .orElseThrow()
                                .freq(),
                        org.jundeng.observation.TimePeriod.parse(period)
                                .orElseThrow()
                                .firstDay()));
    }

    private String text(String sql) {
        try (var connection = warehouse.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
