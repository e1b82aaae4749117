// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.TimeZone;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.operation.Doctor;
import org.jundeng.pipeline.operation.FeedTest;
import org.jundeng.pipeline.operation.Rebuild;

/** The parts of the pipeline are given what they need and hand on in one direction. */
@AnalyzeClasses(packages = "org.jundeng", importOptions = ImportOption.DoNotIncludeTests.class)
class PartsTest {

    @ArchTest
    static final ArchRule ONLY_WHAT_OPENS_A_PIPELINE_KNOWS_THE_WHOLE = classes()
            .that()
            .areAssignableTo(Pipeline.class)
            .should()
            .onlyHaveDependentClassesThat(
                    DescribedPredicate.describe("open a pipeline or are commands", PartsTest::mayKnowTheWhole));

    @ArchTest
    static final ArchRule ONLY_OPENING_A_WORKSPACE_SETS_THE_TIME_ZONE_OF_THE_PROCESS = noClasses()
            .that()
            .doNotBelongToAnyOf(OpenWorkspace.class)
            .should()
            .callMethod(TimeZone.class, "setDefault", TimeZone.class);

    @ArchTest
    static final ArchRule NO_CIRCLE_OF_TYPES =
            slices().assignedFrom(new TopLevelTypes()).should().beFreeOfCycles();

    /** From the night to the protocol, in the order in which they hand a claim on. */
    private static final List<String> CHAIN = List.of(
            "night.Pipeline",
            "night.Night",
            "night.NightClaims",
            "night.InboxRound",
            "delivery.ConcurrentTaking",
            "delivery.RetryingTaking",
            "delivery.LockedTaking",
            "delivery.CountedTaking",
            "delivery.TakeDelivery",
            "workspace.Archive");

    @ArchTest
    static void nobodyOnTheWayOfAClaimKnowsWhoHandedItOn(JavaClasses all) {
        for (int i = 1; i < CHAIN.size(); i++) {
            List<String> before = CHAIN.subList(0, i);
            assertThat(all.get("org.jundeng.pipeline." + CHAIN.get(i)).getDirectDependenciesFromSelf())
                    .extracting(used ->
                            used.getTargetClass().getName().replaceAll("^org\\.jundeng\\.pipeline\\.|\\$.*", ""))
                    .doesNotContainAnyElementsOf(before);
        }
    }

    private static boolean mayKnowTheWhole(JavaClass type) {
        return !type.getPackageName().startsWith("org.jundeng.pipeline")
                || type.isEquivalentTo(Pipeline.class)
                || type.isEquivalentTo(RunningPipeline.class)
                || type.getName().equals("org.jundeng.pipeline.night.AtWork")
                || type.isEquivalentTo(Doctor.class)
                || type.isEquivalentTo(Rebuild.class)
                || type.isEquivalentTo(FeedTest.class);
    }

    /** Each type of the pipeline with the types within it. */
    private static final class TopLevelTypes implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!type.getPackageName().startsWith("org.jundeng.pipeline")) {
                return SliceIdentifier.ignore();
            }
            return SliceIdentifier.of(type.getName().replaceFirst("\\$.*", ""));
        }

        @Override
        public String getDescription() {
            return "types of the pipeline";
        }
    }
}
