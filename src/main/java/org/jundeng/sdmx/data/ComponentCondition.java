// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiQuestion;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.data.ComparedValue.Days;

/**
 * A condition on a component, {@code c[ID]=...}: one of several groups must hold, and of a group all terms. It is asked
 * for up to a million figures, so what it names is read once.
 */
final class ComponentCondition {

    private final Component component;
    private final List<List<Term>> groups;
    /** The values of which each one alone is enough. */
    private final Set<Object> enough = new HashSet<>();
    /** The other groups. */
    private final List<List<Term>> others = new ArrayList<>();

    private final boolean holdsForNothing;

    /** How a value is compared. */
    enum Operator {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE,
        CO,
        NC,
        SW,
        EW
    }

    /** One comparison. */
    record Term(Operator operator, ComparedValue bound) {

        /** With what is compared, as it is written. */
        String value() {
            return bound.text();
        }

        private boolean holdsForNothing() {
            return operator == Operator.NE || operator == Operator.NC;
        }

        private boolean holds(ComparedValue found) {
            return switch (operator) {
                case EQ -> found.isSame(bound);
                case NE -> !found.isSame(bound);
                case CO -> found.text().contains(bound.text());
                case NC -> !found.text().contains(bound.text());
                case SW -> found.text().startsWith(bound.text());
                case EW -> found.text().endsWith(bound.text());
                default -> found.days() == null ? isInOrder(found.order(bound)) : isInTime(found.days(), bound.days());
            };
        }

        private boolean isInOrder(int order) {
            return switch (operator) {
                case LT -> order < 0;
                case LE -> order <= 0;
                case GT -> order > 0;
                default -> order >= 0;
            };
        }

        /** A period is not before another where it begins no earlier, and not after it where it ends no later. */
        private boolean isInTime(Days found, Days asked) {
            return switch (operator) {
                case LT -> found.last().isBefore(asked.first());
                case LE -> !found.last().isAfter(asked.last());
                case GT -> found.first().isAfter(asked.last());
                default -> !found.first().isBefore(asked.first());
            };
        }
    }

    private ComponentCondition(Component component, List<List<Term>> groups) {
        this.component = component;
        this.groups = groups;
        for (List<Term> group : groups) {
            if (group.size() == 1 && group.get(0).operator() == Operator.EQ) {
                enough.add(group.get(0).bound().identity());
            } else {
                others.add(group);
            }
        }
        this.holdsForNothing = groups.stream().anyMatch(group -> group.stream().allMatch(Term::holdsForNothing));
    }

    /**
     * Reads {@code text}; throws {@link Unanswerable} where a value is not of the component's form, and where there are
     * more terms than the API takes values of one parameter.
     */
    static ComponentCondition read(Component component, String text) {
        String name = "c[" + component.id() + "]";
        String[] alternatives = text.split(",", -1);
        if (Stream.of(alternatives)
                        .mapToInt(each -> each.split("\\+", -1).length)
                        .sum()
                > ApiQuestion.MOST_VALUES) {
            throw Unanswerable.at(Kind.TOO_MANY_VALUES, name, String.valueOf(ApiQuestion.MOST_VALUES));
        }
        return new ComponentCondition(
                component,
                Stream.of(alternatives)
                        .map(group -> Arrays.stream(group.split("\\+", -1))
                                .map(term -> term(component, name, term))
                                .toList())
                        .toList());
    }

    private static Term term(Component component, String name, String text) {
        int colon = text.indexOf(':');
        Optional<Operator> operator = colon < 0
                ? Optional.empty()
                : Stream.of(Operator.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text.substring(0, colon)))
                        .findFirst();
        String value = operator.isPresent() ? text.substring(colon + 1) : text;
        Term term = new Term(operator.orElse(Operator.EQ), ComparedValue.ofQuery(component, value));
        check(component, name, term);
        return term;
    }

    private static void check(Component component, String name, Term term) {
        if (term.value().isEmpty()) {
            throw Unanswerable.at(Kind.UNREADABLE_VALUE, name, "", "A, eq:A, ge:A+le:B, A,B");
        }
        boolean isOfText = term.operator().compareTo(Operator.CO) >= 0;
        if (!isOfText
                && component.id().equals(Component.TIME_PERIOD)
                && term.bound().days() == null) {
            throw Unanswerable.at(
                    Kind.UNREADABLE_VALUE, name, term.value(), "2014, 2014-S1, 2014-Q2, 2014-06, 2014-06-10");
        }
        if (!isOfText && component.isNumber() && term.bound().number() == null) {
            throw Unanswerable.at(Kind.UNREADABLE_VALUE, name, term.value(), "3, 3.2, -0.5");
        }
    }

    Component component() {
        return component;
    }

    /** The groups of terms. */
    List<List<Term>> groups() {
        return groups;
    }

    /** Whether a figure fulfils it. What a figure does not have is unlike anything. */
    boolean holds(SdmxFigure figure) {
        String text = figure.value(component.id());
        if (text == null) {
            return holdsForNothing;
        }
        ComparedValue value = ComparedValue.ofFigure(component, text);
        return !enough.isEmpty() && enough.contains(value.identity())
                || others.stream().anyMatch(group -> group.stream().allMatch(term -> term.holds(value)));
    }

    /** The values of which one is asked for; empty where the condition is of another kind. */
    Optional<List<String>> wanted() {
        return others.isEmpty()
                ? Optional.of(groups.stream().map(group -> group.get(0).value()).toList())
                : Optional.empty();
    }

    /** The first day on which a period can begin; empty where any can. */
    Optional<LocalDate> from() {
        return bound(List.of(Operator.EQ, Operator.GE, Operator.GT)).map(Days::first);
    }

    /** The last day on which a period can end; empty where any can. */
    Optional<LocalDate> until() {
        return bound(List.of(Operator.EQ, Operator.LE, Operator.LT)).map(Days::last);
    }

    private Optional<Days> bound(List<Operator> operators) {
        return groups.size() != 1
                ? Optional.empty()
                : groups.get(0).stream()
                        .filter(term -> operators.contains(term.operator()))
                        .findFirst()
                        .map(term -> term.bound().days());
    }
}
