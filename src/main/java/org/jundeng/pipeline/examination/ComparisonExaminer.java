// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Scope;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Supply;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.configuration.Configuration;

/**
 * Looks for targets and rules that can never have anything to compare: without a source, in regions that no feed
 * promises, at a frequency that nobody reports, in a unit that cannot be converted. They would stay silent for ever.
 */
public final class ComparisonExaminer implements Examiner {

    private final Configuration configuration;
    private final Catalogue catalogue;
    private final Supply supply;

    /** Looks at {@code configuration}, which must have no fault. */
    public ComparisonExaminer(Configuration configuration) {
        this.configuration = configuration;
        this.catalogue = configuration.catalogue();
        this.supply = new Supply(catalogue, configuration.contracts());
    }

    @Override
    public String subject() {
        return "targets, rules and the figures that they compare";
    }

    @Override
    public void examine(Remarks remarks) {
        catalogue.targets().forEach(target -> problem(target)
                .ifPresent(problem -> remarks.note("target " + target.id() + " " + problem)));
        configuration.rules().stream()
                .filter(rule -> rule.target() == null && rule.indicator() != null)
                .forEach(rule -> problem(rule).ifPresent(problem -> remarks.note("rule " + rule.id() + " " + problem)));
    }

    private Optional<String> problem(Target target) {
        Indicator indicator = catalogue.indicator(target.indicator()).orElseThrow();
        return noSource(indicator)
                .or(() -> noRegion(target.scope()))
                .or(() -> noUnit(target, indicator))
                .or(() -> noPeriod(target, indicator))
                .or(() -> silentRegions(indicator, target.scope(), wanted(target)))
                .or(() -> silentParts(target, indicator));
    }

    private Optional<String> problem(Rule rule) {
        Indicator indicator = catalogue.indicator(rule.indicator()).orElseThrow();
        Optional<String> problem = noSource(indicator).or(() -> noRegion(rule.scope()));
        if (problem.isPresent()) {
            return problem;
        }
        if (rule.condition() instanceof Condition.Gap) {
            return noDistance(indicator, rule.scope());
        }
        if (rule.condition() instanceof Condition.Reconciliation) {
            return regions(rule.scope()).stream().anyMatch(region -> supply.isToldTwice(indicator.id(), region))
                    ? Optional.empty()
                    : Optional.of("compares nothing: " + indicator.id()
                            + " is never both reported and derived in scope "
                            + rule.scope() + "; name an indicator with sum-of or an aggregation, whose total a feed"
                            + " brings, too");
        }
        return silentRegions(indicator, rule.scope(), EnumSet.allOf(Freq.class));
    }

    private Optional<String> noSource(Indicator indicator) {
        return supply.has(indicator.id())
                ? Optional.empty()
                : Optional.of("has no source: no feed brings " + indicator.id()
                        + ", and no formula makes it; name it in a contract below feeds/");
    }

    private Optional<String> noRegion(Scope scope) {
        boolean none = scope.group() != null
                && catalogue.regions().group(scope.group()).isEmpty();
        return none
                ? Optional.of(
                        "binds no region: group " + scope.group() + " has no members; list them in regions/groups.yaml")
                : Optional.empty();
    }

    private Optional<String> noUnit(Target target, Indicator indicator) {
        boolean measured = target.comparator() != null && target.type() != Target.Type.REDUCTION;
        return measured && Bound.of(target, indicator, catalogue.units()).isEmpty()
                ? Optional.of("is never compared: its unit " + target.unit() + " cannot be turned into "
                        + indicator.unit() + ", the unit of " + indicator.id()
                        + "; write the same unit in both, or measure a share in %")
                : Optional.empty();
    }

    /** The frequencies of figures that the target can be judged by. */
    private static Set<Freq> wanted(Target target) {
        if (target.freq() != null) {
            return EnumSet.of(target.freq());
        }
        boolean named = target.type() == Target.Type.REDUCTION
                && target.baseline() != null
                && target.baseline().value() == null;
        return named
                ? TimePeriod.parse(target.baseline().timePeriod())
                        .map(period -> EnumSet.of(period.freq()))
                        .orElse(EnumSet.allOf(Freq.class))
                : EnumSet.allOf(Freq.class);
    }

    private Optional<String> noPeriod(Target target, Indicator indicator) {
        Set<Freq> wanted = wanted(target);
        Set<Freq> there = supply.freqs(indicator.id());
        return there.stream().noneMatch(wanted::contains)
                ? Optional.of("needs figures of frequency " + joined(wanted) + ", but those of " + indicator.id()
                        + " are " + joined(there) + "; have a feed bring them, or change "
                        + (target.freq() == null ? "the baseline" : "freq"))
                : Optional.empty();
    }

    private Optional<String> silentRegions(Indicator indicator, Scope scope, Set<Freq> wanted) {
        List<String> silent = silent(indicator, regions(scope), wanted);
        return silent.isEmpty()
                ? Optional.empty()
                : Optional.of("has nothing to compare in " + String.join(", ", silent) + ": " + feeds(indicator)
                        + " of " + indicator.id() + " there, and no formula makes any; promise these regions in"
                        + " the contract (expected-regions), or give another scope");
    }

    private Optional<String> silentParts(Target target, Indicator indicator) {
        if (!target.each()) {
            return Optional.empty();
        }
        List<String> silent =
                silent(indicator, supply.partsOf(indicator, target.scope().group()), wanted(target));
        return silent.isEmpty()
                ? Optional.empty()
                : Optional.of("is promised of each, and can never be met: " + feeds(indicator) + " of "
                        + indicator.id() + " in " + String.join(", ", silent)
                        + "; promise these regions in the contract (expected-regions), or leave each out and say so"
                        + " in the note");
    }

    private Optional<String> noDistance(Indicator indicator, Scope scope) {
        List<String> parts = supply.partsOf(indicator, scope.group());
        for (Freq freq : Freq.values()) {
            Predicate<String> there =
                    region -> supply.freqs(indicator.id(), region).contains(freq);
            if (parts.stream().filter(there).count() > 1) {
                return Optional.empty();
            }
        }
        return Optional.of("compares nothing: " + feeds(indicator) + " of " + indicator.id()
                + " in two districts of scope " + scope
                + "; promise them in the contract (expected-regions), or name another indicator");
    }

    private List<String> regions(Scope scope) {
        return Assessor.bound(scope, catalogue.regions());
    }

    private List<String> silent(Indicator indicator, List<String> regions, Set<Freq> wanted) {
        return regions.stream()
                .filter(region -> supply.freqs(indicator.id(), region).stream().noneMatch(wanted::contains))
                .toList();
    }

    private String feeds(Indicator indicator) {
        List<String> feeds = configuration.contracts().feedsByIndicator().getOrDefault(indicator.id(), List.of());
        return feeds.isEmpty() ? "no feed brings figures" : String.join(", ", feeds) + " promises no figures";
    }

    private static String joined(Collection<Freq> freqs) {
        return freqs.stream().map(Freq::name).collect(Collectors.joining(", "));
    }
}
