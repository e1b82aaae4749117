// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses of services: joined, extended by parameters, compared. */
final class ServiceAddress {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Pattern UNSAFE = Pattern.compile("[\\x00-\\x20\"<>\\\\^`{|}]|%(?![0-9a-fA-F]{2})");

    private ServiceAddress() {}

    /**
     * The address that {@code text} is. Spaces, characters beyond ASCII, those that no address may have, such as
     * braces, and a % that begins no escape may stand in it as they are.
     *
     * @throws IllegalArgumentException if it is none
     */
    static URI uri(String text) {
        String quoted = UNSAFE.matcher(text.strip())
                .replaceAll(found ->
                        String.format(Locale.ROOT, "%%%02X", (int) found.group().charAt(0)));
        return URI.create(URI.create(quoted).toASCIIString());
    }

    /** The address of {@code path} below {@code base}. */
    static URI below(URI base, String path) {
        String root = base.toString().replaceAll("/+$", "");
        return uri(path.startsWith("/") || path.startsWith("?") ? root + path : root + "/" + path);
    }

    /** The same address with one more parameter. */
    static URI with(URI address, String parameter, String value) {
        String text = address.toString();
        String pair = encoded(parameter) + "=" + encoded(value);
        return URI.create(text + (address.getRawQuery() == null ? "?" : "&") + pair);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whether both are of one server: scheme, host and port. */
    static boolean sameServer(URI one, URI other) {
        return other.getRawUserInfo() == null
                && other.getHost() != null
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }

    private static int port(URI address) {
        boolean secure = address.getScheme().toLowerCase(Locale.ROOT).equals("https");
        return address.getPort() >= 0 ? address.getPort() : secure ? HTTPS : HTTP;
    }

    /** The address without what follows its path, where secrets may stand. */
    static String shown(URI address) {
        String text = address.toString().replaceFirst("[?#].*", "");
        return address.getRawUserInfo() == null ? text : text.replace(address.getRawUserInfo() + "@", "");
    }
}
