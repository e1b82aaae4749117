// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hashes of passwords, by Argon2id as Password4j computes it. The sizes of new ones are those that OWASP's cheat sheet
 * on storing passwords names first: 19 MiB, two rounds, one lane.
 */
public final class Passwords {

    /** How few characters a password may have. */
    public static final int SHORTEST = 12;

    /** How many characters a password may have. */
    public static final int LONGEST = 256;

    private static final int MEMORY = 19_456;
    private static final int ROUNDS = 2;
    private static final int LENGTH = 32;
    private static final int SALT = 16;

    /** The most that a hash in a file may ask for: whoever logs in must not bring the service down. */
    private static final int MOST_MEMORY = 131_072;

    private static final int MOST_ROUNDS = 10;
    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=([1-4])"
            + "\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of no password: who is not known is compared with it, so that it takes as long as with who is. */
    private static final String NONE =
            "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA" + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private Passwords() {}

    /** The hash of a password, with salt and sizes, as users.yaml keeps it. */
    public static String hash(String password) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return Argon2Function.getInstance(MEMORY, ROUNDS, 1, LENGTH, Argon2.ID)
                .hash(normal(password).getBytes(StandardCharsets.UTF_8), salt)
                .getResult();
    }

    /**
     * Whether a password is that of a hash. It takes its time.
     *
     * @param hash the hash; null for somebody who is not known: no password is right, but comparing takes as long
     */
    public static boolean isRight(String password, String hash) {
        String compared = hash == null ? NONE : hash;
        return Argon2Function.getInstanceFromHash(compared).check(normal(password), compared) && hash != null;
    }

    /** Whether a text is a hash that can be compared with, and that asks for no more than is usual. */
    static boolean isHash(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                && Integer.parseInt(form.group(1)) >= 8 * Integer.parseInt(form.group(3))
                && Integer.parseInt(form.group(1)) <= MOST_MEMORY
                && Integer.parseInt(form.group(2)) >= 1
                && Integer.parseInt(form.group(2)) <= MOST_ROUNDS;
    }

    /** Whether a hash took less than new ones take, so that the password had better be set anew. */
    public static boolean isWeak(String hash) {
        Matcher form = FORM.matcher(hash);
        return !form.matches() || Integer.parseInt(form.group(1)) < MEMORY || Integer.parseInt(form.group(2)) < ROUNDS;
    }

    /** As one is typed: the same character may be typed as one or as several code points (RFC 8265). */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
