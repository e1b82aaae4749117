// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a city reports and what its districts come to: which of them counts, over which districts, and what is said. */
class PartsIT {

    private static final List<String> DISTRICTS = List.of("east", "west", "south", "north", "centre");
    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    private static Catalogue catalogue;
    private static Contracts contracts;

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);
    private final Derivation derivation = new Derivation(catalogue);

    @BeforeAll
    static void readCatalogue() throws URISyntaxException {
        Faults faults = new Faults();
        catalogue = Catalogue.read(Path.of(PartsIT.class.getResource("config").toURI()), faults);
        contracts = Contracts.read(Path.of(PartsIT.class.getResource("config").toURI()), catalogue, new Faults());
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void whatThePlanDefinesByItsPartsIsTheirFigureHoweverItIsReported() throws SQLException {
        districts("score", "2013", "84", "85", "84", "85", "84.2");
        figures.deliver("city.csv", "score", "town", "2013", "85.1");
        derive();

        Assessment mean = assessment("score-of-85");

        assertThat(mean.figure().obsValue()).isEqualByComparingTo("84.44");
        assertThat(mean.state()).isNotEqualTo(State.MET);
        assertThat(mean.reason().zh()).contains("2013年为84.44分", "由下属各地区简单平均", "另报的85.1分与此不一致");
        assertThat(mean.reason().en()).contains("85.1 points was reported, which disagrees");
        assertThat(known("score", "2013")).containsExactly("84.440000000000 mean-of-districts");
        assertThat(disagreements()).containsExactly("score 2013 85.1 84.440000000000 mean-of-districts null null");

        figures.withdraw("score", "centre", "2013");
        derive();

        assertThat(assessment("score-of-85").figure().obsValue()).isEqualByComparingTo("85.1");
        assertThat(known("score", "2013")).containsExactly("85.1 null");
        assertThat(disagreements()).isEmpty();
    }

    /** The figure of all of them is not there because one has not come: that one is named, and who owes it. */
    @Test
    void namesTheDistrictsThatTheLastFigureWaitsFor() throws SQLException {
        districts("score", "2014", "84", "85", "84", "85", "84.2");
        districts("score", "2015", "86", "86", "86");
        derive();

        Assessment waiting = assessment("score-of-85", LocalDate.of(2016, 2, 1));

        assertThat(waiting.state()).isEqualTo(State.AWAITING_FIGURE);
        assertThat(waiting.reason().zh()).contains("还没有2015年的数字。", "2015年的数字还缺中北区。");
        assertThat(waiting.reason().en()).contains("The figures for 2015 lack Midnorth.");
        figures.deliver("score.csv", "score", "midnorth", "2015", "86");
        derive();
        assertThat(assessment("score-of-85", LocalDate.of(2016, 2, 1)).state()).isEqualTo(State.MET);
    }

    @Test
    void aReportedRateOutsideTheRangeOfItsDistrictsDisagreesThoughNothingIsMadeOfThem() throws SQLException {
        districts("beds-per-home", "2013", "3.9", "3.9", "3.9", "3.9", "3.9");
        figures.deliver("city.csv", "beds-per-home", "town", "2013", "4.00");
        derive();

        assertThat(disagreements()).containsExactly("beds-per-home 2013 4.00 3.9 range-of-districts 3.9 3.9");
        assertThat(assessment("four-beds").reason().zh()).contains("但有数字的5个地区无一达到", "其中最低为3.9册/人、最高为3.9册/人，与所报数字不一致。");

        figures.deliver("east.csv", "beds-per-home", "east", "2013", "4.1");
        derive();
        assertThat(disagreements()).as("within the range").isEmpty();

        figures.deliver("east.csv", "beds-per-home", "east", "2013", "3.99");
        derive();
        assertThat(disagreements()).as("within the tolerance").isEmpty();

        figures.deliver("east.csv", "beds-per-home", "east", "2013", "3.9");
        figures.withdraw("beds-per-home", "west", "2013");
        derive();
        assertThat(disagreements()).as("one is not known").isEmpty();
    }

    @Test
    void aRatioIsOverTheSameDistrictsAboveAndBelow() throws SQLException {
        districts("at-school", "2013", "10", "10", "10", "10", null);
        districts("children", "2013", "10", "10", "10", "10", "10");
        derive();

        Assessment rate = assessment("school-for-all");

        assertThat(rate.figure().obsValue()).isEqualByComparingTo("100");
        assertThat(rate.reason().zh()).contains("由下属各地区分子、分母汇总后相除，不含中区。");
        assertThat(rate.reason().en()).contains("without Centre");
    }

    /** Both sides were reported for the town: what its districts come to is not known, so the reported rate stands. */
    @Test
    void aRatioOfReportedFiguresIsNotTheOneOfTheParts() throws SQLException {
        figures.deliver("a.csv", "tended", "town", "2013", "30");
        figures.deliver("a.csv", "children", "town", "2013", "50");
        figures.deliver("a.csv", "tended-rate", "town", "2013", "70");
        derive();

        assertThat(known("tended-rate", "2013")).containsExactly("70 null");

        figures.withdraw("tended", "town", "2013");
        figures.withdraw("children", "town", "2013");
        districts("tended", "2013", "6", "6", "6", "6", "6");
        districts("children", "2013", "10", "10", "10", "10", "10");
        derive();

        assertThat(known("tended-rate", "2013")).containsExactly("60 ratio");
    }

    /** Above and below lack the same district, and each may; the rate itself may not. */
    @Test
    void aRatioLacksNoMoreDistrictsThanItsOwnCoverageAllows() throws SQLException {
        districts("tended", "2013", "6", "6", "6", "6");
        districts("children", "2013", "10", "10", "10", "10");
        figures.deliver("a.csv", "tended-rate", "town", "2013", "70");
        derive();

        assertThat(derived("tended", "town", "2013")).isEqualTo("24");
        assertThat(derived("tended-rate", "town", "2013")).isNull();
    }

    /** The rates of all districts are there, but what they are made of is not: that is not what the parts come to. */
    @Test
    void aTotalWithoutSomePartsIsNotToldAsTheirTotal() throws SQLException {
        districts("at-school", "2013", "6", "6", "6", "6");
        districts("children", "2013", "10", "10", "10", "10", "10");
        districts("school-rate", "2013", "60", "60", "60", "60", "62");
        figures.deliver("a.csv", "school-rate", "town", "2013", "70");
        derive();

        assertThat(derived("school-rate", "town", "2013")).isEqualTo("60");
        assertThat(disagreements()).containsExactly("school-rate 2013 70 62 range-of-districts 60 62");
    }

    /** Random districts with figures above, below, both or none, and marked as missing. */
    @Test
    void ratiosAreThoseOfAPlainModel() throws SQLException {
        Random random = new Random(20140710);
        Map<Integer, BigDecimal> expected = new HashMap<>();
        for (int year = 1985; year < 2015; year++) {
            List<Integer> above = some(random, "at-school", year);
            List<Integer> below = some(random, "children", year);
            expected.put(year, model(above, below));
        }
        for (String month : List.of("2014-01", "2014-02")) {
            districts("at-school", month, "1", "1", "1", "1", "1");
        }
        derive();

        expected.forEach((year, rate) -> assertThat(derived("school-rate", "town", Integer.toString(year)))
                .as("year " + year)
                .isEqualTo(rate == null ? null : rate.toPlainString()));
        assertThat(expected.values().stream().filter(rate -> rate != null).count())
                .isBetween(8L, 25L);
        assertThat(warehouse.texts("select d.obs_value from derived d join series s using (series_id)"
                        + " where s.indicator = 'school-rate' and s.freq = 'M'"))
                .as("monthly figures over annual ones")
                .isEmpty();
    }

    private List<Integer> some(Random random, String indicator, int year) {
        List<Integer> values = new ArrayList<>();
        for (String district : DISTRICTS) {
            int kind = random.nextInt(14);
            Integer value = kind < 2 ? null : kind == 2 ? Integer.valueOf(0) : Integer.valueOf(1 + random.nextInt(40));
            if (kind > 0) {
                figures.deliver(
                        "a.csv", indicator, district, Integer.toString(year), value == null ? null : "" + value);
            }
            values.add(value);
        }
        return values;
    }

    /** At least four of the five districts must have both; what a district has of one only counts for nothing. */
    private static BigDecimal model(List<Integer> above, List<Integer> below) {
        int sumAbove = 0;
        int sumBelow = 0;
        int both = 0;
        for (int i = 0; i < above.size(); i++) {
            if (above.get(i) != null && below.get(i) != null) {
                sumAbove += above.get(i);
                sumBelow += below.get(i);
                both++;
            }
        }
        if (both < 4 || sumBelow == 0) {
            return null;
        }
        BigDecimal rate =
                BigDecimal.valueOf(100L * sumAbove).divide(BigDecimal.valueOf(sumBelow), 12, RoundingMode.HALF_UP);
        BigDecimal bare = rate.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }

    @Test
    void theLastRunningTotalIsTheYearsThoughAPeriodCannotBeTold() throws SQLException {
        for (int month = 1; month <= 12; month++) {
            for (String district : DISTRICTS) {
                if (month != 2 || !district.equals("east")) {
                    String period = "2013-" + (month < 10 ? "0" : "") + month;
                    figures.deliver("a.csv", "jobs-so-far", district, period, Integer.toString(100 * month));
                }
            }
        }
        derive();

        assertThat(derived("jobs", "east", "2013-02")).as("cannot be told").isNull();
        assertThat(derived("jobs", "east", "2013-03")).as("cannot be told").isNull();
        assertThat(derived("jobs", "town", "2013-03")).isNull();
        assertThat(derived("jobs", "west", "2013-03")).isEqualTo("100");
        assertThat(derived("jobs", "east", "2013")).isEqualTo("1200");
        assertThat(derived("jobs", "town", "2013")).isEqualTo("6000");
        assertThat(derived("jobs", "west", "2013")).as("the sum of its months").isEqualTo("1200");

        figures.withdraw("jobs-so-far", "east", "2013-12");
        derive();
        assertThat(derived("jobs", "town", "2013")).as("the year is not whole").isNull();
    }

    private void districts(String indicator, String period, String... values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                figures.deliver(indicator + ".csv", indicator, DISTRICTS.get(i), period, values[i]);
            }
        }
    }

    private void derive() throws SQLException {
        try (var connection = warehouse.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            derivation.derive(connection);
            connection.commit();
        }
    }

    private Assessment assessment(String target) throws SQLException {
        return assessment(target, NIGHT);
    }

    private Assessment assessment(String target, LocalDate night) throws SQLException {
        try (var connection = warehouse.dataSource().getConnection()) {
            return new Assessor(catalogue, contracts)
                    .look(connection, night).stream()
                            .filter(each -> each.targetId().equals(target))
                            .collect(Collectors.collectingAndThen(Collectors.toList(), all -> all.get(0)));
        }
    }

    private List<String> disagreements() throws SQLException {
        try (var connection = warehouse.dataSource().getConnection()) {
            return derivation.disagreements(connection).stream()
                    .map(each -> each.indicator() + " " + each.timePeriod() + " " + each.reported() + " "
                            + each.derived() + " " + each.method() + " " + each.lowest() + " " + each.highest())
                    .toList();
        }
    }

    /** What the view for analysts says of the town. */
    private List<String> known(String indicator, String period) throws SQLException {
        return warehouse.texts("select obs_value || ' ' || coalesce(method, 'null') from named_figure"
                + " where indicator = '" + indicator + "' and region_id = 'town' and time_period = '" + period + "'");
    }

    private String derived(String indicator, String regionId, String period) {
        TimePeriod when = TimePeriod.parse(period).orElseThrow();
        List<String> found = warehouse.texts("select d.obs_value::text from derived d join series s using (series_id)"
                + " where s.indicator = '" + indicator + "' and s.region_id = '" + regionId + "' and s.freq = '"
                + when.freq() + "' and d.time_period = '" + when.firstDay() + "'");
        return found.isEmpty() ? null : found.get(0);
    }
}
