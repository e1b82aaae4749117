// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.web.api.ApiSite.header;
import static org.jundeng.web.api.ApiSite.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jundeng.api.ApiParameter;
import org.jundeng.api.ApiResource;
import org.jundeng.api.ApiResources;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;

/** What answers of the API look like, and what is refused. */
abstract class ApiForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiSite site;
    private final TestWarehouse warehouse;

    ApiForms(ApiSite site, TestWarehouse warehouse) {
        this.site = site;
        this.warehouse = warehouse;
    }

    @Test
    void everyAnswerIsAsItIsDescribed() throws IOException {
        JsonNode description = JSON.readTree(site.get("openapi.json").body());
        assertThat(description).isEqualTo(JSON.readTree(OpenApi.text()));
        for (String path : paths(description)) {
            HttpResponse<byte[]> got = site.get(path + "?limit=5");
            assertThat(got.statusCode()).as(path).isEqualTo(200);
            if (path.endsWith(".csv")) {
                assertThat(header(got, "Content-Type")).startsWith("text/csv");
            } else {
                conforms(description, path.replaceAll(".*/|\\.json", ""), got);
            }
        }
        conforms(description, "observations", site.get("observations?updatedAfter=0&limit=5"));
        for (ApiResource resource : ApiResources.ALL) {
            for (ApiParameter each : resource.parameters()) {
                String odd = each.type() == ApiParameter.Type.TEXT ? "" : "odd";
                HttpResponse<byte[]> got = site.get(resource.name() + "?" + each.name() + "=" + odd);
                assertThat(got.statusCode()).as(each.name()).isEqualTo(400);
                assertThat(header(got, "Content-Type")).isEqualTo("application/problem+json");
                conforms(description, "problem", got);
                assertThat(JSON.readTree(got.body()).get("parameter").asText()).isEqualTo(each.name());
            }
        }
    }

    private static List<String> paths(JsonNode description) {
        List<String> paths = new ArrayList<>();
        description.get("paths").properties().forEach(each -> paths.add(each.getKey()));
        return paths;
    }

    private static void conforms(JsonNode description, String name, HttpResponse<byte[]> got) throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(description.at("/components/schemas/" + name));
        assertThat(schema.validate(JSON.readTree(got.body())))
                .as(name)
                .extracting(ValidationMessage::getMessage)
                .isEmpty();
    }

    @Test
    void takesNoCursorButItsOwn() {
        String next = next(site.get("observations?limit=1&kind=reported"));
        String cursor = next.replaceFirst(".*cursor=", "");
        char last = cursor.charAt(5) == 'A' ? 'B' : 'A';
        String forged = cursor.substring(0, 5) + last + cursor.substring(6);

        assertThat(site.get(next).statusCode()).isEqualTo(200);
        assertThat(site.get(next.replace("limit=1", "limit=2")).statusCode()).isEqualTo(200);
        for (String other : List.of(
                "observations?limit=1&kind=reported&cursor=" + forged,
                "observations?limit=1&kind=reported&cursor=" + cursor.substring(1),
                "observations?limit=1&kind=all&cursor=" + cursor,
                "observations?limit=1&cursor=" + cursor,
                "regions?cursor=" + cursor,
                "regions?cursor=%25",
                "regions?cursor=" + "A".repeat(5000))) {
            HttpResponse<byte[]> got = site.get(other);
            assertThat(got.statusCode()).as(other).isEqualTo(400);
            assertThat(kind(got)).isEqualTo("no-cursor");
        }
        assertThat(site.send(site.bare(next).header("Authorization", "Bearer " + ApiSite.HRSS))
                        .statusCode())
                .as("of who sees more")
                .isEqualTo(400);
    }

    @Test
    void takesNoTextForSql() {
        List<String> before = warehouse.texts("select count(*) from jundeng.observation");
        for (String attempt :
                List.of("' or 1=1 --", "x'; drop table jundeng.observation; --", "\\", "%", "$$", "?", "{x}")) {
            for (ApiResource resource : ApiResources.ALL) {
                for (ApiParameter each : resource.parameters()) {
                    String value = each.type() == ApiParameter.Type.PAIR ? attempt + ":" + attempt : attempt;
                    HttpResponse<byte[]> got = site.get(resource.name() + ".csv?limit=3&" + each.name() + "="
                            + URLEncoder.encode(value, StandardCharsets.UTF_8));
                    assertThat(got.statusCode()).as(each.name() + " " + value).isIn(200, 400);
                    if (got.statusCode() == 200) {
                        assertThat(text(got).lines())
                                .as(each.name() + " " + value)
                                .hasSize(1);
                    }
                }
            }
        }
        assertThat(warehouse.texts("select count(*) from jundeng.observation")).isEqualTo(before);
    }

    @Test
    void packsAndSendsOnlyWhatIsNew() throws IOException {
        HttpResponse<byte[]> plain = site.get("regions");
        HttpResponse<byte[]> packed = site.send(site.request("regions").header("Accept-Encoding", "br, gzip"));

        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(plain, "Content-Encoding")).isNull();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(packed.body().length).isLessThan(plain.body().length);
        assertThat(header(plain, "Vary")).contains("Accept-Encoding");
        assertThat(header(plain, "Cache-Control")).isEqualTo("private, no-cache");
        for (HttpResponse<byte[]> each : List.of(plain, packed)) {
            String encoding = each == plain ? "identity" : "gzip";
            HttpResponse<byte[]> known = site.send(site.request("regions")
                    .header("Accept-Encoding", encoding)
                    .header("If-None-Match", "\"other\", W/" + header(each, "ETag")));
            assertThat(known.statusCode()).isEqualTo(304);
            assertThat(known.body()).isEmpty();
        }
        assertThat(header(plain, "ETag")).isNotEqualTo(header(packed, "ETag"));
        HttpResponse<byte[]> head = site.send(site.request("regions").method("HEAD", BodyPublishers.noBody()));
        assertThat(header(head, "Content-Length")).isEqualTo("" + plain.body().length);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void writesTheFormThatIsAskedFor() {
        assertThat(header(site.send(site.request("regions").header("Accept", "text/csv, */*;q=0.1")), "Content-Type"))
                .startsWith("text/csv");
        assertThat(header(site.send(site.request("regions").header("Accept", "*/*")), "Content-Type"))
                .isEqualTo("application/json");
        assertThat(header(site.send(site.request("regions.csv").header("Accept", "application/json")), "Content-Type"))
                .startsWith("text/csv");
        HttpResponse<byte[]> other = site.send(site.request("regions").header("Accept", "image/png"));
        assertThat(other.statusCode()).isEqualTo(406);
    }

    @Test
    void saysWhatIsWrongAndWhatToDoInBothLanguages() throws IOException {
        Map<String, String> faults = new TreeMap<>(Map.of(
                "observations?indicater=x", "unknown-parameter",
                "observations?limit=0", "unreadable-value",
                "observations?limit=20000", "unreadable-value",
                "observations?limit=1&limit=2", "repeated-parameter",
                "observations?from=2014-13", "unreadable-value",
                "observations?indicator=urban-unemploiment-rate", "unknown-value",
                "observations?refArea=999999", "unknown-value",
                "observations?bureau=hrss&kind=all", "only-reported",
                "deliveries?outcome=gone", "unreadable-value",
                "assessments?date=2014-02-30", "unreadable-value"));
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            JsonNode english =
                    JSON.readTree(site.send(site.request(fault.getKey()).header("Accept-Language", "en"))
                            .body());
            JsonNode chinese =
                    JSON.readTree(site.send(site.request(fault.getKey()).header("Accept-Language", "zh-CN"))
                            .body());
            assertThat(english.get("type").asText()).isEqualTo("urn:jundeng:api:" + fault.getValue());
            assertThat(english.get("status").asInt()).isEqualTo(400);
            assertThat(english.get("remedy").asText())
                    .matches("\\p{ASCII}+[.–…].*")
                    .isNotEqualTo(chinese.get("remedy").asText());
            assertThat(chinese.get("detail").asText()).containsPattern("\\p{IsHan}");
        }
        JsonNode near = JSON.readTree(site.send(site.request("observations?indicator=urban-unemploiment-rate")
                        .header("Accept-Language", "en"))
                .body());
        assertThat(near.get("remedy").asText()).contains("urban-unemployment-rate");
        JsonNode known = JSON.readTree(site.send(site.request("regions?x=1").header("Accept-Language", "en"))
                .body());
        assertThat(known.get("remedy").asText()).contains("refArea, on, limit, cursor");
    }

    @Test
    void answersWhatItsDocumentAsks() throws IOException {
        List<String> addresses = new ArrayList<>();
        Matcher found =
                Pattern.compile("curl .*\"\\$JUNDENG/([^\"]+)\"").matcher(Files.readString(Path.of("docs/api.md")));
        while (found.find()) {
            addresses.add(found.group(1));
        }
        assertThat(addresses).hasSizeGreaterThan(8);
        for (String address : addresses) {
            HttpResponse<byte[]> got = site.get(address);
            assertThat(got.statusCode()).as(address + " " + text(got)).isEqualTo(200);
        }
    }

    @Test
    void refusesInTheSameForm() throws IOException {
        HttpResponse<byte[]> posted = site.send(site.request("regions").POST(BodyPublishers.ofString("x")));
        assertThat(posted.statusCode()).isEqualTo(405);
        assertThat(header(posted, "Allow")).isEqualTo("GET, HEAD");
        assertThat(kind(posted)).isEqualTo("only-reading");
        assertThat(kind(site.get("regionss"))).isEqualTo("no-such-address");
        assertThat(site.get("regionss").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> nobody = site.send(site.bare("regions"));
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(header(nobody, "WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(site.send(site.bare("regions").header("Authorization", "Bearer wrong"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(site.send(site.bare("openapi.json")).statusCode()).isEqualTo(200);
    }

    private static String kind(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body()).get("type").asText().replaceFirst(".*:", "");
        } catch (IOException e) {
            throw new IllegalStateException(text(response), e);
        }
    }

    private static String next(HttpResponse<byte[]> response) {
        String link = header(response, "Link");
        return link.substring(1, link.indexOf('>'));
    }
}
