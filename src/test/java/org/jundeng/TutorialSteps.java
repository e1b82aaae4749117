// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The steps of a page such as docs/add-a-feed.md, followed literally: each marked block is a file, an addition at a
 * file's end, or lines after the first line of a file that reads so.
 */
public final class TutorialSteps {

    private static final Path DOCUMENT = Path.of("docs/add-a-feed.md");
    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^<!-- (file|append|insert): (\\S+)(?: after: (.*?))? -->\\n```\\w+\\n(.*?)^```$");

    private TutorialSteps() {}

    /**
     * Does in {@code home}, a copy of the project's {@code config/} and {@code routes/}, what the document says.
     *
     * @return the paths below {@code home} that were written, in order
     */
    public static List<Path> follow(Path home) throws IOException {
        return follow(DOCUMENT, home);
    }

    /**
     * Does in {@code home} what the document says.
     *
     * @return the paths below {@code home} that were written, in order
     */
    public static List<Path> follow(Path document, Path home) throws IOException {
        List<Path> written = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(document));
        while (block.find()) {
            Path file = home.resolve(block.group(2));
            switch (block.group(1)) {
                case "file" -> {
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, block.group(4));
                }
                case "append" -> Files.writeString(file, Files.readString(file) + block.group(4));
                default -> insert(file, block.group(3), block.group(4));
            }
            written.add(Path.of(block.group(2)));
        }
        return written;
    }

    private static void insert(Path file, String after, String text) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int at = lines.indexOf(after);
        if (at < 0) {
            throw new IllegalStateException(
                    "the document wants lines after \"" + after + "\", which " + file + " lacks");
        }
        lines.addAll(at + 1, text.lines().toList());
        Files.write(file, lines);
    }
}
