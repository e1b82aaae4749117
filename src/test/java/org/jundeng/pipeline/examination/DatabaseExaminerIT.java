// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.pipeline.examination.Remarks.Kind;
import org.jundeng.pipeline.examination.Remarks.Remark;
import org.jundeng.pipeline.source.database.Drivers;
import org.jundeng.pipeline.source.database.PromisedLabels;
import org.jundeng.pipeline.source.database.SourceDatabase;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A feed's statement is held against its contract without being run. */
class DatabaseExaminerIT {

    private static final String SUBJECT = "source hrss of feed jobs";

    @RegisterExtension
    final TestWarehouse bureau = new TestWarehouse();

    @TempDir
    Path folder;

    @BeforeEach
    void hasATable() {
        bureau.execute("create table public.jobs (region text, month text, jobs numeric, changed timestamp,"
                + " picture bytea, closed boolean, told date)");
    }

    private List<Remark> asked(String url, String sql, String more) throws IOException {
        Path file = Files.writeString(folder.resolve("jobs.yaml"), """
                feed: jobs
                bureau: hrss
                steward: hrss-steward
                name: {zh: 就业, en: Jobs}
                format: sql
                source:
                  name: hrss
                  sql: "%s"
                %s
                layout: wide
                freq: M
                columns:
                  - {name: region, role: ref-area}
                  - {name: month, role: time-period}
                  - {name: jobs, role: obs-value, indicator: urban-jobs-created}
                  - {name: remark, role: note, optional: true}
                """.formatted(sql, more));
        Contract contract =
                YamlFile.read(file, new Faults()).bind(Contract.class).orElseThrow();
        List<String> promised =
                contract.table().columns().stream().map(ColumnContract::name).toList();
        try (Drivers drivers = new Drivers(List.of(folder))) {
            SourceDatabase database = new SourceDatabase(
                    new SourceDatabase.Address(url, null, null, null),
                    drivers,
                    new SourceDatabase.Terms(
                            5, ZoneId.of("Asia/Shanghai"), Clock.systemUTC(), new PromisedLabels(promised)));
            Remarks remarks = new Remarks();
            new DatabaseExaminer(contract, database).examine(remarks);
            return remarks.all();
        }
    }

    private List<Remark> asked(String sql) throws IOException {
        return asked(bureau.url(), sql, "");
    }

    private static Remark fault(String words) {
        return new Remark(Kind.FAULT, SUBJECT + ": " + words);
    }

    @Test
    void findsNothingWhereAllIsAsPromised() throws IOException {
        assertThat(asked("select region, month, jobs from public.jobs")).isEmpty();
        assertThat(asked(
                        bureau.url(),
                        "select region, month, jobs, changed from public.jobs",
                        "  watermark: {column: changed, type: timestamp, overlap: PT2H}"))
                .isEmpty();
    }

    @Test
    void namesColumnsThatAreMissingRenamedOrNotPromised() throws IOException {
        assertThat(asked("select region, month, jobs as job, 1 as extra from public.jobs"))
                .containsExactly(
                        fault("the answer has no column \"jobs\", which the contract promises; did you mean \"job\"?"),
                        new Remark(
                                Kind.NOTE,
                                SUBJECT + ": the contract does not name column \"extra\" of the answer; to have it"
                                        + " ignored in silence, add {name: extra, role: ignore}"),
                        new Remark(
                                Kind.NOTE,
                                SUBJECT + ": the contract does not name column \"job\" of the answer; to have it"
                                        + " ignored in silence, add {name: job, role: ignore}"));
        assertThat(asked("select region, region, month, jobs from public.jobs"))
                .containsExactly(fault(
                        "two columns are called region; give each a name of its own in the statement" + " (… as …)"));
    }

    @Test
    void namesTypesFromWhichNothingCanBeRead() throws IOException {
        for (String column : List.of("changed", "closed", "told", "picture")) {
            assertThat(asked("select region, month, " + column + " as jobs from public.jobs"))
                    .hasSize(1)
                    .allSatisfy(remark -> assertThat(remark.sentence())
                            .startsWith(SUBJECT + ": column \"jobs\" is of type ")
                            .endsWith(", which no figure can be read from; the contract promises obs-value: cast it in"
                                    + " the statement"));
        }
        assertThat(asked("select region, month, jobs::text as jobs from public.jobs"))
                .isEmpty();
    }

    @Test
    void namesAWatermarkThatIsNotThereOrOfAnotherType() throws IOException {
        assertThat(asked(
                        bureau.url(),
                        "select region, month, jobs, closed as changed from public.jobs",
                        "  watermark: {column: changed, type: timestamp, overlap: PT2H}"))
                .containsExactly(fault("its watermark \"changed\" is of type bool; the contract promises timestamp:"
                        + " correct type in the contract, or cast it in the statement"));
        assertThat(asked(
                        bureau.url(),
                        "select region, month, jobs from public.jobs",
                        "  watermark: {column: changed, type: timestamp, overlap: PT2H}"))
                .containsExactly(fault("the answer has no column \"changed\", which is its watermark; known are jobs,"
                        + " month, region"));
    }

    @Test
    void tellsARefusalFromWhatIsAway() throws IOException {
        assertThat(asked("select region, month, jobs from public.job"))
                .hasSize(1)
                .allSatisfy(remark -> {
                    assertThat(remark.kind()).isEqualTo(Kind.FAULT);
                    assertThat(remark.sentence()).contains("it refused: ", "relation \"public.job\" does not exist");
                });
        int free;
        try (ServerSocket gone = new ServerSocket(0)) {
            free = gone.getLocalPort();
        }
        assertThat(asked("jdbc:postgresql://127.0.0.1:" + free + "/x?password=hush", "select 1", ""))
                .hasSize(1)
                .allSatisfy(remark -> {
                    assertThat(remark.kind()).isEqualTo(Kind.NOW);
                    assertThat(remark.sentence())
                            .startsWith(SUBJECT + " is out of reach: ")
                            .doesNotContain("hush");
                });
        assertThat(asked("jdbc:dm://h/x", "select 1", "")).hasSize(1).allSatisfy(remark -> assertThat(remark.kind())
                .isEqualTo(Kind.FAULT));
    }
}
