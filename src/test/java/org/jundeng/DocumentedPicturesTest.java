// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The pictures in docs/images: each mail in both languages, at a desk and on a phone, by day and in the dark. */
class DocumentedPicturesTest {

    private static final Path IMAGES = Path.of("docs/images");
    private static final List<String> MAILS =
            List.of("first-alarm", "correction", "thirteen-districts", "escalation", "missed-deadline", "steward");
    private static final Pattern LINK = Pattern.compile("images/([a-z-]+[.]png)");

    @Test
    void showEachMailInEachWay() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        for (String mail : MAILS) {
            for (String language : List.of("zh", "en")) {
                for (String way : List.of("", "-dark", "-phone", "-phone-dark")) {
                    expected.add("mail-" + mail + "-" + language + way + ".png");
                }
            }
        }

        assertThat(pictures()).filteredOn(name -> name.startsWith("mail-")).containsExactlyElementsOf(expected);
        for (String name : expected) {
            assertThat(ImageIO.read(IMAGES.resolve(name).toFile()).getWidth())
                    .as(name)
                    .isEqualTo(name.contains("-phone") ? 390 : 900);
        }
    }

    @Test
    void areThereWhereADocumentShowsThem() throws IOException {
        try (Stream<Path> documents = Stream.concat(
                Stream.of(Path.of("README.md"), Path.of("README.zh-CN.md")), Files.walk(Path.of("docs")))) {
            for (Path document :
                    documents.filter(file -> file.toString().endsWith(".md")).toList()) {
                assertThat(LINK.matcher(Files.readString(document)).results().map(match -> match.group(1)))
                        .as(document.toString())
                        .isSubsetOf(pictures());
            }
        }
    }

    private static List<String> pictures() throws IOException {
        try (Stream<Path> files = Files.list(IMAGES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
