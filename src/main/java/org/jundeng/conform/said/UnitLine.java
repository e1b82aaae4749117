// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.said;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Unit;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.contract.TableShape;
import org.jundeng.contract.Vocabulary.IndicatorWord;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.row.HeaderName;
import org.jundeng.intake.row.PromisedNames;

/**
 * What the units above a header mean for each column. A header with a unit of its own is read in that; any other is
 * read in the one unit above that can be turned into the promised one. Where that is not certain the delivery is
 * refused.
 */
public final class UnitLine {

    private static final int MOST_NAMED = 10;

    private final Contract contract;
    private final Catalogue catalogue;
    private final SaidUnits said;
    private final Map<String, String> byColumn = new HashMap<>();
    private final Map<String, String> byWord = new HashMap<>();
    private final Set<String> covered = new HashSet<>();
    private final Map<String, List<String>> applied = new LinkedHashMap<>();
    private final Map<String, String> promisedIn = new LinkedHashMap<>();
    private final Map<String, String> ownUnits = new LinkedHashMap<>();
    /** What would be read in a unit that is not certain, with its promised unit. */
    private final Map<String, String> unclear = new LinkedHashMap<>();
    /** What says another unit than the line, with that unit. */
    private final Map<String, String> contradicting = new LinkedHashMap<>();

    private String usual;
    private boolean fitsAny;

    private UnitLine(Contract contract, Catalogue catalogue, SaidUnits said) {
        this.contract = contract;
        this.catalogue = catalogue;
        this.said = said;
        this.usual = contract.table().unit();
    }

    /** What {@code said} means below {@code headers}; {@code said} is null where nothing is said. */
    static UnitLine of(Contract contract, Catalogue catalogue, SaidUnits said, List<String> headers) {
        UnitLine line = new UnitLine(contract, catalogue, said);
        if (said != null && !line.hasUnitColumn(headers)) {
            line.read(headers);
        }
        return line;
    }

    /** Where each row names its unit, no line counts. */
    private boolean hasUnitColumn(List<String> headers) {
        PromisedNames names = new PromisedNames(contract);
        return headers.stream().map(names::column).anyMatch(column -> column != null && column.role() == Role.UNIT);
    }

    private void read(List<String> headers) {
        if (!contract.vocabulary().indicators().isEmpty()) {
            readWords();
        } else if (contract.table().layout() == TableShape.Layout.WIDE
                || contract.table().layout() == TableShape.Layout.LONG) {
            readColumns(headers);
        } else if (contract.table().indicator() != null) {
            String indicator = contract.table().indicator();
            String called = catalogue
                    .indicator(indicator)
                    .map(known -> known.name().zh())
                    .orElse(indicator);
            usual = read(called, promised(indicator, usual), null, true).orElse(usual);
        }
        if (!fitsAny && contradicting.isEmpty() && unclear.isEmpty()) {
            boolean allHaveOwn = !promisedIn.isEmpty() && ownUnits.keySet().equals(promisedIn.keySet());
            if (allHaveOwn) {
                contradicting.putAll(ownUnits);
            } else {
                unclear.putAll(promisedIn.isEmpty() ? Map.of("", "") : promisedIn);
            }
        }
    }

    /** A word that no unit above fits keeps its promised unit: it need not stand in this table. */
    private void readWords() {
        String ofColumn = contract.table().columns().stream()
                .filter(column -> column.role() == Role.OBS_VALUE && column.unit() != null)
                .map(ColumnContract::unit)
                .findFirst()
                .orElse(usual);
        for (IndicatorWord word : contract.vocabulary().indicators()) {
            String unit = word.unit() == null ? ofColumn : word.unit();
            Unit promised = promised(word.indicator(), unit);
            if (said.fitting(promised).isEmpty()) {
                promisedIn.putIfAbsent(word.word(), promised.id());
                continue;
            }
            Unit own = SaidUnits.ownOf(word.word(), catalogue.units()).orElse(null);
            read(word.word(), promised, own, true).ifPresent(other -> byWord.put(word.word(), other));
        }
    }

    private void readColumns(List<String> headers) {
        PromisedNames names = new PromisedNames(contract);
        for (ColumnContract column : contract.table().columns()) {
            Optional<String> header = headerOf(column, headers, names);
            if (column.role() != Role.OBS_VALUE || header.isEmpty()) {
                continue;
            }
            String indicator = column.indicator() == null ? contract.table().indicator() : column.indicator();
            String unit = column.unit() == null ? usual : column.unit();
            Unit own = SaidUnits.ownOf(header.get(), catalogue.units()).orElse(null);
            boolean isItsName = names.column(header.get()) == column;
            read(header.get(), promised(indicator, unit), own, isItsName).ifPresent(other -> {
                byColumn.put(column.name(), other);
                covered.add(column.name());
            });
        }
    }

