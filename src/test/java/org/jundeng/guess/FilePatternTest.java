// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternTest {

    @ParameterizedTest
    @CsvSource({
        "就业月报-201406.csv, 就业月报*, 就业月报",
        "就业月报-2014年6月.xlsx, 就业月报*, 就业月报",
        "就业月报（2014年6月）.csv, 就业月报*, 就业月报",
        "2014年二季度养老服务.csv, *养老服务, 养老服务",
        "jobs_2014Q2.csv, jobs*, jobs",
        "jobs-2014.06.csv, jobs*, jobs",
        "jobs.csv, jobs*, jobs",
        "201406.csv, 201406*, 201406",
        "a[1]{b}.csv, a?1??b?*, a[1]{b}",
    })
    void leavesThePeriodOut(String name, String pattern, String title) {
        assertThat(FilePattern.of(name, true)).isEqualTo(pattern);
        assertThat(FilePattern.title(name)).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({"jobs-2014.json, jobs*.json", "jobs.jsonl, jobs*.jsonl"})
    void keepsTheEndingOfWhatIsNoTable(String name, String pattern) {
        assertThat(FilePattern.of(name, false)).isEqualTo(pattern);
    }
}
