// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.pipeline.camel.PullResult.Pulled;
import org.jundeng.pipeline.mail.TestCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever follows the section on services in docs/add-a-feed.md pulls from such services. */
class ServiceExamplesIT {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^<!-- service: (\\S+) -->\\n```yaml\\n(.*?)^```$");
    private static final Pattern SETTING = Pattern.compile("(?m)^(jundeng\\.source\\.[a-z.-]+)=(.+)$");

    @TempDir
    private Path folder;

    @Test
    void bringsWhatTheServicesOfThePageAnswer() throws Exception {
        String page = Files.readString(Path.of("docs/add-a-feed.md"));
        EdgesKit kit = new EdgesKit(folder.resolve("workspace"));
        kit.ensureRoutes();
        writeBlocks(page, kit);
        Faults faults = new Faults();
        Contracts contracts =
                Contracts.read(folder.resolve("config"), Catalogue.read(Path.of("config"), faults), faults);
        assertThat(faults.all()).isEmpty();
        contracts.all().stream().map(ContractVersion::contract).forEach(kit.contracts::add);
        assertThat(contracts.feeds()).containsExactlyInAnyOrder("hrss-vacancies", "hrss-training", "hrss-claims");

        TestCertificate ours = TestCertificate.of(folder, "dns:localhost");
        try (Bureau plain = Bureau.plain();
                Bureau secure = Bureau.secure(ServiceAccessIT.trustingItself(ours), true)) {
            set(page, kit, plain, secure, ours);
            answer(plain, secure);
            try (Edges edges = kit.start(Edges.Mode.NIGHTLY)) {
                for (String feed : contracts.feeds()) {
                    assertThat(edges.pull(feed))
                            .as(() -> kit.ledger.failures.toString())
                            .isInstanceOf(Pulled.class);
                }
            }
            assertThat(kit.ledger.taken.get("hrss-vacancies.jsonl").lines()).hasSize(3);
            assertThat(kit.ledger.taken.get("hrss-training.jsonl")).contains("\"persons\":7");
            assertThat(kit.ledger.taken.get("hrss-claims.jsonl").lines()).hasSize(2);
            assertThat(plain.asked)
                    .extracting(asked -> asked.headers().get("authorization"))
                    .containsOnly("Bearer of-the-page", "Basic anVuZGVuZzpvZi10aGUtcGFnZQ==");
        }
    }

    private void writeBlocks(String page, EdgesKit kit) throws IOException {
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            Path file = block.group(1).startsWith("routes/")
                    ? kit.routes.resolve(block.group(1).substring("routes/".length()))
                    : folder.resolve(block.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(2));
        }
    }

    /** The page's settings, with the addresses and files of this test in place of the bureau's. */
    private void set(String page, EdgesKit kit, Bureau plain, Bureau secure, TestCertificate ours) throws Exception {
        Matcher setting = SETTING.matcher(page);
        while (setting.find()) {
            String key = setting.group(1);
            String value = setting.group(2);
            if (key.endsWith(".url") && value.contains("hangzhou.example") && value.startsWith("https")) {
                String path = value.replaceFirst("https://[^/]+", "");
                value = key.contains("claims")
                        ? "https://localhost:" + secure.port() + path
                        : "http://localhost:" + plain.port() + path;
            } else if (key.endsWith(".key-file")) {
                value = ServiceAccessIT.key(ours, folder).toString();
            } else if (key.endsWith("-file")) {
                value = ours.pem().toString();
            }
            if (key.startsWith("jundeng.source.hrss-") && !key.endsWith("auth-header")) {
                kit.environment.put(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value);
            }
        }
        Stream.of("JUNDENG_SOURCE_HRSS_JOBS_TOKEN", "JUNDENG_SOURCE_HRSS_TRAINING_PASSWORD")
                .forEach(variable -> {
                    assertThat(page).contains(variable);
                    kit.environment.put(variable, "of-the-page");
                });
    }

    private static void answer(Bureau plain, Bureau secure) {
        plain.at("/api/vacancies", exchange -> {
            assertThat(Bureau.parameter(exchange, "size")).isEqualTo("500");
            int page = Integer.parseInt(Bureau.parameter(exchange, "page"));
            Bureau.send(
                    exchange,
                    200,
                    "{\"data\":{\"total\":3,\"rows\":[{\"area\":{\"code\":\"330102\",\"name\":\"上城区\"},"
                            + "\"month\":\"2014-0"
                            + page + "\",\"new_jobs\":5}]}}");
        });
        plain.at("/query", exchange -> {
            boolean posted = exchange.getRequestMethod().equals("POST");
            Bureau.send(
                    exchange,
                    posted ? 200 : 405,
                    "{\"rows\":[{\"code\":\"330102\",\"month\":\"2014-06\",\"persons\":7}]}");
        });
        secure.at("/claims", exchange -> {
            boolean first = exchange.getRequestURI().getQuery() == null;
            String links = first ? "{\"next\":\"/claims?after=1\"}" : "{}";
            String month = first ? "2014-05" : "2014-06";
            Bureau.send(
                    exchange,
                    200,
                    "{\"items\":[{\"code\":\"330102\",\"month\":\"" + month + "\",\"claims\":3}],\"links\":" + links
                            + "}");
        });
    }
}
