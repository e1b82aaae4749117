// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The container files agree with the pom, and hold no secret. */
class DockerFilesTest {

    private static final Path DOCKER = Path.of("docker");

    private final String pom = text(Path.of("pom.xml"));
    private final String image = text(DOCKER.resolve("Dockerfile"));
    private final String compose = text(DOCKER.resolve("compose.yaml"));

    @Test
    void noPasswordStandsInAnyFile() throws IOException {
        try (Stream<Path> files = Files.walk(DOCKER)) {
            List<Path> all = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".env"))
                    .toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(6);
            assertThat(all)
                    .allSatisfy(file -> assertThat(all(text(file), "(?m)(?:PASSWORD|SECRET)\\s*[:=][ \\t]*(\\S.*)$"))
                            .allMatch(value -> value.startsWith("${"), "no literal secret"));
        }
    }

    @Test
    void passwordsOfComposeAreAskedForWhereTheyAreMissing() {
        assertThat(all(compose, "(?:POSTGRES|DB\\w*)_PASSWORD: (\\S.*)$"))
                .hasSize(6)
                .allMatch(value -> value.matches("\\$\\{[A-Z_]+:\\?set it in docker/\\.env}"));
    }

    @Test
    void theExampleNamesEachVariableThatComposeAsksFor() {
        assertThat(all(text(DOCKER.resolve(".env.example")), "^([A-Z_]+)="))
                .filteredOn(name -> !name.equals("COMPOSE_PROFILES"))
                .containsExactlyInAnyOrderElementsOf(
                        all(compose, "\\$\\{([A-Z_]+):[?-]").stream().distinct().toList());
    }

    @Test
    void theRealPasswordsStayOutOfGitAndOutOfTheImage() {
        assertThat(text(Path.of(".gitignore")).lines()).contains(".env", "/docker/jundeng.env", "/docker/secrets/");
        assertThat(text(Path.of(".dockerignore")).lines()).contains("*").doesNotContain("!docker", "!docker/.env");
    }

    @Test
    void theServiceRunsAsNobodySpecial() {
        List<String> users = all(image, "^USER (.*)$");

        assertThat(users).isNotEmpty();
        assertThat(users.get(users.size() - 1)).isEqualTo("10001:10001");
        assertThat(image.indexOf("\nUSER ")).isLessThan(image.indexOf("\nENTRYPOINT "));
    }

    @Test
    void theServiceIsTheFirstProcessSoThatItHearsTheStop() {
        assertThat(all(image, "^ENTRYPOINT (.*)$")).containsExactly("[\"/opt/jundeng/bin/entrypoint.sh\"]");
        assertThat(text(DOCKER.resolve("entrypoint.sh"))).contains("\nexec \"${0%/*}/jundeng\" ");
        assertThat(text(Path.of("src/packaging/bin/jundeng"))).contains("\nexec \"$java\" ");
    }

    @Test
    void mailGoesToTheCatcherOnlyWhereTheExampleAsksForIt() throws IOException {
        JsonNode mail = services().at("/mail");

        assertThat(mail.at("/profiles/0").asText()).isEqualTo("mail-catcher");
        assertThat(text(DOCKER.resolve(".env.example"))).contains("COMPOSE_PROFILES=mail-catcher\n", "_HOST=mail\n");
        assertThat(services().at("/jundeng/depends_on/mail/required").asText()).isEqualTo("false");
        assertThat(all(compose, "JUNDENG_SMTP_\\w+: (.*)$")).hasSize(7).allMatch(value -> value.endsWith(":-}"));
    }

    @Test
    void settingsOfSourcesReachTheService() throws IOException {
        JsonNode file = services().at("/jundeng/env_file/0");

        assertThat(file.at("/path").asText()).isEqualTo("jundeng.env");
        assertThat(file.at("/required").asText()).isEqualTo("false");
        assertThat(text(DOCKER.resolve("jundeng.env.example"))).contains("\nJUNDENG_SOURCE_HRSS_URL=");
    }

    @Test
    void filesDriversSecretsAndBackupsAreMounted() throws IOException {
        assertThat(services().at("/jundeng/volumes"))
                .extracting(JsonNode::asText)
                .contains(
                        "${WORKSPACE_FOLDER:-workspace}:/opt/jundeng/data",
                        "${BACKUPS_FOLDER:-backups}:/backups",
                        "./secrets:/run/secrets:ro",
                        "./drivers:/opt/jundeng/drivers:ro");
        assertThat(image).contains("chown 10001:10001 /opt/jundeng/data /backups");
    }

    @Test
    void aCommandRunsInsideAsTheServiceDoes() {
        assertThat(image).contains("ln -s /opt/jundeng/bin/jundeng /usr/local/bin/jundeng");
        assertThat(text(Path.of("docs/operate.md"))).contains("docker compose exec jundeng jundeng status");
    }

    private JsonNode services() throws IOException {
        return new YAMLMapper().readTree(compose).at("/services");
    }

    @Test
    void javaIsThePomsInBothStages() {
        String release = one(pom, "<maven.compiler.release>(.*)</");

        assertThat(all(image, "^FROM \\S*eclipse-temurin[:-](\\d+)")).containsExactly(release, release);
    }

    @Test
    void theServerIsThePomsMajorVersion() {
        assertThat(one(compose, "image: postgres:(.*)$")).isEqualTo(one(pom, "<postgres.binaries.version>(\\d+)\\."));
    }

    @Test
    void theImageBearsThePomsVersion() {
        String version = one(pom, "<artifactId>jundeng</artifactId>\\s*<version>(.*)</");

        assertThat(one(image, "image\\.version=\"(.*?)\"")).isEqualTo(version);
        assertThat(one(compose, "image: jundeng:(.*)$")).isEqualTo(version);
    }

    @Test
    void whatTheImageCopiesIsNotIgnored() {
        List<String> let = all(text(Path.of(".dockerignore")), "^!(.*)$");
        List<String> copied = all(image, "^COPY (?!--from)(.*) \\S+$").stream()
                .flatMap(names -> Stream.of(names.split(" ")))
                .toList();

        assertThat(copied).isNotEmpty().isSubsetOf(let);
        assertThat(copied).allSatisfy(name -> assertThat(Path.of(name)).exists());
    }

    private static String one(String text, String pattern) {
        List<String> found = all(text, pattern);
        assertThat(found).as(pattern).hasSize(1);
        return found.get(0);
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1).strip())
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
