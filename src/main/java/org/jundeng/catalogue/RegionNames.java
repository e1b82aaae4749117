// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jundeng.binding.CharacterWidth;

/** The forms in which a region's Chinese name is written: 上城, 上城区, 杭州市上城区, 浙江省杭州市上城区. */
final class RegionNames {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");
    private static final Pattern WITH_SUFFIX = Pattern.compile("..+[省区县市镇乡]|..+街道");
    private static final Pattern SUFFIX = Pattern.compile("(街道|.)$");

    private final Map<String, List<RegionValidity>> byId;
    private final Map<String, Set<String>> inFront = new HashMap<>();
    private final Set<String> aboveTheCity;
    private final Set<String> cityNames = new LinkedHashSet<>();

    /** Takes the regions by id, and the names of the regions around the city, the outermost first. */
    RegionNames(Map<String, List<RegionValidity>> byId, List<String> within) {
        this.byId = byId;
        Set<String> above = Set.of();
        for (String name : within) {
            above = behind(above, of(name));
        }
        this.aboveTheCity = above;
        byId.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.parentId() == null && !one.isGroup())
                .forEach(city -> cityNames.addAll(of(city.name().zh())));
    }

    /** A name without blanks, with characters in the usual width. */
    static String normal(String name) {
        return BLANKS.matcher(CharacterWidth.folded(Normalizer.normalize(name, Normalizer.Form.NFC)))
                .replaceAll("");
    }

    /** The name with its suffix 省, 区, 县, 市, 镇, 乡 or 街道 and, if at least two characters are left, without it. */
    private static Set<String> of(String name) {
        Set<String> names = new LinkedHashSet<>();
        String whole = normal(name);
        names.add(whole);
        if (WITH_SUFFIX.matcher(whole).matches()) {
            names.add(SUFFIX.matcher(whole).replaceFirst(""));
        }
        return names;
    }

    /** The names by themselves, and after each of {@code above}. */
    private static Set<String> behind(Set<String> above, Set<String> names) {
        Set<String> all = new LinkedHashSet<>(names);
        above.forEach(front -> names.forEach(name -> all.add(front + name)));
        return all;
    }

    /** Its name by itself, and after the city's. */
    Set<String> usual(RegionValidity region) {
        return behind(
                region.parentId() == null ? Set.of() : cityNames,
                of(region.name().zh()));
    }

    /** All forms of its name, including those that begin with the names of the regions around it. */
    Set<String> all(RegionValidity region) {
        Set<String> all = usual(region);
        all.addAll(behind(above(region), of(region.name().zh())));
        return all;
    }

    private Set<String> above(RegionValidity region) {
        return region.parentId() == null ? aboveTheCity : inFrontOfPartsOf(region.parentId());
    }

    /**
     * What may precede the name of a part of the region: the region's names of all times, with what may precede those.
     */
    private Set<String> inFrontOfPartsOf(String regionId) {
        Set<String> known = inFront.get(regionId);
        if (known == null) {
            Set<String> names = new LinkedHashSet<>();
            for (RegionValidity validity : byId.getOrDefault(regionId, List.of())) {
                names.addAll(behind(above(validity), of(validity.name().zh())));
            }
            inFront.put(regionId, names);
            known = names;
        }
        return known;
    }
}
