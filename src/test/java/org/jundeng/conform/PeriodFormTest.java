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
        "M,2014年六月,2014-06",
        "M,二〇一四年六月,2014-06",
        "M,二○一四年十二月份,2014-12",
        "M,2014年十月,2014-10",
        "M,2014.7,2014-07",
        "M,2014.10,2014-10",
        "M,2014.01,2014-01",
        "M,2014-7-31,2014-07",
        "M,2014年7月31日,2014-07",
        "M,2014/2/28,2014-02",
        "M,2013-02-01,2013-02",
        "M,20140601,2014-06",
        "M,2014-06-01 00:00:00,2014-06",
        "Q,2014-6-30,2014-Q2",
        "A,2013-12-31,2013",
        "A,二零一四年,2014",
        "Q,二〇一四年第二季度,2014-Q2",
        "D,二〇一四年六月三十日,2014-06-30",
        "D,2014年六月二十一日,2014-06-21",
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
        "M,20140602,WRONG_FREQ",
        "M,2014-07-30,WRONG_FREQ",
        "Q,2014-04-01,WRONG_FREQ",
        "A,2014-01-01,WRONG_FREQ",
        "A,2014.7,WRONG_FREQ",
        "A,201406,WRONG_FREQ",
        "M,2014-13,NOT_A_PERIOD",
        "M,2014.13,NOT_A_PERIOD",
        "M,2014.123,NOT_A_PERIOD",
        "M,二〇14年六月,NOT_A_PERIOD",
        "M,2014年十三月,NOT_A_PERIOD",
        "M,2014年六十月,NOT_A_PERIOD",
        "M,20141,NOT_A_PERIOD",
        "Q,20145,NOT_A_PERIOD",
        "A,20142,NOT_A_PERIOD",
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

    @ParameterizedTest
    @CsvSource({"Q,20142,2014-Q2", "S,20141,2014-S1", "M,20142,2014-02", "Q,41791,2014-Q2", "A,41791,2014"})
    void namesThePeriodThatANumberSurelyStandsFor(Freq freq, String cell, String period) {
        assertThat(new PeriodForm(freq, false).read(cell))
                .isEqualTo(new PeriodForm.Result(null, FindingCode.NOT_A_PERIOD, period));
    }

    @ParameterizedTest
    @CsvSource({
        "M,2010-1²,2010-1,²",
        "A,2003①,2003,①",
        "M,2014年6月*,2014年6月,*",
        "M,2014年6月[1],2014年6月,[1]",
        "M,20²14-06,'',²",
        "M,2014①,'',①"
    })
    void readsNoMarkOfAFootnote(Freq freq, String cell, String proposal, String mark) {
        assertThat(new PeriodForm(freq, false).read(cell))
                .isEqualTo(new PeriodForm.Result(null, FindingCode.FOOTNOTE_MARK, proposal, mark));
    }

    @Test
    void takesTheFirstDayForALongerPeriodOnlyFromADatabase() {
        PeriodForm database = new PeriodForm(Freq.M, true);

        assertThat(new PeriodForm(Freq.Q, true).read("2014-04-01").period()).hasToString("2014-Q2");

        assertThat(database.read("2014-06-01").period()).hasToString("2014-06");
        assertThat(database.read("2014-06-02").fault()).isEqualTo(FindingCode.WRONG_FREQ);
    }
}
