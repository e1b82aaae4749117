// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.pipeline.examination.Remarks.Kind;
import org.jundeng.pipeline.examination.Remarks.Remark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseExaminerTest {

    @TempDir
    private Path config;

    @Test
    void notesCasesOfNoFeedAndCasesThatCannotBeTried() throws IOException {
        Path hrss = config.resolve("feeds/hrss");
        write(hrss.resolve("hrss-rate/good/delivery.csv"));
        write(hrss.resolve("hrss-rates/good/delivery.csv"));
        write(hrss.resolve("hrss-rates/bad/delivery.csv"));
        write(hrss.resolve("hrss-rate/twice/delivery.csv"));
        write(hrss.resolve("hrss-rate/twice/delivery.xlsx"));
        Remarks remarks = new Remarks();

        new CaseExaminer(config, List.of("hrss-rate", "hrss-jobs")).examine(remarks);

        assertThat(remarks.all())
                .allMatch(remark -> remark.kind() == Kind.NOTE)
                .extracting(Remark::sentence)
                .containsExactly(
                        hrss.resolve("hrss-rates") + " holds sample deliveries of \"hrss-rates\", which is no feed,"
                                + " so nothing tries them; did you mean \"hrss-rate\"?",
                        hrss.resolve("hrss-rate/twice") + " has 2 files called delivery.*, where a case has one");
    }

    @Test
    void saysNothingOfAConfigurationWithoutSamples() {
        Remarks remarks = new Remarks();

        new CaseExaminer(config, List.of("hrss-rate")).examine(remarks);

        assertThat(remarks.all()).isEmpty();
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
    }
}
