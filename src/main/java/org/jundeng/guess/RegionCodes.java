// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;

/** Proposes regions for codes of a bureau's own, by the letters of their English names: HZ-SC for Shangcheng. */
record RegionCodes(Regions regions) {

    private static final String UNKNOWN = "…";

    /** The code of the region that each word may be; {@code …} where none or several may be meant. */
    Map<String, String> of(Collection<String> words) {
        Map<String, Set<RegionValidity>> likely = new LinkedHashMap<>();
        for (String word : words) {
            if (!CellSense.isTotal(word)) {
                likely.put(word, likely(word));
            }
        }
        Map<String, String> codes = new LinkedHashMap<>();
        likely.forEach((word, all) ->
                codes.put(word, all.size() == 1 ? all.iterator().next().code() : UNKNOWN));
        return codes;
    }

    private Set<RegionValidity> likely(String word) {
        String[] parts = word.toLowerCase(Locale.ROOT).split("[^a-z]+");
        String letters = parts.length == 0 ? "" : parts[parts.length - 1];
        Set<RegionValidity> likely = new HashSet<>();
        List<String> ids = regions.districts();
        for (String id : letters.length() < 2 ? List.<String>of() : ids) {
            RegionValidity region = regions.validities(id).get(0);
            String name = region.name().en().toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
            if (isInitials(letters, name)) {
                likely.add(region);
            }
        }
        return likely;
    }

    /** Whether the letters begin syllables of the name, as far as that shows: the h of zh, ch and sh does not. */
    private static boolean isInitials(String letters, String name) {
        if (name.isEmpty() || letters.charAt(0) != name.charAt(0)) {
            return false;
        }
        int at = 1;
        for (int i = 2; i < name.length() && at < letters.length(); i++) {
            boolean within = name.charAt(i) == 'h' && "zcs".indexOf(name.charAt(i - 1)) >= 0;
            at += !within && name.charAt(i) == letters.charAt(at) ? 1 : 0;
        }
        return at == letters.length();
    }
}
