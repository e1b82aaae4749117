// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.binding.Nearest;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Place;
import org.jundeng.intake.HeaderName;

/** Holds the headers of a delivery against the promised columns; finds all that is wrong at once. */
final class Header {

    private static final int LONGEST_GUESSED = 40;

    private final List<String> headers;
    private final Contract contract;
    private final Map<ColumnContract, Integer> places = new LinkedHashMap<>();
    private final List<Integer> unclaimed = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Header(Contract contract, List<String> headers) {
        this.contract = contract;
        this.headers = headers;
        Map<String, ColumnContract> byName = new HashMap<>();
        for (ColumnContract column : contract.columns()) {
            byName.put(HeaderName.plain(column.name()), column);
            column.aliases().forEach(alias -> byName.putIfAbsent(HeaderName.plain(alias), column));
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
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

    /** Notes the promised columns that are missing. */
    void noteMissing() {
        for (ColumnContract column : contract.columns()) {
            if (!column.optional() && !places.containsKey(column)) {
                List<String> strangers = unclaimed.stream()
                        .map(headers::get)
                        .filter(header -> header.length() <= LONGEST_GUESSED)
                        .toList();
                missing(column.name(), Nearest.to(column.name(), strangers).orElse(""));
            }
        }
    }

    void missing(String name, String nearest) {
        findings.add(Finding.at(FindingCode.MISSING_COLUMN, new Place(0, name), "", name, nearest));
    }

    /** Notes a header that nobody knows. */
    void unknown(int place, List<String> others) {
        String header = headers.get(place);
        List<String> names = new ArrayList<>(others);
        contract.columns().forEach(column -> {
            names.add(column.name());
            names.addAll(column.aliases());
        });
        Optional<String> nearest = header.length() > LONGEST_GUESSED ? Optional.empty() : Nearest.to(header, names);
        String promised = contract.columns().stream().map(ColumnContract::name).collect(Collectors.joining(", "));
        findings.add(Finding.at(FindingCode.UNKNOWN_COLUMN, place(0, place), header, promised, nearest.orElse("")));
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

    /** Where a cell is; only what came as a table has columns with numbers. */
    Place place(long rowNo, int at) {
        return new Place(rowNo, headers.get(at), contract.format() == Contract.Format.CSV ? at + 1 : 0);
    }

    String text(int place) {
        return headers.get(place);
    }

    List<Finding> findings() {
        return findings;
    }
}
