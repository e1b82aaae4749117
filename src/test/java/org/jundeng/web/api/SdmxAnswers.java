// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.web.api.ApiSite.header;
import static org.jundeng.web.api.ApiSite.text;
import static org.jundeng.web.api.SdmxMessages.applied;
import static org.jundeng.web.api.SdmxMessages.figures;
import static org.jundeng.web.api.SdmxMessages.lines;
import static org.jundeng.web.api.SdmxMessages.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jundeng.cli.Terminal;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.junit.jupiter.api.Test;

/** SDMX over HTTP: asked by what another house builds, judged by the schemas of the standard, equal to the command. */
abstract class SdmxAnswers {

    private static final String CSV = "application/vnd.sdmx.data+csv;version=2.0.0";
    private static final String JSON_DATA = "application/vnd.sdmx.data+json;version=2.0.0";
    private static final String FIGURES = "/sdmx/2.1/data/dataflow/HANGZHOU/FIGURES/1.0/";
    private static final String ALL = "/sdmx/2.1/data/*/*/*/*/*";
    private static final String RATE = "urban-unemployment-rate";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema DATA = schema("data");
    private static final JsonSchema STRUCTURE = schema("structure");

    private final ApiSite site;
    private final TestWarehouse warehouse;
    private final Terminal terminal;
    private final Deliveries deliveries;

    SdmxAnswers(ApiSite site, TestWarehouse warehouse, Terminal terminal, Deliveries deliveries) {
        this.site = site;
        this.warehouse = warehouse;
        this.terminal = terminal;
        this.deliveries = deliveries;
    }

