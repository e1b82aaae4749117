// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The contract of a feed that is a service: each mistake is a fault that proposes what was meant. */
class ServiceChecksTest {

    private static final String SOUND = """
            feed: hrss-service
            bureau: hrss
            steward: wu
            name: {zh: 服务, en: Service}
            format: json
            records: /data/rows
            more: /data/more
            source:
              name: hrss
              path: jobs?year=2014
              post: {body: '{"year": 2014}', content-type: application/json; charset=utf-8}
              paging: {by: page-number, parameter: page, size-parameter: size, size: 500, total: /data/total}
              max-megabytes: 64
            layout: wide
            freq: M
            columns:
              - {name: area.code, role: ref-area}
              - {name: month, role: time-period}
              - {name: jobs, role: obs-value, indicator: new-jobs}
            """;

    private static final Catalogue CATALOGUE = Catalogue.read(ConfigCopy.whole(), new Faults());

    @TempDir
    Path folder;

    private final Faults faults = new Faults();

    private Contracts read(String contract) throws IOException {
        Path feeds = Files.createDirectories(folder.resolve("feeds/hrss"));
        Files.writeString(feeds.resolve("hrss-service.yaml"), contract);
        return Contracts.read(folder, CATALOGUE, faults);
    }

    @Test
    void readsHowAServiceIsAsked() throws IOException {
        FeedSource source =
                read(SOUND).feed("hrss-service").orElseThrow().contract().source();

        assertThat(faults.all()).isEmpty();
        assertThat(source.post()).isEqualTo(new FeedSource.Post("{\"year\": 2014}", "application/json; charset=utf-8"));
        assertThat(source.paging())
                .isEqualTo(new Paging(Paging.By.PAGE_NUMBER, "page", 1L, "size", 500, null, "/data/total", 10_000));
        assertThat(source.maxMegabytes()).isEqualTo(64);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "broken-services.psv", delimiter = '|', quoteCharacter = '`')
    void namesEachMistakeWithItsLineAndWhatWasMeant(String text, String other, String message) throws IOException {
        assertThat(SOUND).contains(text);
        read(SOUND.replace(text, other == null ? "" : other));

        assertThat(faults.all())
                .extracting(fault -> fault.toString().replaceFirst(".*?yaml:", ""))
                .containsExactly(message);
    }
}
