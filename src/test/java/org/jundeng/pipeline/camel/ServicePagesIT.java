// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.camel.PullResult.Failed;
import org.jundeng.pipeline.camel.PullResult.Pulled;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that answer in pages: all of them are one delivery, or nothing is taken. */
class ServicePagesIT {

    private static final String NUMBERED = "records: /rows, source: {name: hrss, path: '%1$s?year=2014',"
            + " timeout-seconds: 10, paging: {by: page-number%2$s}}";
    private static final String OTHER =
            "records: /rows, source: {name: hrss, path: %s, timeout-seconds: 10, paging: {by: %s}}";

    @TempDir
    private static Path folder;

    private static Bureau bureau;
    private static EdgesKit kit;
    private static Edges edges;

    @BeforeAll
    static void start() throws IOException {
        bureau = Bureau.plain();
        kit = new EdgesKit(folder.resolve("workspace"));
        kit.environment.put("JUNDENG_SOURCE_HRSS_URL", "http://localhost:" + bureau.port() + "/api/");
        kit.fetched("numbered", NUMBERED.formatted("numbered", ", size-parameter: size, size: 2, total: /total"));
        kit.fetched("untold", NUMBERED.formatted("untold", ""));
        kit.fetched("bounded", NUMBERED.formatted("bounded", ", max-pages: 3"));
        kit.fetched("more", "more: /more, " + OTHER.formatted("more", "offset"));
        kit.fetched("linked", OTHER.formatted("linked", "next-link, next: /next, total: /total"));
        kit.fetched("header", OTHER.formatted("header", "next-link").replace("records: /rows, ", ""));
        kit.fetched("cursor", OTHER.formatted("cursor", "cursor, next: /meta/next"));
        kit.fetched(
                "posted",
                "records: /rows, source: {name: hrss, path: posted, post: {body: '{\"区\": [1]}'}, max-megabytes: 1}");
        kit.fetched("slow", OTHER.formatted("slow", "page-number").replace("seconds: 10", "seconds: 1"));
        edges = kit.start(Edges.Mode.NIGHTLY);
    }

    @AfterAll
    static void stop() {
        edges.close();
        bureau.close();
    }

    @BeforeEach
    void forget() {
        kit.ledger.taken.clear();
        kit.ledger.failures.clear();
    }

