// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the archive is made of, and what its installer does, below a folder instead of on this machine. That the archive
 * itself runs is tried where it is made, by {@code src/packaging/check.sh}.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the archive is for Linux, and its scripts use GNU tools")
class PackagingTest {

    private static final Path PACKAGING = Path.of("src/packaging");

    @TempDir
    Path temporary;

    private Path machine;

    private record Said(int exit, String text) {}

    @BeforeEach
    void layOut() throws IOException {
        machine = Files.createDirectories(temporary.toRealPath().resolve("a machine"));
    }

    @Test
    void eachScriptCanBeRead() throws Exception {
        try (Stream<Path> files = Files.walk(PACKAGING)) {
            for (Path script : files.filter(Files::isExecutable)
                    .filter(Files::isRegularFile)
                    .toList()) {
                String shell = text(script).startsWith("#!/usr/bin/env bash") ? "bash" : "sh";
                assertThat(run(shell, "-n", script.toString())).isEqualTo(new Said(0, ""));
            }
        }
    }

    @Test
    void theUnitsStartWhatTheArchiveHasAndWriteWhereTheInstallerMakesFolders() {
        String install = text(PACKAGING.resolve("install.sh"));
        for (String unit : List.of("jundeng.service", "jundeng-nightly.service")) {
            String file = text(PACKAGING.resolve("systemd").resolve(unit));
            assertThat(all(file, "^ExecStart=/opt/jundeng/current/(\\S+) (?:serve|nightly)$"))
                    .containsExactly("bin/jundengctl");
            assertThat(PACKAGING.resolve("bin/jundengctl")).isExecutable();
            for (String folder : all(file, "^ReadWritePaths=(.*)$").get(0).split(" ")) {
                assertThat(install).contains(" " + folder.replaceFirst("^-", "") + "\n");
            }
            assertThat(all(file, "^User=(.*)$")).containsExactly("jundeng");
            assertThat(file)
                    .contains("\nRestartPreventExitStatus=2\n", "\nProtectSystem=strict\n", "\nKillMode=mixed\n")
                    .doesNotContain("MemoryDenyWriteExecute=", "NoExecPaths=", "EnvironmentFile=");
            assertThat(install).contains(unit);
        }
        assertThat(text(PACKAGING.resolve("bin/jundengctl"))).contains(":=/var/lib/jundeng}", ":=/etc/jundeng/config}");
        assertThat(text(Path.of("docs/operate.md"))).contains("systemctl enable --now jundeng-nightly.timer");
    }

    @Test
    void hardensBothServicesAlike() {
        assertThat(hardening("jundeng-nightly.service")).hasSizeGreaterThan(15).isEqualTo(hardening("jundeng.service"));
    }

    private static List<String> hardening(String unit) {
        return all(
                        text(PACKAGING.resolve("systemd").resolve(unit)),
                        "^((?:NoNew|Cap|Protect|Private|Restrict|Lock|SystemCall|ReadWrite)\\w*=.*)$")
                .stream()
                .filter(line -> !line.startsWith("RestartPrevent"))
                .toList();
    }

    @Test
    void installsTwiceAsOnceAndRemovesWhatIsNotTheSites() throws Exception {
        Path archive = archive("1.0", Map.of());

        Said first = install(archive);
        Map<Path, String> once = tree();
        Said second = install(archive);

        assertThat(first.exit()).as(first.text()).isZero();
        assertThat(first.text())
                .contains("made /etc/jundeng/jundeng.env\n", "made /etc/jundeng/config, as shipped\n")
                .contains("wrote /usr/local/lib/systemd/system/jundeng.service\n");
        assertThat(second.exit()).isZero();
        assertThat(second.text().lines()).hasSize(1).first().asString().startsWith("Jundeng 1.0 (");
        assertThat(tree()).isEqualTo(once);
        assertThat(machine.resolve("usr/local/bin/jundengctl"))
                .isExecutable()
                .hasSameTextualContentAs(PACKAGING.resolve("bin/jundengctl"));

        Path hiding = machine.resolve("etc/systemd/system/jundeng.service");
        Files.writeString(Files.createDirectories(hiding.getParent()).resolve(hiding.getFileName()), "of a checkout");
        assertThat(install(archive).text())
                .startsWith("note: /etc/systemd/system/jundeng.service hides the unit of this version; ");
        Files.delete(hiding);

        Said removed = install(archive, "--remove");

        assertThat(removed.exit()).as(removed.text()).isZero();
        assertThat(tree().keySet())
                .isNotEmpty()
                .allMatch(file -> file.startsWith("etc/jundeng") || file.startsWith("var"));
    }

