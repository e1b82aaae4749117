// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Bound;
import org.jundeng.binding.ConfigFolder;
import org.jundeng.binding.Faults;
import org.jundeng.binding.FormerIds;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Target;

/** All rules: one for each target, so that no target goes unwatched, and the rules of the files. */
public final class Rules {

    private static final String TARGET = "target:";

    private final Catalogue catalogue;
    private final RuleMaker maker;
    private final List<Rule> rules = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final FormerIds former = new FormerIds("rule");
    private final List<Runnable> renamings = new ArrayList<>();

    private Rules(Catalogue catalogue, List<String> feeds) {
        this.catalogue = catalogue;
        this.maker = new RuleMaker(catalogue, feeds);
    }

    /**
     * The rules that follow from the targets, then those of {@code config/rules/*.yaml} in the files' order. Each
     * mistake is added to {@code faults}, and its rule is left out.
     *
     * @param feeds the ids of all feeds
     */
    public static List<Rule> read(Path configDir, Catalogue catalogue, List<String> feeds, Faults faults) {
        Rules rules = new Rules(catalogue, feeds);
        catalogue.targets().stream().map(rules::of).flatMap(Optional::stream).forEach(rules.rules::add);
        Path folder = configDir.resolve("rules");
        if (Files.isDirectory(folder)) {
            for (Path path : ConfigFolder.list(folder, "*.yaml", faults)) {
                rules.read(YamlFile.read(path, faults));
            }
        }
        rules.renamings.forEach(Runnable::run);
        return List.copyOf(rules.rules);
    }

    /** The rules of one file alone, for a trial. */
    public static List<Rule> readFile(Path file, Catalogue catalogue, List<String> feeds, Faults faults) {
        Rules rules = new Rules(catalogue, feeds);
        rules.read(YamlFile.read(file, faults));
        rules.renamings.forEach(Runnable::run);
        return List.copyOf(rules.rules);
    }

    /** The rule that follows from a target: an episode opens where the target is missed or lost. */
    private Optional<Rule> of(Target target) {
        return catalogue.indicator(target.indicator()).map(indicator -> {
            Bound bound = Bound.of(target, indicator, catalogue.units()).orElse(null);
            return new Rule(
                    TARGET + target.id(),
                    target.name(),
                    new Condition.OfTarget(target.id(), target.indicator(), level(target), bound),
                    null,
                    target.scope(),
                    Rule.Timing.USUAL,
                    new Rule.Concern(Rule.Concern.Audience.OFFICIALS, target.bureau(), target.project()),
                    target.id(),
                    List.of(Rule.Inhibits.TRAJECTORY),
                    Map.of(),
                    target.formerly().stream().map(former -> TARGET + former).toList());
        });
    }

    /**
     * The gravest level where the target is judged at its deadline only, so that a miss is final; one level milder
     * where the target can be met again within its term.
     */
    private Level level(Target target) {
        boolean goesOn =
                switch (target.type()) {
                    case CEILING, MAINTAIN, PER_YEAR, PER_PERIOD -> true;
                    case COVERAGE, RANK -> target.freq() != null;
                    default -> false;
                };
        return goesOn ? catalogue.levels().secondGravest() : catalogue.levels().gravest();
    }

    private void read(YamlFile file) {
        Optional<RuleFile> content = file.bind(RuleFile.class);
        List<String> places = file.elements("/rules");
        List<RuleEntry> entries = content.map(RuleFile::rules).orElse(List.of());
        for (int i = 0; i < entries.size(); i++) {
            RuleEntry entry = entries.get(i);
            List<Rule> made = maker.make(entry, file, places.get(i));
            if (!ids.add(entry.id())) {
                file.fault(places.get(i) + "/id", "a rule \"" + entry.id() + "\" stands further up already");
            } else {
                rules.addAll(made);
                String at = places.get(i);
                renamings.add(() -> former.add(entry.id(), entry.formerly(), ids, file, at));
            }
        }
    }
}
