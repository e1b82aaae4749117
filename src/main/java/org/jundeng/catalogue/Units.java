// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.binding.CharacterWidth;

/** The units of measure, by id and by alias. */
public final class Units {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");
    private static final Pattern BRACKETED = Pattern.compile("[(\\[【〔]([^()\\[\\]【】〔〕]+)[)\\]】〕]");

    private final Map<String, Unit> byId = new LinkedHashMap<>();
    private final Map<String, Unit> byText = new LinkedHashMap<>();

    /** Takes {@code units}; the first counts where two share an id or alias. */
    public Units(Collection<Unit> units) {
        for (Unit unit : units) {
            byId.putIfAbsent(unit.id(), unit);
            byText.putIfAbsent(normal(unit.id()), unit);
            unit.aliases().forEach(alias -> byText.putIfAbsent(normal(alias), unit));
        }
    }

    /** The unit that a text names by id or alias, whatever its width of characters, blanks and outer brackets. */
    public Optional<Unit> find(String text) {
        return Optional.ofNullable(byText.get(normal(text)));
    }

    /**
     * The factor from unit {@code fromId} to unit {@code toId}; empty where either is unknown, or they measure
     * different things.
     */
    public Optional<BigDecimal> factor(String fromId, String toId) {
        Unit from = byId.get(fromId);
        Unit to = byId.get(toId);
        if (from == null || to == null || !from.base().equals(to.base())) {
            return Optional.empty();
        }
        return Optional.of(plain(from.multiplier().divide(to.multiplier(), MathContext.DECIMAL128)));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** All units in the file's order. */
    public Collection<Unit> all() {
        return byId.values();
    }

    /** All ids and aliases. */
    public Set<String> texts() {
        Set<String> texts = new LinkedHashSet<>(byId.keySet());
        byId.values().forEach(unit -> texts.addAll(unit.aliases()));
        return texts;
    }

    private static String normal(String text) {
        String plain = BLANKS.matcher(CharacterWidth.folded(text)).replaceAll("");
        Matcher bracketed = BRACKETED.matcher(plain);
        return bracketed.matches() ? bracketed.group(1) : plain;
    }
}
