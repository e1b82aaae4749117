// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds each quote against the plan: it stands verbatim in the item that the target names. */
class PlanQuotesTest {

    private static final Path CONFIG = Path.of("config");
    private static final Pattern PROJECT = Pattern.compile("^　　（([一二三四五六七八九十])）.*工程。$");
    private static final Pattern ITEM = Pattern.compile("^　　(\\d+)\\..*");
    private static final Map<String, String> ITEMS = items();

    static List<Target> targets() {
        return Catalogue.read(CONFIG, new Faults()).targets();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void eachQuoteStandsInItsItem(Target target) {
        String item = ITEMS.get(target.project() + "." + target.item());
        assertThat(item).as("item %d.%d", target.project(), target.item()).isNotNull();
        target.quotes().forEach(quote -> assertThat(item).as(target.id()).contains(quote));
    }

    @Test
    void findsTheFortyFourItems() {
        assertThat(ITEMS).hasSize(44);
    }

    private static Map<String, String> items() {
        Map<String, String> items = new HashMap<>();
        try (Stream<String> lines = Files.lines(CONFIG.resolve("catalogue/plan-2013-2015.txt"))) {
            int project = 0;
            boolean tasks = false;
            for (String line : lines.toList()) {
                tasks = line.startsWith("　　四、") || (tasks && !line.startsWith("　　五、"));
                Matcher heading = PROJECT.matcher(line);
                Matcher item = ITEM.matcher(line);
                if (tasks && heading.matches()) {
                    project = "一二三四五六七八九十".indexOf(heading.group(1)) + 1;
                } else if (tasks && item.matches()) {
                    items.put(project + "." + item.group(1), line);
                }
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read the plan", unreadable);
        }
        return items;
    }
}
