// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import static org.assertj.core.api.Assertions.assertThat;

import org.jundeng.pipeline.upload.UploadName.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which names files are taken; they are never changed. */
class UploadNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hrss-employment-2014-06.csv",
                "就业月报 2014年6月（修订）.xlsx",
                "标注-就业月报.xlsx",
                "a",
                "no ending",
                "a..b.csv",
                "auxiliary.csv",
                "com.csv"
            })
    void takesWhatAFolderBears(String name) {
        assertThat(UploadName.fault(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "../a.csv, SEPARATOR",
                "..\\a.csv, SEPARATOR",
                "C:\\data\\a.csv, SEPARATOR",
                "/etc/passwd, SEPARATOR",
                ".., SEPARATOR",
                "a:b.csv, NOT_FOR_WINDOWS",
                "a?.csv, NOT_FOR_WINDOWS",
                "a<b>.csv, NOT_FOR_WINDOWS",
                "a.csv., NOT_FOR_WINDOWS",
                "` a.csv`, NOT_FOR_WINDOWS",
                "`a.csv `, NOT_FOR_WINDOWS",
                "CON, NOT_FOR_WINDOWS",
                "nul.csv, NOT_FOR_WINDOWS",
                "COM1.xlsx, NOT_FOR_WINDOWS",
                ".hidden.csv, PASSED_OVER",
                "~$a.xlsx, PASSED_OVER",
                "a.csv.part, PASSED_OVER",
                "a.csv.done, PASSED_OVER",
                "Thumbs.db, PASSED_OVER",
                "` `, NONE",
                "``, NONE"
            })
    void saysWhyOthersAreNot(String name, Fault fault) {
        assertThat(UploadName.fault(name)).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000.csv",
                "a\n.csv",
                "a\u202Evsc.exe",
                "a\u200B.csv",
                "a\uFEFF.csv",
                "a\uFFFD.csv",
                "a\uD800.csv",
                "a\u007F.csv"
            })
    void takesNoneOfWhichSomethingIsNotSeen(String name) {
        assertThat(UploadName.fault(name)).contains(Fault.INVISIBLE);
    }

    @Test
    void leavesRoomForWhatIsPutBeforeIt() {
        assertThat(UploadName.fault("长".repeat(66))).isEmpty();
        assertThat(UploadName.fault("长".repeat(67))).contains(Fault.TOO_LONG);
    }
}
