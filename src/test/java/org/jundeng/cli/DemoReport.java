// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the demo leaves for officials to read. */
record DemoReport(Path folder) {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"#]+)\"");
    private static final long MOST_BYTES = 5_000_000;
    private static final long MOST_BYTES_A_PAGE = 300_000;

    /** All of it is quickly copied, and each page is there at once. */
    void isLight() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long bytes = 0;
        for (Path file : files) {
            assertThat(Files.size(file)).as(file.toString()).isLessThan(MOST_BYTES_A_PAGE);
            bytes += Files.size(file);
        }
        assertThat(files).hasSizeGreaterThan(500);
        assertThat(bytes).isLessThan(MOST_BYTES);
    }

    /** Each link of these pages leads to a file that is there. */
    void leadsSomewhere(String... names) throws IOException {
        for (String name : names) {
            Path page = folder.resolve(name);
            List<String> links = LINK.matcher(Files.readString(page))
                    .results()
                    .map(link -> link.group(1))
                    .toList();
            assertThat(links).as(name).isNotEmpty();
            for (String link : links) {
                assertThat(page.resolveSibling(URI.create(link).getPath()).normalize())
                        .as("%s of %s", link, name)
                        .exists();
            }
        }
    }
}
