// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedCaseTest {

    @TempDir
    private Path home;

    private Path config;

    @BeforeEach
    void write() throws IOException {
        config = home.resolve("config");
        write("feeds/hrss/hrss-rate.yaml");
        write("feeds/hrss/hrss-rate/last-month-again/delivery.csv");
        write("feeds/hrss/hrss-rate/last-month-again/before-2.csv");
        write("feeds/hrss/hrss-rate/last-month-again/before-1.csv");
        write("feeds/hrss/hrss-rate/.last-month-again.swp/delivery.csv");
        write("feeds/civil/civil-care/good/delivery.xlsx");
    }

    @Test
    void findsTheCasesOfAllFeeds() {
        assertThat(FeedCase.all(config))
                .extracting(each -> each.feed() + " " + each.name())
                .containsExactly("civil-care good", "hrss-rate last-month-again");
    }

    @Test
    void findsNoneInAConfigurationWithoutFeeds() {
        assertThat(FeedCase.all(home.resolve("elsewhere"))).isEmpty();
    }

    @Test
    void knowsWhatCameBefore() {
        FeedCase again = FeedCase.all(config).get(1);

        assertThat(again.before())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("before-1.csv", "before-2.csv");
        assertThat(again.deliveries())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("delivery.csv");
        assertThat(again.receipt()).hasFileName("receipt.json").doesNotExist();
    }

    @Test
    void aChangedCaseIsNoOtherConfiguration() throws IOException {
        String before = ConfigurationHash.of(folders());

        write("feeds/hrss/hrss-rate/another/delivery.csv");

        assertThat(ConfigurationHash.of(folders())).isEqualTo(before);
        write("feeds/hrss/hrss-another.yaml");
        assertThat(ConfigurationHash.of(folders())).isNotEqualTo(before);
    }

    private Folders folders() {
        return new Folders(home.resolve("data"), config, home.resolve("routes"), Map.of());
    }

    private void write(String file) throws IOException {
        Path path = config.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, file);
    }
}
