// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Person;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.DuePeriods;
import org.jundeng.contract.Expectations;
import org.jundeng.observation.TimePeriod;
import org.jundeng.template.BlankTable.Asked;

/** What a steward must know to fill a template in, made from the contract: what, when due, whom to ask, each column. */
final class Instructions {

    private final Contract contract;
    private final Catalogue catalogue;
    private final Wording wording;
    private final Phrases phrases;
    private final Locale locale;

    Instructions(Contract contract, Catalogue catalogue, Locale locale) {
        this.contract = contract;
        this.catalogue = catalogue;
        this.locale = locale;
        this.wording = Wording.of(Instructions.class, locale);
        this.phrases = new Phrases(catalogue, locale);
    }

    /**
     * The sheet.
     *
     * @param period the period that is filled in
     * @param lines its lines, each with one or two cells
     */
    record Sheet(TimePeriod period, List<List<String>> lines) {}

    Sheet lines(TimePeriod period, String fileName) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(wording.say("title", contract.name().in(locale))));
        add(lines, "period", phrases.period(period));
        add(lines, "due", due(period));
        add(
                lines,
                "hand-in",
                wording.say("hand-in.how", fileName, contract.bureau(), phrases.bureau(contract.bureau())));
        add(lines, "ask", ask());
        add(lines, "fill-in", wording.say("fill-in.how"));
        String marks = String.join(" ", contract.vocabulary().missing());
        add(
                lines,
                "nothing",
                wording.say(
                        "nothing.how",
                        marks,
                        String.join(" ", contract.vocabulary().confidential())));
        totals().ifPresent(text -> add(lines, "totals", text));
        lines.add(List.of(""));
        contract.table().columns().forEach(column -> lines.add(List.of(quoted(column.name()), meaning(column))));
        switch (contract.table().layout()) {
            case WIDE_AREAS -> add(lines, "areas", wording.say("areas.how"));
            case WIDE_PERIODS -> add(lines, "periods", wording.say("periods.how"));
            default -> {}
        }
        contract.vocabulary()
                .indicators()
                .forEach(word -> lines.add(List.of(quoted(word.word()), figure(word.indicator(), word.unit()))));
        return new Sheet(period, lines);
    }

    private void add(List<List<String>> lines, String key, String text) {
        lines.add(List.of(wording.say(key), text));
    }

    /** In quotes, so that no cell of this sheet is a promised header. */
    private String quoted(String name) {
        return wording.say("quoted", name);
    }

    private String due(TimePeriod period) {
        Expectations.Due due = contract.expectations().due();
        return new DuePeriods(contract, catalogue.workingDays())
                .dueDay(period)
                .map(day -> wording.say("due.on", phrases.day(day), due.workingDay()))
                .orElseGet(() -> wording.say("due.none"));
    }

    private String ask() {
        Optional<Person> steward = catalogue.people().person(contract.steward());
        String operators = catalogue.people().operators().stream()
                .map(this::person)
                .collect(Collectors.joining(wording.say("and")));
        return wording.say(
                operators.isEmpty() ? "ask.steward" : "ask.both",
                steward.map(this::person).orElse(contract.steward()),
                operators);
    }

    private String person(Person person) {
        return person.name().in(locale) + " " + person.email();
    }

    private Optional<String> totals() {
        List<String> names = contract.expectations().totals().stream()
                .flatMap(check -> check.indicators().stream())
                .distinct()
                .flatMap(id -> catalogue.indicator(id).stream())
                .map(indicator -> indicator.name().in(locale))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(wording.say("totals.how", String.join(wording.say("and"), names)));
    }

    private String meaning(ColumnContract column) {
        String meaning =
                switch (column.role()) {
                    case REF_AREA -> wording.say(AreaColumn.wantsCode(column) ? "column.code" : "column.name");
                    case TIME_PERIOD -> wording.say("column.period");
                    case INDICATOR -> wording.say("column.indicator");
                    case OBS_VALUE -> value(column);
                    case OBS_STATUS -> wording.say("column.status");
                    case UNIT -> wording.say("column.unit");
                    case DIMENSION -> wording.say("column.dimension");
                    case MUST_EQUAL -> wording.say("column.must-equal", column.text());
                    case NOTE -> wording.say("column.note");
                    default -> wording.say("column.ignore");
                };
        return column.optional() ? wording.say("column.optional", meaning) : meaning;
    }

    private String value(ColumnContract column) {
        String what = column.indicator() != null
                ? column.indicator()
                : contract.table().indicator();
        return what == null ? wording.say("column.value") : figure(what, column.unit());
    }

    private String figure(String id, String unit) {
        Indicator indicator = catalogue.indicator(id).orElseThrow();
        String given = unit != null ? unit : contract.table().unit();
        Asked asked = new Asked(indicator, given == null ? indicator.unit() : given);
        ValueBounds bounds = ValueBounds.of(asked, catalogue.units());
        String name = indicator.name().in(locale);
        String exactly = indicator.definition() == null
                ? name
                : wording.say("figure.defined", name, indicator.definition().in(locale));
        String kind = bounds.whole() ? wording.say("figure.whole") : wording.say("figure.number");
        return wording.say("figure", exactly, asked.unit(), kind, bounds.range(wording));
    }
}
