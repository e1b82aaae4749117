// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import org.jundeng.finding.SpreadsheetCell;

/** What comes from outside reaches a terminal or a log through one place, where control characters are written out. */
@AnalyzeClasses(packages = "org.jundeng", importOptions = ImportOption.DoNotIncludeTests.class)
class PrintingRulesTest {

    private static final String SCREEN = "org.jundeng.cli.terminal.Screen";

    @ArchTest
    static final ArchRule ONLY_THE_SCREEN_KNOWS_THE_STREAMS_OF_THE_PROCESS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(SCREEN)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "console")
            .orShould()
            .callMethodWhere(
                    target(owner(describe("is a PrintStream", type -> type.isAssignableTo(PrintStream.class)))))
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule WHAT_A_COMMAND_PRINTS_ON_IS_THE_SCREEN = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(SCREEN)
            .should()
            .callConstructorWhere(target(owner(describe("is a PrintWriter", PrintingRulesTest::isPrintWriter))));

    /** Samples are deliveries as bureaus write them; what else is CSV is for people. */
    @ArchTest
    static final ArchRule CSV_FOR_PEOPLE_HAS_NO_FORMULAS = classes()
            .that()
            .resideOutsideOfPackage("org.jundeng.sample..")
            .and(describe("write CSV", type -> type.getDirectDependenciesFromSelf().stream()
                    .anyMatch(each -> each.getTargetClass().isEquivalentTo(CsvWriter.class))))
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(SpreadsheetCell.class);

    private static boolean isPrintWriter(JavaClass type) {
        return type.isAssignableTo(PrintWriter.class) && !type.getName().equals(SCREEN);
    }
}
