// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.NotTarget;
import org.jundeng.catalogue.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the plan promises without a number is a target, or is listed as none with a reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanPromisesTest {

    private static final Path CONFIG = Path.of("config");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+");

    private final Catalogue catalogue = Catalogue.read(CONFIG, new Faults());
    private final PlanText plan = plan();
    private final PlanPromises promises = new PlanPromises(catalogue.targets(), catalogue.notTargets());

    @Test
    void everyPromiseIsATargetOrHasAReason() {
        assertThat(promises.unclaimed(plan)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "图书馆藏书明显增加。",
                "看病的个人负担合理下降。",
                "体育馆建设取得重大进展。",
                "环境整治经费按时拨付到位。",
                "各区应安排体育经费。",
                "每年举办一次运动会。",
                "把游泳课纳入教学计划。",
                "体育工作走在全省前列。",
                "建立老年人体检制度。",
                "制定图书馆条例。",
                "健全体育设施管护制度。",
                "居民看病实现预约。",
                "补助标准不低于上年。",
                "网络覆盖全市。",
                "全体居民有健康档案。"
            })
    void namesWhatAnyPartOfThePlanWouldPromiseMore(String sentence) {
        String clause = sentence.replace("。", "");
        assertThat(plan.items()).allSatisfy((item, text) -> assertThat(promises.unclaimed(item, text + sentence))
                .singleElement()
                .asString()
                .startsWith(item + ": nobody claims \"" + clause + "\""));
        assertThat(promises.unclaimed(new PlanText(Map.of(), plan.others() + "　　" + sentence)))
                .singleElement()
                .asString()
                .startsWith("0: nobody claims")
                .contains(clause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"加强体育设施管理。", "加大体育宣传力度。", "推进体育场馆建设。", "构建立体交通。", "做好标准制定工作。"})
    void takesMeansForNoPromise(String sentence) {
        assertThat(promises.unclaimed("0", plan.others() + sentence)).isEmpty();
    }

    /** Several targets may share a quote, as four regulations in one list; each other one is missed. */
    @Test
    void noticesEachMilestoneAndRankThatIsRemoved() {
        List<Target> withoutNumber = catalogue.targets().stream()
                .filter(target -> target.comparator() == null)
                .toList();
        Map<List<String>, Long> sharing =
                withoutNumber.stream().collect(Collectors.groupingBy(Target::quotes, Collectors.counting()));
        List<String> unnoticed = new ArrayList<>();
        for (Target removed : withoutNumber) {
            List<Target> others = new ArrayList<>(catalogue.targets());
            others.remove(removed);
            if (sharing.get(removed.quotes()) == 1
                    && new PlanPromises(others, catalogue.notTargets())
                            .unclaimed(
                                    PlanPromises.place(removed.project(), removed.item()),
                                    plan.textOf(removed.project(), removed.item()))
                            .isEmpty()) {
                unnoticed.add(removed.id() + ": " + removed.quotes());
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void noticesEachReasonThatIsRemoved() {
        assertThat(catalogue.notTargets()).allSatisfy(removed -> {
            List<NotTarget> fewer = new ArrayList<>(catalogue.notTargets());
            fewer.remove(removed);
            List<String> unclaimed = new PlanPromises(catalogue.targets(), fewer)
                    .unclaimed(
                            PlanPromises.place(removed.project(), removed.item()),
                            plan.textOf(removed.project(), removed.item()));
            assertThat(unclaimed.isEmpty()).isNotEqualTo(PlanPromises.isPromise(removed.text()));
        });
    }

    @Test
    void aReasonThatNamesATargetNamesOneThatIsThere() {
        Set<String> ids = catalogue.targets().stream().map(Target::id).collect(Collectors.toSet());
        assertThat(catalogue.notTargets()).allSatisfy(each -> assertThat(ID.matcher(each.reason())
                        .results()
                        .map(match -> match.group())
                        .toList())
                .isSubsetOf(ids));
    }

    private static PlanText plan() {
        try {
            return PlanText.read(CONFIG.resolve("catalogue/plan-2013-2015.txt"));
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read the plan", unreadable);
        }
    }
}
