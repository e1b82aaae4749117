// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jundeng.binding.Width;

/** The ways in which a region's Chinese name is written. */
final class RegionNames {

    private RegionNames() {}

    /** A name without blanks, in one width of characters. */
    static String normal(String name) {
        String compact = Width.folded(Normalizer.normalize(name, Normalizer.Form.NFC));
        return compact.chars().anyMatch(Character::isWhitespace) ? compact.replaceAll("\\s+", "") : compact;
    }

    /** The name with its suffix 区, 县, 市, 镇, 乡 or 街道, and without where two characters are left. */
    static Set<String> of(RegionValidity region) {
        Set<String> names = new LinkedHashSet<>();
        String whole = normal(region.name().zh());
        names.add(whole);
        if (whole.matches("..+[区县市镇乡]|..+街道")) {
            names.add(whole.replaceFirst("(街道|.)$", ""));
        }
        return names;
    }

    /** All ways of writing a name, those with a city's name in front included. */
    static Set<String> withCity(RegionValidity region, Set<String> cityNames) {
        Set<String> names = of(region);
        if (region.parentId() != null) {
            for (String name : Set.copyOf(names)) {
                cityNames.forEach(city -> names.add(city + name));
            }
        }
        return names;
    }
}
