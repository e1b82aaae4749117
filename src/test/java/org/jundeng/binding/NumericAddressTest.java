// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericAddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, 10.0.0.5",
        "' 10.0.0.5 ', 10.0.0.5",
        "10.0.0.5:5678, 10.0.0.5",
        "::1, 0:0:0:0:0:0:0:1",
        "[::1], 0:0:0:0:0:0:0:1",
        "[2001:DB8::7]:5678, 2001:db8:0:0:0:0:0:7",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6",
        "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
        "::FFFF:10.0.0.5, 10.0.0.5",
    })
    void readsNumbersWithAndWithoutAPort(String written, String address) {
        assertThat(NumericAddress.ofMachine(written).map(InetAddress::getHostAddress))
                .contains(address);
    }

    /** Words of hexadecimal digits and dots are names, too; so are numbers that lack or exceed something. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc.de",
                "abc.de:80",
                "[abc.de]",
                "fe.ed",
                "1.2.3",
                "256.1.1.1",
                "010.1.1.1",
                "1.2.3.4.5",
                "1",
                "unknown",
                "localhost",
                "a::b::c",
                "12345::",
                "1:2",
                "[10.0.0.5",
                ":80",
                "1.2.3.4:123456",
                "%eth0"
            })
    void takesNoNameForAnAddress(String written) {
        assertThat(NumericAddress.ofMachine(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, true", "127.8.9.1:80, true", "::1, true", "10.0.0.1, false", "localhost, false"})
    void tellsThisMachine(String written, boolean isThisMachine) {
        assertThat(NumericAddress.isThisMachine(written)).isEqualTo(isThisMachine);
    }
}
