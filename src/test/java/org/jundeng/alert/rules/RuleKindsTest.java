// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Ladder;
import org.jundeng.alert.Rule;
import org.jundeng.alert.Rule.Concern.Audience;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Rules of each kind as written in files, and each mistake that they can have. */
class RuleKindsTest {

    private static final String FILE = "rules/each-kind.yaml";
    private static final List<String> FEEDS = List.of("hrss-employment", "hrss-rate");

    @TempDir
    private Path folder;

    private final Faults faults = new Faults();

    private ConfigCopy config;

    @BeforeEach
    void copyConfiguration() throws IOException {
        config = ConfigCopy.into(folder);
        Files.createDirectories(folder.resolve("rules"));
        Files.copy(RuleKindsTest.class.getResourceAsStream("each-kind.yaml"), folder.resolve(FILE));
    }

    @Test
    void makesARuleOfEachEntryAndOneForEachNameInAList() {
        assertThat(read())
                .extracting(Rule::id)
                .containsExactly(
                        "rate-too-high",
                        "behind:unemployment-below-4",
                        "jump",
                        "apart",
                        "odd:unemployment-rate",
                        "odd:new-jobs",
                        "sums",
                        "late",
                        "flawed");
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void readsAThreshold() {
        Rule rule = rule("rate-too-high");

        assertThat(rule.condition()).isEqualTo(new Condition.Threshold("unemployment-rate"));
        assertThat(rule.timing()).isEqualTo(new Rule.Timing(2, 30));
        assertThat(rule.scope()).isEqualTo(Scope.of("each:county-level"));
        assertThat(rule.concern()).isEqualTo(new Rule.Concern(Audience.OFFICIALS, "hrss", 1));
        assertThat(rule.ladder().steps()).extracting(Ladder.Step::level).containsExactly(Level.YELLOW, Level.ORANGE);
        assertThat(rule.ladder().margin()).isEqualByComparingTo("0.5");
        assertThat(rule.labels()).containsEntry("topic", "jobs");
        assertThat(rule.level()).isEqualTo(Level.YELLOW);
    }

    @Test
    void readsATrajectoryWithWhatItsTargetSays() {
        Rule rule = rule("behind:unemployment-below-4");

        assertThat(rule.condition()).isEqualTo(new Condition.Trajectory("unemployment-below-4", "unemployment-rate"));
        assertThat(rule.target()).isEqualTo("unemployment-below-4");
        assertThat(rule.scope()).isEqualTo(Scope.of("each:county-level"));
        assertThat(rule.concern()).isEqualTo(new Rule.Concern(Audience.OFFICIALS, "hrss", 1));
        assertThat(rule.ladder().comparator()).isEqualTo(Comparator.LESS_THAN);
    }

    @Test
    void readsAChangeAndAGap() {
        assertThat(rule("jump").condition())
                .isEqualTo(
                        new Condition.Change("new-jobs", Condition.Change.On.YEAR_BEFORE, Condition.Change.In.PERCENT));
        assertThat(rule("jump").ladder().steps().get(0).value()).isEqualByComparingTo("-20");
        assertThat(rule("apart").condition())
                .isEqualTo(new Condition.Gap("new-jobs", Condition.Gap.Measure.DIFFERENCE));
        assertThat(rule("apart").ladder().steps().get(0).value()).isEqualByComparingTo("20000");
        assertThat(rule("apart").ladder().comparator()).isEqualTo(Comparator.AT_MOST);
    }

    @Test
    void tellsStewardsOfWhatIsOddInTheData() {
        assertThat(rule("odd:new-jobs").condition()).isEqualTo(new Condition.Outlier("new-jobs"));
        assertThat(rule("odd:new-jobs").concern()).isEqualTo(new Rule.Concern(Audience.STEWARDS, null, 0));
        assertThat(rule("odd:new-jobs").ladder().comparator()).isEqualTo(Comparator.LESS_THAN);
        assertThat(rule("sums").condition()).isEqualTo(new Condition.Reconciliation("new-jobs"));
        assertThat(rule("sums").concern().audience()).isEqualTo(Audience.STEWARDS);
    }

    @Test
    void readsRulesOnFeeds() {
        assertThat(rule("late").condition()).isEqualTo(new Condition.Freshness(FEEDS));
        assertThat(rule("late").scope()).isNull();
        assertThat(rule("late").inhibits()).containsExactly(Rule.Inhibits.DEPENDENTS);
        assertThat(rule("flawed").condition())
                .isEqualTo(new Condition.Delivery(List.of("hrss-rate"), Condition.Delivery.Check.REJECTED_SHARE));
        assertThat(rule("flawed").concern().audience()).isEqualTo(Audience.STEWARDS);
    }

    @Test
    void takesATrajectoryOfNoTargetForAllOfThem() {
        config.spoil(FILE, "    targets: [unemployment-below-4]\n", "");

        assertThat(rule("behind:unemployment-below-4").target()).isEqualTo("unemployment-below-4");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "broken-rules.psv", delimiter = '|', quoteCharacter = '~', emptyValue = "")
    void namesEachMistakeWithItsLine(String text, String other, String message) {
        config.spoil(FILE, lines(text), other == null ? "" : lines(other));

        read();

        assertThat(config.messages(faults)).containsExactly(FILE + ":" + message);
    }

    /** A rule that is made of several ids had each combination of the former and the present ones. */
    @Test
    void knowsTheIdsThatARuleHadBefore() {
        config.spoil(FILE, "id: odd", "id: odd\n    formerly: [strange]");
        config.spoil(
                "catalogue/01-employment.yaml",
                "id: unemployment-below-4",
                "id: unemployment-below-4\n    formerly: [below-4]");
        config.spoil("catalogue/01-employment.yaml", "id: new-jobs", "id: new-jobs\n    formerly: [jobs]");

        assertThat(rule("odd:unemployment-rate").formerly()).containsExactly("strange:unemployment-rate");
        assertThat(rule("odd:new-jobs").formerly()).containsExactly("odd:jobs", "strange:new-jobs", "strange:jobs");
        assertThat(rule("behind:unemployment-below-4").formerly()).containsExactly("behind:below-4");
        assertThat(all())
                .filteredOn(rule -> rule.id().equals("target:unemployment-below-4"))
                .flatExtracting(Rule::formerly)
                .containsExactly("target:below-4");
        assertThat(rule("jump").formerly()).isEmpty();
    }

    @Test
    void namesAnUnknownKind() {
        config.spoil(FILE, "kind: trajectory", "kind: trajectry");

        read();

        assertThat(config.messages(faults))
                .contains(FILE + ":17: kind \"trajectry\" is not known; did you mean \"trajectory\"? It is one of"
                        + " threshold, trajectory, change, gap, outlier, reconciliation, freshness, delivery");
    }

    private static String lines(String text) {
        return text.replace("`n", "\n");
    }

    @Test
    void usesTheLevelsOfTheConfiguration() throws IOException {
        Files.writeString(folder.resolve("levels.yaml"), """
                levels:
                  - {id: note, name: {zh: 关注, en: note}, colour: '#111111'}
                  - {id: hint, name: {zh: 提示, en: hint}, colour: '#222222'}
                  - {id: warn, name: {zh: 预警, en: warn}, colour: '#333333'}
                  - {id: alarm, name: {zh: 告警, en: alarm}, colour: '#444444'}
                  - {id: crisis, name: {zh: 危急, en: crisis}, colour: '#5a5A5a'}
                """);
        Files.writeString(folder.resolve(FILE), """
                rules:
                  - id: rate-too-high
                    name: {zh: 失业率偏高, en: Rate too high}
                    indicator: unemployment-rate
                    comparator: '<='
                    levels: {note: 4, hint: 5, warn: 6, alarm: 7, crisis: 8}
                    scope: city
                    bureau: hrss
                    project: 1
                """);

        List<Rule> rules = all();

        assertThat(faults.all()).isEmpty();
        assertThat(rules.get(0).level().code()).isEqualTo("alarm");
        assertThat(rules.get(1).ladder().steps())
                .extracting(step -> step.level().rank())
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(rules.get(1)
                        .ladder()
                        .grade(new java.math.BigDecimal("8.1"))
                        .name()
                        .zh())
                .isEqualTo("危急");
    }

    @Test
    void keepsTheGravestLevelWhereThereIsButOne() throws IOException {
        Files.writeString(folder.resolve("levels.yaml"), """
                levels:
                  - {id: alarm, name: {zh: 告警, en: alarm}, colour: '#444444'}
                """);
        Files.delete(folder.resolve(FILE));

        assertThat(all()).extracting(rule -> rule.level().code()).containsExactly("alarm");
        assertThat(faults.all()).isEmpty();
    }

    private Rule rule(String id) {
        return read().stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    /** The rules of the file, without the rules that follow from targets. */
    private List<Rule> read() {
        return all().stream()
                .filter(rule -> !(rule.condition() instanceof Condition.OfTarget))
                .toList();
    }

    private List<Rule> all() {
        return Rules.read(folder, Catalogue.read(folder, faults), FEEDS, faults);
    }
}
