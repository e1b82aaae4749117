// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.examination.Remarks.Kind;
import org.jundeng.pipeline.examination.Remarks.Remark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What doctor says of the shipped configuration where one thing in it is changed. */
class ComparisonExaminerTest {

    private static final Path SHIPPED = Path.of("config");
    private static final String RULES = "rules/officials.yaml";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyShipped() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void findsSomethingToCompareForEachShippedTargetAndRule() {
        assertThat(notes()).isEmpty();
    }

    @Test
    void namesWhatARemovedFeedBrought() throws IOException {
        Files.delete(folder.resolve("feeds/statistics/statistics-population.yaml"));
        assertThat(notes())
                .containsExactly(
                        "target culture-floor-area-per-1000 has no source: no feed brings culture-floor-area-per-1000,"
                                + " and no formula makes it; name it in a contract below feeds/",
                        "target sports-ground-area-per-person has no source: no feed brings"
                                + " sports-ground-area-per-person, and no formula makes it; name it in a contract below"
                                + " feeds/");
    }

    @Test
    void saysNothingOfAnIndicatorThatIsOnlyDerived() throws IOException {
        add(RULES, rule("kind: threshold", "comparator: '>='", "indicator: village-bus-rate", "scope: each:rural"));
        add(
                RULES,
                rule("kind: gap", "indicator: village-bus-rate", "measure: difference", "scope: city")
                        .replace("tried", "tried-too"));
        assertThat(notes()).isEmpty();
    }

    @Test
    void namesAGroupWithoutMembers() throws IOException {
        change("regions/groups.yaml", "members: [tonglu, jiande, fuyang, chunan]", "members: []");
        assertThat(notes())
                .containsExactly("target county-welfare-centres binds no region: group welfare-centres has no members;"
                        + " list them in regions/groups.yaml");
    }

    @Test
    void namesTheRegionsThatNoFeedPromises() throws IOException {
        add(RULES, rule("kind: threshold", "comparator: '>='", "indicator: rural-homes-rebuilt", "scope: each:rural"));
        assertThat(notes())
                .containsExactly(
                        "rule tried has nothing to compare in xihu, xiaoshan, yuhang: housing-rural promises no"
                                + " figures of rural-homes-rebuilt there, and no formula makes any; promise these"
                                + " regions in the contract (expected-regions), or give another scope");
    }

    @Test
    void namesDistrictsOfAFeedOfTheCityOnly() throws IOException {
        add(
                RULES,
                rule(
                        "kind: change",
                        "comparator: '>='",
                        "in: percent",
                        "'on': period-before",
                        "indicator: livestock-self-sufficiency",
                        "scope: each:main-urban"));
        assertThat(notes())
                .singleElement()
                .asString()
                .startsWith("rule tried has nothing to compare in shangcheng, xiacheng, jianggan, gongshu, xihu,"
                        + " binjiang: commerce-prices promises no figures of livestock-self-sufficiency there");
    }

    @Test
    void namesAGapBetweenDistrictsThatNobodyReports() throws IOException {
        add(RULES, rule("kind: gap", "indicator: livestock-self-sufficiency", "measure: ratio", "scope: city"));
        assertThat(notes())
                .containsExactly("rule tried compares nothing: commerce-prices promises no figures of"
                        + " livestock-self-sufficiency in two districts of scope city; promise them in the contract"
                        + " (expected-regions), or name another indicator");
    }

    @Test
    void namesATotalThatHasNothingToAddUpTo() throws IOException {
        add("rules/stewards.yaml", rule("kind: reconciliation", "indicator: elderly-beds-per-100", "scope: city"));
        assertThat(notes())
                .containsExactly("rule tried compares nothing: elderly-beds-per-100 is never both reported and derived"
                        + " in scope city; name an indicator with sum-of or an aggregation, whose total a feed brings,"
                        + " too");
    }

    @Test
    void namesAPromiseOfEachThatOnlyTheCityReports() throws IOException {
        change(
                "catalogue/08-daily-necessities.yaml",
                "    value: 65\n    unit: '%'\n    scope: city\n",
                "    value: 65\n    unit: '%'\n    scope: city\n    each: true\n");
        assertThat(notes())
                .singleElement()
                .asString()
                .startsWith("target livestock-self-sufficiency is promised of each, and can never be met:"
                        + " commerce-prices promises no figures of livestock-self-sufficiency in shangcheng, xiacheng,")
                .endsWith("or leave each out and say so in the note");
    }

    @Test
    void asksOnlyForTheDistrictsInWhichAnIndicatorIsMeasured() throws IOException {
        change(
                "catalogue/09-infrastructure.yaml",
                "    value: 99\n    unit: '%'\n    scope: city\n",
                "    value: 99\n    unit: '%'\n    scope: city\n    each: true\n");
        assertThat(notes()).isEmpty();
    }

    @Test
    void namesAPeriodThatNoFeedReports() throws IOException {
        change("feeds/education/education-safety.yaml", "freq: M", "freq: Q");
        assertThat(notes())
                .containsExactly("target schools-with-safety-lesson needs figures of frequency M, but those of"
                        + " schools-with-safety-lesson are Q; have a feed bring them, or change freq");
    }

    @Test
    void takesAYearThatIsAddedUpFromItsQuarters() throws IOException {
        change("feeds/work-safety/work-safety-accidents.yaml", "freq: A", "freq: Q");
        assertThat(notes())
                .containsExactly("target deaths-per-gdp-reduction needs figures of frequency A, but those of"
                        + " deaths-per-gdp are Q; have a feed bring them, or change the baseline");
    }

    @Test
    void namesAUnitThatCannotBeConverted() throws IOException {
        change(
                "catalogue/02-social-security.yaml",
                "    unit: '所'\n    scope: each:populous",
                "    unit: '人'\n    scope: each:populous");
        assertThat(notes())
                .containsExactly("target child-welfare-homes is never compared: its unit 人 cannot be turned into 所, the"
                        + " unit of child-welfare-homes; write the same unit in both, or measure a share in %");
    }

    private List<String> notes() {
        Faults faults = new Faults();
        Folders folders = new Folders(folder.resolve("workspace"), folder, Path.of("routes"), Map.of());
        Configuration configuration = Configuration.read(folders, faults);
        assertThat(faults.all()).isEmpty();
        Remarks remarks = new Remarks();
        new ComparisonExaminer(configuration).examine(remarks);
        assertThat(remarks.all()).allMatch(remark -> remark.kind() == Kind.NOTE);
        return remarks.all().stream().map(Remark::sentence).toList();
    }

    private void change(String file, String text, String other) throws IOException {
        Path path = folder.resolve(file);
        String old = Files.readString(path);
        assertThat(old).contains(text);
        Files.writeString(path, old.replaceFirst(Pattern.quote(text), other));
    }

    private void add(String file, String rule) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.readString(path) + rule);
    }

    private static String rule(String... keys) {
        return "  - id: tried\n    name: {zh: 试, en: Tried}\n    level: blue\n    value: 1\n    bureau: commerce\n"
                + "    project: 8\n" + "    " + String.join("\n    ", keys) + "\n";
    }
}