    private static JsonSchema schema(String kind) {
        try {
            Path file = Path.of("src/test/resources/sdmx/sdmx-json-" + kind + "-schema-2.0.0.json");
            // Its "id" is what "$id" is since draft 6, whose "const" it uses, too; it means nothing to a validator.
            ObjectNode schema = (ObjectNode) JSON.readTree(file.toFile());
            schema.remove("id");
            return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema);
        } catch (IOException e) {
            throw new IllegalStateException("reading a schema of SDMX-JSON", e);
        }
    }

    private HttpResponse<byte[]> ask(String address, String accept) {
        return ask(address, accept, ApiSite.ALL);
    }

    private HttpResponse<byte[]> ask(String address, String accept, String token) {
        String encoded = address.replace("[", "%5B").replace("]", "%5D");
        return site.send(
                site.bare(encoded).header("Authorization", "Bearer " + token).header("Accept", accept));
    }

    private static JsonNode valid(JsonSchema schema, HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        JsonNode said = JSON.readTree(answer.body());
        assertThat(schema.validate(said))
                .extracting(ValidationMessage::getMessage)
                .isEmpty();
        return said;
    }

    @Test
    void answersWhatAnotherHouseAsks() throws IOException {
        int asked = 0;
        Set<String> judged = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/sdmx/queries.txt"))) {
            String[] parts = line.split(" ", 3);
            int said = Integer.parseInt(parts[1]);
            HttpResponse<byte[]> answer = ask(parts[2], "*/*");
            assertThat(answer.statusCode()).as(line + "\n" + text(answer)).isEqualTo(said);
            if (said == 200) {
                if (judged.add(header(answer, "ETag"))) {
                    valid(parts[0].equals("data") ? DATA : STRUCTURE, answer);
                }
            } else if (said >= 400) {
                assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
                assertThat(text(answer)).contains("\"remedy\"").doesNotContain("{0}", "{1}", "{2}");
            } else {
                assertThat(answer.body()).isEmpty();
            }
            asked++;
        }
        assertThat(asked).isGreaterThan(80);
    }

    @Test
    void takesTheLinesOfTheDocument() throws IOException {
        int asked = 0;
        for (String line : Files.readAllLines(Path.of("docs/sdmx.md"))) {
            if (line.startsWith("curl ")) {
                String address = line.replaceFirst(".*\"\\$SDMX(/[^\"]*)\"$", "/sdmx/2.1$1");
                HttpResponse<byte[]> answer = ask(address, line.contains("$CSV") ? CSV : "*/*");
                assertThat(answer.statusCode()).as(line).isEqualTo(200);
                asked++;
            }
        }
        assertThat(asked).isEqualTo(6);
    }

    @Test
    void schemasOfTheStandardSeeMistakes() throws IOException {
        String said = text(ask(FIGURES + "M." + RATE, JSON_DATA));
        assertThat(DATA.validate(JSON.readTree(said.replace("\"Information\"", "\"Inform\""))))
                .isNotEmpty();
        String structures = text(ask("/sdmx/2.1/structure/codelist", "*/*"));
        assertThat(STRUCTURE.validate(JSON.readTree(structures.replace("\"id\":\"CL_FREQ\"", "\"id\":\"CL FREQ\""))))
                .isNotEmpty();
    }

    @Test
    void figuresAreThoseOfTheCommand() throws IOException {
        Set<String> said = said();
        assertThat(said).hasSizeGreaterThan(500);

        assertThat(lines(csv(ALL))).isEqualTo(said);
        assertThat(lines(figures(valid(DATA, ask(ALL, JSON_DATA))))).isEqualTo(said);
        assertThat(lines(figures(valid(DATA, ask(ALL + "?dimensionAtObservation=AllDimensions", JSON_DATA)))))
                .isEqualTo(said);
        assertThat(lines(csv(FIGURES + "*.*.hangzhou?c[TIME_PERIOD]=ge:2014-02+le:2014-Q2")))
                .isEqualTo(said("--ref-area", "330100", "--from", "2014-02", "--to", "2014-Q2"))
                .isNotEmpty();
    }

    private Set<String> said(String... words) {
        List<String> all = new ArrayList<>(List.of("observations", "--csv"));
        all.addAll(List.of(words));
        Set<String> said = new TreeSet<>();
        for (Map<String, String> each :
                rows(terminal.say(all.toArray(String[]::new)).out())) {
            said.add(String.join(" | ", each.values()));
        }
        return said;
    }

    private List<Map<String, String>> csv(String address) {
        HttpResponse<byte[]> answer = ask(address, CSV);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith(CSV);
        return rows(text(answer));
    }

    @Test
    void exactDecimalsStayTextsAndMissingStaysMissing() throws IOException {
        deliveries
                .of("hrss-employment")
                .bytes("sdmx exact")
                .row(RATE, "hangzhou", "1984-01", "12345678901234567890.123456789")
                .row(RATE, "hangzhou", "1984-02", null)
                .store();
        String address = FIGURES + "M." + RATE + ".hangzhou?c[TIME_PERIOD]=ge:1984+le:1984";

        assertThat(csv(address))
                .extracting(row -> row.get("OBS_VALUE") + " " + row.get("OBS_STATUS"))
                .containsExactly("12345678901234567890.123456789 A", " M");
        JsonNode first = JSON.readTree(ask(address, JSON_DATA).body()).at("/data/dataSets/0/series/0:0:0/observations");
        assertThat(first.at("/0/0").isTextual()).isTrue();
        assertThat(first.at("/0/0").asText()).isEqualTo("12345678901234567890.123456789");
        assertThat(first.at("/1/0").isNull()).isTrue();
    }

    @Test
    void tellsChangesAndWhatIsGone() throws IOException {
        LedgerLine first = deliveries
                .of("hrss-employment")
                .bytes("sdmx changing 1")
                .row(RATE, "hangzhou", "1985-01", "3.1")
                .row(RATE, "hangzhou", "1985-02", "3.2")
                .store();
        LedgerLine second = deliveries
                .of("hrss-employment")
                .bytes("sdmx changing 2")
                .row(RATE, "hangzhou", "1985-02", "3.25")
                .row(RATE, "hangzhou", "1985-04", "3.4")
                .store();
        new Withdrawals(
                        warehouse.dataSource(),
                        deliveries.rereading(),
                        Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC),
                        "test")
                .withdraw(second, "a mistake", LocalDate.of(2014, 7, 10));
        String asked = FIGURES + "*." + RATE + "?c[TIME_PERIOD]=ge:1985+le:1985";

        String after = asked + "&updatedAfter=" + second.deliveryId();
        assertThat(brief(csv(after))).containsExactlyInAnyOrder("R 1985-02 3.2", "D 1985-04 ");
        JsonNode changes = valid(DATA, ask(after, JSON_DATA));
        assertThat(changes.at("/data/dataSets").findValuesAsText("action")).containsExactly("Replace", "Delete");
        assertThat(figures(changes)).hasSize(2);
        assertThat(changes.at("/data/structures").size()).isEqualTo(1);
        assertThat(brief(csv(asked + "&asOf=" + second.deliveryId())))
                .containsExactlyInAnyOrder("I 1985-01 3.1", "I 1985-02 3.25", "I 1985-04 3.4");
        assertThat(brief(csv(asked + "&asOf=" + second.deliveryId() + "&updatedAfter=" + first.deliveryId())))
                .containsExactlyInAnyOrder("R 1985-02 3.25", "R 1985-04 3.4");
        String end = header(ask(after, CSV), "Jundeng-As-Of");
        assertThat(applied(csv(ALL + "?asOf=" + first.deliveryId()), csv(ALL + "?updatedAfter=" + first.deliveryId())))
                .as("a copy that takes the changes is what is known now")
                .isEqualTo(lines(csv(ALL + "?asOf=" + end)));
        assertThat(kind(asked + "&asOf=1&updatedAfter=2")).isEqualTo("400 turned-round");
        assertThat(kind(asked + "&asOf=2014-07-01T00:00:00Z&updatedAfter=2014-07-01T09:00:00%2B08:00"))
                .isEqualTo("400 turned-round");
        assertThat(kind(asked + "&updatedAfter=2114-07-01T00:00:00Z")).isEqualTo("400 still-to-come");
        assertThat(kind(asked + "&updatedAfter=-999999999-01-01T00:00:00Z")).isEqualTo("400 unreadable-value");
        assertThat(kind(asked + "&asOf=%2B20140-01-01T00:00:00Z")).isEqualTo("400 unreadable-value");
        assertThat(kind(asked + "&updatedAfter=1&c[OBS_VALUE]=gt:3")).isEqualTo("501 not-offered");
        assertThat(kind(asked + "&updatedAfter=1&lastNObservations=1")).isEqualTo("501 not-offered");
    }

    private static List<String> brief(List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> row.get("ACTION") + " " + row.get("TIME_PERIOD") + " " + row.get("OBS_VALUE"))
                .toList();
    }

    private String kind(String address) throws IOException {
        HttpResponse<byte[]> answer = ask(address, "*/*");
        return answer.statusCode() + " "
                + JSON.readTree(answer.body()).get("type").asText().replaceFirst(".*:", "");
    }

    @Test
    void figuresThatAreSplitHaveADataflowOfTheirOwn() throws IOException {
        deliveries
                .of("hrss-employment")
                .bytes("sdmx split")
                .row("gone-indicator", "xihu", "2001-01", "7")
                .by("sex", "F")
                .row("gone-indicator", "xihu", "2001-01", "4")
                .by("sex", "女、少")
                .row("gone-indicator", "group:nowhere", "2001-01", "1")
                .store();
        String address = "/sdmx/2.1/data/dataflow/HANGZHOU/FIGURES_sex/1.0/";

        assertThat(csv(address + "*"))
                .extracting(row -> row.get("REF_AREA") + " " + row.get("sex") + " " + row.get("OBS_VALUE"))
                .containsExactlyInAnyOrder("xihu _T 7", "xihu F 4", "group$nowhere 女、少 1");
        assertThat(csv(address + "M.gone-indicator.xihu._T")).hasSize(1);
        assertThat(csv(address + "*?c[sex]=F")).hasSize(1);
        assertThat(csv(address + "*.*.*.F,*.*.*._T")).hasSize(2);
        assertThat(csv(address + "M.*.*.F?updatedAfter=1")).hasSize(1);
        assertThat(ask(address + "*.*.*.F?c[sex]=M", "*/*").statusCode()).isEqualTo(204);
        assertThat(figures(valid(DATA, ask(address + "M.*.*.*", JSON_DATA)))).hasSize(3);
        JsonNode all = valid(DATA, ask("/sdmx/2.1/data?c[TIME_PERIOD]=2001-01", JSON_DATA));
        assertThat(all.at("/data/structures").findValuesAsText("keyPosition")).contains("4");
        assertThat(csv("/sdmx/2.1/data/*/*/*/*/*?c[TIME_PERIOD]=2001-01").get(0))
                .containsKey("sex");
        JsonNode structures = valid(STRUCTURE, ask("/sdmx/2.1/structure/datastructure", "*/*"));
        assertThat(structures.at("/data/dataStructures").findValuesAsText("id")).contains("FIGURES", "FIGURES_sex");
        assertThat(ask(FIGURES + "M.gone-indicator", "*/*").statusCode())
                .as("it is in another dataflow")
                .isEqualTo(204);
    }

    @Test
    void showsALimitedClientItsBureauOnly() throws IOException {
        deliveries
                .of("hrss-employment")
                .row("our-former", "xihu", "2001-01", "7")
                .store();
        long theirs = deliveries
                .of("statistics-population")
                .row("their-former", "xihu", "2001-01", "3")
                .store()
                .deliveryId();
        warehouse.execute("update jundeng.delivery set bureau = 'statistics' where delivery_id = " + theirs);
        List<Map<String, String>> seen = rows(text(ask(FIGURES + "*", CSV, ApiSite.HRSS)));
        assertThat(seen).isNotEmpty().allMatch(row -> row.get("BUREAU").equals("hrss"));
        assertThat(seen).hasSize(site.lines("observations.csv", ApiSite.HRSS).size());
        JsonNode codes = valid(STRUCTURE, ask("/sdmx/2.1/structure/codelist/*/CL_INDICATOR", "*/*", ApiSite.HRSS));
        List<String> ids = codes.at("/data/codelists/0/codes").findValuesAsText("id");
        assertThat(ids)
                .containsAll(seen.stream().map(row -> row.get("INDICATOR")).toList())
                .contains("our-former")
                .hasSizeGreaterThan(site.lines("indicators.csv", ApiSite.HRSS).size())
                .doesNotContain("consumer-prices-year-to-date");
        assertThat(text(ask("/sdmx/2.1/structure", "*/*", ApiSite.HRSS))).doesNotContain("their-former");
        HttpResponse<byte[]> another = ask(FIGURES + "M.their-former", "*/*", ApiSite.HRSS);
        assertThat(another.statusCode()).as("whether it is stored is not told").isEqualTo(400);
        assertThat(site.send(site.bare(FIGURES + "*")).statusCode()).isEqualTo(401);
        assertThat(site.send(site.bare("/sdmx/2.1/structure")).statusCode()).isEqualTo(401);
    }

    @Test
    void structuresSayRegionsInTime() throws IOException {
        JsonNode said = valid(STRUCTURE, ask("/sdmx/2.1/structure/hierarchy/HANGZHOU/H_AREA", "*/*"));
        JsonNode city = said.at("/data/hierarchies/0/hierarchicalCodes/0");
        assertThat(city.get("code").asText())
                .isEqualTo("urn:sdmx:org.sdmx.infomodel.codelist.Code=HANGZHOU:CL_AREA(1.0).hangzhou");
        List<String> times = new ArrayList<>();
        city.get("hierarchicalCodes")
                .forEach(each -> times.add(each.get("id").asText()
                        + " "
                        + each.get("validFrom").asText()
                        + " "
                        + each.path("validTo").asText("-")));
        assertThat(times)
                .contains("xiacheng_1980-01-01 1980-01-01T00:00:00+08:00 2021-04-08T23:59:59+08:00")
                .contains("gongshu-2021_2021-04-09 2021-04-09T00:00:00+08:00 -");
        JsonNode codes = valid(STRUCTURE, ask("/sdmx/2.1/structure/codelist/*/CL_AREA/1.0/xiacheng", "*/*"));
        assertThat(codes.at("/data/codelists/0/isPartial").asBoolean()).isTrue();
        assertThat(codes.at("/data/codelists/0/codes/0/annotations/0/value").asText())
                .isEqualTo("1980-01-01/2021-04-08");
    }

    @Test
    void choosesTheMessageByAccept() throws IOException {
        String one = FIGURES + "M." + RATE + ".hangzhou?lastNObservations=1";
        assertThat(header(ask(one, "text/csv"), "Content-Type")).startsWith(CSV);
        assertThat(header(ask(one, "application/json"), "Content-Type")).isEqualTo(JSON_DATA);
        assertThat(header(ask(one, "application/xml;q=0.9, " + CSV + ";q=0.5"), "Content-Type"))
                .startsWith(CSV);
        assertThat(header(ask(one, "application/vnd.sdmx.data+csv; version=2+.0.0; keys=both"), "Content-Type"))
                .contains("keys=both");
        assertThat(rows(text(ask(one, CSV + ";keys=both"))).get(0).get("SERIES_KEY"))
                .isEqualTo("M." + RATE + ".hangzhou");
        assertThat(text(ask(one, CSV + ";labels=both")).lines().toList().get(1))
                .startsWith("dataflow,HANGZHOU:FIGURES(1.0): 数据,I,M: 月," + RATE + ": 城镇登记失业率,hangzhou: 杭州市,20");
        Map<String, String> named = rows(text(ask(one, CSV + ";labels=name"))).get(0);
        assertThat(named).containsEntry("STRUCTURE_NAME", "数据").containsEntry("REF_AREA", "hangzhou");
        assertThat(named).containsEntry("地区", "杭州市").containsEntry("时期", "");
        for (String other : List.of(
                "application/vnd.sdmx.data+xml;version=3.0.0",
                "application/vnd.sdmx.data+json;version=1.0.0",
                CSV + ";labels=all",
                CSV + ";timeFormat=normalized")) {
            assertThat(ask(one, other).statusCode()).as(other).isEqualTo(406);
        }
        assertThat(ask("/sdmx/2.1/structure", CSV).statusCode()).isEqualTo(406);
        HttpResponse<byte[]> said = ask(one, JSON_DATA);
        HttpResponse<byte[]> packed =
                site.send(site.request(one).header("Accept", CSV).header("Accept-Encoding", "gzip"));
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(text(ask(one, CSV)));
        }
        assertThat(site.send(site.request(one.replace("[", "%5B"))
                                .header("Accept", JSON_DATA)
                                .header("If-None-Match", header(said, "ETag")))
                        .statusCode())
                .as("another message says the same, but for when it was prepared")
                .isEqualTo(304);
        for (String refused : List.of("&limit=5", "&startPeriod=2014", "&c[]=M", "&c[FREQ]=M&c[FREQ]=Q", "&c[FREQ]=")) {
            assertThat(ask(one + refused, "*/*").statusCode()).as(refused).isEqualTo(400);
        }
        for (String nothing : List.of("", "datum", "data/a/b/c/d/e/f", "2.0")) {
            assertThat(ask("/sdmx/2.1/" + nothing, "*/*").statusCode())
                    .as(nothing)
                    .isEqualTo(404);
        }
    }

    /** Browsers and the package of the other house send square brackets as they are, which Java's client cannot. */
    @Test
    void takesSquareBracketsAsTheyAre() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", site.port())) {
            socket.getOutputStream()
                    .write(("GET " + FIGURES + "M." + RATE
                                    + ".hangzhou?c[TIME_PERIOD]=ge:2014-01+le:2014-02 HTTP/1.1\r\n"
                                    + "Host: 127.0.0.1\r\nAuthorization: Bearer " + ApiSite.ALL
                                    + "\r\nAccept: text/csv\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).startsWith("HTTP/1.1 200").contains(",2014-01,").doesNotContain(",2014-03,");
        }
    }
}
