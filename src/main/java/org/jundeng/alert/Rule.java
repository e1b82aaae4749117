// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Scope;

/**
 * A bound that is watched in each region of a scope.
 *
 * @param id its stable id; of a rule that follows from a target {@code target:} and the target's
 * @param name its names
 * @param indicator the indicator's id
 * @param bound what is promised, in the indicator's unit: an episode opens where it does not hold; null where the
 *     target's assessment says what a figure is compared with, as for a fall against a base
 * @param scope where it is watched
 * @param level how grave a crossing is
 * @param target the id of the target that it follows from; null for a rule of its own
 * @param bureau the bureau concerned
 * @param project the plan's project concerned
 */
public record Rule(
        String id,
        Label name,
        String indicator,
        Bound bound,
        Scope scope,
        Level level,
        String target,
        String bureau,
        int project) {

    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(indicator, "indicator");
        if (bound == null && target == null) {
            throw new IllegalArgumentException("a rule of its own has a bound");
        }
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(bureau, "bureau");
    }

    /** All that decides, line by line: what the warehouse keeps of each version that was ever used. */
    public String text() {
        return String.join(
                "\n",
                "id: " + id,
                "indicator: " + indicator,
                "bound: "
                        + (bound == null
                                ? ""
                                : bound.comparator().sign() + " "
                                        + bound.value().stripTrailingZeros().toPlainString()),
                "direction: " + (bound == null ? "" : bound.direction()),
                "scope: " + scope,
                "level: " + level.code(),
                "target: " + (target == null ? "" : target),
                "bureau: " + bureau,
                "project: " + project,
                "");
    }

    /** The SHA-256 of {@link #text}, in hex: the version. */
    public String hash() {
        try {
            byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