    /** They hold hashes; the service reads them through its group, and only root writes them. */
    @Test
    void makesTheFilesOfUsersAndClientsForRootAndTheService() throws Exception {
        Map<String, String> shipped = Map.of("config/users.yaml", "users: []", "config/clients.yaml", "clients: []");
        Path users = machine.resolve("etc/jundeng/config/users.yaml");
        Path clients = machine.resolve("etc/jundeng/config/clients.yaml");

        install(archive("1.0", shipped));

        assertThat(told(users)).isEqualTo("rw-r----- users: []");
        assertThat(told(clients)).isEqualTo("rw-r----- clients: []");
        assertThat(text(PACKAGING.resolve("install.sh"))).contains("chown \"root:$user\" -- \"$file\"");

        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-------"));
        Files.delete(clients);
        Said said = install(archive("1.1", shipped));

        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(told(users)).isEqualTo("rw------- users: []");
        assertThat(told(clients)).isEqualTo("rw-r----- clients: []");
    }

    @Test
    void neverRemovesACheckoutWhichMayHoldAWorkspace() throws Exception {
        Path archive = archive("1.0", Map.of());
        Path checkout = Files.createDirectories(machine.resolve("opt/jundeng"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.writeString(Files.createDirectories(checkout.resolve("data")).resolve("kept"), "a delivery");

        for (Said said : List.of(install(archive), install(archive, "--remove"))) {
            assertThat(said).isEqualTo(new Said(2, "install.sh: /opt/jundeng is a checkout: move it away first\n"));
        }
        assertThat(checkout.resolve("data/kept")).hasContent("a delivery");
    }

    /** The service may put a link to /etc there before root changes what it takes for a folder. */
    @Test
    void rootChangesNothingBelowTheFolderThatTheServiceMayChange() {
        String install = text(PACKAGING.resolve("install.sh"));

        assertThat(all(install, "^ *make_folder .* (/var/lib/jundeng\\S*)$")).containsExactly("/var/lib/jundeng");
        assertThat(all(install, "^ *make_service_folder .* /var/lib/jundeng/(\\S+)$"))
                .containsExactly("inbox", "receipts");
        assertThat(all(install, "^ *(.*setfacl) --default")).containsExactly("as_service setfacl");
    }

    @Test
    void refusesAnArchiveThatIsNotAsItWasPackaged() throws Exception {
        Path archive = archive("1.0", Map.of());
        Files.writeString(archive.resolve("routes/nightly.camel.yaml"), "other");

        Said said = install(archive);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains("routes/nightly.camel.yaml", "not as they were packaged");
        assertThat(tree()).isEmpty();
    }

    @Test
    void upgradesTemplatesForthAndBackAndKeepsWhatBelongsToTheSite() throws Exception {
        install(archive("1.0", Map.of()));
        Path site = machine.resolve("etc/jundeng");
        Path before = machine.resolve("opt/jundeng/current").toRealPath();
        Files.writeString(site.resolve("config/people.yaml"), "the site's people");
        Files.writeString(site.resolve("jundeng.env"), "JUNDENG_NODE=one");
        Files.writeString(site.resolve("routes/edited.camel.yaml"), "the site's");
        Files.writeString(site.resolve("routes/bureaus/own.camel.yaml"), "the site's");

        Said said = install(archive(
                "1.1",
                Map.of(
                        "routes/nightly.camel.yaml", "new",
                        "routes/edited.camel.yaml", "new",
                        "routes/added.camel.yaml", "new",
                        "routes/bureaus/hrss.camel.yaml", "new",
                        "config/people.yaml", "new",
                        "systemd/jundeng.service", "new")));

        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(site.resolve("routes/nightly.camel.yaml")).hasContent("new");
        assertThat(site.resolve("routes/added.camel.yaml")).hasContent("new");
        assertThat(site.resolve("routes/edited.camel.yaml")).hasContent("the site's");
        assertThat(site.resolve("routes/bureaus/own.camel.yaml")).hasContent("the site's");
        assertThat(site.resolve("routes/bureaus/hrss.camel.yaml")).hasContent("old");
        assertThat(site.resolve("config/people.yaml")).hasContent("the site's people");
        assertThat(site.resolve("jundeng.env")).hasContent("JUNDENG_NODE=one");
        assertThat(machine.resolve("usr/local/lib/systemd/system/jundeng.service"))
                .hasContent("new");
        assertThat(said.text())
                .containsOnlyOnce("kept /etc/jundeng/routes/edited.camel.yaml")
                .contains("-the site's", "+new")
                .contains("config/people.yaml", "routes/bureaus/hrss.camel.yaml");

        Said back = install(before);

        assertThat(back.exit()).as(back.text()).isZero();
        assertThat(machine.resolve("opt/jundeng/current").toRealPath()).isEqualTo(before);
        assertThat(site.resolve("routes/nightly.camel.yaml")).hasContent("old");
        assertThat(site.resolve("routes/added.camel.yaml")).doesNotExist();
        assertThat(site.resolve("routes/edited.camel.yaml")).hasContent("the site's");
        assertThat(machine.resolve("usr/local/lib/systemd/system/jundeng.service"))
                .hasSameTextualContentAs(PACKAGING.resolve("systemd/jundeng.service"));
    }

    private Said install(Path archive, String... options) throws Exception {
        List<String> words =
                new ArrayList<>(List.of("sh", archive.resolve("install.sh").toString(), "--root", machine.toString()));
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    /** A small archive, unpacked, with the real scripts and units. */
    private Path archive(String version, Map<String, String> changed) throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("unpacked " + version));
        Map<String, String> files = new TreeMap<>(Map.of(
                "PACKAGE", "version=" + version + "\nplatform=linux-x64\nruntime=no\nglibc=\n",
                "jundeng.env", text(PACKAGING.resolve("jundeng.env")),
                "install.sh", text(PACKAGING.resolve("install.sh")),
                "config/people.yaml", "old",
                "routes/nightly.camel.yaml", "old",
                "routes/edited.camel.yaml", "old",
                "routes/bureaus/hrss.camel.yaml", "old"));
        for (String unit : List.of("jundeng.service", "jundeng-nightly.service", "jundeng-nightly.timer")) {
            files.put("systemd/" + unit, text(PACKAGING.resolve("systemd").resolve(unit)));
        }
        for (String program : List.of("jundeng", "jundengctl")) {
            files.put("bin/" + program, text(PACKAGING.resolve("bin").resolve(program)));
        }
        files.putAll(changed);
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
            if (file.getKey().startsWith("bin/")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            sums.append(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                    .append("  ")
                    .append(file.getKey())
                    .append('\n');
        }
        Files.writeString(folder.resolve("SHA256SUMS"), sums);
        return folder;
    }

    /** The files and links below the machine's root, with rights and content. */
    private Map<Path, String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(machine)) {
            return files.filter(file -> !Files.isDirectory(file) || Files.isSymbolicLink(file))
                    .collect(Collectors.toMap(
                            machine::relativize, PackagingTest::told, (one, two) -> one, TreeMap::new));
        }
    }

    private static String told(Path file) {
        try {
            return Files.isSymbolicLink(file)
                    ? "-> " + Files.readSymbolicLink(file)
                    : PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + text(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Said run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1).strip())
                .toList();
    }
}
