// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Fraction;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.NotTarget;
import org.jundeng.catalogue.Target;
import org.jundeng.catalogue.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number of the plan's tasks is watched or listed as none, and no target says what the plan does not say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanCoverageTest {

    private static final Path CONFIG = Path.of("config");
    private static final Pattern DIGITS = Pattern.compile("[0-9０-９]+");

    private final Catalogue catalogue = Catalogue.read(CONFIG, new Faults());
    private final PlanText plan = plan();
    private final List<String> units =
            catalogue.units().all().stream().map(Unit::id).toList();
    private final PlanCoverage coverage = coverage(plan, catalogue.dates(), catalogue.notTargets());

    @Test
    void everyNumberOfThePlanIsClaimedAndNoneInvented() {
        assertThat(coverage.faults(catalogue.targets())).isEmpty();
    }

    @Test
    void everyNotTargetAndDateHidesOnePromiseOfItsItem() {
        assertThat(coverage.idle()).isEmpty();
    }

    @Test
    void findsTheFortyFourItemsAndTheirNumbers() {
        assertThat(plan.items()).hasSize(44);
        long digits = plan.items().values().stream()
                .mapToLong(text -> DIGITS.matcher(text).results().count())
                .sum();
        assertThat(digits).isGreaterThan(200);
    }

    @Test
    void noticesEachTargetThatIsRemoved() {
        assertThat(numeric()).hasSizeGreaterThan(150);
        assertThat(numeric()).allSatisfy(target -> {
            List<Target> others = new ArrayList<>(catalogue.targets());
            others.remove(target);
            assertThat(coverage.faults(others)).isNotEmpty();
        });
    }

    @Test
    void noticesEachTargetThatStandsTwice() {
        assertThat(numeric()).allSatisfy(target -> {
            List<Target> more = new ArrayList<>(catalogue.targets());
            more.add(target);
            assertThat(coverage.faults(more)).as("the same words").isNotEmpty();
            List<String> shorter =
                    target.quotes().stream().map(quote -> quote.substring(1)).toList();
            more.set(more.size() - 1, CatalogueChange.quotes(target, shorter));
            assertThat(coverage.faults(more)).as("fewer words").isNotEmpty();
        });
    }

    @Test
    void noticesEachNumberThatItsQuoteDoesNotSay() {
        assertThat(numeric()).allSatisfy(target -> {
            String words = plan.textOf(target.project(), target.item()).substring(0, 4);
            assertNoticed(target, CatalogueChange.quotes(target, List.of(words)));
        });
    }

    @Test
    void noticesEachValueThatIsChanged() {
        assertThat(numeric()).allSatisfy(target -> {
            assertNoticed(target, CatalogueChange.value(target, BigDecimal.ONE));
            assertNoticed(target, CatalogueChange.value(target, new BigDecimal("-0.1")));
        });
    }

    @Test
    void noticesNumbersThatChangePlacesInOneQuote() {
        List<String> found = new ArrayList<>();
        for (Target one : numeric()) {
            for (Target other : numeric()) {
                if (one.quotes().equals(other.quotes()) && differ(one.value(), other.value())) {
                    found.add(one.id());
                    assertThat(faultsWith(List.of(
                                    CatalogueChange.valueOf(one, other.value()),
                                    CatalogueChange.valueOf(other, one.value()))))
                            .as(one.id() + " and " + other.id())
                            .isNotEmpty();
                }
            }
        }
        assertThat(found).contains("injury-insured", "labour-disputes-closed-rate", "urban-bandwidth");
    }

    @Test
    void noticesEachComparatorThatIsAnother() {
        assertThat(numeric()).allSatisfy(target -> {
            for (Comparator other : Comparator.values()) {
                if (other != target.comparator()) {
                    assertNoticed(target, CatalogueChange.comparator(target, other));
                }
            }
        });
    }

    @Test
    void noticesEachUnitThatIsAnother() {
        assertThat(numeric()).allSatisfy(target -> {
            for (String other : units) {
                if (!other.equals(target.unit())) {
                    assertNoticed(target, CatalogueChange.unit(target, other));
                }
            }
        });
    }

    @Test
    void noticesEachQuoteThatIsAltered() {
        for (Target target : catalogue.targets()) {
            for (int i = 0; i < target.quotes().size(); i++) {
                int length = target.quotes().get(i).length();
                for (int at : List.of(0, length / 2, length - 1)) {
                    assertNoticed(target, CatalogueChange.quote(target, i, at));
                }
            }
        }
    }

    /** The general part is held as one text, so its quotes may stand anywhere in it. */
    @Test
    void noticesEachItemThatIsAnotherSaveInTheGeneralPart() {
        List<Target> unnoticed = catalogue.targets().stream()
                .filter(target -> faultsWith(List.of(CatalogueChange.item(target, target.item() + 1)))
                        .isEmpty())
                .toList();
        assertThat(unnoticed)
                .containsExactlyElementsOf(catalogue.targets().stream()
                        .filter(target -> target.project() == 0)
                        .toList());
    }

    @Test
    void noticesEachEntryThatIsNoLongerListedAsNone() {
        List<NotTarget> numbers = catalogue.notTargets().stream()
                .filter(each -> !PlanPromises.isPromise(each.text())
                        || DIGITS.matcher(each.text()).find())
                .toList();
        assertThat(numbers).hasSizeGreaterThan(10).allSatisfy(removed -> {
            List<NotTarget> fewer = new ArrayList<>(catalogue.notTargets());
            fewer.remove(removed);
            assertThat(coverage(plan, catalogue.dates(), fewer).faults(catalogue.targets()))
                    .isNotEmpty();
        });
        assertThat(catalogue.dates()).allSatisfy(removed -> {
            List<String> fewer = new ArrayList<>(catalogue.dates());
            fewer.remove(removed);
            assertThat(coverage(plan, fewer, catalogue.notTargets()).faults(catalogue.targets()))
                    .isNotEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"新建体育馆7座。", "新建体育馆７座。", "体育馆覆盖率达到66.5%。", "社区体育馆全覆盖。", "所有社区建有体育馆。"})
    void noticesEachItemThatThePlanWouldPromiseMoreIn(String sentence) {
        assertThat(coverage.faults(catalogue.targets())).isEmpty();
        assertThat(plan.items().keySet()).allSatisfy(item -> {
            Map<String, String> items = new LinkedHashMap<>(plan.items());
            items.merge(item, sentence, String::concat);
            PlanCoverage longer = coverage.in(new PlanText(items, plan.others()));
            assertThat(longer.faults(catalogue.targets())).hasSize(1);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "参保人数突破450万, 450, >",
        "面积超过200平方米, 200, >",
        "涨幅不超过3%, 3, <=",
        "送演出下乡不少于300场, 300, >=",
        "至少有1家, 1, >=",
        "失业率控制在4%以内, 4, <=",
        "失业率控制在4%, 4, <=",
        "涨幅控制在3.5%左右, 3.5, ~",
        "开工（约0.83万套）, 0.83, ~",
        "分别达到94%和70%以上, 94, >=",
        "分别控制在7%、8%和9%以内, 7, <=",
        "分别超过7%、8%和9%, 9, >",
        "20分钟以内发布, 20, <=",
        "城市15分钟、农村20分钟服务圈, 15, <=",
        "培训时间达到15小时以上, 15, >=",
        "下降3%（以上年为基数）以上, 3, >=",
        "下降3.6%, 3.6, >=",
        "失业率低于4%, 4, <",
        "城镇7个左右、农村9个, 9, >=",
        "建有1所, 1, >="
    })
    void readsComparatorFromTheWordsAround(String words, String number, String sign) {
        int start = words.indexOf(number);
        assertThat(PlanWords.comparator(words, start, start + number.length())).isEqualTo(sign);
    }

    private PlanCoverage coverage(PlanText text, List<String> dates, List<NotTarget> notTargets) {
        return new PlanCoverage(text, dates, notTargets, units);
    }

    private static boolean differ(Fraction one, Fraction other) {
        return one != null && other != null && one.decimal().compareTo(other.decimal()) != 0;
    }

    private List<Target> numeric() {
        return catalogue.targets().stream()
                .filter(target -> target.comparator() != null)
                .toList();
    }

    private void assertNoticed(Target target, Target changed) {
        assertThat(faultsWith(List.of(changed)))
                .as(target.id() + " as " + changed)
                .isNotEmpty();
    }

    /** The faults with {@code changed} in the place of the targets of their ids. */
    private List<String> faultsWith(List<Target> changed) {
        return coverage.faults(catalogue.targets().stream()
                .map(each -> changed.stream()
                        .filter(other -> other.id().equals(each.id()))
                        .findFirst()
                        .orElse(each))
                .toList());
    }

    private static PlanText plan() {
        try {
            return PlanText.read(CONFIG.resolve("catalogue/plan-2013-2015.txt"));
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read the plan", unreadable);
        }
    }
}
