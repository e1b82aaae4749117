// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Levels;

/**
 * The JSON form of what a {@link Cause} says besides its reason. Existing warehouses hold this form, so no key may ever
 * change.
 */
public final class CauseJson {

    private static final String RULE_CHANGE = "rule_change";
    private static final String WHAT = "what";
    private static final String LEVEL = "level";
    private static final String BEFORE = "before";
    private static final String NOW = "now";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private CauseJson() {}

    /** Adds the change of the rule that {@code cause} names to the detail of an event; one without adds nothing. */
    static void write(Cause cause, Map<String, Object> detail) {
        RuleChange change = cause.ruleChange();
        if (change == null) {
            return;
        }
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put(WHAT, change.what().name().toLowerCase(Locale.ROOT));
        if (change.level() != null) {
            stored.put(LEVEL, change.level().code());
        }
        stored.put(BEFORE, change.before());
        stored.put(NOW, change.now());
        detail.put(RULE_CHANGE, stored);
    }

    /**
     * The cause of an event with that reason and detail.
     *
     * @param levels the levels that are in use
     * @throws IllegalStateException where {@code json} is not the detail of an event
     */
    public static Cause read(Reason reason, String json, Levels levels) {
        try {
            JsonNode change = JSON.readTree(json).path(RULE_CHANGE);
            if (change.isMissingNode()) {
                return Cause.of(reason);
            }
            String level = change.path(LEVEL).asText(null);
            return new Cause(
                    reason,
                    new RuleChange(
                            RuleChange.What.valueOf(change.path(WHAT).asText().toUpperCase(Locale.ROOT)),
                            level == null ? null : levels.known(level),
                            JSON.treeToValue(change.get(BEFORE), Bound.class),
                            JSON.treeToValue(change.get(NOW), Bound.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the detail of an event is JSON", e);
        }
    }
}
