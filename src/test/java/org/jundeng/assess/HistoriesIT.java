// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only the wanted figures are read. Where a series is wanted from two days, it is read from the earlier one on. */
class HistoriesIT {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final RegionalIndicator FUYANG = new RegionalIndicator("unemployment-rate", "fuyang");
    private static final RegionalIndicator LINAN = new RegionalIndicator("unemployment-rate", "linan");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @BeforeEach
    void deliver() {
        StoredFigures figures = new StoredFigures(warehouse);
        for (String period : List.of("2009-12", "2012-12", "2014-05", "2014-07")) {
            figures.deliver("富阳" + period + ".csv", "unemployment-rate", "fuyang", period, "3.9");
            figures.deliver("临安" + period + ".csv", "unemployment-rate", "linan", period, "3.8");
        }
    }

    @Test
    void readAllWhosePeriodIsOver() throws SQLException {
        assertThat(periods(new WantedFigures().all(FUYANG), FUYANG)).containsExactly("2009-12", "2012-12", "2014-05");
    }

    @Test
    void readNothingThatIsNotWanted() throws SQLException {
        assertThat(periods(new WantedFigures().all(FUYANG), LINAN)).isEmpty();
    }

    @Test
    void leaveOutWhatEndedMoreThanAYearBeforeTheDay() throws SQLException {
        WantedFigures wanted =
                new WantedFigures().from(FUYANG, LocalDate.of(2013, 1, 1)).all(LINAN);

        assertThat(periods(wanted, FUYANG)).containsExactly("2012-12", "2014-05");
        assertThat(periods(wanted, LINAN)).containsExactly("2009-12", "2012-12", "2014-05");
    }

    @Test
    void reachAsFarBackAsAnyoneWants() throws SQLException {
        WantedFigures late = new WantedFigures().from(FUYANG, LocalDate.of(2014, 1, 1));
        WantedFigures early =
                new WantedFigures().from(FUYANG, LocalDate.of(2013, 1, 1)).from(LINAN, LocalDate.of(2014, 5, 1));

        assertThat(periods(late.and(early), FUYANG)).containsExactly("2012-12", "2014-05");
        assertThat(periods(early.and(new WantedFigures().all(FUYANG)), FUYANG)).hasSize(3);
        assertThat(periods(new WantedFigures().and(early), LINAN)).containsExactly("2014-05");
    }

    /** A period that ends within the term may have begun up to a year before it. */
    @ParameterizedTest
    @CsvSource({"A, 2013-01-01", "S, 2013-01-01", "Q, 2013-07-01", "M, 2013-07-01", "D, 2013-07-15"})
    void haveThePeriodIntoWhichTheDayFallsWhateverItsFrequency(Freq freq, LocalDate firstDay) throws SQLException {
        warehouse.execute(
                "update series set freq = '" + freq + "' where region_id = 'fuyang'",
                "update observation set time_period = '" + firstDay + "' where time_period = '2012-12-01'");
        WantedFigures wanted = new WantedFigures().from(FUYANG, LocalDate.of(2013, 7, 15));
        String period = new TimePeriod(freq, firstDay).toString();
        assertThat(periods(wanted, FUYANG)).contains(period);

        warehouse.execute(
                "insert into derived (series_id, time_period, obs_value, delivery_id, method, step, input_series,"
                        + " input_periods) select series_id, time_period, obs_value, delivery_id, 'year-total', 4,"
                        + " '{}', '{}' from observation",
                "delete from observation");
        assertThat(periods(wanted, FUYANG)).contains(period).doesNotContain("2009-12", "2009");
    }

    @Test
    void knowWhichFiguresAreEstimatedAndWhichWereDerivedFromThose() throws SQLException {
        RegionalIndicator city = new RegionalIndicator("unemployment-rate", "hangzhou");
        RegionalIndicator group = new RegionalIndicator("unemployment-rate", "group:main-urban");
        warehouse.execute(
                "update observation set obs_status = 'P' where time_period = '2014-05-01'",
                "update observation set obs_status = 'E' from series s where s.series_id = observation.series_id"
                        + " and s.region_id = 'linan' and time_period = '2014-05-01'");
        derive(group, "fuyang");
        derive(city, "group:main-urban", "linan");
        WantedFigures wanted =
                new WantedFigures().all(FUYANG).all(LINAN).all(group).all(city);

        Histories histories = read(wanted);

        assertThat(status(histories, FUYANG)).containsExactly(ObsStatus.A, ObsStatus.A, ObsStatus.P);
        assertThat(status(histories, LINAN)).containsExactly(ObsStatus.A, ObsStatus.A, ObsStatus.E);
        assertThat(status(histories, group)).containsExactly(ObsStatus.P);
        assertThat(status(histories, city))
                .as("an estimate is less certain than a provisional figure, however far down it is")
                .containsExactly(ObsStatus.E);
    }

    /** The figure at the deadline decides, though newer ones have come. */
    @Test
    void knowOfAFigureThatMayDecideWhatItReplacedAndHowCertainItIs() throws SQLException {
        new StoredFigures(warehouse).deliver("更正.csv", "unemployment-rate", "fuyang", "2012-12", "4.1");

        Figure last = read(new WantedFigures().all(FUYANG).deciding(LocalDate.of(2012, 12, 31)))
                .of(FUYANG.indicator(), FUYANG.regionId())
                .at(TimePeriod.parse("2012-12").orElseThrow())
                .orElseThrow();

        assertThat(last.replaced()).isEqualByComparingTo("3.9");
        assertThat(last.obsValue()).isEqualByComparingTo("4.1");
    }

    private void derive(RegionalIndicator figure, String... parts) {
        String inputs = Arrays.stream(parts)
                .map(part -> "(select series_id from series where region_id = '" + part + "')")
                .collect(Collectors.joining(", "));
        String periods = Arrays.stream(parts).map(part -> "date '2014-05-01'").collect(Collectors.joining(", "));
        warehouse.execute(
                "insert into series (freq, indicator, region_id) values ('M', '" + figure.indicator() + "', '"
                        + figure.regionId() + "')",
                "insert into derived (series_id, time_period, obs_value, delivery_id, method, step, input_series,"
                        + " input_periods) select series_id, '2014-05-01', 3.9, 1, 'mean-of-districts', 3, array["
                        + inputs + "], array[" + periods + "] from series where region_id = '" + figure.regionId()
                        + "'");
    }

    private static List<ObsStatus> status(Histories histories, RegionalIndicator of) {
        return histories.of(of.indicator(), of.regionId()).all().stream()
                .map(Figure::status)
                .toList();
    }

    private Histories read(WantedFigures wanted) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return Histories.of(connection, wanted, NIGHT);
        }
    }

    private List<String> periods(WantedFigures wanted, RegionalIndicator of) throws SQLException {
        return read(wanted).of(of.indicator(), of.regionId()).all().stream()
                .map(figure -> figure.timePeriod().toString())
                .toList();
    }
}
