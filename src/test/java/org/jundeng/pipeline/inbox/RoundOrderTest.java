// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jundeng.pipeline.camel.EdgesKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newer of two files is taken last, whatever they are called. */
class RoundOrderTest {

    private static final Instant NOON = Instant.parse("2014-07-09T04:00:00Z");

    @TempDir
    Path folder;

    private final List<Path> files = new ArrayList<>();

    private void file(String name, int minutes) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(60L * minutes)));
        files.add(file);
    }

    private List<String> sorted(RoundOrder order) {
        Collections.shuffle(files, new Random(1));
        return order.sorted("hrss", files).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private static RoundOrder byTime() {
        return new RoundOrder((bureau, name) -> Optional.empty());
    }

    /** All files whose names begin so belong to the feed and state a date. */
    private static RoundOrder stating(String... feeds) {
        return new RoundOrder((bureau, name) -> Stream.of(feeds)
                .filter(name::startsWith)
                .map(feed -> EdgesKit.stating(feed, "-(\\d{8})"))
                .findFirst());
    }

    @Test
    void theOneThatWasWrittenLaterIsTakenLater() throws IOException {
        file("就业月报-2014-04.csv", 0);
        file("就业月报-2014-04-修订.csv", 1);
        file("就业月报-2014-04 (1).csv", 2);

        assertThat(sorted(byTime())).containsExactly("就业月报-2014-04.csv", "就业月报-2014-04-修订.csv", "就业月报-2014-04 (1).csv");
    }

    @Test
    void ofOneTimeTheNameWithoutAnAdditionComesFirst() throws IOException {
        file("就业月报-2014-04.csv", 0);
        file("就业月报-2014-04-修订.csv", 0);
        file("就业月报-2014-04 (1).csv", 0);
        file("b", 0);

        assertThat(sorted(byTime()))
                .containsExactly("b", "就业月报-2014-04.csv", "就业月报-2014-04 (1).csv", "就业月报-2014-04-修订.csv");
    }

    @Test
    void whatIsStatedGoesBeforeTheTime() throws IOException {
        file("jobs-20140705.csv", 0);
        file("jobs-20140702.csv", 1);
        file("jobs-20140703.csv", 2);

        assertThat(sorted(stating("jobs")))
                .containsExactly("jobs-20140702.csv", "jobs-20140703.csv", "jobs-20140705.csv");
    }

    @Test
    void feedsThatStateAndFeedsThatDoNotKeepTheirPlaces() throws IOException {
        file("jobs-20140705.csv", 0);
        file("other.csv", 1);
        file("rate-20140709.csv", 2);
        file("jobs-20140702.csv", 3);
        file("jobs-without.csv", 4);
        file("rate-20140701.csv", 5);

        assertThat(sorted(stating("jobs", "rate")))
                .containsExactly(
                        "jobs-20140702.csv",
                        "other.csv",
                        "rate-20140701.csv",
                        "jobs-20140705.csv",
                        "jobs-without.csv",
                        "rate-20140709.csv");
    }

    @Test
    void aFileThatIsGoneIsTakenLikeTheOldest() throws IOException {
        file("a.csv", 0);
        files.add(folder.resolve("gone.csv"));

        assertThat(sorted(byTime())).containsExactly("gone.csv", "a.csv");
    }
}
