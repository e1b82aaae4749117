// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.util.List;
import java.util.Set;
import org.jundeng.binding.Nearest;
import org.jundeng.binding.YamlFile;

/** Checks that what an indicator or a target names is known. */
record CatalogueChecks(Units units, Set<String> bureaus, Regions regions, Set<String> indicators) {

    void indicator(Indicator indicator, YamlFile file, String at) {
        unit(indicator.unit(), file, at);
        if (indicator.numerator() != null) {
            known("indicator", indicator.numerator(), indicators, file, at + "/numerator");
            known("indicator", indicator.denominator(), indicators, file, at + "/denominator");
        }
    }

    void target(Target target, Indicator indicator, YamlFile file, String at) {
        known("indicator", target.indicator(), indicators, file, at + "/indicator");
        known("bureau", target.bureau(), bureaus, file, at + "/bureau");
        if (target.scope().group() != null) {
            List<String> groups = regions.groups().stream().map(RegionGroup::id).toList();
            known("group", target.scope().group(), Set.copyOf(groups), file, at + "/scope");
        }
        boolean ofItsOwnKind = target.type() == Target.Type.REDUCTION || target.type() == Target.Type.COVERAGE;
        if (target.unit() != null && unit(target.unit(), file, at) && indicator != null && !ofItsOwnKind) {
            boolean convertible = units.factor(target.unit(), indicator.unit()).isPresent();
            if (!convertible && units.find(indicator.unit()).isPresent()) {
                file.fault(
                        at + "/unit",
                        "unit \"" + target.unit() + "\" cannot be turned into \"" + indicator.unit()
                                + "\", the unit of indicator " + indicator.id());
            }
        }
    }

    private boolean unit(String unit, YamlFile file, String at) {
        boolean known =
                units.all().stream().anyMatch(candidate -> candidate.id().equals(unit));
        if (!known) {
            file.fault(at + "/unit", "unknown unit \"" + unit + "\"" + Nearest.hint(unit, units.texts()));
        }
        return known;
    }

    private static void known(String noun, String id, Set<String> known, YamlFile file, String at) {
        if (!known.contains(id)) {
            file.fault(at, CatalogueReader.unknown(noun, id, known));
        }
    }
}
