// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds circles of top-level types; a nested type counts as the type that it stands in. */
@AnalyzeClasses(packages = "org.jundeng", importOptions = ImportOption.DoNotIncludeTests.class)
class TypeCirclesTest {

    /** The circles that stay, each as {@code package: types}, with the reason why it is better than its opening. */
    private static final Map<String, String> ALLOWED = Map.of(
            "alert: Facts FactsJson",
            "each kind of facts writes itself, so that a new kind cannot be left out of the JSON");

    @ArchTest
    static void onlyTheListedTypesKnowEachOther(JavaClasses all) {
        assertThat(circles(uses(all))).containsExactlyInAnyOrderElementsOf(ALLOWED.keySet());
    }

    @ArchTest
    static void findsACircleAcrossAThirdType(JavaClasses all) {
        SortedMap<String, SortedSet<String>> uses = uses(all);
        uses.put("finding.One", new TreeSet<>(Set.of("finding.Two", "finding.Finding")));
        uses.put("finding.Two", new TreeSet<>(Set.of("finding.Three")));
        uses.put("finding.Three", new TreeSet<>(Set.of("finding.One")));

        assertThat(circles(uses)).contains("finding: One Three Two");
    }

    /** Each type with the types that it uses. */
    private static SortedMap<String, SortedSet<String>> uses(JavaClasses all) {
        SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
        for (JavaClass each : all) {
            String name = topLevelName(each);
            SortedSet<String> used = uses.computeIfAbsent(name, any -> new TreeSet<>());
            each.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> target.getBaseComponentType().getName().startsWith("org.jundeng."))
                    .map(TypeCirclesTest::topLevelName)
                    .filter(other -> !other.equals(name))
                    .forEach(used::add);
        }
        return uses;
    }

    /** The name below {@code org.jundeng}, without that of a nested type. */
    private static String topLevelName(JavaClass type) {
        return type.getBaseComponentType()
                .getName()
                .substring("org.jundeng.".length())
                .replaceFirst("\\$.*", "");
    }

    /** The largest sets of types of which each one reaches every other. */
    private static List<String> circles(Map<String, SortedSet<String>> uses) {
        Map<String, Set<String>> reached = new TreeMap<>();
        uses.keySet().forEach(type -> reached.put(type, reachedFrom(type, uses)));
        List<String> circles = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        reached.forEach((type, others) -> {
            SortedSet<String> circle = new TreeSet<>(others);
            circle.removeIf(other -> !reached.getOrDefault(other, Set.of()).contains(type));
            if (!circle.isEmpty() && seen.addAll(circle)) {
                circles.add(written(circle));
            }
        });
        return circles;
    }

    private static Set<String> reachedFrom(String type, Map<String, SortedSet<String>> uses) {
        Set<String> reached = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(uses.get(type));
        while (!next.isEmpty()) {
            String one = next.pop();
            if (reached.add(one)) {
                next.addAll(uses.getOrDefault(one, new TreeSet<>()));
            }
        }
        return reached;
    }

    /** {@code finding: Finding Messages}; where the types are of several packages, with their packages. */
    private static String written(SortedSet<String> circle) {
        SortedSet<String> packages = new TreeSet<>();
        circle.forEach(type -> packages.add(type.substring(0, Math.max(0, type.lastIndexOf('.')))));
        if (packages.size() > 1) {
            return String.join(" ", circle);
        }
        String room = packages.first();
        List<String> names =
                circle.stream().map(type -> type.substring(room.length() + 1)).toList();
        return room + ": " + String.join(" ", names);
    }
}
