// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jundeng.assess.Bound;
import org.jundeng.binding.ConfigFolder;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Nearest;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.RegionGroup;
import org.jundeng.catalogue.Target;

/** All rules: one that follows from each numeric target, so that none goes unwatched, and those of the files. */
public final class Rules {

    private final Catalogue catalogue;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private Rules(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The rules that follow from the targets, then those of {@code config/rules/*.yaml} in the files' order. What is
     * wrong goes to {@code faults}, and the rule is left out.
     */
    public static List<Rule> read(Path configDir, Catalogue catalogue, Faults faults) {
        Rules rules = new Rules(catalogue);
        catalogue.targets().stream().map(rules::of).flatMap(Optional::stream).forEach(rules.rules::add);
        Path folder = configDir.resolve("rules");
        if (Files.isDirectory(folder)) {
            for (Path path : ConfigFolder.list(folder, "*.yaml", faults)) {
                rules.read(YamlFile.read(path, faults));
            }
        }
        return List.copyOf(rules.rules);
    }

    /** The rule that follows from a target: an episode opens where the target is missed or lost. */
    private Optional<Rule> of(Target target) {
        return catalogue
                .indicator(target.indicator())
                .map(indicator -> new Rule(
                        "target:" + target.id(),
                        target.name(),
                        target.indicator(),
                        Bound.of(target, indicator, catalogue.units()).orElse(null),
                        target.scope(),
                        level(target),
                        target.id(),
                        target.bureau(),
                        target.project()));
    }

    /** Red where the miss is for good, because only the deadline tells; orange where the term goes on. */
    private static Level level(Target target) {
        return switch (target.type()) {
            case CEILING, MAINTAIN, PER_YEAR, PER_PERIOD, RANK -> Level.ORANGE;
            case COVERAGE -> target.freq() == null ? Level.RED : Level.ORANGE;
            default -> Level.RED;
        };
    }

    private void read(YamlFile file) {
        Optional<RuleFile> content = file.bind(RuleFile.class);
        List<String> places = file.elements("/rules");
        for (int i = 0; i < content.map(RuleFile::rules).orElse(List.of()).size(); i++) {
            check(content.orElseThrow().rules().get(i), file, places.get(i));
        }
    }

    private void check(RuleFile.Entry entry, YamlFile file, String at) {
        Indicator indicator = catalogue.indicator(entry.indicator()).orElse(null);
        boolean known =
                indicator != null || unknown("indicator", entry.indicator(), indicators(), file, at + "/indicator");
        if (!catalogue.bureaus().containsKey(entry.bureau())) {
            known = unknown("bureau", entry.bureau(), catalogue.bureaus().keySet(), file, at + "/bureau");
        }
        if (!catalogue.projects().containsKey(entry.project())) {
            file.fault(at + "/project", "the plan has no project " + entry.project());
            known = false;
        }
        List<String> groups =
                catalogue.regions().groups().stream().map(RegionGroup::id).toList();
        if (entry.scope().group() != null && !groups.contains(entry.scope().group())) {
            known = unknown("group", entry.scope().group(), groups, file, at + "/scope");
        }
        if (!ids.add(entry.id())) {
            file.fault(at + "/id", "a rule \"" + entry.id() + "\" stands further up already");
            known = false;
        }
        if (known) {
            add(entry, indicator, file, at);
        }
    }

    private void add(RuleFile.Entry entry, Indicator indicator, YamlFile file, String at) {
        String unit = entry.unit() == null ? indicator.unit() : entry.unit();
        catalogue
                .units()
                .factor(unit, indicator.unit())
                .ifPresentOrElse(
                        factor -> rules.add(new Rule(
                                entry.id(),
                                entry.name(),
                                entry.indicator(),
                                new Bound(entry.comparator(), entry.value().multiply(factor), indicator.direction()),
                                entry.scope(),
                                entry.level(),
                                null,
                                entry.bureau(),
                                entry.project())),
                        () -> file.fault(
                                at + "/unit",
                                "unit \"" + unit + "\" cannot be turned into \"" + indicator.unit()
                                        + "\", the unit of indicator " + indicator.id()));
    }

    private List<String> indicators() {
        return catalogue.indicators().stream().map(Indicator::id).toList();
    }

    private static boolean unknown(String noun, String word, Collection<String> known, YamlFile file, String at) {
        file.fault(at, "unknown " + noun + " \"" + word + "\"" + Nearest.hint(word, known));
        return false;
    }
}