    /** The records {@code from} to {@code to}, as the elements of a list. */
    private static String records(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "{\"value\":" + i + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "{\"value\":" + i + "}\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private static int number(HttpExchange exchange, String parameter, int otherwise) {
        String text = Bureau.parameter(exchange, parameter);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** Five records, two a page; {@code rest} follows the list of each. */
    private static void numbered(String path, String rest) {
        bureau.at("/api/" + path, exchange -> {
            int page = number(exchange, "page", 1);
            String rows = records(page * 2 - 1, Math.min(page * 2, 5));
            Bureau.send(exchange, 200, "{\"rows\":" + rows + rest + "}");
        });
    }

    private static Finding failed(String feed) {
        kit.ledger.failures.clear();
        assertThat(edges.pull(feed)).isInstanceOf(Failed.class);
        assertThat(kit.ledger.taken).isEmpty();
        assertThat(kit.ledger.failures).hasSize(1);
        return kit.ledger.failures.get(0);
    }

    private static String taken(String feed) {
        assertThat(edges.pull(feed)).as(() -> kit.ledger.failures.toString()).isInstanceOf(Pulled.class);
        return kit.ledger.taken.get(feed + ".jsonl");
    }

    @Test
    void asksForNumberedPagesUntilTheTotalIsReached() {
        numbered("numbered", ",\"total\":5");

        assertThat(taken("numbered")).isEqualTo(lines(5));

        assertThat(bureau.asked)
                .extracting(Bureau.Asked::uri)
                .containsExactly(
                        "/api/numbered?year=2014&size=2&page=1",
                        "/api/numbered?year=2014&size=2&page=2",
                        "/api/numbered?year=2014&size=2&page=3");
        assertThat(kit.workspace.root().resolve("inbox/hrss/.spool")).isEmptyDirectory();
    }

    @Test
    void writesTheSameBytesHoweverTheRecordsAreSpreadOverPages() {
        bureau.at(
                "/api/numbered",
                exchange -> Bureau.send(exchange, 200, "{\"rows\":" + records(1, 5) + ",\"total\":5}"));
        String atOnce = taken("numbered");
        bureau.at("/api/numbered", exchange -> {
            int value = 6 - number(exchange, "page", 1);
            Bureau.send(exchange, 200, "{\"total\": 5, \"rows\": " + records(value, value) + "}");
        });

        assertThat(taken("numbered")).isEqualTo(atOnce);
    }

    @Test
    void asksUntilAPageIsEmptyWhereNothingTellsTheEnd() {
        numbered("untold", "");

        assertThat(taken("untold")).isEqualTo(lines(5));
        assertThat(bureau.askedFor("page")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void takesAServiceThatHasNothing() {
        bureau.at("/api/untold", exchange -> Bureau.send(exchange, 204, ""));

        assertThat(taken("untold")).isEmpty();
    }

    @Test
    void asksByOffsetUntilTheNamedFieldSaysThatThereIsNoMore() {
        bureau.at("/api/more", exchange -> {
            int skipped = number(exchange, "offset", 0);
            boolean last = skipped == 3;
            String rows = records(skipped + 1, last ? 5 : 3);
            Bureau.send(exchange, 200, "{\"rows\":" + rows + ",\"more\":" + !last + "}");
        });

        assertThat(taken("more")).isEqualTo(lines(5));
        assertThat(bureau.askedFor("offset")).containsExactly("0", "3");
    }

    @Test
    void followsLinksInAField() {
        bureau.at("/api/linked", exchange -> {
            boolean first = exchange.getRequestURI().getQuery() == null;
            String next = first ? "\"linked?q=a b&从=4\"" : "null";
            String rows = records(first ? 1 : 4, first ? 3 : 5);
            Bureau.send(exchange, 200, "{\"next\":" + next + ",\"rows\":" + rows + ",\"total\":\"5\"}");
        });

        assertThat(taken("linked")).isEqualTo(lines(5));
        assertThat(bureau.asked)
                .extracting(Bureau.Asked::uri)
                .containsExactly("/api/linked", "/api/linked?q=a%20b&%E4%BB%8E=4");
    }

    @Test
    void followsLinksInTheHeader() {
        bureau.at("/api/header", exchange -> {
            boolean first = exchange.getRequestURI().getQuery() == null;
            String self = "<http://localhost:" + bureau.port() + "/api/header>; rel=\"first\"";
            exchange.getResponseHeaders().add("Link", self + (first ? ", </api/header?p=2>; rel=\"next\"" : ""));
            exchange.getResponseHeaders().add("X-Total-Count", "5");
            Bureau.send(exchange, first ? 206 : 200, first ? records(1, 3) : records(4, 5));
        });

        assertThat(taken("header")).isEqualTo(lines(5));
    }

    @Test
    void handsCursorsBackAsTheyAre() {
        bureau.at("/api/cursor", exchange -> {
            boolean first = exchange.getRequestURI().getQuery() == null;
            String next = first ? "{\"next\":\"a+b/c==&d\"}" : "{\"next\":\"\"}";
            Bureau.send(
                    exchange, 200, "{\"meta\":" + next + ",\"rows\":" + (first ? records(1, 3) : records(4, 5)) + "}");
        });

        assertThat(taken("cursor")).isEqualTo(lines(5));
        assertThat(bureau.askedFor("cursor")).containsExactly(null, "a%2Bb%2Fc%3D%3D%26d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "numbered; 6; /total: 6; 5",
                "numbered; 7; /total: 7; 5",
            })
    void refusesAnEmptyPageBeforeTheTotal(String feed, String total, String words, String records) {
        bureau.at("/api/numbered", exchange -> {
            int page = number(exchange, "page", 1);
            String rows = page > 3 ? "[]" : records(page * 2 - 1, Math.min(page * 2, 5));
            Bureau.send(exchange, 200, "{\"rows\":" + rows + ",\"total\":" + total + "}");
        });

        assertThat(failed(feed)).isEqualTo(Finding.of(FindingCode.ONLY_A_PART, words, records));
    }

    @Test
    void refusesALinkToMoreBehindTheLastPromisedPage() {
        numbered("numbered", ",\"total\":5,\"next\":\"/api/numbered?page=4\"");

        assertThat(failed("numbered"))
                .isEqualTo(Finding.of(FindingCode.ONLY_A_PART, "next: /api/numbered?page=4", "5"));
    }

    @Test
    void refusesTheLastPageWhereItIsOnlyPartial() {
        bureau.at("/api/header", exchange -> Bureau.send(exchange, 206, records(1, 3)));

        assertThat(failed("header")).isEqualTo(Finding.of(FindingCode.ONLY_A_PART, "HTTP 206 Partial Content", "3"));
    }

    @Test
    void refusesATotalThatChangesBetweenPagesAndAsksAgainNextTime() {
        AtomicInteger total = new AtomicInteger(5);
        bureau.at("/api/numbered", exchange -> {
            int page = number(exchange, "page", 1);
            String rows = records(page * 2 - 1, page * 2);
            Bureau.send(exchange, 200, "{\"rows\":" + rows + ",\"total\":" + total.getAndIncrement() + "}");
        });

        assertThat(failed("numbered")).isEqualTo(Finding.of(FindingCode.CHANGED_WHILE_READ, "5 → 6", "hrss", "/total"));

        numbered("numbered", ",\"total\":5");
        assertThat(taken("numbered")).isEqualTo(lines(5));
    }

    @Test
    void refusesMoreRecordsThanTheTotal() {
        numbered("numbered", ",\"total\":3");

        assertThat(failed("numbered")).isEqualTo(Finding.of(FindingCode.CHANGED_WHILE_READ, "4 > 3", "hrss", "/total"));
    }

    @Test
    void refusesAPageWithoutThePromisedTotal() {
        numbered("numbered", ",\"totl\":5");

        assertThat(failed("numbered"))
                .isEqualTo(Finding.of(FindingCode.PAGES_LEAD_NOWHERE, "", "hrss", "/total", "no-total"));
    }

    @Test
    void refusesAPageThatRepeatsItself() {
        bureau.at("/api/untold", exchange -> Bureau.send(exchange, 200, "{\"rows\":" + records(1, 2) + "}"));

        assertThat(failed("untold"))
                .isEqualTo(Finding.of(FindingCode.PAGES_LEAD_NOWHERE, "page 2", "hrss", address("untold"), "repeated"));
    }

    @Test
    void refusesALinkThatLeadsBack() {
        AtomicInteger value = new AtomicInteger();
        bureau.at("/api/linked", exchange -> {
            int one = value.incrementAndGet();
            Bureau.send(exchange, 200, "{\"next\":\"linked?p=1\",\"total\":9,\"rows\":" + records(one, one) + "}");
        });

        assertThat(failed("linked").arguments()).containsExactly("hrss", address("linked"), "repeated");
    }

    @Test
    void refusesMorePagesThanTheContractAccepts() {
        bureau.at("/api/bounded", exchange -> {
            int page = number(exchange, "page", 1);
            Bureau.send(exchange, 200, "{\"rows\":" + records(page, page) + "}");
        });

        assertThat(failed("bounded"))
                .isEqualTo(Finding.of(
                        FindingCode.PAGES_LEAD_NOWHERE, "max-pages: 3", "hrss", address("bounded"), "too-many"));
        assertThat(bureau.asked).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "http://elsewhere.example/api/linked, http://elsewhere.example/api/linked",
        "//127.0.0.1/x, http://127.0.0.1/x"
    })
    void neverFollowsALinkToAnotherServer(String link, String shown) {
        bureau.at(
                "/api/linked",
                exchange -> Bureau.send(
                        exchange,
                        200,
                        "{\"next\":\"" + link + "?ticket=1\",\"total\":9,\"rows\":" + records(1, 2) + "}"));

        assertThat(failed("linked"))
                .isEqualTo(Finding.of(FindingCode.PAGES_LEAD_NOWHERE, shown, "hrss", address("linked"), "elsewhere"));
        assertThat(bureau.asked).hasSize(1);
    }

    @Test
    void holdsTheTimeLimitOverAllPages() {
        bureau.at("/api/slow", exchange -> {
            int page = number(exchange, "page", 1);
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(("{\"rows\":" + records(page, page) + "}").getBytes(StandardCharsets.UTF_8));
            }
        });

        assertThat(failed("slow").code()).isEqualTo(FindingCode.SOURCE_TOO_SLOW);
    }

    @Test
    void deliversAPageThatIsNoPageForReadingToRefuse() {
        bureau.at("/api/untold", exchange -> {
            boolean first = number(exchange, "page", 1) == 1;
            Bureau.send(exchange, 200, first ? "{\"rows\":" + records(1, 2) + "}" : "{\"code\":500,\"msg\":\"系统忙\"}");
        });

        assertThat(taken("untold")).isEqualTo("{\"code\":500,\"msg\":\"系统忙\"}");
    }

    @Test
    void refusesAPageOfWhichOnlySomeRowsCanBeRead() {
        bureau.at("/api/untold", exchange -> {
            int page = number(exchange, "page", 1);
            Bureau.send(exchange, 200, "{\"rows\":[{\"value\":" + page + "},{\"value\":1,\"value\":2}]}");
        });

        assertThat(failed("untold").code()).isEqualTo(FindingCode.DUPLICATE_FIELD);
    }

    @Test
    void postsTheContractsBodyAndUnpacksTheAnswer() {
        bureau.at("/api/posted", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=GBK");
            Bureau.send(exchange, 200, packed("{\"rows\":[{\"value\":1,\"区\":\"上城\"}]}", 0));
        });

        assertThat(taken("posted")).isEqualTo("{\"value\":1,\"区\":\"上城\"}\n");

        Bureau.Asked asked = bureau.asked.get(0);
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body()).isEqualTo("{\"区\": [1]}");
        assertThat(asked.headers().get("content-type")).startsWith("application/json");
        assertThat(asked.headers().get("accept-encoding")).contains("gzip");
    }

    @Test
    void refusesAnAnswerThatUnpacksToMoreThanTheContractAccepts() {
        bureau.at("/api/posted", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            Bureau.send(exchange, 200, packed("{\"rows\":[]}", 3 << 20));
        });

        assertThat(failed("posted")).isEqualTo(Finding.of(FindingCode.ANSWER_TOO_LARGE, "> 1 MB", "hrss", "1"));
    }

    private static byte[] packed(String text, int blanks) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(bytes)) {
            packing.write(" ".repeat(blanks).getBytes(StandardCharsets.US_ASCII));
            packing.write(text.getBytes(Charset.forName("GBK")));
        }
        return bytes.toByteArray();
    }

    private static String address(String path) {
        return "http://localhost:" + bureau.port() + "/api/" + path;
    }
}
