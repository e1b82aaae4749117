// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Rule;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {

    private static final String RULE = """
            rules:
              - id: too-few-jobs
                name: {zh: 新增就业过少, en: Too few jobs}
                indicator: new-jobs
                comparator: '>='
                value: 1.5
                unit: 万人
                scope: each-district
                level: yellow
                bureau: hrss
                project: 1
            """;

    @TempDir
    private Path folder;

    private ConfigCopy config;

    @BeforeEach
    void copyConfiguration() throws IOException {
        config = ConfigCopy.into(folder);
    }

    @Test
    void givesEachNumericTargetARule() {
        List<Rule> rules = read(new Faults());

        assertThat(rules).hasSize(1);
        Rule rule = rules.get(0);
        assertThat(rule.id()).isEqualTo("target:unemployment-below-4");
        assertThat(rule.target()).isEqualTo("unemployment-below-4");
        assertThat(rule.level()).isEqualTo(Level.ORANGE);
        assertThat(rule.condition()).isInstanceOfSatisfying(Condition.OfTarget.class, target -> assertThat(
                        target.bound().value())
                .isEqualByComparingTo("4"));
        assertThat(rule.hash()).hasSize(64);
    }

    @Test
    void turnsBoundIntoTheUnitOfTheIndicator() throws IOException {
        write(RULE);

        Rule rule = read(new Faults()).get(1);

        assertThat(rule.id()).isEqualTo("too-few-jobs");
        assertThat(rule.ladder().bound(Level.YELLOW).value()).isEqualByComparingTo(new BigDecimal(15_000));
        assertThat(rule.target()).isNull();
        assertThat(rule.project()).isEqualTo(1);
    }

    @Test
    void changesItsVersionWithItsBound() throws IOException {
        write(RULE);
        String before = read(new Faults()).get(1).hash();
        write(RULE.replace("1.5", "1.6"));

        assertThat(read(new Faults()).get(1).hash()).isNotEqualTo(before);
    }

    @Test
    void saysEveryUnknownNameWithItsLine() throws IOException {
        write(RULE.replace("new-jobs", "new-jbos")
                .replace("each-district", "each:county-levle")
                .replace("bureau: hrss", "bureau: hrs")
                .replace("project: 1", "project: 11"));
        Faults faults = new Faults();

        List<Rule> rules = read(faults);

        assertThat(rules).hasSize(1);
        assertThat(config.messages(faults))
                .containsExactly(
                        "rules/jobs.yaml:4: unknown indicator \"new-jbos\"; did you mean \"new-jobs\"?",
                        "rules/jobs.yaml:10: unknown bureau \"hrs\"; did you mean \"hrss\"?",
                        "rules/jobs.yaml:11: the plan has no project 11",
                        "rules/jobs.yaml:8: unknown group \"county-levle\"; did you mean \"county-level\"?");
    }

    @Test
    void refusesUnitThatMeasuresSomethingElse() throws IOException {
        write(RULE.replace("万人", "'%'"));
        Faults faults = new Faults();

        read(faults);

        assertThat(config.messages(faults))
                .containsExactly("rules/jobs.yaml:7: unit \"%\" cannot be turned into \"人\","
                        + " the unit of indicator new-jobs");
    }

    @Test
    void refusesSecondRuleOfTheSameId() throws IOException {
        write(RULE + RULE.substring(RULE.indexOf('\n') + 1));
        Faults faults = new Faults();

        assertThat(read(faults)).hasSize(2);
        assertThat(config.messages(faults))
                .containsExactly("rules/jobs.yaml:12: a rule \"too-few-jobs\" stands further up already");
    }

    @Test
    void saysUnknownKeyAndLevel() throws IOException {
        write(RULE.replace("level: yellow", "levl: purple"));
        Faults faults = new Faults();

        read(faults);

        assertThat(config.messages(faults)).anySatisfy(message -> assertThat(message)
                .startsWith("rules/jobs.yaml:9: unknown key \"levl\"; did you mean \"level\"?"));
    }

    private void write(String yaml) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("rules")).resolve("jobs.yaml"), yaml);
    }

    private List<Rule> read(Faults faults) {
        return Rules.read(folder, Catalogue.read(folder, new Faults()), List.of("hrss-employment"), faults);
    }
}
