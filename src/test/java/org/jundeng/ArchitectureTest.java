// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds the package table of docs/architecture.md, as data. */
@AnalyzeClasses(packages = "org.jundeng", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Each package with the packages that its code uses: no other one, and each of these. */
    private static final String TABLE = """
            observation             |
            finding                 |
            binding                 |
            sign                    | finding
            catalogue               | observation binding sign
            access                  | binding catalogue
            contract                | observation finding binding sign catalogue contract.name
            contract.name           |
            intake                  | finding contract contract.name intake.row intake.text intake.csv intake.json
                                    | intake.table intake.workbook
            intake.row              | finding binding contract
            intake.text             | finding intake.row
            intake.csv              | finding contract intake.row intake.table intake.text
            intake.copy             | finding contract intake intake.row intake.text intake.csv intake.table
            intake.json             | finding contract intake.row intake.text
            intake.table            | finding contract intake.row
            intake.workbook         | finding contract contract.name intake.row intake.text intake.table
            intake.spool            | finding contract intake intake.row intake.json
            conform                 | observation finding binding catalogue contract intake intake.row intake.table
                                    | conform.said conform.text
            conform.text            | observation binding
            conform.said            | observation finding catalogue contract intake.row conform.text
            plausibility            | observation finding sign catalogue contract conform.text
            sample                  | observation catalogue contract
            warehouse               | observation binding catalogue contract warehouse.sql warehouse.server
            warehouse.sql           | observation
            warehouse.server        | binding warehouse.sql
            warehouse.ledger        | finding contract warehouse.sql
            warehouse.load          | observation finding sign contract plausibility warehouse.sql
                                    | warehouse.ledger
            warehouse.withdrawal    | observation warehouse.sql warehouse.ledger warehouse.load
            warehouse.renaming      | warehouse.sql
            warehouse.history       | observation catalogue contract warehouse.sql warehouse.ledger
            warehouse.backup        | binding warehouse.sql warehouse.ledger
            assess                  | observation binding catalogue contract warehouse.sql warehouse.ledger
                                    | warehouse.history
            assess.book             | observation assess catalogue warehouse.sql
            guess                   | observation binding catalogue contract contract.name intake intake.row intake.text
                                    | intake.json intake.table finding conform conform.said assess
                                    | notice.findings
            template                | observation finding catalogue contract assess
            alert                   | observation catalogue contract warehouse.sql warehouse.ledger
                                    | warehouse.history assess
            alert.book              | observation catalogue warehouse.sql assess alert
            alert.handover          | catalogue alert warehouse.sql warehouse.ledger
            alert.past              | observation catalogue warehouse.sql assess alert
            alert.rules             | binding catalogue assess alert
            alert.silence           | warehouse.sql warehouse.ledger
            alert.words             | observation catalogue contract assess alert alert.book
            chart                   | observation
            notice                  | observation catalogue warehouse.sql assess alert alert.past alert.silence
                                    | notice.absence notice.decision notice.link notice.outbox notice.past
                                    | notice.writing
            notice.absence          | catalogue warehouse.sql warehouse.ledger
            notice.charge           | catalogue alert notice.decision
            notice.decision         | observation binding catalogue contract assess alert
            notice.findings         | observation finding catalogue contract assess
            notice.past             | catalogue alert alert.past alert.silence notice.decision
            notice.template         |
            notice.receipt          | observation finding binding sign catalogue contract intake.copy warehouse.sql
                                    | warehouse.ledger warehouse.history assess notice.decision notice.findings
                                    | notice.template
            notice.link             | observation binding
            notice.outbox           | catalogue warehouse.sql warehouse.ledger notice.link
            notice.channel          | observation catalogue warehouse.sql alert notice.link notice.outbox
            notice.reply            | catalogue warehouse.sql warehouse.ledger assess alert notice.template
                                    | notice.link notice.outbox
            notice.writing          | observation finding catalogue contract warehouse.ledger warehouse.history
                                    | assess alert alert.past alert.words chart notice.decision notice.findings
                                    | notice.past notice.template notice.link notice.outbox
            notice.book             | warehouse.sql
            report                  | observation binding catalogue warehouse.ledger assess alert alert.past
                                    | alert.words
                                    | notice.template alert.book
                                    | page page.site
            page                    | observation catalogue assess
            page.plan               | observation catalogue contract warehouse.ledger warehouse.history assess
                                    | assess.book chart notice.decision notice.template page alert alert.book
            page.source             | observation finding catalogue contract warehouse.ledger warehouse.history
                                    | assess assess.book notice.findings notice.receipt notice.template page
            page.search             | observation catalogue contract warehouse.ledger warehouse.history assess alert
                                    | alert.book notice.template page
            page.told               | observation catalogue contract warehouse.history assess.book alert alert.book
                                    | alert.silence alert.words chart notice.book notice.template page assess
            page.mine               | alert.book alert.silence alert.words assess catalogue contract
                                    | notice.absence notice.book notice.charge notice.template page
                                    | warehouse.history warehouse.ledger
            page.account            | catalogue assess notice.template page
            page.desk               | observation catalogue contract warehouse.ledger warehouse.load assess
                                    | notice.receipt notice.template page page.source
            page.act                | observation finding catalogue contract warehouse.ledger warehouse.history assess
                                    | alert notice.findings notice.template page page.source
            page.site               | catalogue contract warehouse.ledger assess notice.receipt notice.template page
                                    | page.plan page.source alert page.told page.search
                                    | observation
            pipeline                |
            pipeline.outage         |
            pipeline.configuration  | access binding catalogue contract alert alert.rules
            pipeline.workspace      | binding contract warehouse.ledger
            pipeline.inbox          | binding contract warehouse.ledger pipeline.outage pipeline.workspace
            pipeline.delivery       | observation finding sign binding catalogue contract contract.name intake conform
                                    | plausibility
                                    | warehouse warehouse.sql warehouse.ledger warehouse.load warehouse.withdrawal
                                    | notice.receipt pipeline.outage pipeline.workspace pipeline.inbox
            pipeline.mail           | binding notice.link notice.outbox notice.channel pipeline.outage pipeline.trust
            pipeline.trust          |
            pipeline.backup         | binding warehouse warehouse.sql warehouse.server warehouse.ledger
                                    | warehouse.backup pipeline.configuration pipeline.workspace
            pipeline.retention      | binding warehouse.sql warehouse.ledger notice.outbox report pipeline.outage
                                    | pipeline.workspace
            pipeline.source         | finding binding contract intake.spool warehouse.ledger pipeline.trust
                                    | pipeline.source.database
            pipeline.source.database | binding contract
            pipeline.camel          | finding binding contract intake.spool warehouse.ledger pipeline.outage
                                    | pipeline.configuration pipeline.workspace pipeline.inbox pipeline.delivery
                                    | pipeline.mail pipeline.source pipeline.source.database
            pipeline.night          | observation finding binding catalogue contract intake warehouse warehouse.history
                                    | warehouse.sql warehouse.server
                                    | warehouse.ledger warehouse.load warehouse.withdrawal
                                    | warehouse.renaming assess alert alert.past notice
                                    | notice.decision notice.receipt notice.link notice.outbox notice.channel
                                    | notice.reply report page page.site page.source
                                    | pipeline.outage pipeline.configuration pipeline.workspace pipeline.inbox
                                    | pipeline.delivery pipeline.mail pipeline.retention pipeline.backup
                                    | pipeline.camel alert.book notice.absence
            pipeline.examination    | access finding binding observation catalogue contract warehouse warehouse.sql
                                    | assess alert notice.decision
                                    | pipeline.configuration pipeline.workspace pipeline.inbox pipeline.mail
                                    | pipeline.source pipeline.source.database pipeline.camel
            pipeline.operation      | observation finding binding catalogue contract sample warehouse warehouse.sql
                                    | warehouse.server warehouse.ledger warehouse.load warehouse.withdrawal
                                    | warehouse.history
                                    | warehouse.backup assess alert notice.decision pipeline.configuration
                                    | pipeline.workspace pipeline.inbox pipeline.delivery pipeline.mail
                                    | pipeline.retention pipeline.backup pipeline.source pipeline.source.database
                                    | pipeline.examination pipeline.night
            pipeline.reload         | binding warehouse.ledger pipeline.outage pipeline.configuration
                                    | pipeline.workspace pipeline.night
            pipeline.upload         | observation binding catalogue contract warehouse.sql warehouse.ledger
                                    | warehouse.history notice.decision notice.receipt pipeline.outage
                                    | pipeline.configuration pipeline.workspace pipeline.inbox pipeline.delivery
                                    | pipeline.night
            api                     | observation finding binding catalogue contract warehouse.sql warehouse.ledger
                                    | warehouse.history assess assess.book alert.book notice.findings
                                    | pipeline.configuration pipeline.operation
            sdmx                    | binding catalogue assess
                                    | pipeline.configuration api
            sdmx.data               | observation finding binding catalogue warehouse.history pipeline.configuration
                                    | api sdmx
            sdmx.structure          | observation catalogue pipeline.configuration api sdmx
            web                     | binding notice.link pipeline.configuration pipeline.night pipeline.reload
                                    | web.server web.access web.act web.api web.desk web.health web.link
                                    | web.mine web.reading access
            web.mine                | access alert alert.book alert.handover alert.silence alert.words catalogue
                                    | contract notice.absence notice.book notice.charge notice.decision page page.mine
                                    | pipeline.configuration pipeline.night warehouse.history warehouse.ledger
                                    | web.access web.server
            web.server              |
            web.access              | access binding catalogue page page.account pipeline.configuration pipeline.night
                                    | warehouse.ledger web.server
            web.act                 | observation catalogue access contract template warehouse.ledger warehouse.history
                                    | warehouse.withdrawal notice.receipt page page.act
                                    | pipeline.configuration pipeline.workspace pipeline.delivery pipeline.night
                                    | web.server web.access
            web.api                 | finding binding access api sdmx sdmx.data sdmx.structure
                                    | warehouse.sql pipeline.configuration pipeline.night
                                    | web.server web.access
            web.health              | catalogue warehouse.ledger warehouse.history pipeline.configuration
                                    | pipeline.workspace pipeline.camel pipeline.night pipeline.reload web.server
            web.link                | observation finding catalogue contract warehouse.ledger assess alert
                                    | notice.findings notice.template notice.link pipeline.configuration
                                    | pipeline.delivery pipeline.night web.server alert.book
            web.reading             | observation catalogue page page.site page.source
                                    | pipeline.configuration pipeline.night pipeline.operation web.server access
                                    | web.access binding
            web.desk                | access contract page page.desk warehouse.ledger pipeline.configuration
                                    | pipeline.night pipeline.upload web.server web.access
            cli                     | binding warehouse.sql pipeline.workspace cli.terminal cli.ask cli.feed cli.act
                                    | cli.operate cli.access
            cli.access              | access binding catalogue cli.terminal cli.option
            cli.terminal            | finding pipeline.delivery pipeline.night
            cli.option              | observation binding catalogue contract warehouse.history
                                    | pipeline.configuration cli.terminal
            cli.view                | observation finding catalogue contract warehouse.ledger assess alert
                                    | alert.past alert.words notice
                                    | notice.decision notice.findings notice.receipt notice.writing
                                    | pipeline.configuration pipeline.workspace pipeline.mail pipeline.camel
                                    | pipeline.night cli.terminal
            cli.ask                 | observation binding catalogue contract warehouse.ledger
                                    | warehouse.history assess alert alert.rules alert.words notice.decision
                                    | notice.findings notice.receipt notice.book notice.reply
                                    | pipeline.configuration pipeline.delivery
                                    | pipeline.night pipeline.operation cli.terminal cli.option cli.view alert.book
            cli.feed                | observation binding catalogue contract warehouse.history assess template guess
                                    | pipeline.configuration pipeline.night pipeline.operation cli.terminal cli.option
            cli.act                 | observation binding catalogue contract warehouse.ledger notice.outbox
                                    | warehouse.withdrawal assess alert alert.silence pipeline.configuration
                                    | pipeline.workspace pipeline.delivery pipeline.camel pipeline.night
                                    | cli.terminal cli.option cli.view
            cli.operate             | binding catalogue sample warehouse warehouse.server warehouse.ledger
                                    | warehouse.backup assess pipeline.configuration pipeline.workspace pipeline.camel
                                    | pipeline.night pipeline.operation pipeline.backup pipeline.reload web
                                    | web.server
                                    | cli.terminal cli.option cli.view
            """;

    /** What each package imports of the others, in the order of {@link #TABLE}. */
    static final Map<String, SortedSet<String>> IMPORTS = imports();

    private static final Pattern PACKAGE = Pattern.compile("org\\.jundeng(?:\\.([\\w.]+))?");

    private static Map<String, SortedSet<String>> imports() {
        Map<String, SortedSet<String>> imports = new LinkedHashMap<>();
        String name = "";
        for (String line : TABLE.lines().toList()) {
            String[] cells = line.split("\\|", 2);
            name = cells[0].isBlank() ? name : cells[0].strip();
            SortedSet<String> imported = imports.computeIfAbsent(name, any -> new TreeSet<>());
            Stream.of(cells[1].strip().split(" "))
                    .filter(each -> !each.isEmpty())
                    .forEach(imported::add);
        }
        return imports;
    }

    @ArchTest
    static void packagesImportWhatTheTableSaysAndAllOfIt(JavaClasses all) {
        assertThat(differences(used(all))).isEmpty();
    }

    @ArchTest
    static void aWrongImportInASubPackageIsNamed(JavaClasses all) {
        Map<String, SortedSet<String>> used = used(all);
        List<String> before = differences(used);
        used.get("warehouse.sql").add("warehouse.load");
        used.get("warehouse.load").remove("warehouse.sql");

        assertThat(differences(used))
                .filteredOn(each -> !before.contains(each))
                .containsExactly(
                        "warehouse.sql must not import warehouse.load",
                        "warehouse.load may import warehouse.sql and does not");
    }

    private static List<String> differences(Map<String, SortedSet<String>> used) {
        List<String> differences = new ArrayList<>();
        IMPORTS.forEach((name, allowed) -> {
            SortedSet<String> found = used.getOrDefault(name, new TreeSet<>());
            found.stream()
                    .filter(each -> !allowed.contains(each))
                    .forEach(each -> differences.add(name + " must not import " + each));
            allowed.stream()
                    .filter(each -> !found.contains(each))
                    .forEach(each -> differences.add(name + " may import " + each + " and does not"));
        });
        used.keySet().stream()
                .filter(name -> !IMPORTS.containsKey(name))
                .forEach(name -> differences.add(name + " is not in the table"));
        return differences;
    }

    private static Map<String, SortedSet<String>> used(JavaClasses all) {
        Map<String, SortedSet<String>> used = new TreeMap<>();
        for (JavaClass each : all) {
            String name = room(each);
            SortedSet<String> imported = used.computeIfAbsent(name, any -> new TreeSet<>());
            each.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> target.getPackageName().startsWith("org.jundeng"))
                    .map(ArchitectureTest::room)
                    .filter(other -> !other.equals(name))
                    .forEach(imported::add);
        }
        return used;
    }

    /** The package's name below {@code org.jundeng}. */
    private static String room(JavaClass type) {
        Matcher name = PACKAGE.matcher(type.getBaseComponentType().getPackageName());
        return name.matches() ? String.valueOf(name.group(1)) : "";
    }

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.jundeng.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_AT_ANY_DEPTH =
            slices().matching("org.jundeng.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_EDGES_AND_MAIL_KNOW_CAMEL = noClasses()
            .that()
            .resideOutsideOfPackages("org.jundeng.pipeline.camel..", "org.jundeng.pipeline.mail..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule ONLY_THE_WEB_KNOWS_JETTY = noClasses()
            .that()
            .resideOutsideOfPackage("org.jundeng.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..");

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
