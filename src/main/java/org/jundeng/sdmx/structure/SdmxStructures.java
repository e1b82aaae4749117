// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.structure;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiGround;
import org.jundeng.api.ApiScope;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.Agency;
import org.jundeng.sdmx.ArtefactType;
import org.jundeng.sdmx.JsonHead;
import org.jundeng.sdmx.MessageForm;
import org.jundeng.sdmx.MessageOutput;
import org.jundeng.sdmx.SdmxRequest;
import org.jundeng.sdmx.Wish;

/** Answers queries for structures, as SDMX-JSON 2.0. */
public final class SdmxStructures {

    private static final List<String> PARAMETERS = List.of("detail", "references", "asOf");
    private static final List<String> DETAILS = List.of(
            "full",
            "allstubs",
            "referencestubs",
            "referencepartial",
            "allcompletestubs",
            "referencecompletestubs",
            "raw");
    private static final int MOST_PARTS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SdmxStructures() {}

    /**
     * Writes the answer to a query, and returns its media type. Throws {@link Unanswerable} where there is none.
     */
    public static String write(ApiGround ground, ApiScope scope, SdmxRequest request, MessageOutput output)
            throws IOException {
        MessageForm form = MessageForm.ofStructures(request.accepts());
        request.checkLength(MOST_PARTS);
        request.check(PARAMETERS);
        String detail = detail(request);
        List<Artefact> all = new Artefacts(ground, scope, request.language()).all();
        Set<Artefact> found = found(request, all);
        Set<Artefact> along = new References(all)
                .along(found, Optional.ofNullable(request.text("references")).orElse("none"));
        JsonGenerator json = JSON.createGenerator(output.out());
        json.writeStartObject();
        json.writeObjectFieldStart("data");
        Map<ArtefactType, List<ObjectNode>> byType = new EnumMap<>(ArtefactType.class);
        List<String> items = items(request);
        for (Artefact each : found) {
            put(byType, each, detail.startsWith("all") ? each.stub() : each.full(items));
        }
        for (Artefact each : along) {
            boolean isStub = detail.endsWith("stubs");
            put(byType, each, isStub ? each.stub() : each.full(null));
        }
        for (Map.Entry<ArtefactType, List<ObjectNode>> each : byType.entrySet()) {
            json.writeFieldName(each.getKey().inMessages());
            JSON.writeValue(json, each.getValue());
        }
        json.writeEndObject();
        json.flush();
        output.preparing().run();
        JsonHead.writeOfStructures(json, Agency.of(ground), output.clock().instant(), request.language());
        json.writeEndObject();
        json.flush();
        return form.contentType();
    }

    private static void put(Map<ArtefactType, List<ObjectNode>> byType, Artefact artefact, ObjectNode said) {
        byType.computeIfAbsent(artefact.type(), each -> new ArrayList<>()).add(said);
    }

    private static String detail(SdmxRequest request) {
        String detail = Optional.ofNullable(request.text("detail")).orElse("full");
        if (!DETAILS.contains(detail)) {
            throw Unanswerable.at(Kind.UNREADABLE_VALUE, "detail", detail, String.join(", ", DETAILS));
        }
        if (detail.equals("referencepartial")) {
            throw Unanswerable.of(Kind.NOT_OFFERED, "detail=referencepartial");
        }
        if (request.text("asOf") != null) {
            throw Unanswerable.of(Kind.NOT_OFFERED, "asOf");
        }
        return detail;
    }

    private static Set<Artefact> found(SdmxRequest request, List<Artefact> all) {
        List<ArtefactType> types = types(request.part(0, "*"));
        List<Artefact> ofType =
                all.stream().filter(each -> types.contains(each.type())).toList();
        Wish.check(
                "agencyID",
                request.part(1, "*"),
                ofType.stream().map(Artefact::agency).toList());
        Wish.check(
                "resourceID",
                request.part(2, "*"),
                ofType.stream().map(Artefact::id).toList());
        Wish.checkVersion(request.part(3, "~"));
        Set<Artefact> found = new LinkedHashSet<>(ofType);
        found.removeIf(each ->
                !Wish.isFor(request.part(1, "*"), each.agency()) || !Wish.isFor(request.part(2, "*"), each.id()));
        checkItems(request, found);
        if (found.isEmpty()) {
            throw Unanswerable.at(
                    Kind.NO_SUCH_ARTEFACT,
                    "structure",
                    String.join("/", request.path()),
                    String.join(
                            ", ",
                            Stream.of(ArtefactType.values())
                                    .map(ArtefactType::word)
                                    .toList()));
        }
        return found;
    }

    private static List<ArtefactType> types(String asked) {
        List<String> known =
                Stream.of(ArtefactType.values()).map(ArtefactType::word).toList();
        for (String each : asked.split(",", -1)) {
            if (ArtefactType.OTHERS.contains(each)) {
                throw Unanswerable.at(Kind.NO_SUCH_ARTEFACT, "artefactType", each, String.join(", ", known));
            }
            if (!each.equals("*") && !known.contains(each)) {
                throw Unanswerable.at(Kind.UNREADABLE_VALUE, "artefactType", each, "*, " + String.join(", ", known));
            }
        }
        return Stream.of(ArtefactType.values())
                .filter(each -> Wish.isFor(asked, each.word()))
                .toList();
    }

    /** The items that are asked for; null for all. */
    private static List<String> items(SdmxRequest request) {
        String asked = request.part(4, "*");
        return asked.equals("*") ? null : List.of(asked.split(",", -1));
    }

    private static void checkItems(SdmxRequest request, Set<Artefact> found) {
        List<String> items = items(request);
        if (items == null) {
            return;
        }
        List<String> known = new ArrayList<>();
        for (Artefact each : found) {
            if (!each.type().hasItems()) {
                throw Unanswerable.at(Kind.UNREADABLE_VALUE, "itemID", request.part(4, "*"), "*");
            }
            each.items().forEach(item -> known.add(item.get("id").asText()));
        }
        Wish.check("itemID", request.part(4, "*"), known);
    }
}
