// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.binding.Fraction;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.WrittenIndicator;
import org.jundeng.observation.Freq;

/** A target and its indicator, written {@code type comparator value option=value …}. */
final class TargetRow {

    private final String type;
    private final Map<String, String> options = new HashMap<>();
    private String sign;
    private String value;

    TargetRow(String text) {
        String[] words = text.trim().split(" ");
        type = words[0];
        for (int i = 1; i < words.length; i++) {
            if (words[i].matches("[a-z]+=.*")) {
                options.put(words[i].split("=")[0], words[i].split("=", 2)[1]);
            } else if (sign == null) {
                sign = words[i];
            } else {
                value = words[i];
            }
        }
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    private String option(String name, String otherwise) {
        return options.getOrDefault(name, otherwise);
    }

    Indicator indicator() {
        return WrittenIndicator.of(String.join(
                ", ",
                "unit: '" + option("unit", "%") + "'",
                "freq: " + option("freq", "A"),
                "direction: " + option("dir", "up"),
                "time-collect: " + option("tc", "end"),
                "aggregation: " + option("agg", "reported-only").replace('_', '-'),
                "minimum: " + option("min", "null")));
    }

    private BigDecimal decimal(String name) {
        return options.containsKey(name) ? new BigDecimal(options.get(name)) : null;
    }

    Target target() {
        boolean range = value != null && value.contains("..");
        String[] ends = range ? value.split("\\.\\.") : new String[0];
        String[] base = option("base", "").split(":");
        return new Target(
                "a-target",
                1,
                3,
                "an-indicator",
                new Label("目标", "Target"),
                Target.Type.valueOf(type.toUpperCase(Locale.ROOT).replace('-', '_')),
                sign == null ? null : org.jundeng.catalogue.Comparator.of(sign),
                value == null || range ? null : Fraction.of(value),
                range ? new Target.Range(new BigDecimal(ends[0]), new BigDecimal(ends[1])) : null,
                decimal("leeway"),
                decimal("points"),
                sign == null ? null : option("tunit", option("unit", "%")),
                options.containsKey("tfreq") ? Freq.valueOf(options.get("tfreq")) : null,
                Target.Method.valueOf(option("method", "linear").toUpperCase(Locale.ROOT)),
                options.containsKey("within") ? Integer.valueOf(options.get("within")) : null,
                Scope.of(option("scope", "city")),
                options.containsKey("each"),
                LocalDate.parse(option("from", "2013-01-01")),
                LocalDate.parse(option("until", "2015-12-31")),
                base[0].isEmpty()
                        ? null
                        : new Target.Baseline(base[0], base.length > 1 ? new BigDecimal(base[1]) : null),
                "hrss",
                List.of("原文"),
                null,
                null,
                null);
    }
}
