// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTextTest {

    private static final String COLUMNS = "layout: long, columns: [{name: a, role: note}, {name: b, role: note}]";

    @TempDir
    private Path folder;

    @Test
    void givesTheRowOfACsvFileAsItStood() throws IOException {
        Contract contract = ContractText.dropped("csv", COLUMNS);
        Path file = folder.resolve("f.csv");
        Files.write(file, "a,b\r\n\r\n上城,\"1\n\"\"2\"\"\"\r\n下城, 3\r\n".getBytes(Charset.forName("GB18030")));

        assertThat(RowText.of(file, contract, 3)).contains("上城,\"1\n\"\"2\"\"\"");
        assertThat(RowText.of(file, contract, 4)).contains("下城, 3");
        assertThat(RowText.of(file, contract, 2)).isEmpty();
        assertThat(RowText.of(file, contract, 5)).isEmpty();
    }

    @Test
    void givesTheRecordOfAJsonFileAsItStood() throws IOException {
        Contract contract = ContractText.dropped("json", COLUMNS + ", records: /r");
        Path file = folder.resolve("f.json");
        Files.writeString(file, "\uFEFF{\"r\": [ {\"a\": \"上\"},\n {\"a\" : 1.0, \"b\":{\"x\":[]} } ]}");

        assertThat(RowText.of(file, contract, 2)).contains("{\"a\" : 1.0, \"b\":{\"x\":[]} }");
        assertThat(RowText.of(file, contract, 3)).isEmpty();
    }

    @Test
    void givesTheRecordOfASpooledBody() throws IOException {
        Contract contract = ContractText.pulled(COLUMNS + ", records: /r");
        Path spool = folder.resolve("spool");
        Files.writeString(spool, "{\"a\":\"y\",\"b\":1}\n{\"a\":\"z\",\"b\":2}\n");

        assertThat(RowText.of(spool, contract, 2)).contains("{\"a\":\"z\",\"b\":2}");
    }

    @Test
    void givesSeveralRowsAtOnce() throws IOException {
        Contract csv = ContractText.dropped("csv", COLUMNS);
        Path file = folder.resolve("f.csv");
        Files.writeString(file, "a,b\n一,1\n二,2\n三,3\n\"四");
        Contract json = ContractText.dropped("json", COLUMNS + ", records: /r");
        Path other = folder.resolve("f.json");
        Files.writeString(other, "{\"r\": [ {\"a\": \"一\"},\n {\"a\": \"二\"}, {\"a\" : \"三\"} ,");

        assertThat(RowText.of(file, csv, Set.of(4L, 2L, 9L, 1L)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(1L, "a,b", 2L, "一,1", 4L, "三,3"));
        assertThat(RowText.of(other, json, Set.of(3L, 1L, 9L)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(1L, "{\"a\": \"一\"}", 3L, "{\"a\" : \"三\"}"));
        assertThat(RowText.of(folder.resolve("none"), csv, Set.of())).isEmpty();
    }

    @Test
    void splitsARowIntoItsCells() throws IOException {
        Contract csv = ContractText.dropped("csv", COLUMNS);
        Path file = folder.resolve("f.csv");
        Files.writeString(file, "a,b\r\n上城,\"1\"\"2\"\r\n下城\r\n");
        Contract json = ContractText.dropped("json", COLUMNS + ", records: /r");
        Path other = folder.resolve("f.json");
        Files.writeString(other, "{\"r\": [ {\"a\": \"上\"},\n {\"a\" : 1.0, \"b\":\"x\"} ]}");
        Path broken = folder.resolve("broken.csv");
        Files.write(broken, new byte[0]);

        assertThat(RowCells.of(file, csv, 2)).contains(new RowCells(List.of("a", "b"), List.of("上城", "1\"2")));
        assertThat(RowCells.of(file, csv, 3).map(RowCells::columns)).contains(List.of("a", "b"));
        assertThat(RowCells.of(file, csv, 1)).as("the header").isEmpty();
        assertThat(RowCells.of(file, csv, 4)).isEmpty();
        assertThat(RowCells.of(other, json, 2).map(RowCells::cells)).contains(List.of("1.0", "x"));
        assertThat(RowCells.of(broken, csv, 1)).isEmpty();
    }
}
