// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.catalogue.Regions;
import org.jundeng.conform.text.CellText;
import org.jundeng.contract.Contract;
import org.jundeng.observation.TimePeriod;

/**
 * The words of rows that are totals of other rows: 合　计, 小计, 主城区小计. A word such as 合计 means the city where the
 * contract expects the city; elsewhere it may be the total of a few districts.
 */
final class TotalWords {

    private static final int LONGEST = 40;
    private static final Set<String> TOTALS = Set.of("合计", "总计", "共计", "全市", "全市合计", "全市总计", "全市共计");
    /** Those that mean the city in a feed whose rows are not sorted. */
    private static final Set<String> OF_THE_CITY = Set.of("合计", "总计", "全市");

    private static final Pattern BLANKS_AND_LAST_COLON = Pattern.compile("[\\s\\h]+|[:：][\\s\\h]*$");
    private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]【】]");
    private static final Pattern ENDS = Pattern.compile("(.*?)(小计|合计|总计|共计)");
    private static final Pattern ALL_DISTRICTS = Pattern.compile("各?区、?县(、?市)?");

    private final Set<String> otherwiseKnown = new HashSet<>();
    private final Map<String, String> groups = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    /** The words of a table, but for those that the contract knows as words for a region. */
    TotalWords(Regions regions, Set<String> cityWords, Set<String> regionWords) {
        otherwiseKnown.addAll(cityWords);
        regionWords.forEach(word -> otherwiseKnown.add(plain(word)));
        regions.groups().forEach(group -> groups.put(bare(group.name().zh()), group.id()));
        regions.validities(regions.city())
                .forEach(city -> names.add(plain(city.name().zh())));
        names.add("全市");
    }

    /** Whether a cell may hold such a word; most do not, and that is cheap to see. */
    static boolean mayBe(String cell) {
        return cell.length() <= LONGEST && (cell.indexOf('计') >= 0 || cell.indexOf('全') >= 0);
    }

    /** Whether the contract knows the word as one for the city or another region. */
    boolean isRegion(String cell) {
        return mayBe(cell) && otherwiseKnown.contains(plain(cell));
    }

    /** What a row of this word is the total of; null where it is no such word. */
    TotalRow.Cover of(String cell) {
        if (!mayBe(cell) || isRegion(cell)) {
            return null;
        }
        String word = bare(cell);
        if (isTotal(word)) {
            return TotalRow.Cover.WHOLE;
        }
        Matcher parts = ENDS.matcher(word);
        if (!parts.matches()) {
            return null;
        }
        String of = parts.group(1);
        if (groups.containsKey(of)) {
            return new TotalRow.Cover(TotalRow.Kind.GROUP, groups.get(of));
        }
        if (names.contains(of) || ALL_DISTRICTS.matcher(of).matches()) {
            return TotalRow.Cover.WHOLE;
        }
        return parts.group(2).equals("小计") ? TotalRow.Cover.BLOCK : null;
    }

    private static String bare(String text) {
        return BRACKETS.matcher(plain(text)).replaceAll("");
    }

    /** The words that mean the city: those of the contract; the usual ones if it names none and expects the city. */
    static Set<String> ofTheCity(Contract contract, Regions regions) {
        if (contract.vocabulary().cityWords() != null) {
            Set<String> words = new HashSet<>();
            contract.vocabulary().cityWords().forEach(word -> words.add(plain(word)));
            return words;
        }
        Set<String> usual = contract.sortsRows() ? TOTALS : OF_THE_CITY;
        return expectsCity(contract, regions) ? usual : Set.of();
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

    /** The word in the usual width, without blanks inside and without a colon behind it. */
    static String plain(String cell) {
        return BLANKS_AND_LAST_COLON.matcher(CellText.plain(cell)).replaceAll("");
    }
}
