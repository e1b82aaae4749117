// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessFilesTest {

    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());

    @TempDir
    private Path folder;

    @Test
    void knowsNobodyWhereThereAreNoFiles() {
        assertThat(AccessFiles.read(folder, CATALOGUE, new Faults()).knowsAnybody())
                .isFalse();
    }

    /** What an entry says, and why it is not taken. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id: a, roles: [steward]                                 | bureaus is missing: role steward
            id: a, roles: [auditor], bureaus: [hrss]                | bureaus is set, but only role steward has them
            id: a, roles: [district]                                | districts is missing: role district
            id: a, roles: [official]                                | person is missing: an official
            id: a, roles: []                                        | name at least one
            id: a                                                   | roles is missing
            id: 'a b', roles: [auditor]                             | id is not written in letters
            id: a, roles: [auditer]                                 | auditor
            id: a, roles: [auditor], hash: my password              | hash is no hash by Argon2id
            id: a, roles: [steward], bureaus: [hrs]                 | unknown bureau "hrs"
            id: a, roles: [district], districts: [hangzhou]         | unknown district "hangzhou"
            id: a, roles: [official], person: hrss-offical          | unknown person "hrss-offical"
            """)
    void saysWhatIsWrongWithAUser(String entry, String why) throws IOException {
        Files.writeString(folder.resolve("users.yaml"), "users:\n  - {" + entry + "}\n");
        Faults faults = new Faults();
        AccessFiles.read(folder, CATALOGUE, faults);

        assertThat(faults.all()).isNotEmpty();
        assertThat(faults.all().toString()).contains(why).doesNotContain("my password");
    }

    @Test
    void oneNameIsOneUserInUpperAndLowerCase() throws IOException {
        Files.writeString(
                folder.resolve("users.yaml"),
                "users:\n  - {id: a, roles: [auditor]}\n  - {id: A, roles: [operator]}\n");
        Faults faults = new Faults();
        Admission read = AccessFiles.read(folder, CATALOGUE, faults);

        assertThat(faults.all().toString()).contains("user \"a\" stands here a second time");
        assertThat(read.user(" A ").orElseThrow().roles()).containsExactly(Role.AUDITOR);
    }

    /** Else pages would name the person as the author of what the user does. */
    @Test
    void aUserIsNotCalledLikeSomebodyElse() throws IOException {
        Files.writeString(folder.resolve("users.yaml"), """
                users:
                  - {id: hrss-official, roles: [auditor]}
                  - {id: hrss-steward, person: hrss-official, roles: [official]}
                  - {id: health-official, person: health-official, roles: [official]}
                """);
        Faults faults = new Faults();
        AccessFiles.read(folder, CATALOGUE, faults);

        assertThat(faults.all()).hasSize(2);
        assertThat(faults.all().toString())
                .contains(
                        "user \"hrss-official\" is called like a person who is somebody else",
                        "user \"hrss-steward\" is called like a person who is somebody else");
    }

    /** Else the audit trail could not tell them apart. */
    @Test
    void aClientIsNotCalledLikeAUser() throws IOException {
        Files.writeString(folder.resolve("users.yaml"), "users:\n  - {id: Statistics, roles: [auditor]}\n");
        Files.writeString(
                folder.resolve("clients.yaml"),
                "clients:\n  - {id: statistics, token-sha256: '" + Tokens.sha256("x") + "'}\n");
        Faults faults = new Faults();
        Admission read = AccessFiles.read(folder, CATALOGUE, faults);

        assertThat(faults.all()).hasSize(1);
        assertThat(faults.all().toString()).contains("clients.yaml", "client \"statistics\" is called like a user");
        assertThat(read.client("x", LocalDate.of(2014, 7, 10)).actor()).isEqualTo("client statistics");
        assertThat(read.visitor(read.user("statistics").orElseThrow()).actor()).isEqualTo("Statistics");
        assertThat(Visitor.NOBODY.actor()).isEmpty();
    }

    /** Who may see what. */
    @Test
    void eachRoleMayWhatItIsFor() throws IOException {
        Files.writeString(folder.resolve("users.yaml"), """
                users:
                  - {id: official, person: hrss-official, roles: [official]}
                  - {id: steward, roles: [steward], bureaus: [hrss]}
                  - {id: district, roles: [district], districts: [xihu]}
                  - {id: operator, roles: [operator]}
                  - {id: auditor, roles: [auditor]}
                """);
        Admission read = AccessFiles.read(folder, CATALOGUE, new Faults());

        assertThat(read.users().stream().map(read::visitor).map(AccessFilesTest::rights))
                .containsExactly(
                        "official: all plan hrss education xihu shangcheng",
                        "steward: plan hrss xihu shangcheng",
                        "district: xihu",
                        "operator: all plan hrss education xihu shangcheng",
                        "auditor: all plan hrss education xihu shangcheng");
        assertThat(rights(Visitor.NOBODY)).isEqualTo(":");
    }

    private static String rights(Visitor visitor) {
        return visitor.id() + ":"
                + (visitor.mayReadAll() ? " all" : "")
                + (visitor.mayReadPlan() ? " plan" : "")
                + (visitor.maySee("hrss") ? " hrss" : "")
                + (visitor.maySee("education") ? " education" : "")
                + (visitor.maySeeRegion("xihu") ? " xihu" : "")
                + (visitor.maySeeRegion("shangcheng") ? " shangcheng" : "");
    }
}
