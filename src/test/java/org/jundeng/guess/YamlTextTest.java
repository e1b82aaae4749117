// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "登记失业率(%)",
                "a: b",
                "it's",
                "no",
                "12",
                "- x",
                "#",
                "a,b}",
                "",
                " ",
                "a\nb",
                "\"",
                "\\",
                "null",
                "*x",
                "2014-06",
                "a\u2028b",
                "\u0085",
                "\uFEFFa",
                "a\uDCFFb",
                "a\uFFFF"
            })
    void isReadBackAsTheSameText(String text) throws IOException {
        assertThat(read(text)).isEqualTo(text);
    }

    @Property(tries = 300)
    void isReadBackWhateverItIs(@ForAll @StringLength(max = 20) String text) throws IOException {
        assertThat(read(text)).isEqualTo(text);
    }

    @Property(tries = 300)
    void isAComment(@ForAll @StringLength(max = 20) String text) throws IOException {
        assertThat(new YAMLMapper()
                        .readTree("# " + YamlText.comment(text) + "\na: 1\n")
                        .at("/a")
                        .intValue())
                .isEqualTo(1);
    }

    private static String read(String text) throws IOException {
        return new YAMLMapper()
                .readTree("list: [{name: " + YamlText.of(text) + ", role: x}]")
                .at("/list/0/name")
                .textValue();
    }
}
