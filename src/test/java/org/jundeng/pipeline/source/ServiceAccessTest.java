// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be set for a service: each mistake is told at the start, none of them with a secret in it. */
class ServiceAccessTest {

    @TempDir
    private Path folder;

    private List<String> faults(String... settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("JUNDENG_SOURCE_A_B_URL", "https://a.example/api");
        for (int i = 0; i < settings.length; i += 2) {
            environment.put("JUNDENG_SOURCE_A_B_" + settings[i], settings[i + 1]);
        }
        Faults faults = new Faults();
        ServiceAccess.of("a-b", Settings.load(folder, folder, environment, faults), faults);
        return faults.all().stream().map(Object::toString).toList();
    }

    @Test
    void acceptsWhatBelongsTogether() {
        assertThat(faults()).isEmpty();
        assertThat(faults("USER", "u", "PASSWORD", "p")).isEmpty();
        assertThat(faults("TOKEN", "t")).isEmpty();
        assertThat(faults("USER", "u", "PASSWORD", "p", "TOKEN", "t", "AUTH_HEADER", "X-Key"))
                .isEmpty();
    }

    @Test
    void namesWhatDoesNotBelongTogether() {
        assertThat(faults("USER", "u"))
                .containsExactly("settings: jundeng.source.a-b.user is set, but JUNDENG_SOURCE_A_B_PASSWORD is not");
        assertThat(faults("AUTH_HEADER", "X-Key"))
                .containsExactly(
                        "settings: jundeng.source.a-b.auth-header is set, but JUNDENG_SOURCE_A_B_TOKEN is not");
        assertThat(faults("TOKEN", "t", "AUTH_HEADER", "X Key:"))
                .containsExactly("settings: jundeng.source.a-b.auth-header \"X Key:\" is no name of a header");
        assertThat(faults("TOKEN", "geheim\r\nX: y")).singleElement().asString().doesNotContain("geheim");
        assertThat(faults("USER", "u", "PASSWORD", "p", "TOKEN", "t"))
                .singleElement()
                .asString()
                .contains("both set");
        assertThat(faults("KEY_FILE", "k")).singleElement().asString().contains("cert-file is not");
        assertThat(faults("CERT_FILE", "c.pem")).singleElement().asString().contains("key-file is not");
    }

    @Test
    void namesAnAddressThatIsNone() {
        assertThat(faults("URL", "hrss.example/api")).singleElement().asString().contains("is no address of a service");
        assertThat(faults("URL", "https://u:geheim@a.example"))
                .singleElement()
                .asString()
                .contains("has a user in it")
                .doesNotContain("geheim");
        assertThat(faults("URL", "https://a.example/x?y=1"))
                .singleElement()
                .asString()
                .contains("has a ? or # in it");
    }

    @Test
    void neverShowsWhatAnErrorRepeatsOfASecretNotEvenItsBeginning() {
        String token = "geheimnis".repeat(20);
        ServiceAccess access = ServiceAccess.of(
                "a-b",
                Settings.load(
                        folder,
                        folder,
                        Map.of("JUNDENG_SOURCE_A_B_URL", "https://a.example", "JUNDENG_SOURCE_A_B_TOKEN", token),
                        new Faults()),
                new Faults());
        byte[] told = ("x".repeat(135) + " Authorization: Bearer " + token).getBytes(StandardCharsets.UTF_8);
        ServiceAnswer error = new ServiceAnswer(500, "", name -> List.of(), new ByteArrayInputStream(told));

        assertThatThrownBy(() -> error.check(access, URI.create("https://a.example/x")))
                .isInstanceOf(SourceTrouble.class)
                .hasMessageStartingWith("HTTP 500: xxx")
                .hasMessageNotContaining("geheim");
        byte[] early = ("token " + token + " is unknown").getBytes(StandardCharsets.UTF_8);
        ServiceAnswer other = new ServiceAnswer(500, "", name -> List.of(), new ByteArrayInputStream(early));
        assertThatThrownBy(() -> other.check(access, URI.create("https://a.example/x")))
                .hasMessage("HTTP 500: token *** is unknown");
    }

    @Test
    void namesFilesThatCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), "no key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(faults("CA_FILE", file.toString()))
                .singleElement()
                .asString()
                .contains("as jundeng.source.a-b.ca-file");
        assertThat(faults("CERT_FILE", file.toString(), "KEY_FILE", file.toString()))
                .first()
                .asString()
                .contains("is open to all users of the machine", "chmod 640 " + file);
        assertThat(faults("CERT_FILE", folder.resolve("none.p12").toString()))
                .singleElement()
                .asString()
                .contains("none.p12", "it must be PKCS #12, and JUNDENG_SOURCE_A_B_KEY_PASSWORD its password");
    }
}
