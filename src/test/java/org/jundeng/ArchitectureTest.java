// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds the package table of docs/architecture.md, as data. */
@AnalyzeClasses(packages = "org.jundeng", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] FIELD = {"catalogue", "binding", "observation", "finding"};

    /** What each package may import of the others. */
    static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("observation", List.of()),
            Map.entry("finding", List.of()),
            Map.entry("binding", List.of()),
            Map.entry("catalogue", List.of("binding", "observation", "finding")),
            Map.entry("contract", with()),
            Map.entry("intake", with("contract")),
            Map.entry("conform", with("intake", "contract")),
            Map.entry("guess", with("intake", "conform", "contract")),
            Map.entry("sample", with("contract")),
            Map.entry("warehouse", with("contract")),
            Map.entry("assess", with("warehouse")),
            Map.entry("alert", with("assess", "warehouse", "contract")),
            Map.entry("chart", List.of("observation")),
            Map.entry("notice", with("alert", "assess", "chart", "warehouse", "contract")),
            Map.entry("report", with("notice", "alert", "assess", "chart", "warehouse", "contract")),
            Map.entry(
                    "pipeline",
                    with(
                            "report",
                            "notice",
                            "alert",
                            "assess",
                            "chart",
                            "warehouse",
                            "sample",
                            "guess",
                            "conform",
                            "intake",
                            "contract")),
            Map.entry(
                    "web",
                    with(
                            "pipeline",
                            "report",
                            "notice",
                            "alert",
                            "assess",
                            "chart",
                            "warehouse",
                            "conform",
                            "intake",
                            "contract")),
            Map.entry(
                    "cli",
                    with(
                            "web",
                            "pipeline",
                            "report",
                            "notice",
                            "alert",
                            "assess",
                            "chart",
                            "warehouse",
                            "sample",
                            "guess",
                            "conform",
                            "intake",
                            "contract"))));

    private static List<String> with(String... more) {
        List<String> all = new ArrayList<>(Arrays.asList(FIELD));
        all.addAll(Arrays.asList(more));
        return all;
    }

    @ArchTest
    static void packagesImportOnlyWhatTheTableAllows(JavaClasses all) {
        MAY_IMPORT.forEach((name, allowed) -> {
            List<String> forbidden = MAY_IMPORT.keySet().stream()
                    .filter(other -> !other.equals(name) && !allowed.contains(other))
                    .map(other -> "org.jundeng." + other + "..")
                    .toList();
            noClasses()
                    .that()
                    .resideInAPackage("org.jundeng." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden.toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(all);
        });
    }

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_IN_THE_TABLE = classes()
            .should()
            .resideInAnyPackage(MAY_IMPORT.keySet().stream()
                    .map(name -> "org.jundeng." + name)
                    .toArray(String[]::new));

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.jundeng.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_PIPELINE_KNOWS_CAMEL = noClasses()
            .that()
            .resideOutsideOfPackage("org.jundeng.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule NOUNS_REST_ON_THE_JDK = classes()
            .that()
            .resideInAnyPackage("org.jundeng.observation..", "org.jundeng.finding..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jundeng.observation..", "org.jundeng.finding..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should(ArchConditions.be(JavaClass.Predicates.simpleNameEndingWith("Util")
                    .or(JavaClass.Predicates.simpleNameEndingWith("Utils"))
                    .or(JavaClass.Predicates.simpleNameEndingWith("Helper"))
                    .or(JavaClass.Predicates.simpleNameEndingWith("Manager"))
                    .or(JavaClass.Predicates.simpleNameEndingWith("Impl"))
                    .or(HasName.Predicates.nameMatching(".*[.$]Base[A-Z].*"))
                    .or(JavaClass.Predicates.resideInAnyPackage(
                            "..util..", "..common..", "..helper..", "..manager..", "..impl..", "..base.."))));
}
