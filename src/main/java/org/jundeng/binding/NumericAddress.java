// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.InetAddressUtils;

/**
 * Addresses of machines that are written as numbers. A name is none, also one that looks like a number, such as
 * {@code abc.de}: nothing is ever looked up, since what is written may come from a stranger.
 */
public final class NumericAddress {

    private static final String IPV4_AS_IPV6 = "::ffff:";
    private static final Pattern IN_BRACKETS = Pattern.compile("\\[([^\\]]*)](?::\\d{1,5})?");
    private static final Pattern WITH_PORT = Pattern.compile("([^:]*):\\d{1,5}");

    private NumericAddress() {}

    /** The address that is written so; empty where none is. An interface after a percent sign is passed over. */
    public static Optional<InetAddress> of(String text) {
        String numbers = text.strip().split("%", 2)[0];
        String plain = numbers.regionMatches(true, 0, IPV4_AS_IPV6, 0, IPV4_AS_IPV6.length())
                        && InetAddressUtils.isIPv4(numbers.substring(IPV4_AS_IPV6.length()))
                ? numbers.substring(IPV4_AS_IPV6.length())
                : numbers;
        if (!InetAddressUtils.isIPv4(plain) && !InetAddressUtils.isIPv6(plain)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(plain));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("numbers are not looked up: " + plain, impossible);
        }
    }

    /** The address of a machine as servers write it: perhaps in brackets, and perhaps with a port. */
    public static Optional<InetAddress> ofMachine(String text) {
        String stripped = text.strip();
        Matcher brackets = IN_BRACKETS.matcher(stripped);
        if (brackets.matches()) {
            return of(brackets.group(1));
        }
        Matcher port = WITH_PORT.matcher(stripped);
        return of(port.matches() ? port.group(1) : stripped);
    }

    /** Whether the address that is written so, by a server, is of this machine itself. */
    public static boolean isThisMachine(String text) {
        return ofMachine(text).filter(InetAddress::isLoopbackAddress).isPresent();
    }
}
