// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jundeng.warehouse.sql.Sql;
import org.junit.jupiter.api.Test;

class FormulasTest {

    private static final List<String> RECKONING = List.of(
            "1-from-year-to-date",
            "2-sum-of-indicators",
            "3-districts",
            "4-year-total",
            "5-year-to-date",
            "6-ratio",
            "7-ratio-of-districts",
            "8-equality",
            "apply",
            "begin",
            "reconcile",
            "touch-all");

    /**
     * Existing warehouses keep what an earlier version derived until {@link Formulas#VERSION} goes up. Where it fails,
     * ask whether the same figures can now give another result; raise the version if so, and write the new digest here
     * either way.
     */
    @Test
    void theVersionGoesWithTheReckoning() throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        RECKONING.forEach(name -> digest.update(
                Sql.resource(Derivation.class, "derive/" + name + ".sql").getBytes(StandardCharsets.UTF_8)));

        assertThat(Formulas.VERSION + " " + HexFormat.of().formatHex(digest.digest(), 0, 8))
                .isEqualTo("2 4679859d523df8f0");
    }
}
