// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    @Test
    void knowsThePasswordOfAHashAndNoOther() {
        String hash = Passwords.hash("一句好记的话 é");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("一句");
        assertThat(Passwords.isHash(hash)).isTrue();
        assertThat(Passwords.isWeak(hash)).isFalse();
        assertThat(Passwords.isRight("一句好记的话 e\u0301", hash, 0))
                .as("the same letters")
                .isTrue();
        assertThat(Passwords.isRight("一句好记的话 e", hash, 0)).isFalse();
        assertThat(Passwords.isRight("", null, 0)).as("nobody's").isFalse();
    }

    @Test
    void comparesWithAnOlderWeakerHash() {
        String hash = "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$QOKF1iG70GOhZX71bkTGoINw9zqSjKFirULQQtMxBVI";

        assertThat(Passwords.isRight("correct horse battery", hash, 0)).isTrue();
        assertThat(Passwords.isWeak(hash)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$QOKF1iG70GOhZX71bkTGoINw9zqSjKFirULQQtMxBVI",
                "$argon2id$v=19$m=999999,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$QOKF1iG70GOhZX71bkTGoINw9zqSjKFirULQQtMxBVI",
                "$argon2id$v=19$m=64,t=99,p=1$c2FsdHNhbHRzYWx0c2FsdA$QOKF1iG70GOhZX71bkTGoINw9zqSjKFirULQQtMxBVI",
                "$argon2id$v=19$m=65537,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$QOKF1iG70GOhZX71bkTGoINw9zqSjKFirULQQtMxBVI",
                "$argon2id$v=19$m=64,t=5,p=1$c2FsdHNhbHRzYWx0c2FsdA$QOKF1iG70GOhZX71bkTGoINw9zqSjKFirULQQtMxBVI",
                "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$"
            })
    void takesNoHashThatIsNoneOrAsksForTooMuch(String text) {
        assertThat(Passwords.isHash(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"m=8,t=1,p=1", "m=64,t=1,p=1", "m=19456,t=2,p=1", "m=65536,t=1,p=1", "m=65536,t=4,p=1"})
    void takesTheWorkOfTheDearestHashWhoeverIsNamed(String sizes) {
        String hash = "$argon2id$v=19$" + sizes + "$c2FsdHNhbHRzYWx0c2FsdA$QOKF1iG70GOhZX71bkTGoINw9zqSjKFirULQQtMxBVI";
        String dearest = hash.replace(sizes, "m=40000,t=4,p=1");
        long work = Passwords.workOf(Stream.of(hash, dearest));
        long own = Passwords.workOf(hash);

        assertThat(Passwords.isHash(hash)).isTrue();
        assertThat(work).isEqualTo(Math.max(own, 160_000));
        assertThat(own + padded(hash, work)).as("a user").isBetween(work - 16, work);
        assertThat(padded(null, work)).as("nobody").isBetween(work - 16, work);
    }

    @Test
    void takesTheWorkOfANewHashWhereNobodyHasOne() {
        assertThat(Passwords.workOf(Stream.empty())).isEqualTo(19_456 * 2);
        assertThat(Passwords.Padding.of(null, 19_456 * 2)).isEqualTo(new Passwords.Padding(19_456, 2));
        assertThat(Passwords.Padding.of(Passwords.hash("correct horse battery"), 19_456 * 2))
                .isNull();
    }

    private static long padded(String hash, long work) {
        Passwords.Padding left = Passwords.Padding.of(hash, work);
        return left == null ? 0 : (long) left.memory() * left.rounds();
    }
}
