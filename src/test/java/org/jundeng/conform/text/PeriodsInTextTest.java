// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsInTextTest {

    @ParameterizedTest
    @CsvSource({
        "就业月报-2014年7月.csv, [2014-07]",
        "就业月报201407.csv, [2014-07]",
        "jobs_2014-07_v2.csv, [2014-07]",
        "jobs 2014Q3.csv, [2014-Q3]",
        "季报-2014年第三季度.csv, [2014-Q3]",
        "半年报2014年上半年.csv, [2014-S1]",
        "二〇一四年七月.csv, [2014-07]",
        "二〇一四年一至七月.csv, [2014-01..2014-07]",
        "2014年1-7月.csv, [2014-01..2014-07]",
        "年鉴2013-2015年.csv, [2013..2015]",
        "就业月报-20140808.csv, [2014-08-08]",
        "就业月报２０１４年７月.csv, [2014-07]",
        "2014年报.csv, [2014]",
        "v3 final (2).csv, []",
        "no 201413.csv, []",
        "330100.csv, []"
    })
    void findsWhatANameSpeaksOf(String name, String periods) {
        assertThat(PeriodsInText.in(name)).hasToString(periods);
    }
}
