// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(Passwords.isRight("一句好记的话 e\u0301", hash))
                .as("the same letters")
                .isTrue();
        assertThat(Passwords.isRight("一句好记的话 e", hash)).isFalse();
        assertThat(Passwords.isRight("", null)).as("nobody's").isFalse();
    }

    @Test
    void comparesWithAnOlderWeakerHash() {
        String hash = "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$QOKF1iG70GOhZX71bkTGoINw9zqSjKFirULQQtMxBVI";

        assertThat(Passwords.isRight("correct horse battery", hash)).isTrue();
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
                "$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$"
            })
    void takesNoHashThatIsNoneOrAsksForTooMuch(String text) {
        assertThat(Passwords.isHash(text)).isFalse();
    }
}
