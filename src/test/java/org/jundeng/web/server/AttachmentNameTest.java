// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a browser is told the name of a file. */
class AttachmentNameTest {

    @Test
    void saysAPlainNameOnce() {
        assertThat(AttachmentName.of("scoreboard.xlsx").disposition())
                .isEqualTo("attachment; filename=\"scoreboard.xlsx\"");
    }

    @Test
    void saysAChineseNameBesideAPlainOne() {
        assertThat(new AttachmentName("delivery-17.csv", "就业 2014年6月.csv").disposition())
                .isEqualTo("attachment; filename=\"delivery-17.csv\"; filename*=UTF-8''"
                        + "%E5%B0%B1%E4%B8%9A%202014%E5%B9%B46%E6%9C%88.csv");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "../../etc/passwd, _._.._etc_passwd",
                "D:\\报表\\六月.csv, D__报表_六月.csv",
                ".bashrc, _bashrc",
                "-rf, _rf",
                "a\"b.csv, a_b.csv",
                "a?b*c<d>e|f.csv, a_b_c_d_e_f.csv",
                "六月.csv., 六月.csv_",
                "it's (1).csv, it's (1).csv",
                "100%.csv, 100%.csv"
            })
    void leavesOutWhatIsUnfitForAName(String given, String told) {
        assertThat(told(given)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nSet-Cookie: x", "a\u0000b", "invoice\u202Evsc.exe", "a\u2028b", "\uFEFFa", "a\uD800b"})
    void leavesOutWhatNobodySees(String given) {
        assertThat(new AttachmentName("x", given).disposition()).matches("[ -~]+");
        assertThat(told(given)).matches("\\w+_+[\\w .:-]*|_a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "六月", "a\"b", "a\r\nb", ".", "../x"})
    void refusesAPlainNameThatIsNone(String plain) {
        assertThatThrownBy(() -> AttachmentName.of(plain)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String told(String given) {
        String disposition = new AttachmentName("x", given).disposition();
        String coded = disposition.substring(disposition.indexOf("''") + 2);
        return URLDecoder.decode(coded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
