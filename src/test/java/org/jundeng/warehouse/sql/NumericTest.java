// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.postgresql.util.ByteConverter;

/** Numbers as PostgreSQL sends them, held against the driver's own reading and writing. */
class NumericTest {

    private final Numeric numeric = new Numeric();

    private byte[] taken() {
        return Arrays.copyOf(numeric.bytes(), numeric.length());
    }

    @Test
    void theDriverReadsTheNumberThatWasTaken() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            long unscaled = random.nextLong() >> random.nextInt(64);
            int scale = random.nextInt(17);
            BigDecimal number = BigDecimal.valueOf(unscaled, scale);

            numeric.set(number);
            byte[] any = taken();
            assertThat(ByteConverter.numeric(any)).isEqualTo(number);

            if (number.precision() <= 18) {
                numeric.set(unscaled, scale);
                assertThat(taken()).isEqualTo(any);
            }
        }
    }

    @Test
    void longNumbersAndSmallOnesAreTakenWhole() {
        for (String text : new String[] {
            "0",
            "0.00",
            "1E+5",
            "0.00000000000000000001",
            "-0.0001",
            "10000",
            "100000000.0001",
            "-1234567890123456789012345678901234567890.12345",
            "9".repeat(60),
            "1e-30"
        }) {
            BigDecimal number = new BigDecimal(text);
            numeric.set(number);

            assertThat((BigDecimal) ByteConverter.numeric(taken())).as(text).isEqualByComparingTo(number);
        }
    }

    @Test
    void numbersAreEqualWhateverTheirScale() {
        numeric.set(320, 2);
        byte[] sent = taken();

        numeric.set(32, 1);
        assertThat(numeric.equalsSent(sent, 0, sent.length)).isTrue();
        numeric.set(new BigDecimal("3.2000000"));
        assertThat(numeric.equalsSent(sent, 0, sent.length)).isTrue();
        numeric.set(-32, 1);
        assertThat(numeric.equalsSent(sent, 0, sent.length)).isFalse();
        numeric.set(32, 0);
        assertThat(numeric.equalsSent(sent, 0, sent.length)).isFalse();
        numeric.set(32001, 4);
        assertThat(numeric.equalsSent(sent, 0, sent.length)).isFalse();
    }
}
