// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionWishTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "*", "~", "*.0", "~.0", "1.*", "1.~", "0*.0", "1.0~", "1*.0", "2.0.0,1.0", "+,~"})
    void findsTheOneVersion(String asked) {
        assertThat(VersionWish.isReadable(asked)).isTrue();
        assertThat(VersionWish.matches(asked)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+", "1", "1.1", "2.0", "2*.0", "1.1~", "1.0.0", "1+.0.0", "1.0.0-draft", "*.0.0", "0.~"})
    void findsNoOther(String asked) {
        assertThat(VersionWish.isReadable(asked)).isTrue();
        assertThat(VersionWish.matches(asked)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "all", "1.", ".1", "1.0,", "1.0.0.0", "1 0", "12345678901.0"})
    void cannotReadWhatIsNoVersion(String asked) {
        assertThat(VersionWish.isReadable(asked)).isFalse();
    }
}
