// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row as the ways of others resolve it: by look-ups in maps, which are given to them filled.
 *
 * @param seriesId the series
 * @param timePeriod the period's first day
 * @param obsValue the value
 * @param rowNo its row
 */
record Observed(long seriesId, LocalDate timePeriod, BigDecimal obsValue, long rowNo) {

    static final String INSERT = "insert into " + Prepared.COLUMNS + " values (?, ?, ?, 'A', 1, ?, 4)";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");

    /** What the cells say; null where one of them is wrong. */
    static Observed of(List<String> cells, long rowNo) {
        if (cells.size() != 5) {
            return null;
        }
        Integer area = DeliveryWords.area(cells.get(0));
        LocalDate day = DeliveryWords.firstDay(cells.get(1));
        Integer indicator = DeliveryWords.indicator(cells.get(2));
        boolean wrong = area == null
                || day == null
                || indicator == null
                || !NUMBER.matcher(cells.get(3)).matches()
                || !cells.get(4).equals("人");
        return wrong
                ? null
                : new Observed((long) area * Town.INDICATORS + indicator + 1, day, new BigDecimal(cells.get(3)), rowNo);
    }

    void bind(PreparedStatement statement) throws SQLException {
        statement.setLong(1, seriesId);
        statement.setDate(2, Date.valueOf(timePeriod));
        statement.setBigDecimal(3, obsValue);
        statement.setLong(4, rowNo);
    }
}
