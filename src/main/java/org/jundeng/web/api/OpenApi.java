// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jundeng.api.ApiColumn;
import org.jundeng.api.ApiFault;
import org.jundeng.api.ApiParameter;
import org.jundeng.api.ApiQuestion;
import org.jundeng.api.ApiResource;
import org.jundeng.api.ApiResources;
import org.jundeng.api.ApiScope;

/**
 * Describes the API by OpenAPI 3.1. It is made of what resources declare, by which questions are checked and answers
 * written, so it cannot leave out a parameter or a column.
 */
final class OpenApi {

    private static final String ABOUT =
            "Figures, targets and deliveries, read only. Decimals are texts in JSON, so that no reader rounds them. A"
                    + " missing value is null, and never zero. Pages follow `next`, and all pages of one question are"
                    + " read from one point. docs/api.md shows how to begin.";
    private static final List<Integer> STATUSES =
            List.of(400, 401, 403, 404, 405, 406, 410, 414, 421, 429, 431, 500, 503);

    private OpenApi() {}

    static String text() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }

    private static Map<String, Object> document() {
        Map<String, Object> paths = new LinkedHashMap<>();
        for (ApiResource resource : ApiResources.ALL) {
            for (String ending : List.of("", ".json", ".csv")) {
                paths.put(ApiPages.VERSION + resource.name() + ending, Map.of("get", operation(resource, ending)));
            }
        }
        return object(
                "openapi",
                "3.1.0",
                "info",
                object("title", "Jundeng 均衡", "version", "1", "description", ABOUT),
                "servers",
                List.of(Map.of("url", "/")),
                "security",
                List.of(Map.of(), Map.of("token", List.of())),
                "paths",
                paths,
                "components",
                components());
    }

    private static Map<String, Object> operation(ApiResource resource, String ending) {
        List<Object> parameters = new ArrayList<>();
        Stream.concat(resource.parameters().stream(), Stream.of(ApiParameter.LIMIT, ApiParameter.CURSOR))
                .forEach(each -> parameters.add(parameter(each)));
        Map<String, Object> content = new LinkedHashMap<>();
        if (!ending.equals(".csv")) {
            content.put(
                    ResourcePage.JSON.type(),
                    Map.of("schema", Map.of("$ref", "#/components/schemas/" + resource.name())));
        }
        if (!ending.equals(".json")) {
            content.put(ResourcePage.CSV.type(), Map.of("schema", Map.of("type", "string")));
        }
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", object("description", "A page.", "headers", headers(), "content", content));
        responses.put("304", Map.of("description", "The page is the one that If-None-Match names."));
        STATUSES.forEach(status -> responses.put("" + status, Map.of("$ref", "#/components/responses/" + status)));
        return object(
                "operationId",
                resource.name() + ending.replace('.', '-'),
                "summary",
                resource.description().summary(),
                "parameters",
                parameters,
                "responses",
                responses);
    }

    private static Map<String, Object> headers() {
        return object(
                "ETag",
                header("Tells this page from all others; send it back as If-None-Match."),
                "Link",
                header("The address of the next page, with rel=\"next\"; absent on the last one."),
                ResourcePage.AS_OF,
                header("The last ledger line that the page takes into account."));
    }

    private static Map<String, Object> header(String description) {
        return object("description", description, "schema", Map.of("type", "string"));
    }

    private static Map<String, Object> parameter(ApiParameter each) {
        Map<String, Object> value = valueOf(each);
        return object(
                "name",
                each.name(),
                "in",
                "query",
                "description",
                each.description(),
                "explode",
                true,
                "schema",
                each.isRepeated() ? object("type", "array", "items", value) : value);
    }

    private static Map<String, Object> valueOf(ApiParameter each) {
        if (each.equals(ApiParameter.LIMIT)) {
            return object(
                    "type",
                    "integer",
                    "minimum",
                    1,
                    "maximum",
                    ApiQuestion.MOST_ROWS,
                    "default",
                    ApiQuestion.USUAL_ROWS);
        }
        return switch (each.type()) {
            case WORD -> object("type", "string", "enum", each.words());
            case NUMBER -> object("type", "integer", "minimum", 0);
            case DATE -> object("type", "string", "format", "date");
            case PAIR -> object("type", "string", "pattern", "^[^:]+:");
            case TEXT, PERIOD, MOMENT -> object("type", "string", "minLength", 1);
        };
    }

    private static Map<String, Object> components() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        ApiResources.ALL.forEach(resource -> schemas.put(resource.name(), page(resource)));
        schemas.put("problem", problem());
        Map<String, Object> responses = new LinkedHashMap<>();
        for (int status : STATUSES) {
            responses.put(
                    "" + status,
                    object(
                            "description",
                            "Why there is no answer: " + String.join(", ", codes(status)) + ".",
                            "content",
                            Map.of(Problems.TYPE, Map.of("schema", Map.of("$ref", "#/components/schemas/problem")))));
        }
        return object(
                "schemas",
                schemas,
                "responses",
                responses,
                "securitySchemes",
                Map.of("token", object("type", "http", "scheme", "bearer")));
    }

    private static TreeSet<String> codes(int status) {
        TreeSet<String> codes = new TreeSet<>();
        for (ApiFault.Kind kind : ApiFault.Kind.values()) {
            if (kind.status() == status && !kind.isOfSdmx()) {
                codes.add(kind.code());
            }
        }
        return codes;
    }

    private static Map<String, Object> page(ApiResource resource) {
        Map<String, Object> columns = new LinkedHashMap<>();
        ApiQuestion plain = new ApiQuestion(Map.of(), null, ApiQuestion.USUAL_ROWS, ApiScope.ALL);
        List<String> always =
                resource.columns(plain).stream().map(ApiColumn::name).toList();
        resource.columns().forEach(column -> columns.put(column.name(), column(column)));
        return object(
                "type",
                "object",
                "required",
                List.of("data", "asOf", "next"),
                "additionalProperties",
                false,
                "properties",
                object(
                        "data",
                        object(
                                "type",
                                "array",
                                "items",
                                object(
                                        "type",
                                        "object",
                                        "required",
                                        always,
                                        "additionalProperties",
                                        false,
                                        "properties",
                                        columns)),
                        "asOf",
                        object(
                                "type",
                                List.of("integer", "null"),
                                "description",
                                "The last ledger line that the page takes into account."),
                        "next",
                        object(
                                "type",
                                List.of("string", "null"),
                                "description",
                                "The address of the next page, relative to this one; null on the last one.")));
    }

    private static Map<String, Object> column(ApiColumn column) {
        Map<String, Object> schema = new LinkedHashMap<>();
        String type =
                switch (column.type()) {
                    case INTEGER -> "integer";
                    case BOOLEAN -> "boolean";
                    case OBJECT -> "object";
                    default -> "string";
                };
        schema.put("type", column.isRequired() ? type : List.of(type, "null"));
        switch (column.type()) {
            case DECIMAL -> schema.put("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
            case DATE -> schema.put("format", "date");
            case INSTANT -> schema.put("format", "date-time");
            case OBJECT -> schema.put("additionalProperties", Map.of("type", "string"));
            default -> {
                // Its type says it.
            }
        }
        schema.put("description", column.description());
        return schema;
    }

    private static Map<String, Object> problem() {
        return object(
                "type",
                "object",
                "required",
                List.of("type", "title", "status", "detail", "remedy"),
                "properties",
                object(
                        "type",
                        object("type", "string", "description", Problems.NAMES + "CODE; the code stays the same."),
                        "title",
                        object("type", "string"),
                        "status",
                        object("type", "integer"),
                        "detail",
                        object("type", "string", "description", "What is wrong, in the language asked for."),
                        "remedy",
                        object("type", "string", "description", "What to do, in the language asked for."),
                        "parameter",
                        object("type", "string", "description", "The parameter that is at fault.")));
    }

    /** An object with its fields in this order: names, each with its value after it. */
    private static Map<String, Object> object(Object... pairs) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put((String) pairs[i], pairs[i + 1]);
        }
        return object;
    }
}
