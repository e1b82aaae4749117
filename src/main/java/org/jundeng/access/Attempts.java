// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.binding.NumericAddress;

/**
 * Lets whoever guesses passwords wait longer and longer. A name from one address waits after few mistakes, an address
 * after more, since a whole office may share one. A name from anywhere waits too, but only a little, and not at an
 * address where its password was right before: else anybody could keep a user out. An address of this machine tells
 * nobody apart, since a proxy may ask from it for all: there, only the name waits. Names that there are and names that
 * there are not are treated alike.
 */
public final class Attempts {

    private static final int MOST_KEPT = 20_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Bound OF_BOTH = new Bound("both ", 3, Duration.ofMinutes(15));
    private static final Bound OF_ADDRESS = new Bound("address ", 20, Duration.ofMinutes(5));
    private static final Bound OF_NAME = new Bound("name ", 10, Duration.ofSeconds(20));

    private final Clock clock;
    private final Map<String, Failures> failures = new Latest<>();
    private final Map<String, Boolean> rightBefore = new Latest<>();

    /** Nobody has failed yet. */
    public Attempts(Clock clock) {
        this.clock = clock;
    }

    /**
     * How much is borne.
     *
     * @param key the beginning of its keys
     * @param free how many mistakes cost nothing
     * @param most the longest wait
     */
    private record Bound(String key, int free, Duration most) {

        /** The wait after so many mistakes: a second, and twice as long after each further one. */
        Duration after(int mistakes) {
            int beyond = mistakes - free;
            if (beyond <= 0) {
                return Duration.ZERO;
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(beyond - 1, 20));
            return wait.compareTo(most) > 0 ? most : wait;
        }
    }

    /** What was used last, so that nobody can fill the memory. */
    private static final class Latest<T> extends LinkedHashMap<String, T> {
        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST_KEPT;
        }
    }

    /**
     * The mistakes under a key.
     *
     * @param count how many
     * @param last when the last one was made
     */
    private record Failures(int count, Instant last) {}

    /** How long it takes until somebody at an address may try a name again; zero where at once. */
    public synchronized Duration waitOf(String name, String address) {
        Instant now = clock.instant();
        Duration longest = Duration.ZERO;
        for (Map.Entry<String, Bound> each : keys(name, address).entrySet()) {
            Failures known = failures.get(each.getKey());
            if (known == null) {
                continue;
            }
            Duration left =
                    Duration.between(now, known.last().plus(each.getValue().after(known.count())));
            longest = left.compareTo(longest) > 0 ? left : longest;
        }
        return longest;
    }

    /** A password was wrong. What was tried while a name waits everywhere does not make it wait longer. */
    public synchronized void failed(String name, String address) {
        Instant now = clock.instant();
        keys(name, address)
                .forEach((key, bound) ->
                        failures.merge(key, new Failures(1, now), (known, one) -> more(known, one, bound)));
    }

    private static Failures more(Failures known, Failures one, Bound bound) {
        Instant now = one.last();
        if (known.last().plus(FORGOTTEN_AFTER).isBefore(now)) {
            return one;
        }
        boolean isWaiting = now.isBefore(known.last().plus(bound.after(known.count())));
        return bound == OF_NAME && isWaiting ? known : new Failures(known.count() + 1, now);
    }

    /**
     * A password was right: the name's mistakes are forgotten, those from that address and those from anywhere. Those
     * of the address under other names are not. From now on, what others do elsewhere keeps the name waiting there no
     * more.
     */
    public synchronized void succeeded(String name, String address) {
        failures.remove(ofBoth(name, address));
        failures.remove(OF_NAME.key() + name(name));
        rightBefore.put(ofBoth(name, address), true);
    }

    private Map<String, Bound> keys(String name, String address) {
        if (NumericAddress.isThisMachine(address)) {
            return Map.of(OF_NAME.key() + name(name), OF_NAME);
        }
        Map<String, Bound> keys = new LinkedHashMap<>();
        keys.put(ofBoth(name, address), OF_BOTH);
        keys.put(OF_ADDRESS.key() + address(address), OF_ADDRESS);
        if (rightBefore.get(ofBoth(name, address)) == null) {
            keys.put(OF_NAME.key() + name(name), OF_NAME);
        }
        return keys;
    }

    private static String ofBoth(String name, String address) {
        return OF_BOTH.key() + address(address) + " " + name(name);
    }

    private static String name(String name) {
        return Tokens.sha256(name.strip().toLowerCase(Locale.ROOT));
    }

    /** An address of IPv6 stands for its network: who has one address has as many of its network as he likes. */
    private static String address(String address) {
        if (!address.contains(":")) {
            return address;
        }
        List<String> parts = List.of(address.split(":", -1));
        return String.join(":", parts.subList(0, Math.min(4, parts.size())));
    }
}
