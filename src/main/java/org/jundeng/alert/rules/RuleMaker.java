// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Ladder;
import org.jundeng.alert.Rule;
import org.jundeng.binding.FormerIds;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.RegionGroup;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Target;

/**
 * Turns an entry of a file into rules: one for each indicator or target that it names. Notes each mistake as a fault of
 * the file.
 */
final class RuleMaker {

    private final Catalogue catalogue;
    private final List<String> feeds;

    RuleMaker(Catalogue catalogue, List<String> feeds) {
        this.catalogue = catalogue;
        this.feeds = List.copyOf(feeds);
    }

    /** An entry and its position in its file. */
    private record Work(RuleEntry entry, YamlFile file, String at) {

        void fault(String key, String message) {
            file.fault(at + "/" + key, message);
        }

        boolean unknown(FormerIds former, String word, Collection<String> known, String key) {
            fault(key, former.unknown(word, known));
            return false;
        }

        boolean unknown(String noun, String word, Collection<String> known, String key) {
            fault(key, "unknown " + noun + " \"" + word + "\"" + NearestWord.hint(word, known));
            return false;
        }
    }

    /**
     * What is added to the entry's id, so that each rule it stands for has one of its own.
     *
     * @param now what is added; empty where the entry stands for one rule
     * @param formerly what was added before
     */
    private record Suffix(String now, List<String> formerly) {

        static final Suffix NONE = new Suffix("", List.of());

        static Suffix of(String id, List<String> formerly) {
            return new Suffix(
                    ":" + id, formerly.stream().map(former -> ":" + former).toList());
        }

        /** The ids that the rule had before: each id that the entry had, with each suffix that was added. */
        List<String> formerIds(RuleEntry entry) {
            return Stream.concat(Stream.of(entry.id()), entry.formerly().stream())
                    .flatMap(id ->
                            Stream.concat(Stream.of(now), formerly.stream()).map(suffix -> id + suffix))
                    .skip(1)
                    .toList();
        }
    }

    /** The rules of {@code entry}; empty where it has a mistake. */
    List<Rule> make(RuleEntry entry, YamlFile file, String at) {
        Work work = new Work(entry, file, at);
        if (!namesKnown(work)) {
            return List.of();
        }
        Optional<List<Ladder.Step>> steps = steps(work);
        if (steps.isEmpty()) {
            return List.of();
        }
        if (entry.subject() instanceof RuleSubject.Trajectory trajectory) {
            return ofTargets(work, trajectory, steps.get());
        }
        return entry.subject() instanceof RuleSubject.OfFeeds ofFeeds
                ? ofFeeds(work, ofFeeds, steps.get())
                : ofIndicators(work, (RuleSubject.OfFigures) entry.subject(), steps.get());
    }

    private boolean namesKnown(Work work) {
        boolean known = true;
        if (work.entry().subject() instanceof RuleSubject.OfFigures ofFigures) {
            RuleSubject.Figures figures = ofFigures.figures();
            List<String> all =
                    catalogue.indicators().stream().map(Indicator::id).toList();
            for (String id : figures.indicators()) {
                known &= all.contains(id) || work.unknown(catalogue.formerIndicators(), id, all, figures.key());
            }
        } else if (work.entry().subject() instanceof RuleSubject.Trajectory trajectory) {
            known = targetsKnown(work, trajectory);
        } else if (work.entry().subject() instanceof RuleSubject.OfFeeds ofFeeds) {
            for (String id : ofFeeds.feeds() == null ? List.<String>of() : ofFeeds.feeds()) {
                known &= feeds.contains(id) || work.unknown("feed", id, feeds, "feeds");
            }
        }
        return known & concernKnown(work);
    }

    private boolean targetsKnown(Work work, RuleSubject.Trajectory trajectory) {
        boolean known = true;
        List<String> targets = catalogue.targets().stream().map(Target::id).toList();
        for (String id : trajectory.targets()) {
            known &= targets.contains(id) || work.unknown(catalogue.formerTargets(), id, targets, "targets");
        }
        for (Integer project : trajectory.projects()) {
            if (!catalogue.projects().containsKey(project)) {
                work.fault("projects", "the plan has no project " + project);
                known = false;
            }
        }
        return known;
    }

    private boolean concernKnown(Work work) {
        RuleEntry entry = work.entry();
        String bureau = entry.concern().bureau();
        Integer project = entry.concern().project();
        boolean known = true;
        if (bureau != null && !catalogue.bureaus().containsKey(bureau)) {
            known = work.unknown("bureau", bureau, catalogue.bureaus().keySet(), "bureau");
        }
        if (project != null && !catalogue.projects().containsKey(project)) {
            work.fault("project", "the plan has no project " + project);
            known = false;
        }
        boolean needsConcern = entry.audience() == Rule.Concern.Audience.OFFICIALS
                && !(entry.subject() instanceof RuleSubject.Trajectory)
                && (bureau == null || project == null);
        if (needsConcern) {
            work.fault(
                    bureau == null ? "bureau" : "project",
                    "bureau and project are missing: officials must know whose matter it is");
            known = false;
        }
        List<String> groups =
                catalogue.regions().groups().stream().map(RegionGroup::id).toList();
        Scope scope = entry.subject().scope();
        String group = scope == null ? null : scope.group();
        return (group == null || groups.contains(group) || work.unknown("group", group, groups, "scope")) & known;
    }

