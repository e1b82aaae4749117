// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jundeng.binding.Nearest;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.RegionGroup;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Target;

/** Makes rules of a file's entry: one for each indicator or target that it names. What is wrong is noted, all of it. */
final class RuleMaker {

    private final Catalogue catalogue;
    private final List<String> feeds;

    RuleMaker(Catalogue catalogue, List<String> feeds) {
        this.catalogue = catalogue;
        this.feeds = List.copyOf(feeds);
    }

    /** An entry and where it stands. */
    private record Work(RuleFile.Entry entry, YamlFile file, String at) {

        void fault(String key, String message) {
            file.fault(at + "/" + key, message);
        }

        boolean unknown(String noun, String word, Collection<String> known, String key) {
            fault(key, "unknown " + noun + " \"" + word + "\"" + Nearest.hint(word, known));
            return false;
        }
    }

    /** The rules of {@code entry}; none where something is wrong with it. */
    List<Rule> make(RuleFile.Entry entry, YamlFile file, String at) {
        Work work = new Work(entry, file, at);
        if (!namesKnown(work)) {
            return List.of();
        }
        Optional<List<Ladder.Step>> steps = steps(work);
        if (steps.isEmpty()) {
            return List.of();
        }
        return switch (entry.kind()) {
            case TRAJECTORY -> ofTargets(work, steps.get());
            case FRESHNESS, DELIVERY -> ofFeeds(work, steps.get());
            default -> ofIndicators(work, steps.get());
        };
    }

    private boolean namesKnown(Work work) {
        RuleFile.Entry entry = work.entry();
        boolean known = true;
        if (entry.indicators() != null) {
            List<String> all =
                    catalogue.indicators().stream().map(Indicator::id).toList();
            for (String id : entry.indicators()) {
                known &= all.contains(id)
                        || work.unknown("indicator", id, all, entry.indicator() == null ? "indicators" : "indicator");
            }
        }
        List<String> targets = catalogue.targets().stream().map(Target::id).toList();
        for (String id : entry.targets()) {
            known &= targets.contains(id) || work.unknown("target", id, targets, "targets");
        }
        for (Integer project : entry.projects()) {
            if (!catalogue.projects().containsKey(project)) {
                work.fault("projects", "the plan has no project " + project);
                known = false;
            }
        }
        for (String id : entry.feeds() == null ? List.<String>of() : entry.feeds()) {
            known &= feeds.contains(id) || work.unknown("feed", id, feeds, "feeds");
        }
        return known & concernKnown(work);
    }

    private boolean concernKnown(Work work) {
        RuleFile.Entry entry = work.entry();
        boolean known = true;
        if (entry.bureau() != null && !catalogue.bureaus().containsKey(entry.bureau())) {
            known = work.unknown("bureau", entry.bureau(), catalogue.bureaus().keySet(), "bureau");
        }
        if (entry.project() != null && !catalogue.projects().containsKey(entry.project())) {
            work.fault("project", "the plan has no project " + entry.project());
            known = false;
        }
        boolean needsConcern = entry.audience() == Rule.Concern.Audience.OFFICIALS
                && entry.kind() != RuleFile.Kind.TRAJECTORY
                && (entry.bureau() == null || entry.project() == null);
        if (needsConcern) {
            work.fault(
                    entry.bureau() == null ? "bureau" : "project",
                    "bureau and project are missing: officials must know whose matter it is");
            known = false;
        }
        List<String> groups =
                catalogue.regions().groups().stream().map(RegionGroup::id).toList();
        String group = entry.scope() == null ? null : entry.scope().group();
        return (group == null || groups.contains(group) || work.unknown("group", group, groups, "scope")) & known;
    }

    /** The steps in the order of the file; empty where a level is unknown. */
    private Optional<List<Ladder.Step>> steps(Work work) {
        List<Ladder.Step> steps = new ArrayList<>();
        String key = work.entry().level() == null ? "levels" : "level";
        for (Map.Entry<String, BigDecimal> each : work.entry().levels().entrySet()) {
            Optional<Level> level = catalogue.levels().find(each.getKey());
            if (level.isEmpty()) {
                work.unknown("level", each.getKey(), catalogue.levels().codes(), key);
                return Optional.empty();
            }
            steps.add(new Ladder.Step(level.get(), each.getValue()));
        }
        Ladder.Step misplaced = new Ladder(work.entry().promised(), Direction.UP, steps, null).misplaced();
        if (misplaced != null) {
            work.fault(
                    key,
                    "levels in the wrong order at " + misplaced.level() + " "
                            + misplaced.value().toPlainString()
                            + ": write the mildest first, each graver one farther beyond the bound "
                            + work.entry().promised().sign());
            return Optional.empty();
        }
        return Optional.of(steps);
    }

