// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jundeng.binding.Faults;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.trust.ClientCertificate;
import org.jundeng.pipeline.trust.Trust;

/**
 * How a bureau's service is reached, as the settings say: its address, what proves to it who we are, and whom we trust.
 * Passwords and tokens are asked for when they are needed, and go to this address alone.
 */
public final class ServiceAccess {

    private static final Path PLACE = Path.of("settings");
    private static final String AUTHORIZATION = "Authorization";

    private final String name;
    private final Settings settings;
    private final URI base;
    private final SSLContext tls;

    private ServiceAccess(String name, Settings settings, URI base, SSLContext tls) {
        this.name = name;
        this.settings = settings;
        this.base = base;
        this.tls = tls;
    }

    /** Reads the settings of the source {@code name}; those that cannot be meant go to {@code faults}. */
    public static ServiceAccess of(String name, Settings settings, Faults faults) {
        ServiceAccess unchecked = new ServiceAccess(name, settings, null, null);
        URI base = unchecked.readBase(faults).orElse(null);
        unchecked.checkLogin(faults);
        return new ServiceAccess(name, settings, base, unchecked.readTls(faults));
    }

    private Optional<URI> readBase(Faults faults) {
        Optional<String> url = settings.text(key("url"));
        if (url.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI base = ServiceAddress.uri(url.get());
            if (base.getRawUserInfo() != null) {
                faults.add(
                        PLACE,
                        0,
                        key("url") + " has a user in it; set " + key("user") + " and " + variable("password")
                                + " instead");
            } else if (base.getHost() == null
                    || !List.of("http", "https").contains(base.getScheme().toLowerCase(Locale.ROOT))) {
                faults.add(PLACE, 0, notAnAddress());
            } else if (base.getRawQuery() != null || base.getRawFragment() != null) {
                faults.add(
                        PLACE, 0, key("url") + " has a ? or # in it; what follows belongs to the path in the contract");
            }
            return Optional.of(base);
        } catch (IllegalArgumentException unreadable) {
            faults.add(PLACE, 0, notAnAddress());
            return Optional.empty();
        }
    }

    private String notAnAddress() {
        return key("url") + " is no address of a service such as https://hrss.hangzhou.example/api";
    }

    private void checkLogin(Faults faults) {
        boolean user = settings.text(key("user")).isPresent();
        boolean token = settings.text(key("token")).isPresent();
        if (user && settings.text(key("password")).isEmpty()) {
            faults.add(PLACE, 0, key("user") + " is set, but " + variable("password") + " is not");
        }
        if (user && token && header().equalsIgnoreCase(AUTHORIZATION)) {
            faults.add(
                    PLACE,
                    0,
                    key("user") + " and " + variable("token") + " are both set, and both would be sent as "
                            + AUTHORIZATION + "; leave one out, or name the token's header by " + key("auth-header"));
        }
        Optional<String> header = settings.text(key("auth-header"));
        if (header.isPresent() && !header.get().matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            faults.add(PLACE, 0, key("auth-header") + " \"" + header.get() + "\" is no name of a header");
        }
        if (header.isPresent() && !token) {
            faults.add(PLACE, 0, key("auth-header") + " is set, but " + variable("token") + " is not");
        }
        if (settings.text(key("token")).orElse("").chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            faults.add(PLACE, 0, variable("token") + " has a character that no header can have");
        }
    }

    private SSLContext readTls(Faults faults) {
        X509TrustManager trust = readTrust(faults);
        ClientCertificate own = readOwn(faults);
        try {
            return trust == null && own == null ? null : Trust.context(trust, own);
        } catch (GeneralSecurityException e) {
            faults.add(PLACE, 0, "the certificates of source " + name + " cannot be used: " + e.getMessage());
            return null;
        }
    }

    private X509TrustManager readTrust(Faults faults) {
        Optional<String> file = settings.text(key("ca-file"));
        try {
            return file.isEmpty() ? null : Trust.alsoIn(Path.of(file.get()));
        } catch (IOException | GeneralSecurityException e) {
            unusable("ca-file", file.orElseThrow(), e, "it must hold certificates in PEM", faults);
            return null;
        }
    }

