// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {

    @ParameterizedTest
    @CsvSource({
        "5, 3, C5",
        "1, 1, A1",
        "2, 26, Z2",
        "2, 27, AA2",
        "2, 52, AZ2",
        "2, 53, BA2",
        "9, 702, ZZ9",
        "9, 703, AAA9",
        "1048576, 16384, XFD1048576"
    })
    void aCellIsNamedAsASpreadsheetNamesIt(long row, int column, String cell) {
        assertThat(new Location(row, "数值", column).cell()).contains(cell);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "5, 0", "1048577, 3", "5, 16385"})
    void whatNoSheetHasIsNoCell(long row, int column) {
        assertThat(new Location(row, "数值", column).cell()).isEmpty();
    }

    @Test
    void aRowOrADeliveryIsNoCell() {
        assertThat(Location.row(5).cell()).isEmpty();
        assertThat(Location.DELIVERY.cell()).isEmpty();
        assertThat(new Location(5, "数值").cell()).isEmpty();
    }
}
