// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Target;
import org.junit.jupiter.api.Test;

/** Every number of the plan's tasks is watched or listed as none, and no target says what the plan does not say. */
class PlanCoverageTest {

    private static final Path CONFIG = Path.of("config");

    private final Catalogue catalogue = Catalogue.read(CONFIG, new Faults());
    private final Plan plan = plan();
    private final PlanCoverage coverage = new PlanCoverage(plan, catalogue.dates(), catalogue.notTargets());

    @Test
    void everyNumberOfThePlanIsClaimedAndNoneInvented() {
        assertThat(coverage.faults(catalogue.targets())).isEmpty();
    }

    @Test
    void findsTheFortyFourItemsAndTheirNumbers() {
        assertThat(plan.items()).hasSize(44);
        long digits = plan.items().values().stream()
                .mapToLong(text -> java.util.regex.Pattern.compile("[0-9０-９]+")
                        .matcher(text)
                        .results()
                        .count())
                .sum();
        assertThat(digits).isGreaterThan(200);
    }

    @Test
    void everyNotTargetStandsInItsItem() {
        assertThat(catalogue.notTargets())
                .allMatch(each -> plan.textOf(each.project(), each.item()).contains(each.text()));
        assertThat(catalogue.dates())
                .allMatch(date -> plan.items().values().stream().anyMatch(text -> text.contains(date)));
    }

    @Test
    void noticesEachTargetThatIsRemoved() {
        for (Target target : numeric()) {
            List<Target> others = new ArrayList<>(catalogue.targets());
            others.remove(target);
            assertThat(coverage.faults(others)).as("without " + target.id()).isNotEmpty();
        }
    }

    @Test
    void noticesEachValueThatIsChanged() {
        for (Target target : numeric()) {
            BigDecimal value = target.value() == null ? null : target.value().add(BigDecimal.ONE);
            Target.Range range = target.range() == null
                    ? null
                    : new Target.Range(
                            target.range().low(), target.range().high().add(BigDecimal.ONE));
            assertThat(faultsWith(target, each -> changed(each, each.comparator(), value, range, each.quotes())))
                    .as(target.id())
                    .isNotEmpty();
        }
    }

    @Test
    void noticesEachComparatorThatIsTurnedRound() {
        for (Target target : numeric()) {
            Comparator other =
                    switch (target.comparator()) {
                        case AT_LEAST -> Comparator.AT_MOST;
                        case AT_MOST, ABOUT -> Comparator.AT_LEAST;
                        case MORE_THAN -> Comparator.LESS_THAN;
                        case LESS_THAN -> Comparator.MORE_THAN;
                        case EQUAL -> Comparator.ABOUT;
                    };
            assertThat(faultsWith(target, each -> changed(each, other, each.value(), each.range(), each.quotes())))
                    .as(target.id())
                    .isNotEmpty();
        }
    }

    @Test
    void noticesEachQuoteThatIsAltered() {
        for (Target target : catalogue.targets()) {
            List<String> quotes = target.quotes().stream()
                    .map(quote -> quote.substring(0, quote.length() - 1) + "　")
                    .toList();
            assertThat(faultsWith(target, each -> changed(each, each.comparator(), each.value(), each.range(), quotes)))
                    .as(target.id())
                    .isNotEmpty();
        }
    }

    @Test
    void noticesNumberThatIsNoLongerListedAsNone() {
        for (int i = 0; i < catalogue.notTargets().size(); i++) {
            var fewer = new ArrayList<>(catalogue.notTargets());
            var removed = fewer.remove(i);
            if (removed.text().matches(".*[0-9].*")) {
                assertThat(new PlanCoverage(plan, catalogue.dates(), fewer).faults(catalogue.targets()))
                        .as(removed.text())
                        .isNotEmpty();
            }
        }
    }

    private List<Target> numeric() {
        return catalogue.targets().stream()
                .filter(target -> target.comparator() != null && target.project() > 0)
                .toList();
    }

    private List<String> faultsWith(Target target, UnaryOperator<Target> change) {
        return coverage.faults(catalogue.targets().stream()
                .map(each -> each == target ? change.apply(each) : each)
                .toList());
    }

    private static Target changed(
            Target target, Comparator comparator, BigDecimal value, Target.Range range, List<String> quotes) {
        return new Target(
                target.id(),
                target.project(),
                target.item(),
                target.indicator(),
                target.name(),
                target.type(),
                comparator,
                value,
                range,
                comparator == Comparator.ABOUT ? target.leeway() : null,
                target.unit(),
                target.freq(),
                target.method(),
                target.rankWithin(),
                target.scope(),
                target.from(),
                target.until(),
                target.baseline(),
                target.bureau(),
                quotes,
                target.amendments(),
                target.note());
    }

    private static Plan plan() {
        try {
            return Plan.read(CONFIG.resolve("catalogue/plan-2013-2015.txt"));
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read the plan", unreadable);
        }
    }
}
