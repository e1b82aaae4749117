// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            General                          | PLAIN
            G/通用格式                       | PLAIN
            G/通用格式"人"                   | PLAIN
            0                                | PLAIN
            #,##0.00_);[Red](#,##0.00)       | PLAIN
            0.00E+00                         | PLAIN
            # ?/?                            | PLAIN
            0"%"                             | PLAIN
            0.0,"万"                         | SCALED
            0!.0,                            | SCALED
            0\\\\.0,"万元"                     | SCALED
            0"."0,                           | SCALED
            #,##0,,                          | SCALED
            0,.00                            | SCALED
            0!.0000                          | SCALED
            0.00"万"                         | PLAIN
            @                                | PLAIN
            _ * #,##0.00_ ;_ * -#,##0.00_    | PLAIN
            "day" 0                          | PLAIN
            [DBNum2]G/通用格式               | PLAIN
            0%                               | PERCENT
            0.00\\%                          | PLAIN
            0.0%;[Red]-0.0%                  | PERCENT
            yyyy                             | YEAR
            yyyy"年"                         | YEAR
            e"年"                            | YEAR
            yyyy-mm                          | MONTH
            yyyy"年"m"月"                    | MONTH
            [DBNum1][$-804]yyyy"年"m"月";@   | MONTH
            m"月"                            | MONTH
            mmm-yy                           | MONTH
            yyyy-mm-dd                       | DAY
            [$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy | DAY
            yyyy/m/d;@                       | DAY
            aaaa                             | DAY
            yyyy/m/d h:mm                    | DAY_AND_TIME
            m/d/yy h:mm AM/PM                | DAY_AND_TIME
            h:mm:ss                          | TIME
            上午/下午h"时"mm"分"             | TIME
            mm:ss.0                          | TIME
            [h]:mm:ss                        | SPAN
            [mm]:ss                          | SPAN
            """)
    void saysWhatANumberIs(String format, NumberFormat meant) {
        assertThat(NumberFormat.of(164, format)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "0,PLAIN",
        "9,PERCENT",
        "14,DAY",
        "17,MONTH",
        "20,TIME",
        "22,DAY_AND_TIME",
        "31,DAY",
        "46,SPAN",
        "57,MONTH",
        "58,DAY",
        "163,PLAIN",
        "-1,PLAIN"
    })
    void knowsTheFormatsThatHaveANumberOnly(int number, NumberFormat meant) {
        assertThat(NumberFormat.of(number, null)).isEqualTo(meant);
    }
}
