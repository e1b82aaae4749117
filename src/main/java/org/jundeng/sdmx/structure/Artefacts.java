// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.structure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jundeng.api.ApiGround;
import org.jundeng.api.ApiScope;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Label;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.sdmx.Agency;
import org.jundeng.sdmx.ArtefactNames;
import org.jundeng.sdmx.ArtefactType;
import org.jundeng.sdmx.CodeNames;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Layout;
import org.jundeng.sdmx.Layouts;

/** All structures that describe the figures, as the configuration and the warehouse are now. */
final class Artefacts {

    static final String CONCEPTS = "CS_FIGURES";
    static final String INDICATORS = "CL_INDICATOR";
    static final String AGENCIES = "AGENCIES";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String OF_ALL = "SDMX";

    private final ApiGround ground;
    private final Locale language;
    private final Agency agency;
    private final Layouts layouts;

    Artefacts(ApiGround ground, ApiScope scope, Locale language) {
        this.ground = ground;
        this.language = language;
        this.agency = Agency.of(ground);
        this.layouts = Layouts.of(ground, scope);
    }

    /** All of them. */
    List<Artefact> all() {
        List<Artefact> all = new ArrayList<>();
        for (Layout each : layouts.all()) {
            all.add(dataflow(each));
            all.add(dataStructure(each));
        }
        all.add(concepts());
        all.add(codelist("CL_FREQ", "frequencies", codes("CL_FREQ", FREQS)));
        all.add(codelist("CL_OBS_STATUS", "statuses", codes("CL_OBS_STATUS", STATUSES)));
        all.add(codelist(INDICATORS, "indicators", indicators()));
        AreaArtefacts areas = new AreaArtefacts(ground, agency, language);
        all.add(codelist(AreaArtefacts.CODES, "areas", areas.codes()));
        all.add(artefact(
                ArtefactType.HIERARCHY,
                AreaArtefacts.TIMES,
                ArtefactNames.of("area-times"),
                NODES.objectNode().setAll(Map.of("hierarchicalCodes", areas.hierarchy())),
                AreaArtefacts.CODES));
        all.add(agencies());
        return all;
    }

    private static final Component OF_FREQ = Component.of(List.of()).get(0);
    private static final Component OF_STATUS = Component.of(List.of()).stream()
            .filter(each -> each.id().equals("OBS_STATUS"))
            .findFirst()
            .orElseThrow();
    private static final Map<Component, List<String>> FREQS =
            Map.of(OF_FREQ, Stream.of(Freq.values()).map(Freq::name).toList());
    private static final Map<Component, List<String>> STATUSES =
            Map.of(OF_STATUS, Stream.of(ObsStatus.values()).map(ObsStatus::name).toList());

    private ObjectNode head(ArtefactType type, String id, Label name) {
        ObjectNode head = NODES.objectNode();
        head.put("id", id);
        head.put("agencyID", agency.id());
        head.put("version", Agency.VERSION);
        Artefact.names(head, name, language);
        ArrayNode links = head.putArray("links");
        links.addObject().put("rel", "self").put("urn", agency.urn(type, id));
        return head;
    }

    private Artefact artefact(ArtefactType type, String id, Label name, ObjectNode body, String... uses) {
        return new Artefact(type, head(type, id, name), body, null, NODES.arrayNode(), List.of(uses));
    }

    private Artefact dataflow(Layout layout) {
        ObjectNode body = NODES.objectNode();
        body.put("structure", agency.urn(ArtefactType.DATASTRUCTURE, layout.id()));
        return artefact(ArtefactType.DATAFLOW, layout.id(), ArtefactNames.of(layout), body, structureKey(layout.id()));
    }

    /** Dataflows and structures share their ids, so a use of a structure says which it means. */
    static String structureKey(String id) {
        return ArtefactType.DATASTRUCTURE.word() + " " + id;
    }

