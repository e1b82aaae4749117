// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.RowText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON whose records are no list of objects. */
class JsonShapesTest {

    private static final String COLUMNS = "layout: wide, bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
            + "{name: area, role: ref-area}, {name: month, role: time-period},"
            + "{name: rate, role: obs-value, indicator: unemployment-rate}], shape: ";
    private static final String SHANGCHENG = "unemployment-rate shangcheng 2014-06 3.1A";
    private static final String XIACHENG = "unemployment-rate xiacheng 2014-06 4A";

    @TempDir
    private Path folder;

    private static Contract of(String shape) {
        return ContractText.dropped("json", COLUMNS + shape);
    }

    private List<String> observations(String text, Contract contract) throws IOException {
        Delivered delivered = Delivered.of(folder, text, contract);
        assertThat(delivered.findings()).isEmpty();
        return delivered.observations().stream()
                .map(each -> each.replaceFirst(" @.*", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{keyed-by: [area]}|{甲:{'month':六月,'rate':3.1},乙:{'rate':4,'month':六月}}",
                "{keyed-by: [month]}|{六月:[{'area':甲,'rate':3.1},{'area':乙,'rate':4}]}",
                "{keyed-by: [area, month], value: rate}|{甲:{六月:3.1},乙:{六月:4}}",
                "{keyed-by: [month, area]}|{六月:{甲:{'rate':3.1},乙:{'rate':4}}}",
                "{inner: data}|[{'area':甲,'data':[{'month':六月,'rate':3.1}]},{'data':[{'month':六月,'rate':4}],'area':乙}]",
                "{inner: data, names: [month, rate]}|[{'area':甲,'data':[[六月,3.1]]},{'area':乙,'data':[[六月,4]]}]",
                "{inner: data, value: rate}|[{'area':甲,'month':六月,'data':[3.1]},{'area':乙,'month':六月,'data':[4]}]",
                "{header: true}|[['area','month','rate'],[甲,六月,3.1],[乙,六月,4]]",
                "{names: [month, area, rate]}|[[六月,甲,3.1],[六月,乙,4]]",
            })
    void areReadAsTheContractSays(String shape, String inShort) throws IOException {
        String text = inShort.replace("甲", "'330102'")
                .replace("乙", "'330103'")
                .replace("六月", "'2014-06'")
                .replace('\'', '"');
        assertThat(observations(text, of(shape))).containsExactly(SHANGCHENG, XIACHENG);
        assertThat(observations("{\"ok\":true,\"result\":" + text + ",\"total\":2}", of(shape + ", records: /result")))
                .hasSize(2);
    }

    @Test
    void keepsNumbersAsTheyAreWritten() throws IOException {
        String text = "{\"330102\":{\"month\":\"2014-06\",\"rate\":3.1234567890123456789012345}}";

        assertThat(observations(text, of("{keyed-by: [area]}")))
                .containsExactly("unemployment-rate shangcheng 2014-06 3.1234567890123456789012345A");
    }

    @Test
    void losesNothingThatHasNoPlace() throws IOException {
        Contract keyed = of("{keyed-by: [area]}");
        Contract listed = of("{names: [area, month, rate]}");
        Contract inner = of("{inner: data}");

        assertThat(Delivered.of(folder, "{\"330102\":5}", keyed).findings())
                .anyMatch(finding -> finding.contains("unknown-column value"));
        assertThat(Delivered.of(folder, "[[\"330102\",\"2014-06\",3,\"x\"]]", listed)
                        .findings())
                .anyMatch(finding -> finding.contains("unknown-column [4]"));
        assertThat(Delivered.of(folder, "[[\"330102\",\"2014-06\",3],7]", listed)
                        .findings())
                .containsExactly("2 null not-a-record 7[]");
        assertThat(Delivered.of(folder, "[[\"330102\",\"2014-06\"],[\"330102\",\"2014-06\",3]]", listed)
                        .observations())
                .hasSize(1);
        assertThat(Delivered.of(
                                folder,
                                "[{\"area\":\"330102\",\"data\":"
                                        + "[{\"area\":\"330103\",\"month\":\"2014-06\",\"rate\":4}]}]",
                                inner)
                        .findings())
                .contains("1 area duplicate-field area[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"330102\":", "{\"330102\":{\"month\":\"2014-06\",\"rate\":3}} x", "5", "", "{}"})
    void refusesWhatHasAnotherShapeOrBreaksOff(String text) throws IOException {
        Delivered delivered = Delivered.of(folder, text, of("{keyed-by: [area]}"));

        assertThat(delivered.verdict().refused()).isTrue();
        assertThat(delivered.findings()).isNotEmpty();
    }

    @Test
    void givesTheTextOfEachRow() throws IOException {
        Path file = folder.resolve("text.json");
        Files.writeString(
                file,
                "[{\"area\":\"330102\",\"data\":[{\"month\":\"2014-05\",\"rate\":3}, "
                        + "{\"month\":\"2014-06\",\"rate\":4}]}]",
                StandardCharsets.UTF_8);

        assertThat(RowText.of(file, of("{inner: data}"), Set.of(1L)).get(1L))
                .isEqualTo("{\"month\":\"2014-05\",\"rate\":3}");
    }
}
