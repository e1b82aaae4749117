// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fields beside the records that say how an answer goes on, wherever they stand. */
class NamedFieldsTest {

    private static final Contract PULLED = ContractText.pulled("layout: long, columns: [{name: a, role: note}]");

    @TempDir
    private Path folder;

    @Test
    void areFoundInObjects() throws IOException {
        assertThat(found(
                        "{\"r\":[{\"a\":1}],\"m\":{\"a/b\":{\"~\":7},\"none\":null,\"o\":{}}}",
                        "/m/a~1b/~0",
                        "/m/none",
                        "/m/o"))
                .isEqualTo(Map.of("/m/a~1b/~0", "7"));
    }

    @Test
    void areFoundByTheirPlaceInAList() throws IOException {
        String links = "{\"r\":[],\"links\":[{\"href\":\"/1\"},[0,{\"href\":\"/2\"}],{\"href\":\"/3\"}],\"end\":true}";

        assertThat(found(links, "/links/2/href", "/links/1/1/href", "/links/3/href", "/links/0", "/end"))
                .isEqualTo(Map.of("/links/2/href", "/3", "/links/1/1/href", "/2", "/end", "true"));
    }

    private Map<String, String> found(String json, String... pointers) throws IOException {
        Path file = Files.writeString(folder.resolve("answer.json"), json);
        return NamedFields.of(file, PULLED, List.of(pointers));
    }
}