    private List<Rule> ofTargets(Work work, List<Ladder.Step> steps) {
        RuleFile.Entry entry = work.entry();
        if (entry.periods() != null) {
            work.fault("for", "for does not apply to a trajectory: progress is judged at its latest figure");
            return List.of();
        }
        boolean all = entry.targets().isEmpty() && entry.projects().isEmpty();
        return catalogue.targets().stream()
                .filter(target -> all
                        || entry.targets().contains(target.id())
                        || entry.projects().contains(target.project()))
                .filter(target -> catalogue.indicator(target.indicator()).isPresent())
                .map(target -> rule(
                        entry,
                        ":" + target.id(),
                        new Condition.Trajectory(target.id(), target.indicator()),
                        ladder(entry, steps, Direction.DOWN, BigDecimal.ONE),
                        target))
                .toList();
    }

    private List<Rule> ofFeeds(Work work, List<Ladder.Step> steps) {
        RuleFile.Entry entry = work.entry();
        if (entry.periods() != null) {
            work.fault("for", "for does not apply to feeds: what came last is all that is looked at");
            return List.of();
        }
        List<String> looked = entry.feeds() == null ? feeds : entry.feeds();
        Ladder ladder = ladder(entry, steps, Direction.DOWN, BigDecimal.ONE);
        if (entry.kind() == RuleFile.Kind.FRESHNESS) {
            return List.of(rule(entry, "", new Condition.Freshness(looked), ladder, null));
        }
        return check(work)
                .map(check -> List.of(rule(entry, "", new Condition.Delivery(looked, check), ladder, null)))
                .orElse(List.of());
    }

    private static Optional<Condition.Delivery.Check> check(Work work) {
        List<String> known = new ArrayList<>();
        for (Condition.Delivery.Check check : Condition.Delivery.Check.values()) {
            String word = check.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(work.entry().check())) {
                return Optional.of(check);
            }
            known.add(word);
        }
        work.unknown("check", work.entry().check(), known, "check");
        return Optional.empty();
    }

    private List<Rule> ofIndicators(Work work, List<Ladder.Step> steps) {
        RuleFile.Entry entry = work.entry();
        List<Rule> rules = new ArrayList<>();
        for (String id : entry.indicators()) {
            Indicator indicator = catalogue.indicator(id).orElseThrow();
            Optional<BigDecimal> factor = factor(work, indicator);
            if (factor.isEmpty()) {
                return List.of();
            }
            String suffix = entry.indicators().size() == 1 ? "" : ":" + id;
            Ladder ladder = ladder(entry, steps, indicator.direction(), factor.get());
            rules.add(rule(entry, suffix, condition(entry, id), ladder, null));
        }
        return rules;
    }

    /** What turns the entry's values into the unit of what is measured; empty, and noted, where nothing does. */
    private Optional<BigDecimal> factor(Work work, Indicator indicator) {
        RuleFile.Entry entry = work.entry();
        boolean inItsUnit = entry.kind() == RuleFile.Kind.THRESHOLD
                || entry.in() == Condition.Change.In.POINTS
                || entry.measure() == Condition.Gap.Measure.DIFFERENCE;
        if (entry.unit() == null) {
            return Optional.of(BigDecimal.ONE);
        }
        if (!inItsUnit) {
            work.fault("unit", "unit does not apply: what is measured is a plain number or per cent");
            return Optional.empty();
        }
        Optional<BigDecimal> factor = catalogue.units().factor(entry.unit(), indicator.unit());
        if (factor.isEmpty()) {
            work.fault(
                    "unit",
                    "unit \"" + entry.unit() + "\" cannot be turned into \"" + indicator.unit()
                            + "\", the unit of indicator " + indicator.id());
        }
        return factor;
    }

    private static Condition condition(RuleFile.Entry entry, String indicator) {
        return switch (entry.kind()) {
            case CHANGE -> new Condition.Change(indicator, entry.on(), entry.in());
            case GAP -> new Condition.Gap(indicator, entry.measure());
            case OUTLIER -> new Condition.Outlier(indicator);
            case RECONCILIATION -> new Condition.Reconciliation(indicator);
            default -> new Condition.Threshold(indicator);
        };
    }

    private static Ladder ladder(
            RuleFile.Entry entry, List<Ladder.Step> steps, Direction direction, BigDecimal factor) {
        return new Ladder(
                entry.promised(),
                direction,
                steps.stream()
                        .map(step -> new Ladder.Step(step.level(), step.value().multiply(factor)))
                        .toList(),
                entry.clearing().multiply(factor));
    }

    private static Rule rule(RuleFile.Entry entry, String suffix, Condition condition, Ladder ladder, Target target) {
        Rule.Timing timing = new Rule.Timing(
                entry.periods() == null ? 1 : entry.periods(),
                entry.reopenWithin() == null ? Rule.Timing.USUAL.reopenDays() : entry.reopenWithin());
        String bureau = entry.bureau() == null && target != null ? target.bureau() : entry.bureau();
        int project = entry.project() != null ? entry.project() : target == null ? 0 : target.project();
        Scope scope = target == null ? entry.scope() : target.scope();
        return new Rule(
                entry.id() + suffix,
                entry.name(),
                condition,
                ladder,
                condition.isAboutFeeds() ? null : scope,
                timing,
                new Rule.Concern(entry.audience(), bureau, project),
                target == null ? null : target.id(),
                entry.inhibits(),
                entry.labels());
    }
}
