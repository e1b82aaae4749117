// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Condition.Delivery.Check;
import org.jundeng.alert.Event;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Facts.SeenFigure;
import org.jundeng.alert.FactsJson;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.alert.rules.Rules;
import org.jundeng.assess.Figure;
import org.jundeng.assess.State;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.Seen;
import org.jundeng.notice.decision.Sightings;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * For each kind of condition, its facts are written as JSON, read again and put into sentences in both languages
 * without a part missing.
 */
class FactSentencesTest {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NOT_KEPT = List.of("当时的具体情况没有留存", "The details were not kept");

    @TempDir
    private Path folder;

    private Catalogue catalogue;
    private FeedDirectory feeds;
    private Map<String, Rule> rules;

    @BeforeEach
    void readConfiguration() throws IOException {
        ConfigCopy.into(folder);
        Files.createDirectories(folder.resolve("rules"));
        Files.copy(Rules.class.getResourceAsStream("each-kind.yaml"), folder.resolve("rules/each-kind.yaml"));
        Faults faults = new Faults();
        catalogue = Catalogue.read(folder, faults);
        Contracts contracts = Contracts.read(folder, catalogue, faults);
        feeds = new FeedDirectory(catalogue, contracts);
        rules = Rules.read(folder, catalogue, contracts.feeds(), faults).stream()
                .collect(Collectors.toMap(Rule::id, rule -> rule));
        faults.throwIfAny();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "fact-sentences.psv", delimiter = '|', quoteCharacter = '\0', numLinesToSkip = 1)
    void saysAllThatWasSeen(String ruleId, String check, String chinese, String english) throws IOException {
        Rule rule = rule(ruleId, check);
        CandidateEpisode candidate = candidate(rule, readAgain(facts(rule)));

        assertThat(new Sentences(catalogue, feeds, Locale.CHINESE).figure(candidate, rule))
                .isEqualTo(chinese);
        assertThat(new Sentences(catalogue, feeds, Locale.ENGLISH).figure(candidate, rule))
                .isEqualTo(english);
    }

    /** A figure of another time than the total's stands with its period; an amount of a year is no quarter. */
    @Test
    void saysOfWhichTimeADistrictsFigureIs() {
        Facts facts = new Facts.OfTarget(
                State.MISSED,
                null,
                List.of(
                        new Facts.District("xihu", new BigDecimal("4.5")),
                        new Facts.District("yuhang", new BigDecimal("4.6"), period("2016"), false),
                        new Facts.District("xiaoshan", new BigDecimal("4.7"), period("2013-Q4"), true)));
        CandidateEpisode candidate = candidate(rules.get("sums"), facts);

        assertThat(new Sentences(catalogue, feeds, Locale.CHINESE)
                        .districts(candidate)
                        .line())
                .isEqualTo("未达要求的区、县（市）：西湖区 4.5人；余杭区 4.6人（2016年）；萧山区 4.7人（截至2013年四季度累计）");
        assertThat(new Sentences(catalogue, feeds, Locale.ENGLISH)
                        .districts(candidate)
                        .line())
                .endsWith("Yuhang 4.6 persons (2016); Xiaoshan 4.7 persons (total to Q4 2013)");
    }

