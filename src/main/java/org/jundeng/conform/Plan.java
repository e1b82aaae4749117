// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.conform.said.Surroundings;
import org.jundeng.conform.text.CellText;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.RowRules;
import org.jundeng.contract.TableShape;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;

/** What each cell of a row stands for: worked out once from the contract and the header. */
final class Plan {

    static final int NONE = -1;

    final Contract contract;
    final Header header;
    final Measures measures;
    final PeriodForm periods;
    final RegionLookup regions;
    /**
     * The look-up for further columns that name a row's region. It is not {@link #regions}, because a look-up caches
     * its last cell.
     */
    final RegionLookup regionsAgain;

    final TotalWords totals;
    /** Whether rows may be totals or parts of others; see {@link Contract#sortsRows}. */
    final boolean sortsRows;

    final LocalDate businessDate;
    final List<ValueCell> values = new ArrayList<>();
    final List<TotalCell> totalCells = new ArrayList<>();
    final List<Column> dimensions = new ArrayList<>();
    final List<Column> mustEqual = new ArrayList<>();
    /** The status that a mark in place of a value means: missing or confidential. */
    final Map<String, ObsStatus> marked = new HashMap<>();

    final String marks;
    final List<Integer> notes = new ArrayList<>();
    final Map<String, ObsStatus> statuses = new LinkedHashMap<>();
    int region = NONE;
    int period = NONE;
    int indicator = NONE;
    int status = NONE;
    int unit = NONE;
    String usualUnit;
    boolean unitIsOptional;
    List<Integer> regionAgain = List.of();
    List<Integer> outerRegions = List.of();
    int year = NONE;
    int partOfYear = NONE;
    int unitMult = NONE;
    boolean unitMultIsOptional;

    /** The period of all rows, or the year of all columns, where it stands beside the table; null elsewhere. */
    final TimePeriod saidPeriod;

    Plan(Surroundings around, Catalogue catalogue, LocalDate businessDate, List<String> headers) {
        this.contract = around.contract();
        this.sortsRows = contract.sortsRows();
        this.saidPeriod = around.period();
        this.businessDate = businessDate;
        this.measures = new Measures(contract, catalogue);
        Set<String> cityWords = TotalWords.ofTheCity(contract, catalogue.regions());
        List<RowRules.RegionWord> regionWords = contract.table().rows().regions();
        this.regions = new RegionLookup(catalogue.regions(), cityWords, contract);
        this.regionsAgain = new RegionLookup(catalogue.regions(), cityWords, contract);
        this.totals = new TotalWords(
                catalogue.regions(),
                cityWords,
                regionWords.stream().map(RowRules.RegionWord::word).collect(Collectors.toSet()));
        this.periods = PeriodForm.of(contract);
        this.marks = String.join(" ", contract.vocabulary().missing());
        contract.vocabulary().missing().forEach(mark -> mark(mark, ObsStatus.M));
        contract.vocabulary().confidential().forEach(mark -> mark(mark, ObsStatus.Q));
        contract.vocabulary().statuses().forEach(word -> statuses.put(CellText.plain(word.word()), word.status()));
        header = new Header(around, headers);
        header.noteMissing();
        header.places().forEach(this::place);
        placeRegions();
        header.unclaimed().forEach(this::placeUnclaimed);
        noteMissingSpread();
        checkUnits();
    }

    private void place(ColumnContract column, int at) {
        switch (column.role()) {
            case TIME_PERIOD -> period = at;
            case INDICATOR -> indicator = at;
            case OBS_VALUE -> values.add(value(column, at));
            case OBS_STATUS -> status = at;
            case UNIT -> {
                unit = at;
                usualUnit = column.unit();
                unitIsOptional = column.optional();
            }
            case DIMENSION -> dimensions.add(new Column(at, column.dimension(), column.optional()));
            case MUST_EQUAL -> mustEqual.add(new Column(at, CellText.plain(column.text()), column.optional()));
            case NOTE -> placeNote(at);
            case YEAR -> year = at;
            case PART_OF_YEAR -> partOfYear = at;
            case UNIT_MULT -> {
                unitMult = at;
                unitMultIsOptional = column.optional();
            }
            case REF_AREA, OUTER_AREA, IGNORE -> {}
            default -> throw new IllegalStateException("unknown role " + column.role());
        }
    }

    private void mark(String mark, ObsStatus says) {
        String plain = CellText.plain(mark);
        marked.put(plain, says);
        marked.putIfAbsent(plain.toLowerCase(Locale.ROOT), says);
    }

    /** The contract's first region column gives the region; all others must agree. */
    private void placeRegions() {
        List<Integer> all = places(ColumnContract.Role.REF_AREA);
        outerRegions = places(ColumnContract.Role.OUTER_AREA);
        if (!all.isEmpty()) {
            region = all.get(0);
            regionAgain = all.subList(1, all.size());
        }
    }

