// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.camel.PullResult.Failed;
import org.jundeng.pipeline.camel.PullResult.Pulled;
import org.jundeng.pipeline.mail.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that want to know who asks, and that prove who they are. */
class ServiceAccessIT {

    private static final String PASSWORD = "for-tests-only";

    @TempDir
    private static Path folder;

    private static Bureau plain;
    private static Bureau secure;
    private static Bureau wantsOurs;
    private static Bureau expired;
    private static EdgesKit kit;
    private static Edges edges;

    @BeforeAll
    static void start() throws Exception {
        TestCertificate certificate = TestCertificate.of(Files.createDirectory(folder.resolve("own")), "dns:localhost");
        plain = Bureau.plain();
        secure = Bureau.secure(certificate.context(), false);
        wantsOurs = Bureau.secure(trustingItself(certificate), true);
        Path copy = Files.createDirectory(folder.resolve("old"));
        Files.copy(certificate.keys(), copy.resolve("server.p12"));
        TestCertificate old = new TestCertificate(copy.resolve("server.p12"), certificate.pem());
        expired = Bureau.secure(old.expired("dns:localhost"), false);
        kit = new EdgesKit(folder.resolve("workspace"));
        source("none", "http://localhost:" + plain.port());
        source("basic", "http://localhost:" + plain.port(), "USER", "市统计局", "PASSWORD", "geheim:1");
        source("bearer", "http://localhost:" + plain.port(), "TOKEN", "t0k3n-of-ours");
        source("key", "http://localhost:" + plain.port(), "TOKEN", "t0k3n-of-ours", "AUTH_HEADER", "X-Api-Key");
        String pem = certificate.pem().toString();
        source("trusted", "https://localhost:" + secure.port(), "CA_FILE", pem);
        source("untrusted", "https://localhost:" + secure.port());
        source("renamed", "https://127.0.0.1:" + secure.port(), "CA_FILE", pem);
        source("expired", "https://localhost:" + expired.port(), "CA_FILE", pem);
        source("stranger", "https://localhost:" + wantsOurs.port(), "CA_FILE", pem);
        source(
                "known",
                "https://localhost:" + wantsOurs.port(),
                "CA_FILE",
                pem,
                "CERT_FILE",
                pem,
                "KEY_FILE",
                key(certificate, folder).toString());
        source(
                "packed",
                "https://localhost:" + wantsOurs.port(),
                "CA_FILE",
                pem,
                "CERT_FILE",
                closed(certificate.keys()).toString(),
                "KEY_PASSWORD",
                PASSWORD);
        edges = kit.start(Edges.Mode.NIGHTLY);
    }

    private static void source(String name, String url, String... settings) {
        String before = "JUNDENG_SOURCE_" + name.toUpperCase(Locale.ROOT) + "_";
        kit.environment.put(before + "URL", url);
        for (int i = 0; i < settings.length; i += 2) {
            kit.environment.put(before + settings[i], settings[i + 1]);
        }
        kit.fetched(name, "source: {name: " + name + ", path: /jobs, timeout-seconds: 5}");
    }

    static SSLContext trustingItself(TestCertificate certificate) throws Exception {
        KeyStore store = store(certificate);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store(TestCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate.keys())) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    /** The certificate's key, in PEM, as a file of the owner's in {@code folder}. */
    static Path key(TestCertificate certificate, Path folder) throws Exception {
        Key key = store(certificate).getKey("server", PASSWORD.toCharArray());
        String text = Base64.getMimeEncoder().encodeToString(key.getEncoded());
        Path file = folder.resolve("key.pem");
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n");
        return closed(file);
    }