    private static Optional<String> headerOf(ColumnContract column, List<String> headers, PromisedNames promised) {
        List<String> names = new ArrayList<>(List.of(column.name()));
        names.addAll(column.aliases());
        Optional<String> exact = headers.stream()
                .filter(header ->
                        names.stream().anyMatch(name -> HeaderName.plain(name).equals(HeaderName.plain(header))))
                .findFirst();
        return exact.isPresent()
                ? exact
                : headers.stream()
                        .filter(header -> promised.column(header) == null)
                        .filter(header -> names.stream()
                                .anyMatch(name -> HeaderName.withoutUnit(name).equals(HeaderName.withoutUnit(header))))
                        .findFirst();
    }

    /**
     * The unit in which figures called {@code called} are read; empty where it is their own, or is not certain.
     *
     * @param own the unit in the brackets behind the name; null where there is none
     * @param isItsName whether the contract calls them so, brackets and all
     */
    private Optional<String> read(String called, Unit promised, Unit own, boolean isItsName) {
        promisedIn.putIfAbsent(called, promised.id());
        List<Unit> fitting = said.fitting(own == null ? promised : own);
        if (own == null && fitting.size() != 1) {
            unclear.put(called, promised.id());
            return Optional.empty();
        }
        if (own == null) {
            return Optional.of(readIn(fitting.get(0), called, promised));
        }
        ownUnits.put(called, own.id());
        boolean listed = said.listed().containsKey(own.id());
        if (said.listed().size() == 1 && !fitting.isEmpty() && !listed) {
            contradicting.put(called, own.id());
        }
        fitsAny |= !fitting.isEmpty();
        return listed && !isItsName && own.base().equals(promised.base())
                ? Optional.of(readIn(own, called, promised))
                : Optional.empty();
    }

    private String readIn(Unit unit, String called, Unit promised) {
        fitsAny = true;
        if (!unit.id().equals(promised.id())) {
            applied.computeIfAbsent(promised.id() + "\n" + unit.id(), first -> new ArrayList<>())
                    .add(called);
        }
        return unit.id();
    }

    private Unit promised(String indicatorId, String unit) {
        String id = unit == null
                ? catalogue.indicator(indicatorId).map(Indicator::unit).orElse("")
                : unit;
        return catalogue
                .units()
                .find(id)
                .orElseThrow(() -> new IllegalStateException("the contracts were checked: unit " + id + " is known"));
    }

    /** The finding for figures that are called so, each with its unit: one for all of them. */
    private Finding differs(Map<String, String> unitsByName, String... form) {
        List<String> arguments = new ArrayList<>();
        arguments.add(listed(unitsByName.keySet()));
        arguments.add(listed(new LinkedHashSet<>(unitsByName.values())));
        arguments.addAll(List.of(form));
        return new Finding(FindingCode.UNIT_LINE_DIFFERS, said.place(), said.text(), arguments);
    }

    private static String listed(Collection<String> words) {
        String first = words.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return words.size() > MOST_NAMED ? first + ", …" : first;
    }

    /** The promise as it holds for this delivery. */
    Contract contract() {
        return byColumn.isEmpty()
                        && byWord.isEmpty()
                        && usual == contract.table().unit()
                ? contract
                : contract.inUnits(byColumn, byWord, usual);
    }

    /** Whether a header that differs from a column's name only by its unit means the column, all the same. */
    public boolean means(ColumnContract column, String header) {
        if (contract.form().format() != FileForm.Format.TABLE || column.role() != Role.OBS_VALUE) {
            return false;
        }
        Optional<Unit> own = SaidUnits.ownOf(header, catalogue.units());
        if (own.isEmpty()) {
            return covered.contains(column.name()) && HeaderName.plain(header).equals(HeaderName.withoutUnit(header));
        }
        if (own.get().id().equals(byColumn.get(column.name()))) {
            return true;
        }
        String indicator = column.indicator() == null ? contract.table().indicator() : column.indicator();
        String unit = column.unit() == null ? contract.table().unit() : column.unit();
        return indicator != null
                && promised(indicator, unit).id().equals(own.get().id());
    }

    /** Why the delivery cannot be read in these units; null where it can. */
    Finding refusal() {
        if (!contradicting.isEmpty()) {
            return differs(contradicting, "in-header");
        }
        return unclear.isEmpty() ? null : differs(unclear);
    }

    /** The finding for what would be read in another unit than the contract has; empty if nothing would. */
    Optional<Finding> differing() {
        Map<String, String> others = new LinkedHashMap<>();
        applied.forEach((units, names) -> names.forEach(name -> others.put(name, units.split("\n")[0])));
        return others.isEmpty() ? Optional.empty() : Optional.of(differs(others));
    }

    /** The notes about figures that were not read in their promised unit. */
    List<Finding> notes() {
        List<Finding> notes = new ArrayList<>();
        applied.forEach((units, names) -> {
            String[] both = units.split("\n");
            notes.add(Finding.at(
                    FindingCode.UNIT_LINE_APPLIED,
                    said.place(),
                    said.text(),
                    String.join(", ", names),
                    both[0],
                    both[1]));
        });
        return notes;
    }
}
