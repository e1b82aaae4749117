// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A server's certificate, signed by itself.
 *
 * @param keys the key store
 * @param pem the certificate, for those who trust it
 */
public record TestCertificate(Path keys, Path pem) {

    static final String PASSWORD = "for-tests-only";

    /** Makes a certificate for {@code name}, such as {@code ip:127.0.0.1}, with the JDK's own tool. */
    public static TestCertificate of(Path folder, String name) throws IOException, InterruptedException {
        Path keys = folder.resolve("server.p12");
        Path pem = folder.resolve("server.pem");
        keytool(List.of("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=mail of a test"), keys, name);
        keytool(List.of("-exportcert", "-rfc", "-alias", "server", "-file", pem.toString()), keys, null);
        return new TestCertificate(keys, pem);
    }

    private static void keytool(List<String> command, Path keys, String name) throws IOException, InterruptedException {
        List<String> all = new java.util.ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        all.addAll(command);
        all.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        if (name != null) {
            all.addAll(List.of("-ext", "san=" + name, "-ext", "bc:c"));
            if (!command.contains("-validity")) {
                all.addAll(List.of("-validity", "2"));
            }
        }
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    /** The context by which a server presents one for {@code name} that is vouched for, but out of date. */
    public SSLContext expired(String name) throws IOException, GeneralSecurityException, InterruptedException {
        keytool(
                List.of(
                        "-genkeypair",
                        "-alias",
                        "old",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=old",
                        "-signer",
                        "server",
                        "-startdate",
                        "-9d",
                        "-validity",
                        "4"),
                keys,
                name);
        return presenting("old");
    }

    /** The context by which a server presents it. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        return presenting("server");
    }

    private SSLContext presenting(String alias) throws IOException, GeneralSecurityException {
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            all.load(in, PASSWORD.toCharArray());
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                alias,
                all.getKey(alias, PASSWORD.toCharArray()),
                PASSWORD.toCharArray(),
                all.getCertificateChain(alias));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
