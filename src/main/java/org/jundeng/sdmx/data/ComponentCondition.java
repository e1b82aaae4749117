// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sdmx.Component;

/**
 * A condition on a component, {@code c[ID]=...}: one of several groups must hold, and of a group all terms.
 *
 * @param component the component
 * @param groups the groups of terms
 */
record ComponentCondition(Component component, List<List<Term>> groups) {

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
    record Term(Operator operator, String value) {}

    ComponentCondition {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** Reads {@code text}; throws {@link Unanswerable} where a value is not of the component's form. */
    static ComponentCondition read(Component component, String text) {
        List<List<Term>> groups = new ArrayList<>();
        for (String group : text.split(",", -1)) {
            List<Term> terms = new ArrayList<>();
            for (String term : group.split("\\+", -1)) {
                terms.add(check(component, term(term)));
            }
            groups.add(terms);
        }
        return new ComponentCondition(component, groups);
    }

    private static Term term(String text) {
        int colon = text.indexOf(':');
        Optional<Operator> operator = colon < 0
                ? Optional.empty()
                : Stream.of(Operator.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text.substring(0, colon)))
                        .findFirst();
        return operator.map(each -> new Term(each, text.substring(colon + 1)))
                .orElseGet(() -> new Term(Operator.EQ, text));
    }

    private static Term check(Component component, Term term) {
        String name = "c[" + component.id() + "]";
        if (term.value().isEmpty()) {
            throw Unanswerable.at(Kind.UNREADABLE_VALUE, name, "", "A, eq:A, ge:A+le:B, A,B");
        }
        boolean isOfText = term.operator().compareTo(Operator.CO) >= 0;
        if (!isOfText && component.id().equals(Component.TIME_PERIOD)) {
            TimePeriod.parse(term.value())
                    .orElseThrow(() -> Unanswerable.at(
                            Kind.UNREADABLE_VALUE, name, term.value(), "2014, 2014-S1, 2014-Q2, 2014-06, 2014-06-10"));
        }
        if (!isOfText && component.isNumber() && number(term.value()).isEmpty()) {
            throw Unanswerable.at(Kind.UNREADABLE_VALUE, name, term.value(), "3, 3.2, -0.5");
        }
        return term;
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?\\d{1,100}(\\.\\d{1,100})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** Whether a figure fulfils it. What a figure does not have is unlike anything. */
    boolean holds(SdmxFigure figure) {
        String value = figure.value(component.id());
        return groups.stream().anyMatch(group -> group.stream().allMatch(term -> holds(value, term)));
    }

    private boolean holds(String value, Term term) {
        if (value == null) {
            return term.operator() == Operator.NE || term.operator() == Operator.NC;
        }
        return switch (term.operator()) {
            case EQ -> isSame(value, term.value());
            case NE -> !isSame(value, term.value());
            case CO -> value.contains(term.value());
            case NC -> !value.contains(term.value());
            case SW -> value.startsWith(term.value());
            case EW -> value.endsWith(term.value());
            default -> isInOrder(value, term);
        };
    }

    private boolean isSame(String value, String wanted) {
        return component.isNumber()
                ? number(value).orElseThrow().compareTo(number(wanted).orElseThrow()) == 0
                : value.equals(wanted);
    }

    private boolean isInOrder(String value, Term term) {
        if (component.id().equals(Component.TIME_PERIOD)) {
            return isInTime(
                    TimePeriod.parse(value).orElseThrow(),
                    TimePeriod.parse(term.value()).orElseThrow(),
                    term.operator());
        }
        int order = component.isNumber()
                ? number(value).orElseThrow().compareTo(number(term.value()).orElseThrow())
                : value.compareTo(term.value());
        return switch (term.operator()) {
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            default -> order >= 0;
        };
    }

    /** A period is not before another where it begins no earlier, and not after it where it ends no later. */
    private static boolean isInTime(TimePeriod period, TimePeriod bound, Operator operator) {
        return switch (operator) {
            case LT -> period.lastDay().isBefore(bound.firstDay());
            case LE -> !period.lastDay().isAfter(bound.lastDay());
            case GT -> period.firstDay().isAfter(bound.lastDay());
            default -> !period.firstDay().isBefore(bound.firstDay());
        };
    }

    /** The values of which one is asked for; empty where the condition is of another kind. */
    Optional<List<String>> wanted() {
        boolean plain = groups.stream()
                .allMatch(group -> group.size() == 1 && group.get(0).operator() == Operator.EQ);
        return plain
                ? Optional.of(groups.stream().map(group -> group.get(0).value()).toList())
                : Optional.empty();
    }

    /** The first day on which a period can begin; empty where any can. */
    Optional<LocalDate> from() {
        return bound(List.of(Operator.EQ, Operator.GE, Operator.GT)).map(TimePeriod::firstDay);
    }

    /** The last day on which a period can end; empty where any can. */
    Optional<LocalDate> until() {
        return bound(List.of(Operator.EQ, Operator.LE, Operator.LT)).map(TimePeriod::lastDay);
    }

    private Optional<TimePeriod> bound(List<Operator> operators) {
        return groups.size() != 1
                ? Optional.empty()
                : groups.get(0).stream()
                        .filter(term -> operators.contains(term.operator()))
                        .findFirst()
                        .flatMap(term -> TimePeriod.parse(term.value()));
    }
}