    private ClientCertificate readOwn(Faults faults) {
        Optional<String> certificate = settings.text(key("cert-file"));
        Optional<String> key = settings.text(key("key-file"));
        if (certificate.isEmpty()) {
            key.ifPresent(
                    set -> faults.add(PLACE, 0, key("key-file") + " is set, but " + key("cert-file") + " is not"));
            return null;
        }
        boolean together = certificate.get().toLowerCase(Locale.ROOT).matches(".*\\.(p12|pfx)");
        if (key.isEmpty() && !together) {
            faults.add(
                    PLACE,
                    0,
                    key("cert-file") + " is set, but " + key("key-file")
                            + " is not; only a .p12 or .pfx file has the key" + " in it");
            return null;
        }
        String secret = together ? certificate.get() : key.orElseThrow();
        try {
            checkPermissions(Path.of(secret), together ? "cert-file" : "key-file", faults);
            String password = settings.text(key("key-password")).orElse("");
            return together
                    ? ClientCertificate.pkcs12(Path.of(secret), password)
                    : ClientCertificate.pem(Path.of(certificate.get()), Path.of(secret), password);
        } catch (IOException | GeneralSecurityException e) {
            String must = together
                    ? "it must be PKCS #12, and " + variable("key-password") + " its password"
                    : "it must hold a private key in PEM, the one of " + key("cert-file")
                            + "; if it has a password, set " + variable("key-password");
            unusable(together ? "cert-file" : "key-file", secret, e, must, faults);
            return null;
        }
    }

    private void checkPermissions(Path secret, String what, Faults faults) throws IOException {
        if (Files.exists(secret) && RestrictedFiles.isOpenToAll(secret)) {
            faults.add(
                    secret,
                    0,
                    "is open to all users of the machine, but " + key(what) + " holds a key; run: chmod 640 " + secret);
        }
    }

    private void unusable(String what, String file, Exception why, String must, Faults faults) {
        String said = why instanceof GeneralSecurityException ? why.getMessage() : why.toString();
        faults.add(Path.of(file), 0, "cannot be used as " + key(what) + ": " + said + "; " + must);
    }

    /** The address of the service; null where none is set. */
    URI base() {
        return base;
    }

    /** TLS with the source's own certificates; empty where it has none. */
    public Optional<SSLContext> tls() {
        return Optional.ofNullable(tls);
    }

    /** The headers that prove who we are, to be sent with each question; none where nothing is set. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        settings.text(key("user"))
                .ifPresent(user -> headers.put(
                        AUTHORIZATION,
                        "Basic "
                                + base64(user + ":"
                                        + settings.text(key("password")).orElse(""))));
        settings.text(key("token"))
                .ifPresent(token ->
                        headers.put(header(), header().equalsIgnoreCase(AUTHORIZATION) ? bearer(token) : token));
        return headers;
    }

    private String header() {
        return settings.text(key("auth-header")).orElse(AUTHORIZATION);
    }

    /** A token that says itself of which kind it is is sent as it is. */
    private static String bearer(String token) {
        return token.contains(" ") ? token : "Bearer " + token;
    }

    /** The settings and variables that prove who we are and are set, by their names. */
    List<String> proofs() {
        List<String> set = new ArrayList<>();
        for (String what : List.of("user", "password", "token", "auth-header", "cert-file", "key-file")) {
            if (settings.text(key(what)).isPresent()) {
                set.add(List.of("password", "token").contains(what) ? variable(what) : key(what));
            }
        }
        return set;
    }

    /** The settings and variables by which a service is told who we are. */
    List<String> possibleProofs() {
        return List.of(variable("token"), key("user"), variable("password"), key("cert-file"));
    }

    /** What a service said, with our password and token removed wherever they occur. */
    String withoutSecrets(String said) {
        String clean = said;
        List<String> secrets = new ArrayList<>(headers().values());
        for (String what : List.of("password", "token", "key-password")) {
            settings.text(key(what)).ifPresent(secrets::add);
        }
        for (String secret : secrets) {
            clean = clean.replace(secret, "***").replace(secret.replaceFirst("^\\w+ ", ""), "***");
        }
        return Settings.withoutSecrets(clean);
    }

    /** The name of the setting {@code what} of this source. */
    String key(String what) {
        return "jundeng.source." + name + "." + what;
    }

    /** The name of the variable by which the setting {@code what} of this source is given in the environment. */
    String variable(String what) {
        return key(what).toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
