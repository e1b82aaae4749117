// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contracts;
import org.jundeng.warehouse.ConfigurationCopies;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssessorIT {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);
    private final Catalogue catalogue = Catalogue.read(ConfigCopy.whole(), new Faults());
    private final Assessor assessor =
            new Assessor(catalogue, Contracts.read(ConfigCopy.whole(), catalogue, new Faults()));

    @Test
    void saysNoDataForEachRegionOfEmptyWarehouse() throws SQLException {
        assertThat(assess(NIGHT))
                .extracting(Assessment::regionId)
                .containsExactly("fuyang", "linan", "jiande", "tonglu", "chunan");
        assertThat(assess(NIGHT)).extracting(Assessment::state).containsOnly(State.NO_DATA);
    }

    @Test
    void takesLatestFigureWhosePeriodHasEnded() throws SQLException {
        figures.deliver("5月.csv", "unemployment-rate", "fuyang", "2014-05", "3.9");
        long june = figures.deliver("6月.csv", "unemployment-rate", "fuyang", "2014-06", "4.1");
        figures.deliver("7月.csv", "unemployment-rate", "fuyang", "2014-07", "3.0");

        Assessment fuyang = assess(NIGHT).get(0);

        assertThat(fuyang.state()).isEqualTo(State.LOST);
        assertThat(fuyang.figure().timePeriod()).hasToString("2014-06");
        assertThat(fuyang.figure().obsValue()).isEqualByComparingTo("4.1");
        assertThat(fuyang.figure().source()).isEqualTo(new Figure.Source(june, 5, "6月.csv"));
    }

    @Test
    void countsPeriodOnlyOnceItsLastDayIsOver() throws SQLException {
        figures.deliver("6月.csv", "unemployment-rate", "fuyang", "2014-06", "4.1");

        assertThat(assess(LocalDate.of(2014, 6, 30)).get(0).state()).isEqualTo(State.NO_DATA);
        assertThat(assess(LocalDate.of(2014, 7, 1)).get(0).state()).isEqualTo(State.MISSED);
    }

    @Test
    void leavesOutWhatIsMarkedMissingAndWhatLiesOutsideTheTerm() throws SQLException {
        figures.deliver("老.csv", "unemployment-rate", "fuyang", "2012-12", "5.0");
        assertThat(assess(NIGHT).get(0).state()).isEqualTo(State.NO_DATA);

        figures.deliver("5月.csv", "unemployment-rate", "fuyang", "2014-05", "3.9");
        figures.deliver("6月.csv", "unemployment-rate", "fuyang", "2014-06", null);
        assertThat(assess(NIGHT).get(0).state()).isEqualTo(State.MET);

        figures.deliver("以后.csv", "unemployment-rate", "fuyang", "2016-01", "5.0");
        assertThat(assess(LocalDate.of(2016, 3, 1)).get(0).state()).isEqualTo(State.AWAITING_FIGURE);
    }

    @Test
    void leavesOutSeriesThatADimensionSplits() throws SQLException {
        figures.deliver("6月.csv", "unemployment-rate", "fuyang", "2014-06", "4.1");
        warehouse.execute("update series set dimensions = '{\"sex\": \"f\"}'");

        assertThat(assess(NIGHT).get(0).state()).isEqualTo(State.NO_DATA);
    }

    @Test
    void knowsTheValueThatWasReplaced() throws SQLException {
        figures.deliver("6月.csv", "unemployment-rate", "fuyang", "2014-06", "3.9");
        figures.deliver("更正.csv", "unemployment-rate", "fuyang", "2014-06", "4.1");

        assertThat(assess(NIGHT).get(0).figure().replaced()).isEqualByComparingTo(new BigDecimal("3.9"));
    }

    @Test
    void writesOneLineATargetRegionAndDate() throws SQLException {
        figures.deliver("6月.csv", "unemployment-rate", "fuyang", "2014-06", "4.1");
        assess(NIGHT);
        assess(NIGHT);
        assess(NIGHT.plusDays(1));

        assertThat(figures.number("select count(*) from assessment")).isEqualTo(10);
        assertThat(figures.number("select count(*) from assessment where state = 'missed' and bound = 4"))
                .isEqualTo(2);
        assertThat(figures.number("select count(distinct run_id) from assessment where business_date = '2014-07-10'"))
                .as("a second look that says the same leaves the line alone")
                .isEqualTo(1);
        assertThat(figures.number("select count(*) from standing"))
                .as("three looks that say the same are kept once")
                .isEqualTo(5);
    }

    @Test
    void eachLineNamesTheVersionOfItsTargetAndAnotherVersionIsAnotherLine() throws SQLException {
        Catalogue catalogue = Catalogue.read(ConfigCopy.whole(), new Faults());
        new ConfigurationCopies(warehouse.dataSource(), Clock.systemUTC())
                .refresh(catalogue, Contracts.read(ConfigCopy.whole(), catalogue, new Faults()));
        assess(NIGHT);
        String agreeing = "select count(*) from assessment a join config_version v"
                + " on v.kind = 'target' and v.name = a.target_id and v.hash = a.target_hash";
        assertThat(figures.number(agreeing)).isEqualTo(5);
        long run = figures.number("select max(run_id) from assessment");

        warehouse.execute("update target set hash = repeat('0', 64)");
        assess(NIGHT);

        assertThat(figures.number(agreeing)).isZero();
        assertThat(figures.number("select min(run_id) from assessment")).isGreaterThan(run);
    }

    @Test
    void forgetsTargetsThatAreNoMore() throws SQLException {
        assess(NIGHT);
        warehouse.execute("update standing set target_id = 'gone' where region_id = 'fuyang'");
        assess(NIGHT);

        assertThat(figures.number("select count(*) from assessment where target_id = 'gone'"))
                .isZero();
        assertThat(figures.number("select count(*) from assessment")).isEqualTo(5);
    }

    /** In 2021 districts were merged and divided. They owe no figures of years in which they did not exist. */
    @Test
    void comparesTheDistrictsOfThePeriodAndNotThoseOfTheNight() throws SQLException {
        LocalDate later = LocalDate.of(2021, 5, 1);
        Catalogue shipped = Catalogue.read(Path.of("config"), new Faults());
        Assessor ofPlan = new Assessor(shipped, Contracts.read(Path.of("config"), shipped, new Faults()));
        figures.deliver("市.csv", "sewage-plant-load", "hangzhou", "2015", "80");
        for (String district : shipped.regions().districts()) {
            figures.deliver(district, "sewage-plant-load", district, "2015", "75");
        }
        Predicate<Target> load = target -> target.id().equals("sewage-plant-load");

        assertThat(look(ofPlan, later, load).state()).isEqualTo(State.MET);

        figures.deliver("更正.csv", "sewage-plant-load", "xiacheng", "2015", "60");

        Assessment missed = look(ofPlan, later, load);
        assertThat(missed.state()).isEqualTo(State.MISSED);
        assertThat(missed.behind()).extracting(Assessment.Part::regionId).containsExactly("xiacheng");
    }

    private Assessment look(Assessor ofPlan, LocalDate night, Predicate<Target> which) throws SQLException {
        return Transactions.read(
                        warehouse.dataSource(),
                        connection ->
                                ofPlan.look(Histories.of(connection, ofPlan.wanted(night, which), night), night, which))
                .get(0);
    }

    private List<Assessment> assess(LocalDate night) throws SQLException {
        long run = figures.run(night.toString());
        return Transactions.write(warehouse.dataSource(), connection -> {
            Histories histories = Histories.of(connection, assessor.wanted(night, target -> true), night);
            return assessor.assess(connection, histories, night, run);
        });
    }
}
