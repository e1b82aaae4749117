// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.conform.Gathered;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FileForm;
import org.jundeng.intake.spool.CanonicalJson;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SampleSourcesIT {

    private static final Path CONFIG = Path.of("config");

    @RegisterExtension
    private final TestWarehouse server = new TestWarehouse("oldest");

    private final Catalogue catalogue = Catalogue.read(CONFIG, new Faults());
    private final List<Contract> asking = Contracts.read(CONFIG, catalogue, new Faults()).all().stream()
            .map(ContractVersion::contract)
            .filter(contract -> contract.form().format() == FileForm.Format.SQL)
            .toList();
    private final SampleSources samples = new SampleSources(catalogue);

    @TempDir
    private Path folder;

    @Test
    void haveAllSourcesThatContractsName() {
        assertThat(samples.sources())
                .containsExactlyInAnyOrderElementsOf(asking.stream()
                        .map(contract -> contract.source().name())
                        .toList());
    }

    @Test
    void answerWhatTheContractsAsk() throws SQLException, IOException {
        for (Contract contract : asking) {
            Gathered gathered = new Gathered();
            Path spool = folder.resolve(contract.feed());
            CanonicalJson.spoolQuery(answer(contract).iterator(), spool);
            DeliveryReader.Verdict verdict =
                    DeliveryReader.read(spool, contract, catalogue, LocalDate.of(2014, 7, 10), gathered);
            assertThat(gathered.findings()).as(contract.feed()).isEmpty();
            assertThat(verdict.refused()).isFalse();
            assertThat(gathered.observations()).as(contract.feed()).hasSizeGreaterThan(25);
        }
    }

    @Test
    void fillTwiceWithoutDoubling() throws SQLException {
        Contract contract = asking.get(0);
        List<Map<String, Object>> once = answer(contract);
        assertThat(answer(contract)).isEqualTo(once);
    }

    @Test
    void refuseASourceNobodyKnows() {
        assertThatThrownBy(() -> samples.fill("culture", null))
                .hasMessage("there is no sample of source culture; "
                        + "there are hrss, civil-affairs, education, housing, commerce, transport, work-safety");
    }

    private List<Map<String, Object>> answer(Contract contract) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Connection connection = server.owner().getConnection();
                Statement statement = connection.createStatement()) {
            samples.fill(contract.source().name(), connection);
            try (ResultSet answer = statement.executeQuery(contract.source().sql())) {
                while (answer.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                        row.put(answer.getMetaData().getColumnName(i), answer.getObject(i));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
