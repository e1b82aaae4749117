// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A certificate with its key: what proves to a server who we are. */
public final class ClientCertificate {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN (ENCRYPTED |RSA |EC |)PRIVATE KEY-----([^-]+)-----END", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private final KeyStore keys;
    private final char[] password;

    private ClientCertificate(KeyStore keys, char[] password) {
        this.keys = keys;
        this.password = password;
    }

    /**
     * The certificate, with those that vouch for it, in {@code certificates} and the key in {@code key}, both PEM.
     *
     * @param password the key's password; empty where it has none
     * @throws IOException if a file cannot be read
     * @throws GeneralSecurityException if one does not hold what it should, or the two do not belong together
     */
    public static ClientCertificate pem(Path certificates, Path key, String password)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        Certificate[] chain = PemCertificates.in(certificates).toArray(new Certificate[0]);
        PrivateKey own = key(Files.readString(key, StandardCharsets.ISO_8859_1), password);
        if (!belongTogether(chain[0].getPublicKey(), own)) {
            throw new InvalidKeyException("the key is not that of the certificate");
        }
        keys.setKeyEntry("own", own, new char[0], chain);
        return new ClientCertificate(keys, new char[0]);
    }

    /**
     * The certificate and the key in one PKCS #12 file.
     *
     * @throws IOException if the file cannot be read, or the password is wrong
     * @throws GeneralSecurityException if it holds no key with a certificate
     */
    public static ClientCertificate pkcs12(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, password.toCharArray());
        }
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias)) {
                return new ClientCertificate(keys, password.toCharArray());
            }
        }
        throw new InvalidKeyException("no key in it");
    }

    private static PrivateKey key(String pem, String password) throws GeneralSecurityException {
        Matcher found = KEY.matcher(pem);
        if (!found.find()) {
            throw new InvalidKeyException("no key in PEM in it");
        }
        byte[] bytes = bytes(found.group(2));
        return switch (found.group(1)) {
            case "" -> key(new PKCS8EncodedKeySpec(bytes));
            case "ENCRYPTED " -> decrypted(bytes, password);
            default ->
                throw new InvalidKeyException(
                        "it is in an older form; write it anew with: openssl pkcs8 -topk8 -nocrypt"
                                + " -in OLD -out NEW");
        };
    }

    /** Whether what the one signs the other confirms. */
    private static boolean belongTogether(PublicKey certified, PrivateKey own) throws GeneralSecurityException {
        String how =
                switch (own.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "EdDSA";
                };
        try {
            Signature signature = Signature.getInstance(how);
            signature.initSign(own);
            signature.update(certified.getEncoded());
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(certified.getEncoded());
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException others) {
            return false;
        }
    }

    private static byte[] bytes(String base64) throws InvalidKeyException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException damaged) {
            throw new InvalidKeyException("its text is damaged", damaged);
        }
    }

    private static PrivateKey decrypted(byte[] bytes, String password) throws GeneralSecurityException {
        try {
            EncryptedPrivateKeyInfo encrypted = new EncryptedPrivateKeyInfo(bytes);
            String how = encrypted.getAlgName().equals("PBES2")
                    ? encrypted.getAlgParameters().toString()
                    : encrypted.getAlgName();
            SecretKey secret = SecretKeyFactory.getInstance(how).generateSecret(new PBEKeySpec(password.toCharArray()));
            Cipher cipher = Cipher.getInstance(how);
            cipher.init(Cipher.DECRYPT_MODE, secret, encrypted.getAlgParameters());
            return key(encrypted.getKeySpec(cipher));
        } catch (IOException | InvalidKeySpecException | InvalidKeyException wrong) {
            throw new InvalidKeyException("its password is wrong, or not set", wrong);
        }
    }

    private static PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException another) {
                continue;
            }
        }
        throw new InvalidKeyException("it is no key of a kind that Java knows");
    }

    KeyManager[] managers() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        return factory.getKeyManagers();
    }
}