    private List<Integer> places(ColumnContract.Role role) {
        return contract.table().columns().stream()
                .filter(column -> column.role() == role)
                .map(header.places()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The place of the column that the contract calls so; {@link #NONE} where the delivery lacks it. */
    int place(String name) {
        return contract.table().columns().stream()
                .filter(column -> column.name().equals(name))
                .map(header.places()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(NONE);
    }

    /** The cells that say what a row is about: its regions and its indicator. */
    List<Integer> heads() {
        List<Integer> heads = new ArrayList<>(places(ColumnContract.Role.REF_AREA));
        if (indicator != NONE) {
            heads.add(indicator);
        }
        return heads;
    }

    /** The other cells that hold for all values of a row. */
    List<Integer> sharedCells() {
        List<Integer> shared = new ArrayList<>(outerRegions);
        Stream.of(period, year, partOfYear, unit, unitMult)
                .filter(at -> at != NONE)
                .forEach(shared::add);
        return shared;
    }

    /** A bare number in a note suggests that cells have shifted; only cells between delimiters can shift. */
    private void placeNote(int at) {
        if (contract.form().isTable()) {
            notes.add(at);
        }
    }

    private ValueCell value(ColumnContract column, int at) {
        String what = column.indicator() != null
                ? column.indicator()
                : contract.table().indicator();
        String in = column.unit() != null ? column.unit() : contract.table().unit();
        return new ValueCell(at, what, in, null, null);
    }

    private void placeUnclaimed(int at) {
        String text = header.text(at);
        if (contract.table().layout() == TableShape.Layout.WIDE_AREAS) {
            TimePeriod now = TimePeriod.containing(contract.table().freq(), businessDate);
            RegionMatch match = text.isBlank() ? null : regions.find(text, now);
            if (match != null && !(match instanceof RegionMatch.Unknown)) {
                values.add(new ValueCell(
                        at, contract.table().indicator(), contract.table().unit(), null, text));
                return;
            }
            TotalRow.Cover cover = sortsRows ? totals.of(text) : null;
            if (cover != null && cover.kind() != TotalRow.Kind.BLOCK) {
                totalCells.add(new TotalCell(
                        new ValueCell(
                                at,
                                contract.table().indicator(),
                                contract.table().unit(),
                                null,
                                null),
                        cover));
                return;
            }
            header.unknown(at, nearest(match, now));
        } else if (contract.table().layout() == TableShape.Layout.WIDE_PERIODS) {
            PeriodForm.Result read = periods.read(text);
            TimePeriod named = read.period() != null ? read.period() : partOfSaidYear(text);
            if (named != null) {
                values.add(new ValueCell(
                        at, contract.table().indicator(), contract.table().unit(), named, null));
                return;
            }
            header.unknown(at, read.suggestion().isEmpty() ? List.of() : List.of(read.suggestion()));
        } else {
            header.unknown(at, List.of());
        }
    }

    /** The part of the year beside the table that a header names, such as 6月; null where it names none. */
    private TimePeriod partOfSaidYear(String header) {
        String part = CellText.plain(header);
        return saidPeriod == null || part.isEmpty()
                ? null
                : periods.read(periods.joined(saidPeriod.toString(), part)).period();
    }

    /** The nearest region that exists now: one of another time would be refused in each row. */
    private List<String> nearest(RegionMatch match, TimePeriod now) {
        return match instanceof RegionMatch.Unknown unknown
                ? unknown
                        .nearest()
                        .map(near -> regions.thenCalled(near, now))
                        .filter(called -> !called.isEmpty())
                        .stream()
                        .toList()
                : List.of();
    }

    private void noteMissingSpread() {
        if (values.isEmpty() && header.findings().isEmpty()) {
            header.missing(
                    contract.table().layout() == TableShape.Layout.WIDE_PERIODS
                            ? periods.examples()
                            : regions.cityName(businessDate),
                    "");
        }
    }

    /** The contract's own units have been checked by doctor, so a failure here is the catalogue's fault. */
    private void checkUnits() {
        for (ValueCell value : values) {
            Optional<Measure> measure =
                    value.indicator() == null ? Optional.empty() : measures.of(value.indicator(), value.unit());
            if (value.indicator() != null && measure.isEmpty()) {
                String called = header.text(value.at());
                header.add(unknownUnit(header.place(0, value.at()), value.unit(), called, value.indicator()));
                return;
            }
        }
    }

    /** A finding: the unit does not fit the indicator {@code what}, which the steward knows as {@code called}. */
    Finding unknownUnit(Location place, String unit, String called, String what) {
        return Finding.at(FindingCode.UNKNOWN_UNIT, place, unit == null ? "" : unit, called, measures.unitOf(what));
    }

    /**
     * A cell with a value.
     *
     * @param at its place in the row
     * @param indicator the indicator's id; null where the row's indicator column names it
     * @param unit its unit; null where the row names it, or it is the indicator's own
     * @param period its period; null where the row names it
     * @param area the region's code or name; null where the row or the contract names it
     */
    record ValueCell(int at, String indicator, String unit, TimePeriod period, String area) {}

    /**
     * A cell with a total of those beside it.
     *
     * @param value the cell
     * @param cover which cells it is the total of
     */
    record TotalCell(ValueCell value, TotalRow.Cover cover) {}

    /**
     * A column and the text that goes with it.
     *
     * @param at its place in the row
     * @param text the dimension's id, or the text that each cell must have
     * @param optional whether a JSON record may lack it
     */
    record Column(int at, String text, boolean optional) {}
}
