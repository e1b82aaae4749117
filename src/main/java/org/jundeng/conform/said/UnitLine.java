// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.said;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final Contract contract;
    private final Catalogue catalogue;
    private final SaidUnits said;
    private final Map<String, String> byColumn = new HashMap<>();
    private final Map<String, String> byWord = new HashMap<>();
    private final Set<String> covered = new HashSet<>();
    private final Map<String, List<String>> applied = new HashMap<>();
    private final Map<String, String> promisedIn = new HashMap<>();
    private String usual;
    private boolean fitsAny;
    private Finding refusal;

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
        } else {
            String indicator = contract.table().indicator();
            String called = catalogue
                    .indicator(indicator)
                    .map(known -> known.name().zh())
                    .orElse(indicator);
            usual = read(indicator, called, usual, null).orElse(usual);
        }
        if (refusal == null && !fitsAny) {
            Map.Entry<String, String> first = promisedIn.isEmpty()
                    ? Map.entry("", "")
                    : promisedIn.entrySet().iterator().next();
            refusal = differs(first.getKey(), first.getValue());
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
            Finding before = refusal;
            read(
                            word.indicator(),
                            word.word(),
                            unit,
                            SaidUnits.ownOf(word.word(), catalogue.units()).orElse(null))
                    .ifPresent(other -> byWord.put(word.word(), other));
            boolean none = said.fitting(promised(word.indicator(), unit)).isEmpty();
            refusal = none ? before : refusal;
        }
    }

    private void readColumns(List<String> headers) {
        for (ColumnContract column : contract.table().columns()) {
            Optional<String> header = headerOf(column, headers);
            if (column.role() != Role.OBS_VALUE || header.isEmpty()) {
                continue;
            }
            String indicator = column.indicator() == null ? contract.table().indicator() : column.indicator();
            String unit = column.unit() == null ? usual : column.unit();
            Unit own = SaidUnits.ownOf(header.get(), catalogue.units()).orElse(null);
            read(indicator, header.get(), unit, own).ifPresent(other -> {
                byColumn.put(column.name(), other);
                covered.add(column.name());
            });
        }
    }

    private static Optional<String> headerOf(ColumnContract column, List<String> headers) {
        List<String> names = new ArrayList<>(List.of(column.name()));
        names.addAll(column.aliases());
        Optional<String> exact = headers.stream()
                .filter(header ->
                        names.stream().anyMatch(name -> HeaderName.plain(name).equals(HeaderName.plain(header))))
                .findFirst();
        return exact.isPresent()
                ? exact
                : headers.stream()
                        .filter(header -> names.stream()
                                .anyMatch(name -> HeaderName.withoutUnit(name).equals(HeaderName.withoutUnit(header))))
                        .findFirst();
    }

    /** The unit in which figures called {@code called} are read; empty where it is their own, or refused. */
    private Optional<String> read(String indicator, String called, String unit, Unit own) {
        Unit promised = promised(indicator, unit);
        promisedIn.putIfAbsent(called, promised.id());
        List<Unit> fitting = said.fitting(own == null ? promised : own);
        if (own != null) {
            boolean contradicts = said.listed().size() == 1
                    && !fitting.isEmpty()
                    && !fitting.get(0).id().equals(own.id());
            fitsAny |= !fitting.isEmpty();
            refusal = contradicts && refusal == null ? differs(called, own.id()) : refusal;
            return Optional.empty();
        }
        if (fitting.size() != 1) {
            refusal = refusal == null ? differs(called, promised.id()) : refusal;
            return Optional.empty();
        }
        fitsAny = true;
        String read = fitting.get(0).id();
        if (!read.equals(promised.id())) {
            applied.computeIfAbsent(promised.id() + "\n" + read, first -> new ArrayList<>())
                    .add(called);
        }
        return Optional.of(read);
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

    private Finding differs(String called, String unit) {
        return Finding.at(FindingCode.UNIT_LINE_DIFFERS, said.place(), said.text(), called, unit);
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
        String indicator = column.indicator() == null ? contract.table().indicator() : column.indicator();
        String unit = column.unit() == null ? contract.table().unit() : column.unit();
        return indicator != null
                && promised(indicator, unit).id().equals(own.get().id());
    }

    /** Why the delivery cannot be read in these units; null where it can. */
    Finding refusal() {
        return refusal;
    }

    /** The finding for the first column that would be read in another unit than the contract has; empty if none. */
    Optional<Finding> differing() {
        return applied.entrySet().stream()
                .findFirst()
                .map(each -> differs(each.getValue().get(0), each.getKey().split("\n")[0]));
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
