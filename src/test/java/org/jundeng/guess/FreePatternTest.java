// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreePatternTest {

    private static final Path CONFIG = Path.of("config");
    private static final Catalogue CATALOGUE = Catalogue.read(CONFIG, new Faults());
    private static final Known KNOWN = new Known(
            CATALOGUE, Contracts.read(CONFIG, CATALOGUE, new Faults()), LocalDate.of(2014, 7, 10), Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "2014年6月杭州市养老服务情况表.xlsx, 20*杭州市养老服务情况表, false",
        "杭州市养老服务情况表.xlsx, 杭州市养老服务情况表*, false",
        "养老服务月报-2014-06.xlsx, 养老服务月报*, true",
    })
    void claimsNoNameOfAnotherFeedOrSaysWhich(String file, String pattern, boolean clashes) {
        FreePattern free = FreePattern.of(KNOWN, new Where("new-feed", "civil-affairs", null, file), true);
        assertThat(free.text()).isEqualTo(pattern);
        assertThat(free.other() != null).isEqualTo(clashes);
        assertThat(free.feed() != null).isEqualTo(clashes);
    }
}
