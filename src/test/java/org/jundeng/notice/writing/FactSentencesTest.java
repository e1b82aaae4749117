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
                rule.labels());
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
            return new Facts.Reconciliation(other);
        }
        if (condition instanceof Condition.Freshness) {
            return new Facts.Overdue(period("2014-05"), LocalDate.of(2014, 6, 13), 2);
        }
        return condition instanceof Condition.Delivery
                ? new Facts.Delivery("失业率 2014-06.csv", 88, List.of("xihu", "yuhang"))
                : new Facts.OfTarget(List.of(new Facts.District("xihu", new BigDecimal("4.5"))));
    }

    private static Facts readAgain(Facts facts) throws JsonProcessingException {
        Map<String, Object> detail = new LinkedHashMap<>();
        FactsJson.write(facts, detail);
        Facts read = FactsJson.read(JSON.writeValueAsString(detail));
        assertThat(read).isEqualTo(facts);
        return read;
    }

    private static CandidateEpisode candidate(Rule rule, Facts facts) {
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
                new CandidateEpisode.Change(5, Event.OPENED, Reason.CROSSED, NIGHT, 1, null),
                new CandidateEpisode.Seen(ofFeed ? null : figure, new BigDecimal("17"), new BigDecimal("4"), facts),
                null,
                false);
    }

    private static TimePeriod period(String text) {
        return TimePeriod.parse(text).orElseThrow();
    }
}
