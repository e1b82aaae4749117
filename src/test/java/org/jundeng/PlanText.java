// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plan's text: the 44 items of its tasks by project and number, without their heading number, and all other parts.
 *
 * @param items an item's text by {@code project.item}
 * @param others the text of the parts that are not tasks
 */
record PlanText(Map<String, String> items, String others) {

    private static final Pattern PROJECT = Pattern.compile("^　　（([一二三四五六七八九十])）.*工程。$");
    private static final Pattern ITEM = Pattern.compile("^　　(\\d+)\\.(.*)$");

    static PlanText read(Path file) throws IOException {
        Map<String, String> items = new LinkedHashMap<>();
        StringBuilder others = new StringBuilder();
        int project = 0;
        boolean tasks = false;
        for (String line : Files.readAllLines(file)) {
            tasks = line.startsWith("　　四、") || (tasks && !line.startsWith("　　五、"));
            Matcher heading = PROJECT.matcher(line);
            Matcher item = ITEM.matcher(line);
            if (tasks && heading.matches()) {
                project = "一二三四五六七八九十".indexOf(heading.group(1)) + 1;
            } else if (tasks && item.matches()) {
                items.put(project + "." + item.group(1), item.group(2));
            } else {
                others.append(line).append('\n');
            }
        }
        return new PlanText(items, others.toString());
    }

    /** The text that a target's quotes must stand in. */
    String textOf(int project, int item) {
        return project == 0 ? others : items.getOrDefault(project + "." + item, "");
    }
}
