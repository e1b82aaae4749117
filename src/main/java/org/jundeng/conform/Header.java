// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.binding.NearestWord;
import org.jundeng.conform.said.Surroundings;
import org.jundeng.conform.said.UnitLine;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.UnnamedFields;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.HeaderName;

/** Compares the headers of a delivery with the promised columns, and reports all differences at once. */
final class Header {

    private static final int LONGEST_GUESSED = 40;
    private static final int NOWHERE = -1;
    private static final int MOST_TOLD = 30;

    private final List<String> headers;
    private final Contract contract;
    private final UnitLine units;
    private final Map<ColumnContract, Integer> places = new LinkedHashMap<>();
    private final List<Integer> unclaimed = new ArrayList<>();
    private final Set<Integer> explained = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> unnamed = new ArrayList<>();
    private int unnamedAt;

    /** Compares {@code headers}, but for those that are no part of the table. */
    Header(Surroundings around, List<String> headers) {
        this.contract = around.contract();
        this.units = around.units();
        this.headers = headers;
        Map<String, ColumnContract> byName = new HashMap<>();
        for (ColumnContract column : contract.table().columns()) {
            byName.put(HeaderName.plain(column.name()), column);
            column.aliases().forEach(alias -> byName.putIfAbsent(HeaderName.plain(alias), column));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            if (around.passedOver().contains(i)) {
                continue;
            }
            String plain = HeaderName.plain(headers.get(i));
            ColumnContract column = byName.get(plain);
            if (column != null && places.putIfAbsent(column, i) != null) {
                repeated(i, column.name());
            } else if (column == null && seen.putIfAbsent(plain, i) != null && !plain.isEmpty()) {
                repeated(i, headers.get(seen.get(plain)));
            } else if (column == null) {
                unclaimed.add(i);
            }
        }
    }

    private void repeated(int place, String first) {
        String header = headers.get(place);
        findings.add(Finding.at(FindingCode.REPEATED_COLUMN, place(0, place), header, first));
    }

    /** Notes the promised columns that are missing, each with the header that was most likely meant for it. */
    void noteMissing() {
        List<ColumnContract> absent = contract.table().columns().stream()
                .filter(column -> !places.containsKey(column))
                .collect(Collectors.toCollection(ArrayList::new));
        absent.removeAll(placeByUnits(absent));
        absent.removeAll(noteOtherUnits(absent));
        absent.removeIf(ColumnContract::optional);
        List<String> nowhere = new ArrayList<>();
        for (ColumnContract column : absent) {
            int at = likeliest(column, absent.size() == 1);
            if (at == NOWHERE) {
                nowhere.add(column.name());
            } else {
                explained.add(at);
                findings.add(missing(column.name(), at, headers.get(at)));
            }
        }
        noteNowhere(nowhere);
    }

    /**
     * Columns that nothing in a table is like: several are one finding, with all that stands there, since it may be
     * another table altogether.
     */
    private void noteNowhere(List<String> names) {
        if (names.size() < 2 || !contract.form().isTable() || spread().findAny().isPresent()) {
            names.forEach(name -> findings.add(missing(name, NOWHERE, "")));
            return;
        }
        explained.addAll(unclaimed);
        String delivered = headers.stream()
                .filter(header -> !header.isBlank() && header.length() <= LONGEST_GUESSED)
                .limit(MOST_TOLD)
                .collect(Collectors.joining(", "));
        findings.add(Finding.at(
                FindingCode.MISSING_COLUMN,
                new Location(0, null, 0),
                "",
                names.stream().limit(MOST_TOLD).collect(Collectors.joining(", ")),
                delivered.isEmpty() ? "—" : delivered,
                "several"));
    }

    /** The unknown header that was most likely meant for a column: a name like it or, if there is just one, any. */
    private int likeliest(ColumnContract column, boolean nothingElseIsMissing) {
        Map<String, Integer> strangers = new HashMap<>();
        unclaimed.stream()
                .filter(at -> !explained.contains(at) && headers.get(at).length() <= LONGEST_GUESSED)
                .forEach(at -> strangers.putIfAbsent(HeaderName.plain(headers.get(at)), at));
        boolean renamed = nothingElseIsMissing
                && strangers.size() == 1
                && contract.form().isTable()
                && spread().findAny().isEmpty();
        return NearestWord.only(HeaderName.plain(column.name()), strangers.keySet(), UnaryOperator.identity())
                .or(() -> renamed ? strangers.keySet().stream().findFirst() : Optional.empty())
                .map(strangers::get)
                .orElse(NOWHERE);
    }