    /** The steps in the order of the file; empty where a level is unknown. */
    private Optional<List<Ladder.Step>> steps(Work work) {
        List<Ladder.Step> steps = new ArrayList<>();
        String key = work.entry().bounds().key();
        for (Map.Entry<String, BigDecimal> each : work.entry().bounds().levels().entrySet()) {
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

    private List<Rule> ofTargets(Work work, RuleSubject.Trajectory trajectory, List<Ladder.Step> steps) {
        RuleEntry entry = work.entry();
        if (entry.timing().periods() != null) {
            work.fault("for", "for does not apply to a trajectory: progress is judged at its latest figure");
            return List.of();
        }
        boolean all = trajectory.targets().isEmpty() && trajectory.projects().isEmpty();
        return catalogue.targets().stream()
                .filter(target -> all
                        || trajectory.targets().contains(target.id())
                        || trajectory.projects().contains(target.project()))
                .filter(target -> catalogue.indicator(target.indicator()).isPresent())
                .map(target -> rule(
                        entry,
                        Suffix.of(target.id(), target.formerly()),
                        new Condition.Trajectory(target.id(), target.indicator()),
                        ladder(entry, steps, Direction.DOWN, BigDecimal.ONE),
                        target))
                .toList();
    }

    private List<Rule> ofFeeds(Work work, RuleSubject.OfFeeds ofFeeds, List<Ladder.Step> steps) {
        RuleEntry entry = work.entry();
        if (entry.timing().periods() != null) {
            work.fault("for", "for does not apply to feeds: what came last is all that is looked at");
            return List.of();
        }
        List<String> looked = ofFeeds.feeds() == null ? feeds : ofFeeds.feeds();
        Ladder ladder = ladder(entry, steps, Direction.DOWN, BigDecimal.ONE);
        if (!(ofFeeds instanceof RuleSubject.Delivery delivery)) {
            return List.of(rule(entry, Suffix.NONE, new Condition.Freshness(looked), ladder, null));
        }
        return check(work, delivery.check())
                .map(check -> List.of(rule(entry, Suffix.NONE, new Condition.Delivery(looked, check), ladder, null)))
                .orElse(List.of());
    }

    private static Optional<Condition.Delivery.Check> check(Work work, String written) {
        List<String> known = new ArrayList<>();
        for (Condition.Delivery.Check check : Condition.Delivery.Check.values()) {
            String word = check.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(written)) {
                return Optional.of(check);
            }
            known.add(word);
        }
        work.unknown("check", written, known, "check");
        return Optional.empty();
    }

    private List<Rule> ofIndicators(Work work, RuleSubject.OfFigures subject, List<Ladder.Step> steps) {
        RuleEntry entry = work.entry();
        List<String> ids = subject.figures().indicators();
        List<Rule> rules = new ArrayList<>();
        for (String id : ids) {
            Indicator indicator = catalogue.indicator(id).orElseThrow();
            Optional<BigDecimal> factor = factor(work, subject, indicator);
            if (factor.isEmpty()) {
                return List.of();
            }
            Suffix suffix = ids.size() == 1 ? Suffix.NONE : Suffix.of(id, indicator.formerly());
            Ladder ladder = ladder(entry, steps, indicator.direction(), factor.get());
            rules.add(rule(entry, suffix, subject.condition(id), ladder, null));
        }
        return rules;
    }

    /**
     * The factor from the entry's unit to the unit of the measure; empty where there is none, which is noted as a
     * fault.
     */
    private Optional<BigDecimal> factor(Work work, RuleSubject.OfFigures subject, Indicator indicator) {
        String unit = work.entry().bounds().unit();
        if (unit == null) {
            return Optional.of(BigDecimal.ONE);
        }
        if (!subject.inUnitOfIndicator()) {
            work.fault("unit", "unit does not apply: what is measured is a plain number or per cent");
            return Optional.empty();
        }
        Optional<BigDecimal> factor = catalogue.units().factor(unit, indicator.unit());
        if (factor.isEmpty()) {
            work.fault(
                    "unit",
                    "unit \"" + unit + "\" cannot be turned into \"" + indicator.unit() + "\", the unit of indicator "
                            + indicator.id());
        }
        return factor;
    }

    private static Ladder ladder(RuleEntry entry, List<Ladder.Step> steps, Direction direction, BigDecimal factor) {
        return new Ladder(
                entry.promised(),
                direction,
                steps.stream()
                        .map(step -> new Ladder.Step(step.level(), step.value().multiply(factor)))
                        .toList(),
                entry.bounds().clearing().multiply(factor));
    }

    private static Rule rule(RuleEntry entry, Suffix suffix, Condition condition, Ladder ladder, Target target) {
        RuleEntry.Concern concern = entry.concern();
        String bureau = concern.bureau() == null && target != null ? target.bureau() : concern.bureau();
        int project = concern.project() != null ? concern.project() : target == null ? 0 : target.project();
        Scope scope = target != null ? target.scope() : entry.subject().scope();
        return new Rule(
                entry.id() + suffix.now(),
                entry.name(),
                condition,
                ladder,
                scope,
                entry.timing().complete(),
                new Rule.Concern(entry.audience(), bureau, project),
                target == null ? null : target.id(),
                entry.inhibits(),
                entry.labels(),
                suffix.formerIds(entry));
    }
}
