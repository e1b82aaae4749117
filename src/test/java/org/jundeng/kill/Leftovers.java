// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What lies about in a workspace although nobody needs it any more. */
final class Leftovers {

    private static final Pattern OF_THE_SERVER =
            Pattern.compile("said.*\\.txt|data-.*|initdb\\.password|programs\\.new|credentials\\.properties\\.new");

    private Leftovers() {}

    static List<String> in(Path workspace) throws IOException {
        List<Path> left = new ArrayList<>();
        for (String folder : List.of("inbox", "archive", "quarantine", "receipts", "outbox", "report")) {
            left.addAll(found(workspace.resolve(folder), Leftovers::isLeft));
        }
        left.addAll(ofTheServer(workspace.resolve("postgres")));
        left.addAll(found(workspace.resolve("postgres/sessions"), Files::isRegularFile));
        return left.stream()
                .map(path -> workspace.relativize(path).toString())
                .sorted()
                .toList();
    }

    /** None where the warehouse is elsewhere. */
    private static List<Path> ofTheServer(Path home) throws IOException {
        if (!Files.exists(home)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(home)) {
            return all.filter(path ->
                            OF_THE_SERVER.matcher(path.getFileName().toString()).matches())
                    .toList();
        }
    }

    /** In the inbox nothing but its folders is to stay, and what is kept beside; elsewhere nothing hidden. */
    private static boolean isLeft(Path path) {
        if (path.toString().contains("/.let-go/")) {
            return path.getFileName().toString().endsWith(".part");
        }
        boolean hidden = path.getFileName().toString().startsWith(".");
        boolean inInbox = path.toString().contains("/inbox/");
        return Files.isRegularFile(path)
                ? hidden || inInbox
                : path.getParent().getFileName().toString().matches("\\.claims|\\.spool");
    }

    private static List<Path> found(Path folder, java.util.function.Predicate<Path> which) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(which).toList();
        }
    }
}
