// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.structure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jundeng.api.ApiGround;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;
import org.jundeng.sdmx.Agency;
import org.jundeng.sdmx.AreaCode;
import org.jundeng.sdmx.ArtefactType;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.SdmxTime;

/**
 * The regions as a list of codes and, since a code list knows no time, as a hierarchy with the times for which each had
 * its code of GB/T 2260 and its name. Both ends of a time are days on which it held.
 */
record AreaArtefacts(ApiGround ground, Agency agency, Locale language) {

    static final String CODES = "CL_AREA";
    static final String TIMES = "H_AREA";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A code for each region of all times, with its last name. Annotations say its codes and names in time. */
    ArrayNode codes() {
        ArrayNode codes = NODES.arrayNode();
        byRegion().forEach((id, all) -> {
            RegionValidity latest = all.get(all.size() - 1);
            ObjectNode code = codes.addObject().put("id", AreaCode.ofRegion(id));
            Artefact.names(code, latest.name(), language);
            if (latest.parentId() != null) {
                code.put("parent", AreaCode.ofRegion(latest.parentId()));
            }
            ArrayNode annotations = code.putArray("annotations");
            for (RegionValidity each : all) {
                ObjectNode annotation =
                        annotations.addObject().put("type", "VALIDITY").put("title", each.code());
                annotation.put("value", time(each));
                annotation.put("text", each.name().in(language));
                annotation
                        .putObject("texts")
                        .put("zh", each.name().zh())
                        .put("en", each.name().en());
            }
        });
        return codes;
    }

    private Map<String, List<RegionValidity>> byRegion() {
        Regions regions = ground.configuration().catalogue().regions();
        Map<String, List<RegionValidity>> all = new LinkedHashMap<>();
        regions.validities()
                .forEach(each -> all.computeIfAbsent(each.regionId(), id -> regions.validities().stream()
                        .filter(one -> one.regionId().equals(id))
                        .toList()));
        return all;
    }

    /** An ISO 8601 interval, open where it holds today. */
    private static String time(RegionValidity validity) {
        return validity.validFrom()
                + "/"
                + (validity.validTo() == null
                        ? ".."
                        : validity.validTo().minusDays(1).toString());
    }

    /** The regions with their times, those of a parent below the last time of the parent. */
    ArrayNode hierarchy() {
        Map<String, List<RegionValidity>> all = byRegion();
        ArrayNode tops = NODES.arrayNode();
        all.forEach((id, times) -> {
            if (times.get(times.size() - 1).parentId() == null) {
                below(tops, times, all);
            }
        });
        return tops;
    }

    private void below(ArrayNode list, List<RegionValidity> times, Map<String, List<RegionValidity>> all) {
        ZoneId zone = ground.configuration().zone();
        ObjectNode last = null;
        for (RegionValidity each : times) {
            String code = AreaCode.ofRegion(each.regionId());
            last = list.addObject();
            last.put("id", code + "_" + each.validFrom());
            last.put("code", agency.urnOfItem(ArtefactType.CODELIST, CODES, code));
            last.put("validFrom", SdmxTime.beginOf(each.validFrom(), zone));
            if (each.validTo() != null) {
                last.put("validTo", SdmxTime.endOf(each.validTo().minusDays(1), zone));
            }
            last.putArray("annotations")
                    .addObject()
                    .put("type", Component.AREA_CODE)
                    .put("value", each.code());
        }
        String id = times.get(0).regionId();
        ArrayNode children = NODES.arrayNode();
        all.values().stream()
                .filter(some -> Objects.equals(some.get(some.size() - 1).parentId(), id))
                .forEach(some -> below(children, some, all));
        if (!children.isEmpty()) {
            last.set("hierarchicalCodes", children);
        }
    }
}
