// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import org.jundeng.finding.FindingCode;
import org.jundeng.observation.Freq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodFormTest {

    @ParameterizedTest
    @CsvSource({
        "M,2014年6月,2014-06",
        "M,2014年06月,2014-06",
        "M,2014年6月份,2014-06",
        "M,2014-06,2014-06",
        "M,2014-6,2014-06",
        "M,2014/6,2014-06",
        "M,2014.06,2014-06",
        "M,201406,2014-06",
        "M,２０１４年１２月,2014-12",
        "M,' 2014 年 6 月 ',2014-06",
        "D,20140610,2014-06-10",
        "D,2014年6月10日,2014-06-10",
        "D,2014-06-10,2014-06-10",
        "D,2014/6/1,2014-06-01",
        "D,2014-06-10T00:00,2014-06-10",
        "D,2014-06-10 00:00:00.0,2014-06-10",
        "Q,2014年二季度,2014-Q2",
        "Q,2014年第二季度,2014-Q2",
        "Q,2014年第2季度,2014-Q2",
        "Q,2014年1季度,2014-Q1",
        "Q,2014Q2,2014-Q2",
        "Q,2014-Q2,2014-Q2",
        "Q,2014q4,2014-Q4",
        "S,2014年上半年,2014-S1",
        "S,2014年下半年,2014-S2",
        "S,2014-S2,2014-S2",
        "A,2014年,2014",
        "A,2014,2014",
        "A,2014年度,2014"
    })
    void readsEveryPromisedForm(Freq freq, String cell, String period) {
        assertThat(new PeriodForm(freq, false).read(cell).period()).hasToString(period);
    }

    @ParameterizedTest
    @CsvSource({
        "M,2014,WRONG_FREQ",
        "M,2014年二季度,WRONG_FREQ",
        "M,20140601,WRONG_FREQ",
        "A,201406,WRONG_FREQ",
        "M,2014-13,NOT_A_PERIOD",
        "M,2014.6,NOT_A_PERIOD",
        "M,2014.1,NOT_A_PERIOD",
        "M,0014-06,NOT_A_PERIOD",
        "D,2014-02-30,NOT_A_PERIOD",
        "D,2014-06/10,NOT_A_PERIOD",
        "M,六月,NOT_A_PERIOD",
        "M,合计,NOT_A_PERIOD"
    })
    void saysWhyItIsNone(Freq freq, String cell, FindingCode fault) {
        assertThat(new PeriodForm(freq, false).read(cell)).isEqualTo(new PeriodForm.Result(null, fault, ""));
    }

    @Test
    void namesThePeriodOfASpreadsheetsSerialNumber() {
        assertThat(new PeriodForm(Freq.M, false).read("41791"))
                .isEqualTo(new PeriodForm.Result(null, FindingCode.NOT_A_PERIOD, "2014-06"));
    }

    @Test
    void takesTheFirstDayForThePeriodOnlyFromADatabase() {
        PeriodForm database = new PeriodForm(Freq.M, true);

        assertThat(database.read("2014-06-01").period()).hasToString("2014-06");
        assertThat(database.read("2014-06-02").fault()).isEqualTo(FindingCode.WRONG_FREQ);
    }
}
