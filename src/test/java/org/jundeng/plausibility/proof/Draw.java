// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.util.List;
import java.util.SplittableRandom;
import org.jundeng.observation.TimePeriod;

/** Chance that depends only on a seed and on words: the same words are drawn alike in whatever order they are asked. */
final class Draw {

    private final SplittableRandom random;

    private Draw(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Draw of(long seed, Object... words) {
        long mixed = seed * 0x9E3779B97F4A7C15L + 0x1234567L;
        for (Object word : words) {
            mixed = (mixed ^ number(word)) * 0xBF58476D1CE4E5B9L;
            mixed ^= mixed >>> 29;
        }
        return new Draw(mixed);
    }

    /** The same in each run of the program: enumerations have other hashes each time. */
    private static int number(Object word) {
        return word instanceof TimePeriod period
                ? 31 * period.firstDay().hashCode() + period.freq().ordinal()
                : word instanceof Enum<?> one ? one.name().hashCode() : word.hashCode();
    }

    /** From 0 to 1, 1 excluded. */
    double unit() {
        return random.nextDouble();
    }

    double between(double least, double most) {
        return least + (most - least) * unit();
    }

    boolean chance(double share) {
        return unit() < share;
    }

    /** From 0 to {@code bound}, that excluded. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    double normal() {
        return random.nextGaussian();
    }

    /** Normal, but one in twenty-five is three times as wide: real figures have such months. */
    double rough() {
        double width = chance(0.04) ? 3 : 1;
        return width * normal();
    }

    /** How often something happens that happens {@code mean} times on average. */
    long poisson(double mean) {
        if (mean > 200) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        double limit = Math.exp(-mean);
        double product = unit();
        long count = 0;
        while (product > limit) {
            product *= unit();
            count++;
        }
        return count;
    }
}