    /** Places columns whose headers are without their unit where it is said otherwise; returns those columns. */
    private List<ColumnContract> placeByUnits(List<ColumnContract> absent) {
        List<ColumnContract> placed = new ArrayList<>();
        for (Integer at : List.copyOf(unclaimed)) {
            String base = HeaderName.withoutUnit(headers.get(at));
            List<ColumnContract> meant = absent.stream()
                    .filter(column -> !placed.contains(column) && isCalled(column, base))
                    .filter(column -> units.means(column, headers.get(at)))
                    .toList();
            if (meant.size() == 1) {
                placed.add(meant.get(0));
                places.put(meant.get(0), at);
                unclaimed.remove(at);
            }
        }
        return placed;
    }

    private static boolean isCalled(ColumnContract column, String base) {
        return Stream.concat(Stream.of(column.name()), column.aliases().stream())
                .anyMatch(name -> HeaderName.withoutUnit(name).equals(base));
    }

    /** Notes headers that have another unit in brackets than their column, or none; returns those columns. */
    private List<ColumnContract> noteOtherUnits(List<ColumnContract> absent) {
        Map<String, List<ColumnContract>> byBase = new HashMap<>();
        absent.forEach(
                column -> byBase.computeIfAbsent(HeaderName.withoutUnit(column.name()), base -> new ArrayList<>())
                        .add(column));
        List<ColumnContract> found = new ArrayList<>();
        for (int at : unclaimed) {
            List<ColumnContract> meant = byBase.getOrDefault(HeaderName.withoutUnit(headers.get(at)), List.of());
            if (meant.size() == 1 && !found.contains(meant.get(0))) {
                found.add(meant.get(0));
                explained.add(at);
                findings.add(Finding.at(
                        FindingCode.UNIT_IN_HEADER,
                        place(0, at),
                        headers.get(at),
                        meant.get(0).name()));
            }
        }
        return found;
    }

    void missing(String name, String nearest) {
        findings.add(missing(name, NOWHERE, nearest));
    }

    /** The finding's location is that of the column that may be meant. */
    private Finding missing(String name, int at, String nearest) {
        Location place = new Location(0, name, at == NOWHERE ? 0 : place(0, at).columnNo());
        return Finding.at(FindingCode.MISSING_COLUMN, place, "", name, nearest);
    }

    /** Notes a header that the contract does not know. */
    void unknown(int place, List<String> others) {
        if (explained.contains(place)) {
            return;
        }
        if (!contract.form().isTable() && others.isEmpty()) {
            unnamed(place);
            return;
        }
        String header = headers.get(place);
        Map<String, String> meanings = new HashMap<>();
        others.forEach(name -> meanings.put(name, name));
        contract.table().columns().forEach(column -> {
            meanings.put(column.name(), column.name());
            column.aliases().forEach(alias -> meanings.put(alias, column.name()));
        });
        Optional<String> nearest = header.length() > LONGEST_GUESSED
                ? Optional.empty()
                : NearestWord.only(header, meanings.keySet(), meanings::get);
        findings.add(Finding.at(FindingCode.UNKNOWN_COLUMN, place(0, place), header, promised(), nearest.orElse("")));
    }

    private String promised() {
        return Stream.concat(contract.table().columns().stream().map(ColumnContract::name), spread())
                .collect(Collectors.joining(", "));
    }

    /** All fields that the contract does not name are one finding, at the place of the first. */
    private void unnamed(int place) {
        if (unnamed.isEmpty()) {
            unnamedAt = findings.size();
            findings.add(null);
        }
        unnamed.add(headers.get(place));
        Location first = new Location(0, unnamed.get(0));
        findings.set(unnamedAt, UnnamedFields.finding(contract, first, unnamed, promised()));
    }

    /**
     * What the contract promises without naming it, in the words of {@code role}: a column for each region or period.
     */
    private Stream<String> spread() {
        return switch (contract.table().layout()) {
            case WIDE_AREAS -> Stream.of("<ref-area>");
            case WIDE_PERIODS -> Stream.of("<time-period>");
            default -> Stream.empty();
        };
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    /** The columns that no contract column claims. */
    List<Integer> unclaimed() {
        return unclaimed;
    }

    Map<ColumnContract, Integer> places() {
        return places;
    }

    /** A cell's location; only tables have column numbers. */
    Location place(long rowNo, int at) {
        return new Location(rowNo, headers.get(at), contract.form().isTable() ? at + 1 : 0);
    }

    String text(int place) {
        return headers.get(place);
    }

    List<Finding> findings() {
        return findings;
    }
}
