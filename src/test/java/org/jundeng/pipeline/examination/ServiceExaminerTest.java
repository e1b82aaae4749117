// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.binding.YamlFile;
import org.jundeng.contract.Contract;
import org.jundeng.pipeline.examination.Remarks.Kind;
import org.jundeng.pipeline.examination.Remarks.Remark;
import org.jundeng.pipeline.source.ServiceAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first question of a pull, put to a service of the test's own. */
class ServiceExaminerTest {

    private static final String SUBJECT = "source hrss of feed jobs";

    @TempDir
    Path folder;

    private HttpServer service;
    private Charset charset = StandardCharsets.UTF_8;
    private int status = 200;
    private String answer = "{\"data\":[{\"region\":\"330100\"}]}";

    @BeforeEach
    void starts() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::answer);
        service.start();
    }

    @AfterEach
    void stops() {
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean known = "Bearer right".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = answer.getBytes(charset);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Location", "/login");
        exchange.sendResponseHeaders(known ? status : 401, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private List<Remark> asked(String token) throws IOException {
        Path file = Files.writeString(folder.resolve("jobs.yaml"), """
                feed: jobs
                bureau: hrss
                steward: hrss-steward
                name: {zh: 就业, en: Jobs}
                format: json
                records: /data
                source: {name: hrss, path: /jobs, timeout-seconds: 10}
                layout: wide
                freq: M
                columns:
                  - {name: region, role: ref-area}
                  - {name: month, role: time-period}
                  - {name: jobs, role: obs-value, indicator: urban-jobs-created}
                """);
        Contract contract =
                YamlFile.read(file, new Faults()).bind(Contract.class).orElseThrow();
        Settings settings = Settings.load(
                folder,
                folder.resolve("none"),
                Map.of(
                        "JUNDENG_SOURCE_HRSS_URL",
                        "http://127.0.0.1:" + service.getAddress().getPort(),
                        "JUNDENG_SOURCE_HRSS_TOKEN",
                        token),
                new Faults());
        Remarks remarks = new Remarks();
        new ServiceExaminer(contract, ServiceAccess.of("hrss", settings, new Faults())).examine(remarks);
        return remarks.all();
    }

    private void faultSays(String... words) throws IOException {
        assertThat(asked("right")).hasSize(1).allSatisfy(remark -> {
            assertThat(remark.kind()).isEqualTo(Kind.FAULT);
            assertThat(remark.sentence()).startsWith(SUBJECT + ": ").contains(words);
        });
    }

    @Test
    void findsNothingWhereTheRecordsAreWhereTheContractSays() throws IOException {
        long before = scratch();

        assertThat(asked("right")).isEmpty();

        assertThat(scratch()).isEqualTo(before);
    }

    private static long scratch() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("jundeng-doctor-.*\\.json.*"))
                    .count();
        }
    }

    @Test
    void readsOnlyTheBeginningOfALongAnswer() throws IOException {
        answer = "{\"data\":[" + "{\"region\":\"330100\"},".repeat(400_000) + "not JSON any more";

        assertThat(asked("right")).isEmpty();
    }

    @Test
    void readsWhatOlderServicesWrite() throws IOException {
        charset = Charset.forName("GB18030");
        answer = "{\"来源\":\"人社局\",\"data\":[{\"region\":\"誠\"}]}";

        assertThat(asked("right")).isEmpty();
    }

    @Test
    void saysWhatToCorrect() throws IOException {
        assertThat(asked("wrong")).hasSize(1).allSatisfy(remark -> {
            assertThat(remark.kind()).isEqualTo(Kind.FAULT);
            assertThat(remark.sentence())
                    .contains("401", "JUNDENG_SOURCE_HRSS_TOKEN")
                    .doesNotContain("wrong");
        });
        status = 404;
        faultSays("404");
        status = 302;
        faultSays("302");
        status = 200;
        answer = "<html>log in</html>";
        faultSays("its answer is no JSON: ");
        answer = "{\"rows\":[]}";
        faultSays("/data");
    }

    @Test
    void aServiceThatIsDownIsNoFault() throws IOException {
        status = 503;
        answer = "";
        assertThat(asked("right")).extracting(Remark::kind).containsExactly(Kind.NOW);

        service.stop(0);
        assertThat(asked("right")).extracting(Remark::kind).containsExactly(Kind.NOW);
    }
}
