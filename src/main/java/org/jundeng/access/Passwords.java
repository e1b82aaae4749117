// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final int MOST_MEMORY = 65_536;

    private static final int MOST_ROUNDS = 4;

    /** Argon2 has no less with one lane. */
    private static final int LEAST_MEMORY = 8;

    private static final Pattern FORM = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=([1-4])"
            + "\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{22,86}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a new hash takes: memory times rounds. The time that a lane takes goes by it. */
    private static final long USUAL_WORK = (long) MEMORY * ROUNDS;

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
     * Whether a password is that of a hash. It takes its time, and about the same for all: what the hash does not take
     * of {@code work} is done for nothing. A hash with several lanes may still be told by its time.
     *
     * @param hash the hash; null for somebody who is not known: no password is right
     * @param work the work for the dearest hash in force, by {@link #workOf}
     */
    public static boolean isRight(String password, String hash, long work) {
        String typed = normal(password);
        boolean right = hash != null && Argon2Function.getInstanceFromHash(hash).check(typed, hash);
        Padding left = Padding.of(hash, work);
        if (left != null) {
            Argon2Function.getInstance(left.memory(), left.rounds(), 1, LENGTH, Argon2.ID)
                    .hash(typed.getBytes(StandardCharsets.UTF_8), new byte[SALT]);
        }
        return right;
    }

    /** The work for the dearest of {@code hashes}, and at least that for a new one: kibibytes times rounds. */
    static long workOf(Stream<String> hashes) {
        return Math.max(USUAL_WORK, hashes.mapToLong(Passwords::workOf).max().orElse(0));
    }

    static long workOf(String hash) {
        Matcher form = FORM.matcher(hash);
        return form.matches() ? Long.parseLong(form.group(1)) * Integer.parseInt(form.group(2)) : 0;
    }

    /**
     * What is left to do beside a hash.
     *
     * @param memory the memory in kibibytes
     * @param rounds the rounds
     */
    record Padding(int memory, int rounds) {

        /** What {@code hash} does not take of {@code work}; null where that is next to nothing. */
        static Padding of(String hash, long work) {
            long left = work - (hash == null ? 0 : workOf(hash));
            int rounds = (int) Math.max(ROUNDS, (left + MOST_MEMORY - 1) / MOST_MEMORY);
            long memory = left / rounds;
            return memory < LEAST_MEMORY ? null : new Padding((int) memory, rounds);
        }
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