    private static Path closed(Path file) throws IOException {
        return Files.setPosixFilePermissions(
                file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    }

    @AfterAll
    static void stop() {
        edges.close();
        plain.close();
        secure.close();
        wantsOurs.close();
        expired.close();
    }

    @BeforeEach
    void forget() {
        kit.ledger.taken.clear();
        kit.ledger.failures.clear();
        plain.at("/jobs", exchange -> Bureau.send(exchange, 200, "[{\"value\":1}]"));
        secure.at("/jobs", exchange -> Bureau.send(exchange, 200, "[{\"value\":1}]"));
        wantsOurs.at("/jobs", exchange -> Bureau.send(exchange, 200, "[{\"value\":1}]"));
    }

    private static void takes(String feed) {
        assertThat(edges.pull(feed)).as(() -> kit.ledger.failures.toString()).isInstanceOf(Pulled.class);
        assertThat(kit.ledger.taken.get(feed + ".jsonl")).isEqualTo("{\"value\":1}\n");
    }

    private static Finding failed(String feed) {
        assertThat(edges.pull(feed)).isInstanceOf(Failed.class);
        assertThat(kit.ledger.taken).isEmpty();
        return kit.ledger.failures.get(0);
    }

    private static String sent(String header) {
        return plain.asked.get(0).headers().get(header);
    }

    @Test
    void sendsUserAndPasswordWithTheFirstQuestion() {
        takes("basic");

        byte[] login = Base64.getDecoder().decode(sent("authorization").substring("Basic ".length()));
        assertThat(new String(login, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("市统计局:geheim:1");
    }

    @Test
    void sendsAToken() {
        takes("bearer");

        assertThat(sent("authorization")).isEqualTo("Bearer t0k3n-of-ours");
    }

    @Test
    void sendsATokenInTheHeaderThatIsNamed() {
        takes("key");

        assertThat(sent("x-api-key")).isEqualTo("t0k3n-of-ours");
        assertThat(sent("authorization")).isNull();
    }

    @Test
    void sendsNothingToWhomNothingIsSet() {
        takes("none");

        assertThat(plain.asked.get(0).headers()).doesNotContainKeys("authorization", "x-api-key", "cookie");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "none; 401; nothing-set; JUNDENG_SOURCE_NONE_TOKEN, jundeng.source.none.user,"
                        + " JUNDENG_SOURCE_NONE_PASSWORD, jundeng.source.none.cert-file",
                "basic; 401; set; jundeng.source.basic.user, JUNDENG_SOURCE_BASIC_PASSWORD",
                "bearer; 403; set; JUNDENG_SOURCE_BEARER_TOKEN",
                "key; 403; set; JUNDENG_SOURCE_KEY_TOKEN, jundeng.source.key.auth-header"
            })
    void namesTheSettingsOfARefusedLogin(String feed, int status, String form, String settings) {
        plain.at("/jobs", exchange -> Bureau.send(exchange, status, ""));

        Finding finding = failed(feed);

        assertThat(finding.code()).isEqualTo(FindingCode.SOURCE_LOGIN_REFUSED);
        assertThat(finding.found()).startsWith("HTTP " + status);
        assertThat(finding.arguments()).containsExactly(feed, settings, form);
    }

    @Test
    void neverShowsWhatProvesWhoWeAre() {
        plain.at(
                "/jobs",
                exchange -> Bureau.send(
                        exchange,
                        500,
                        "unknown user, you sent " + exchange.getRequestHeaders().getFirst("Authorization")));

        assertThat(failed("bearer"))
                .isEqualTo(Finding.of(
                        FindingCode.SOURCE_REFUSED,
                        "HTTP 500 Internal Server Error: unknown user, you sent ***",
                        "bearer"));
        kit.ledger.failures.clear();
        assertThat(failed("basic").found()).endsWith("you sent ***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "404; ; source-not-found; HTTP 404 Not Found",
                "410; ; source-not-found; HTTP 410 Gone",
                "429; Retry-After: 120; source-asks-to-wait; HTTP 429 ",
                "503; Retry-After: 120; source-asks-to-wait; HTTP 503 Service Unavailable",
                "502; ; source-out-of-reach; HTTP 502 Bad Gateway",
                "307; Location: https://sso.example/login?ticket=1; source-redirects;"
                        + " HTTP 307 → https://sso.example/login",
                "304; ; source-refused; HTTP 304 Not Modified",
                "202; ; source-refused; HTTP 202 Accepted",
                "206; ; only-a-part; HTTP 206 Partial Content"
            })
    void saysWhatAStatusMeans(int status, String header, String code, String found) {
        plain.at("/jobs", exchange -> {
            if (header != null) {
                exchange.getResponseHeaders()
                        .add(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 2));
            }
            Bureau.send(exchange, status, status == 304 ? "" : "[{\"value\":1}]");
        });

        Finding finding = failed("none");

        assertThat(finding.code().code()).isEqualTo(code);
        assertThat(finding.found()).startsWith(found.strip());
        assertThat(finding.remedy(Locale.ENGLISH)).isNotBlank();
    }

    @Test
    void trustsTheAuthorityOfOnesOwn() {
        takes("trusted");
    }

    @ParameterizedTest
    @CsvSource({"untrusted, untrusted", "renamed, hostname", "expired, expired"})
    void tellsApartWhyAConnectionIsNotSecure(String feed, String form) {
        Finding finding = failed(feed);

        assertThat(finding.code()).as(finding.found()).isEqualTo(FindingCode.SOURCE_NOT_TRUSTED);
        assertThat(finding.arguments()).containsExactly(feed, "jundeng.source." + feed, form);
    }

    /** How a server breaks off that wants a certificate differs from server to server, and from time to time. */
    @Test
    void failsWhereTheServiceWantsACertificateThatIsNotSet() {
        assertThat(failed("stranger").code().code()).startsWith("source-");
        assertThat(wantsOurs.asked).isEmpty();
    }

    @Test
    void provesItselfByACertificateOfItsOwn() {
        takes("known");
        takes("packed");
    }
}
