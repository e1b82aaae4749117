// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.catalogue.Regions;
import org.jundeng.contract.Contract;
import org.jundeng.observation.TimePeriod;

/**
 * The words that mean the city in a column of regions. A word such as 合计 means the city where the contract expects the
 * city; elsewhere it may be the total of a few districts, so the city is only proposed.
 */
final class CityWords {

    private static final Set<String> TOTALS = Set.of("合计", "总计", "全市");

    private CityWords() {}

    /** The words that the contract names; if it names none and expects the city, the usual ones. */
    static Set<String> of(Contract contract, Regions regions) {
        if (contract.vocabulary().cityWords() != null) {
            Set<String> words = new HashSet<>();
            contract.vocabulary().cityWords().forEach(word -> words.add(plain(word)));
            return words;
        }
        return expectsCity(contract, regions) ? TOTALS : Set.of();
    }

    private static boolean expectsCity(Contract contract, Regions regions) {
        String city = regions.city();
        List<String> codes = regions.validities(city).stream()
                .map(validity -> validity.code())
                .toList();
        return contract.expectations().totals().stream().anyMatch(check -> codes.contains(check.total()))
                || contract.expectations().regions() != null
                        && regions.group(contract.expectations().regions()).contains(city);
    }

    /** Whether the cell is one of the usual words for a total. */
    static boolean isTotal(String cell) {
        return TOTALS.contains(plain(cell));
    }

    /** The city if the cell is one of {@code words}; null otherwise. */
    static RegionMatch city(String cell, Set<String> words, Regions regions, TimePeriod when) {
        boolean named = !words.isEmpty() && words.contains(plain(cell)) && regions.isThere(regions.city(), when);
        return named ? new RegionMatch.Found(regions.city()) : null;
    }

    private static String plain(String cell) {
        return CellText.plain(cell).replaceAll("[\\s\\h]+", "");
    }
}
