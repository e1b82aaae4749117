// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths as contracts write them: what no address may have must not stop the whole night. */
class ServiceAddressTest {

    private static final URI BASE = URI.create("https://hrss.example/api/");

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '§',
            value = {
                "/jobs?year=2014 → /jobs?year=2014",
                "jobs → /jobs",
                "?a=b c → ?a=b%20c",
                "/jobs?filter={\"area\":[\"330102\"]} → /jobs?filter=%7B%22area%22:[%22330102%22]%7D",
                "/jobs?rate=5% → /jobs?rate=5%25",
                "/jobs?rate=5%25&x=%E5%8C%BA → /jobs?rate=5%25&x=%E5%8C%BA",
                "/区?名=西湖 → /%E5%8C%BA?%E5%90%8D=%E8%A5%BF%E6%B9%96",
                "/a^b`c<d>e|f\\g → /a%5Eb%60c%3Cd%3Ee%7Cf%5Cg"
            })
    void mayHoldWhatPeopleWrite(String path, String asked) {
        assertThat(ServiceAddress.below(BASE, path)).hasToString("https://hrss.example/api" + asked);
    }
}
