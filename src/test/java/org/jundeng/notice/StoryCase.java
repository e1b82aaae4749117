// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One case of a table of stories.
 *
 * @param kind the group that the case belongs to
 * @param name what happens
 * @param steps the steps and their results, one in each line
 */
record StoryCase(String kind, String name, List<String> steps) {

    /** The cases of a file beside this class. An unindented line begins a case; indented lines are its steps. */
    static List<StoryCase> read(String file) {
        try (InputStream in = StoryCase.class.getResourceAsStream(file)) {
            List<StoryCase> cases = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("  ")) {
                    cases.get(cases.size() - 1).steps().add(line.strip());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    String[] words = line.split(": ", 2);
                    cases.add(new StoryCase(words[0], words[1], new ArrayList<>()));
                }
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
