// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessEditingTest {

    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final String HASH =
            "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$QOKF1iG70GOhZX71bkTGoINw9zqSjKFirULQQtMxBVI";

    @TempDir
    private Path folder;

    private Path users;
    private AccessEditing editing;

    @BeforeEach
    void copyTheShippedFiles() throws IOException {
        users = Files.copy(Path.of("config/users.yaml"), folder.resolve("users.yaml"));
        Files.copy(Path.of("config/clients.yaml"), folder.resolve("clients.yaml"));
        editing = new AccessEditing(folder, CATALOGUE);
    }

    @Test
    void addsUsersAndLeavesAllElseAsItStands() throws IOException, AccessEditing.Refused {
        editing.add(steward());
        Files.writeString(
                users, Files.readString(users).replace("  - id: wu.xiao", "  # 新来的\n  - id: wu.xiao # since May"));
        editing.add(new User("xihu", null, List.of(Role.DISTRICT), null, List.of("xihu"), null, null));

        assertThat(users)
                .content()
                .startsWith("# yaml-language-server: $schema=schema/users.json\n# 可以登录的用户。")
                .endsWith("""
                        users:
                          # 新来的
                          - id: wu.xiao # since May
                            person: hrss-steward
                            roles: [steward]
                            bureaus: [hrss]
                            hash: %s
                          - id: xihu
                            roles: [district]
                            districts: [xihu]
                        """.formatted(HASH));
        assertThat(read().users()).extracting(User::id).containsExactly("wu.xiao", "xihu");
    }

    @Test
    void setsPasswordsAndKeepsUsersOut() throws IOException, AccessEditing.Refused {
        editing.add(steward());
        editing.add(new User("auditor", null, List.of(Role.AUDITOR), null, null, HASH, null));
        String other = Passwords.hash("another password");
        editing.password("WU.XIAO", other);
        editing.disableUser("wu.xiao", true);
        assertThat(read().user("wu.xiao")).isEmpty();
        editing.disableUser("wu.xiao", false);

        assertThat(read().user("wu.xiao").orElseThrow().hash()).isEqualTo(other);
        assertThat(read().user("auditor").orElseThrow().hash())
                .as("another user's")
                .isEqualTo(HASH);
    }

    @Test
    void addsClientsWhoseTokensAreTakenUntilTheirLastDay() throws IOException, AccessEditing.Refused {
        String token = Tokens.fresh();
        LocalDate until = LocalDate.of(2015, 12, 31);
        editing.add(new Client("statistics", Tokens.sha256(token), List.of("hrss"), until, null));

        Visitor client = read().client(token, until);
        assertThat(client.kind()).isEqualTo(Visitor.Kind.CLIENT);
        assertThat(client.maySee("hrss")).isTrue();
        assertThat(client.maySee("education")).isFalse();
        assertThat(read().client(token, until.plusDays(1)).isNobody()).isTrue();
        assertThat(read().client("x", until).isNobody()).isTrue();
        assertThat(folder.resolve("clients.yaml")).content().doesNotContain(token);
        editing.disableClient("statistics", true);
        assertThat(read().client(token, until).isNobody()).isTrue();
    }

    @Test
    void writesNothingThatCouldNotBeRead() throws IOException, AccessEditing.Refused {
        editing.add(steward());
        String before = Files.readString(users);

        assertThatThrownBy(() -> editing.add(steward())).hasMessageContaining("is there already");
        assertThatThrownBy(
                        () -> editing.add(new User("a", null, List.of(Role.STEWARD), List.of("hrs"), null, null, null)))
                .hasMessageContaining("unknown bureau \"hrs\"");
        assertThatThrownBy(() -> editing.add(new User("a", "nobody", List.of(Role.OFFICIAL), null, null, null, null)))
                .hasMessageContaining("unknown person \"nobody\"")
                .hasMessageMatching("(?s)(\\Q" + users + "\\E) would be faulty: \\1:.*");
        assertThatThrownBy(() -> editing.password("somebody", HASH)).hasMessageContaining("there is no user somebody");
        assertThat(users).content().isEqualTo(before);
        Files.writeString(users, "users: [{id: a, roles: [auditor]}]\n");
        assertThatThrownBy(() -> editing.add(steward()))
                .hasMessageContaining("was not changed")
                .hasMessageContaining("begins with a line \"  - id: NAME\"")
                .hasMessageNotContaining(HASH);
        assertThatThrownBy(() -> editing.password("a", HASH)).hasMessageNotContaining(HASH);
        assertThat(users).content().isEqualTo("users: [{id: a, roles: [auditor]}]\n");
    }

    /** Neither is lost, whoever is first. */
    @Test
    void takesTurnsWithOthersWhoChangeTheFile() throws Exception {
        ExecutorService several = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                User user = new User("user" + i, null, List.of(Role.AUDITOR), null, null, null, null);
                all.add(several.submit(() -> {
                    new AccessEditing(folder, CATALOGUE).add(user);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            several.shutdownNow();
        }
        assertThat(read().users()).hasSize(12);
    }

    @Test
    void keepsTheRightsOfTheFileAndGivesANewOneThoseOfTheOther() throws IOException, AccessEditing.Refused {
        assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix"))
                .isTrue();
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("rw-r-----"));
        Files.delete(folder.resolve("clients.yaml"));

        editing.add(steward());
        editing.add(new Client("statistics", Tokens.sha256("x"), null, null, null));

        for (String file : List.of("users.yaml", "clients.yaml")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
                    .isEqualTo("rw-r-----");
        }
        assertThat(folder.resolve(".users.yaml.new")).doesNotExist();
    }

    private static User steward() {
        return new User("wu.xiao", "hrss-steward", List.of(Role.STEWARD), List.of("hrss"), null, HASH, null);
    }

    private Admission read() {
        Faults faults = new Faults();
        Admission read = AccessFiles.read(folder, CATALOGUE, faults);
        faults.throwIfAny();
        return read;
    }
}
