// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.net.IDN;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names by which people reach this server. Pages without a login are shown under no other name: a page elsewhere on
 * the web could have its own name lead here, and a browser would then hand it what is read here. Numeric addresses are
 * always ours, since nobody can have one lead elsewhere.
 */
public final class OwnNames {

    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|\\[?[0-9a-f]*:[0-9a-f:.%]*]?");
    private static final Pattern IN_ADDRESS = Pattern.compile("(?i)https?://(\\[[^]]*]|[^/:?#]+).*");

    private final Set<String> names;

    /** {@code localhost}, numeric addresses, and {@code others}. */
    public OwnNames(Collection<String> others) {
        this.names = others.stream().map(OwnNames::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** The name in an address such as {@code https://jundeng.example.cn/plan}; empty where there is none. */
    public static Optional<String> in(String address) {
        Matcher found = IN_ADDRESS.matcher(address);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    /** Whether a request that asks for this name is for us. */
    public boolean contain(String asked) {
        String name = plain(asked);
        return name.equals("localhost") || NUMERIC.matcher(name).matches() || names.contains(name);
    }

    private static String plain(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        try {
            return IDN.toASCII(bare);
        } catch (IllegalArgumentException noName) {
            return bare;
        }
    }
}
