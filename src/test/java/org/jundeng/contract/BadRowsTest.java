// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.contract.BadRows.Policy;
import org.jundeng.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRowsTest {

    private static BadRows upTo(String share) {
        return new BadRows(Policy.QUARANTINE_ROW, new BigDecimal(share));
    }

    @ParameterizedTest
    @CsvSource({"0.25, 1, 4", "0.25, 2, 8", "0.25, 0, 0", "0, 0, 5", "1, 5, 5", "0.333, 332, 997"})
    void acceptsAsManyAsThePromisedShare(String share, long rejected, long read) {
        assertThat(upTo(share).tooMany(rejected, read)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 2, 4, at most 25 % of the rows rejected",
        "0.25, 1, 3, at most 25 % of the rows rejected",
        "0.25, 26, 101, at most 25 % of the rows rejected",
        "0.20, 1, 1, at most 20 % of the rows rejected",
        "0.125, 1, 7, at most 12.5 % of the rows rejected",
        "0, 1, 7, that every row can be read"
    })
    void saysTheSameShareHoweverManyRowsThereAre(String share, long rejected, long read, String promised) {
        Finding finding = upTo(share).tooMany(rejected, read).orElseThrow();

        assertThat(finding.promised(Locale.ENGLISH)).isEqualTo(promised);
        assertThat(finding.found()).isEqualTo(Long.toString(rejected));
    }

    @Test
    void refusesForASingleRowWhereThePolicySaysSoWhateverTheShare() {
        BadRows none = new BadRows(Policy.REFUSE_DELIVERY, BigDecimal.ONE);

        assertThat(none.tooMany(0, 9)).isEmpty();
        assertThat(none.tooMany(1, 9).map(finding -> finding.promised(Locale.ENGLISH)))
                .isEqualTo(Optional.of("that every row can be read"));
    }
}