    private Artefact dataStructure(Layout layout) {
        List<Component> components = Component.of(layout.dimensions());
        ObjectNode body = NODES.objectNode();
        ObjectNode parts = body.putObject("dataStructureComponents");
        ObjectNode dimensions = parts.putObject("dimensionList").put("id", "DimensionDescriptor");
        ArrayNode list = dimensions.putArray("dimensions");
        ArrayNode measures =
                parts.putObject("measureList").put("id", "MeasureDescriptor").putArray("measures");
        ArrayNode attributes = parts.putObject("attributeList")
                .put("id", "AttributeDescriptor")
                .putArray("attributes");
        Set<String> uses = new TreeSet<>(Set.of(CONCEPTS));
        int position = 0;
        for (Component each : components) {
            ObjectNode said = component(each);
            if (each.codelist() != null) {
                uses.add(each.codelist());
            }
            switch (each.role()) {
                case DIMENSION -> list.add(said.put("position", position++));
                case TIME -> dimensions.set("timeDimension", said);
                case MEASURE -> measures.add(said.put("usage", "optional"));
                default -> {
                    said.putObject("attributeRelationship").putObject("observation");
                    attributes.add(said.put("usage", "optional"));
                }
            }
        }
        return artefact(
                ArtefactType.DATASTRUCTURE, layout.id(), ArtefactNames.of(layout), body, uses.toArray(new String[0]));
    }

    private ObjectNode component(Component each) {
        ObjectNode said = NODES.objectNode();
        said.put("id", each.id());
        said.put("conceptIdentity", agency.urnOfItem(ArtefactType.CONCEPTSCHEME, CONCEPTS, each.id()));
        ObjectNode representation = said.putObject("localRepresentation");
        if (each.codelist() == null) {
            representation.putObject("format").put("dataType", each.dataType());
        } else {
            representation.put("enumeration", agency.urn(ArtefactType.CODELIST, each.codelist()));
        }
        return said;
    }

    private Artefact concepts() {
        Map<String, Component> all = new LinkedHashMap<>();
        for (Layout layout : layouts.all()) {
            Component.of(layout.dimensions()).forEach(each -> all.putIfAbsent(each.id(), each));
        }
        ArrayNode concepts = NODES.arrayNode();
        all.values().forEach(each -> Artefact.names(concepts.addObject().put("id", each.id()), each.name(), language));
        return new Artefact(
                ArtefactType.CONCEPTSCHEME,
                head(ArtefactType.CONCEPTSCHEME, CONCEPTS, ArtefactNames.of("concepts")),
                NODES.objectNode(),
                "concepts",
                concepts,
                List.of());
    }

    private Artefact codelist(String id, String name, ArrayNode codes) {
        return new Artefact(
                ArtefactType.CODELIST,
                head(ArtefactType.CODELIST, id, ArtefactNames.of(name)),
                NODES.objectNode(),
                "codes",
                codes,
                List.of());
    }

    private ArrayNode codes(String codelist, Map<Component, List<String>> ids) {
        CodeNames names = new CodeNames(ground);
        ArrayNode codes = NODES.arrayNode();
        ids.forEach((component, some) -> some.forEach(id -> {
            ObjectNode code = codes.addObject().put("id", id);
            Artefact.names(code, names.of(component, id), language);
        }));
        return codes;
    }

    /** The indicators that who asks may see, with their units. */
    private ArrayNode indicators() {
        ArrayNode codes = NODES.arrayNode();
        CodeNames names = new CodeNames(ground);
        Component component = Component.of(List.of()).get(1);
        for (String id : layouts.listed()) {
            ObjectNode code = codes.addObject().put("id", id);
            Artefact.names(code, names.of(component, id), language);
            ground.configuration().catalogue().indicator(id).ifPresent(each -> describe(code, each));
        }
        return codes;
    }

    private void describe(ObjectNode code, Indicator indicator) {
        if (indicator.definition() != null) {
            code.put("description", indicator.definition().in(language));
            code.putObject("descriptions")
                    .put("zh", indicator.definition().zh())
                    .put("en", indicator.definition().en());
        }
        ArrayNode annotations = code.putArray("annotations");
        annotations.addObject().put("type", "UNIT_MEASURE").put("value", indicator.unit());
        annotations
                .addObject()
                .put("type", Component.FREQ)
                .put("value", indicator.freq().name());
        annotations
                .addObject()
                .put("type", "DIRECTION")
                .put("value", indicator.direction().name().toLowerCase(Locale.ROOT));
    }

    private Artefact agencies() {
        ObjectNode head = NODES.objectNode();
        head.put("id", AGENCIES);
        head.put("agencyID", OF_ALL);
        Artefact.names(head, ArtefactNames.of("agencies"), language);
        ArrayNode agencies = NODES.arrayNode();
        Artefact.names(agencies.addObject().put("id", agency.id()), agency.name(), language);
        return new Artefact(ArtefactType.AGENCYSCHEME, head, NODES.objectNode(), "agencies", agencies, List.of());
    }
}