    @Test
    void hasASentenceForEachKindAndEachCheck() throws IOException {
        String file = new String(
                FactSentencesTest.class
                        .getResourceAsStream("fact-sentences.psv")
                        .readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        Set<Class<?>> kinds = new LinkedHashSet<>();
        Set<Check> checks = EnumSet.noneOf(Check.class);
        file.lines().skip(1).forEach(line -> {
            String[] words = line.split("\\|");
            Rule rule = rule(words[0], words[1].isEmpty() ? null : words[1]);
            kinds.add(rule.condition().getClass());
            if (rule.condition() instanceof Condition.Delivery delivery) {
                checks.add(delivery.check());
            }
        });

        assertThat(kinds).containsExactlyInAnyOrder(Condition.class.getPermittedSubclasses());
        assertThat(checks).containsExactly(Check.values());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "fact-sentences.psv", delimiter = '|', quoteCharacter = '\0', numLinesToSkip = 1)
    void saysSoWhereTheDetailsWereNotKept(String ruleId, String check, String chinese, String english) {
        Rule rule = rule(ruleId, check);
        boolean needsNone = rule.measuresFigure() || rule.condition() instanceof Condition.Outlier;

        assertThat(sentences(candidate(rule, Facts.NONE), rule))
                .containsExactlyElementsOf(needsNone ? List.of(chinese, english) : NOT_KEPT);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "fact-sentences.psv", delimiter = '|', quoteCharacter = '\0', numLinesToSkip = 1)
    void saysSoWhereTheDetailsAreOfAnotherKind(String ruleId, String check) {
        Rule rule = rule(ruleId, check);
        Facts other =
                rule.condition() instanceof Condition.Change ? facts(rules.get("sums")) : facts(rules.get("jump"));

        assertThat(sentences(candidate(rule, other), rule)).isEqualTo(NOT_KEPT);
        assertThat(new Sentences(catalogue, feeds, Locale.CHINESE).distance(candidate(rule, other), rule))
                .isEmpty();
    }

    @Test
    void saysSoWhereAnEpisodeOfAFeedHasARuleOnFiguresNow() {
        CandidateEpisode ofFeed = candidate(rules.get("late"), Facts.NONE);
        CandidateEpisode ofFigure = candidate(rules.get("odd:unemployment-rate"), Facts.NONE);

        assertThat(sentences(ofFeed, rules.get("odd:unemployment-rate"))).isEqualTo(NOT_KEPT);
        assertThat(sentences(ofFigure, rules.get("late"))).isEqualTo(NOT_KEPT);
    }

    @Test
    void saysSoWhereNobodyKeptTheMissingDistricts() {
        Rule rule = rule("flawed", "MISSING_DISTRICTS");
        assertThat(sentences(candidate(rule, new Facts.Delivery("a.csv", 88, null)), rule))
                .isEqualTo(NOT_KEPT);
    }

    @Test
    void saysTheFigureAloneWhereTheOtherHalfIsNotMeasured() {
        Rule sums = rules.get("sums");
        Rule behind = rules.get("behind:unemployment-below-4");

        assertThat(sentences(candidate(sums, Facts.NONE, BigDecimal.ZERO), sums))
                .containsExactly("2014年6月为4.21人", "June 2014: 4.21 persons");
        assertThat(sentences(candidate(behind, new Facts.Trajectory(State.MET, null, List.of())), behind))
                .containsExactly("2014年6月为4.21%", "June 2014: 4.21%");
    }

    /** Where the parts count, the figure is what they come to: what was reported is another. */
    @Test
    void saysWhatWasReportedAndWhatItsPartsComeTo() {
        Rule sums = rules.get("sums");
        SeenFigure parts = new SeenFigure("hangzhou", period("2014-06"), new BigDecimal("4.21"));

        assertThat(sentences(candidate(sums, new Facts.Reconciliation(parts, new BigDecimal("5"), null)), sums))
                .allSatisfy(sentence -> assertThat(sentence).contains("5", "4.21"))
                .first()
                .asString()
                .startsWith("2014年6月上报5人，按分项推算为4.21人，相差");
    }

    @Test
    void saysTheRangeOfThePartsWhereNothingIsMadeOfThem() {
        Rule sums = rules.get("sums");
        SeenFigure nearer = new SeenFigure("hangzhou", period("2014-06"), new BigDecimal("4"));
        Facts.Range range = new Facts.Range(new BigDecimal("3"), new BigDecimal("4"));

        assertThat(sentences(candidate(sums, new Facts.Reconciliation(nearer, new BigDecimal("4.21"), range)), sums))
                .satisfiesExactly(
                        chinese -> assertThat(chinese).startsWith("2014年6月上报4.21人，下属各地区在3人至4人之间，与最接近者相差"),
                        english -> assertThat(english)
                                .startsWith("June 2014: 4.21 persons is reported, its parts lie between 3 persons"
                                        + " and 4 persons, "));
    }

    @Test
    void callsAnAmountSoFarOne() {
        Rule behind = rules.get("behind:unemployment-below-4");
        Facts soFar = new Facts.Trajectory(State.MET, null, List.of(), true);

        assertThat(sentences(candidate(behind, soFar), behind))
                .containsExactly("截至2014年6月累计为4.21%", "Total to June 2014: 4.21%");
    }

    @Test
    void saysThatARuleIsGoneOnlyWhereItIs() {
        Rule late = rules.get("late");

        assertThat(sentences(candidate(late, Facts.NONE), null))
                .containsExactly("规则 late 已不再使用", "Rule late is in use no more");
        assertThat(sentences(candidate(late, Facts.NONE, BigDecimal.ZERO), late))
                .containsExactly("应报数据已全部送达", "All that was due has come");
    }

    private List<String> sentences(CandidateEpisode candidate, Rule rule) {
        return List.of(
                new Sentences(catalogue, feeds, Locale.CHINESE).figure(candidate, rule),
                new Sentences(catalogue, feeds, Locale.ENGLISH).figure(candidate, rule));
    }

    private Rule rule(String id, String check) {
        Rule rule = rules.get(id);
        if (check == null) {
            return rule;
        }
        return new Rule(
                rule.id(),
                rule.name(),
                new Condition.Delivery(List.of("hrss-rate"), Check.valueOf(check)),
                rule.ladder(),
                rule.scope(),
                rule.timing(),
                rule.concern(),
                rule.target(),
                rule.inhibits(),
                rule.labels(),
                rule.formerly());
    }

    private static Facts facts(Rule rule) {
        SeenFigure one = new SeenFigure("xiaoshan", period("2013-06"), new BigDecimal("8.75"));
        SeenFigure other = new SeenFigure("yuhang", period("2014-06"), new BigDecimal("3.25"));
        Condition condition = rule.condition();
        if (condition instanceof Condition.Trajectory) {
            return new Facts.Trajectory(
                    State.OFF_TRACK, new Facts.Share(new BigDecimal("0.125"), new BigDecimal("0.4959")), List.of());
        }
        if (condition instanceof Condition.Change) {
            return new Facts.Change(one);
        }
        if (condition instanceof Condition.Gap) {
            return new Facts.Gap(one, other);
        }
        if (condition instanceof Condition.Reconciliation) {
            return new Facts.Reconciliation(other, null, null);
        }
        if (condition instanceof Condition.Freshness) {
            return new Facts.Overdue(
                    period("2014-05"), LocalDate.of(2014, 6, 13), 2, List.of(period("2014-05"), period("2014-06")));
        }
        if (condition instanceof Condition.Delivery) {
            return new Facts.Delivery("失业率 2014-06.csv", 88, List.of("xihu", "yuhang"));
        }
        return condition instanceof Condition.OfTarget
                ? new Facts.OfTarget(
                        State.MISSED,
                        LocalDate.of(2015, 12, 31),
                        List.of(new Facts.District("xihu", new BigDecimal("4.5"))))
                : Facts.NONE;
    }

    private static Facts readAgain(Facts facts) throws JsonProcessingException {
        Map<String, Object> detail = new LinkedHashMap<>();
        FactsJson.write(facts, detail);
        Facts read = FactsJson.read(JSON.writeValueAsString(detail));
        assertThat(read).isEqualTo(facts);
        return read;
    }

    private static CandidateEpisode candidate(Rule rule, Facts facts) {
        return candidate(rule, facts, new BigDecimal("17"));
    }

    private static CandidateEpisode candidate(Rule rule, Facts facts, BigDecimal measure) {
        boolean ofFeed = rule.condition().isAboutFeeds();
        Figure figure =
                new Figure(1, period("2014-06"), new BigDecimal("4.21"), null, new Figure.Source(3, 12, "a.csv", null));
        return new CandidateEpisode(
                1,
                new WatchedPlace(rule.id(), ofFeed ? "" : "xiaoshan", ofFeed ? "hrss-rate" : ""),
                rule.target(),
                rule.indicator(),
                true,
                rule.level(),
                NIGHT,
                new CandidateEpisode.Change(5, Event.OPENED, Cause.of(Reason.CROSSED), NIGHT, 1, null, null),
                new Seen(ofFeed ? null : figure, measure, new BigDecimal("4"), facts),
                null,
                false,
                Sightings.NONE,
                1);
    }

    private static TimePeriod period(String text) {
        return TimePeriod.parse(text).orElseThrow();
    }
}
