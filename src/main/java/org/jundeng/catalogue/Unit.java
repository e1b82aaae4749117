// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.math.BigDecimal;
import java.util.List;
import org.jundeng.binding.MissingValues;

/**
 * A unit of measure.
 *
 * @param id its id, as the catalogue writes it: {@code 万人}
 * @param name its names
 * @param base the id of the unit it is a multiple of; its own id where it is a base
 * @param multiplier how many of the base it is: 10000 for 万人; 1 for a base
 * @param aliases other forms of its name
 * @param one its English name after the number one: {@code person}; the English name where it is the same
 */
public record Unit(String id, Label name, String base, BigDecimal multiplier, List<String> aliases, String one) {

    public Unit {
        MissingValues.check("id", id, "name", name);
        base = base == null ? id : base;
        multiplier = multiplier == null ? BigDecimal.ONE : multiplier;
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        one = one == null ? name.en() : one;
        if (multiplier.signum() <= 0) {
            throw new IllegalArgumentException("multiplier " + multiplier + " is not positive");
        }
    }
}
