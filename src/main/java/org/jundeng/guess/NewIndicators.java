// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jundeng.assess.Wording;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Unit;
import org.jundeng.observation.Freq;

/**
 * Proposes indicators for figures that no indicator of the catalogue is sure for, as a file of the catalogue with a
 * comment on each thing that people must decide. Until they do, nothing is derived from the figures, and neither way is
 * better.
 */
public final class NewIndicators {

    private final Known known;
    private final String feed;
    private final Wording wording;
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private final StringBuilder entries = new StringBuilder();
    private final Set<String> ids = new HashSet<>();

    /** Indicators for the figures of a feed that is to be called {@code feed}. */
    public NewIndicators(Known known, String feed) {
        this.known = known;
        this.feed = feed;
        this.wording = Wording.of(NewIndicators.class, known.locale());
        known.catalogue().indicators().forEach(each -> {
            ids.add(each.id());
            ids.addAll(each.formerly());
        });
    }

    /** Adds one that is called as {@code figures} are in the file, with figures in {@code unit}. */
    public void add(Unnamed figures, Unit unit) {
        String id = freeId(figures.name());
        String name = YamlText.of(figures.name());
        List<String> lines = new ArrayList<>();
        lines.add("id: " + YamlText.of(id));
        lines.add("name: {zh: " + name + ", en: " + name + "}");
        lines.add("# definition: {zh: …, en: …}");
        if (figures.fromLine() != null) {
            lines.add("# " + YamlText.comment(wording.say("new.unit-line", figures.fromLine())));
        }
        lines.add("unit: " + YamlText.of(unit.id()));
        lines.add("freq: " + (figures.freq() == null ? Freq.M : figures.freq()));
        lines.add("direction: neutral");
        lines.add("aggregation: reported-only");
        lines.add("# minimum: 0");
        lines.add("decimals: " + figures.decimals());
        indicators.add(bound(String.join("\n", lines)));
        ids.add(id);
        entries.append("  - ").append(String.join("\n    ", lines)).append('\n');
        open.add(wording.say("new.open", figures.name()));
    }

    private static Indicator bound(String yaml) {
        Faults faults = new Faults();
        return YamlFile.of(Path.of("proposed.yaml"), yaml, faults)
                .bind(Indicator.class)
                .orElseThrow(() -> new IllegalStateException("a proposed indicator is one: " + faults.all()));
    }

    /** What is known once the indicators are in the catalogue. */
    public Known known() {
        return new Known(known.catalogue().with(indicators), known.contracts(), known.businessDate(), known.locale());
    }

    /** The file for the catalogue; empty where no indicator was added. */
    public String file() {
        if (indicators.isEmpty()) {
            return "";
        }
        Map.Entry<Integer, Label> project = known.catalogue().projects().entrySet().stream()
                .findFirst()
                .orElseGet(() -> Map.entry(0, new Label("总则", "General parts")));
        return "# yaml-language-server: $schema=../schema/project.json\n"
                + comment("new.project")
                + "project: " + project.getKey() + "\n"
                + "name: {zh: " + YamlText.of(project.getValue().zh()) + ", en: "
                + YamlText.of(project.getValue().en()) + "}\n"
                + comment("new.id") + comment("new.name") + comment("new.direction") + comment("new.aggregation")
                + comment("new.bounds")
                + "indicators:\n" + entries;
    }

    /** The name of that file in the folder of the catalogue. */
    public String fileName() {
        int project = known.catalogue().projects().keySet().stream().findFirst().orElse(0);
        return String.format(Locale.ROOT, "%02d-%s.yaml", project, feed);
    }

    /** What is left open, a sentence for each indicator. */
    public List<String> open() {
        return List.copyOf(open);
    }

    private String comment(String key) {
        return "# " + YamlText.comment(wording.say(key)) + "\n";
    }

    /** The English words of the name, else the feed's id, with a number behind it where that is taken. */
    private String freeId(String name) {
        boolean latin = name.chars().allMatch(c -> c < 128);
        String words =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
        String stem = latin && words.length() > 2 ? words : feed + "-figure";
        String id = stem;
        for (int number = 2; ids.contains(id); number++) {
            id = stem + "-" + number;
        }
        return id;
    }
}
