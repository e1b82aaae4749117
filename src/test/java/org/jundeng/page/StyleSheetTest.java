// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Levels;
import org.junit.jupiter.api.Test;

/** The style sheet of pages has the colours of the city's own levels. */
class StyleSheetTest {

    @Test
    void hasAColourForEachLevelAndALegibleOneOnIt() {
        Levels levels = new Levels(List.of(
                new Level("mild", 0, new Label("轻", "mild"), "#ffe08a"),
                new Level("级.1", 1, new Label("重", "grave"), "#b3261e")));

        assertThat(StyleSheet.of(levels))
                .startsWith("/* SPDX-License-Identifier: Apache-2.0 */")
                .endsWith(".l-mild { --c: #ffe08a; --on: #000; }\n.l-级\\2e 1 { --c: #b3261e; --on: #fff; }\n");
    }

    /** On white by day; by night on what browsers make of Canvas. */
    @Test
    void writesEachWordLegiblyByDayAndByNight() {
        String[] dayAndNight = StyleSheet.of(new Levels(List.of())).split("prefers-color-scheme: dark", 2);

        assertThat(colours(dayAndNight[0]))
                .hasSizeGreaterThan(10)
                .allSatisfy((name, colour) ->
                        assertThat(contrast(colour, "#ffffff")).as(name).isGreaterThan(4.5));
        assertThat(colours(dayAndNight[1]))
                .hasSizeGreaterThan(10)
                .allSatisfy((name, colour) ->
                        assertThat(contrast(colour, "#121212")).as(name).isGreaterThan(4.5));
    }

    /** The colours that words have, by name; the others are of six digits nowhere. */
    private static Map<String, String> colours(String css) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher each = Pattern.compile("(--[a-z]+): (#[0-9a-f]{6});").matcher(css);
        while (each.find()) {
            found.put(each.group(1), each.group(2));
        }
        return found;
    }

    /** The contrast of two colours as WCAG 2 defines it. */
    private static double contrast(String one, String other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(String colour) {
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
        }
        return sum;
    }
}
