// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.structure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.ArtefactType;

/** Which artefacts come along with those that are asked for: what they use, and what uses them. */
record References(List<Artefact> all) {

    private static final List<String> WORDS =
            List.of("none", "parents", "parentsandsiblings", "ancestors", "children", "descendants", "all");

    /** Those that come along with {@code found} by the word {@code references}; throws {@link Unanswerable}. */
    Set<Artefact> along(Set<Artefact> found, String references) {
        Set<Artefact> along = new LinkedHashSet<>();
        for (String word : references.split(",", -1)) {
            along.addAll(byWord(found, word));
        }
        along.removeAll(found);
        return along;
    }

    private Set<Artefact> byWord(Set<Artefact> found, String word) {
        return switch (word) {
            case "none" -> Set.of();
            case "parents" -> step(found, this::users);
            case "ancestors" -> closure(found, this::users);
            case "children" -> step(found, this::used);
            case "descendants" -> closure(found, this::used);
            case "parentsandsiblings" -> withSiblings(found);
            case "all" -> {
                Set<Artefact> both = withSiblings(found);
                both.addAll(closure(found, this::used));
                yield both;
            }
            default -> ofType(found, word);
        };
    }

    private Set<Artefact> ofType(Set<Artefact> found, String word) {
        if (!ArtefactType.OTHERS.contains(word) && ArtefactType.of(word).isEmpty()) {
            throw Unanswerable.at(
                    Kind.UNREADABLE_VALUE, "references", word, String.join(", ", WORDS) + ", codelist, dataflow …");
        }
        Set<Artefact> both = closure(found, this::used);
        both.addAll(closure(found, this::users));
        both.removeIf(each -> !each.type().word().equals(word));
        return both;
    }

    private Set<Artefact> withSiblings(Set<Artefact> found) {
        Set<Artefact> parents = step(found, this::users);
        Set<Artefact> both = new LinkedHashSet<>(parents);
        both.addAll(step(parents, this::used));
        return both;
    }

    private static Set<Artefact> step(Set<Artefact> from, Function<Artefact, Stream<Artefact>> next) {
        Set<Artefact> reached = new LinkedHashSet<>();
        from.forEach(each -> next.apply(each).forEach(reached::add));
        return reached;
    }

    private static Set<Artefact> closure(Set<Artefact> from, Function<Artefact, Stream<Artefact>> next) {
        Set<Artefact> reached = new LinkedHashSet<>();
        Set<Artefact> fresh = from;
        while (!fresh.isEmpty()) {
            fresh = step(fresh, next);
            fresh.removeAll(reached);
            reached.addAll(fresh);
        }
        return reached;
    }

    private Stream<Artefact> used(Artefact artefact) {
        return all.stream().filter(each -> uses(artefact, each));
    }

    private Stream<Artefact> users(Artefact artefact) {
        return all.stream().filter(each -> uses(each, artefact));
    }

    /** Each artefact refers to the scheme that has its agency. */
    private static boolean uses(Artefact user, Artefact used) {
        if (used.type() == ArtefactType.AGENCYSCHEME) {
            return user.type() != ArtefactType.AGENCYSCHEME;
        }
        String key = used.type() == ArtefactType.DATASTRUCTURE ? Artefacts.structureKey(used.id()) : used.id();
        return used.type() != ArtefactType.DATAFLOW && user.uses().contains(key);
    }
}
