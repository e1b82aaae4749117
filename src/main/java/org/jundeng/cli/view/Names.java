// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Bureau;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Unit;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.configuration.Configuration;

/**
 * The names of what ids stand for, in one language. Null, or an id that the configuration does not know, has no name.
 */
public final class Names {

    private final Catalogue catalogue;
    private final Locale locale;
    private final Wording words;
    private final Wording methods;
    private final Map<String, String> feeds = new HashMap<>();

    /** The names in {@code configuration}, in the language of {@code locale}. */
    public Names(Configuration configuration, Locale locale) {
        this.catalogue = configuration.catalogue();
        this.locale = locale;
        this.words = Wording.of(Names.class, locale);
        this.methods = Wording.of(Phrases.class, locale);
        configuration
                .contracts()
                .all()
                .forEach(version -> feeds.put(
                        version.contract().feed(), version.contract().name().in(locale)));
    }

    /** The indicator's name. */
    public String indicator(String id) {
        return Optional.ofNullable(id)
                .flatMap(catalogue::indicator)
                .map(Indicator::name)
                .map(name -> name.in(locale))
                .orElse(null);
    }

    /** The name that the region has in the period. */
    public String region(String id, TimePeriod period) {
        return id != null && catalogue.regions().ids().contains(id)
                ? catalogue.regions().at(id, period).name().in(locale)
                : null;
    }

    /** The unit's name. */
    public String unit(String id) {
        return Optional.ofNullable(id)
                .flatMap(catalogue.units()::find)
                .map(Unit::name)
                .map(name -> name.in(locale))
                .orElse(null);
    }

    /** The bureau's name. */
    public String bureau(String id) {
        return Optional.ofNullable(id)
                .map(catalogue.bureaus()::get)
                .map(Bureau::name)
                .map(name -> name.in(locale))
                .orElse(null);
    }

    /** The feed's name. */
    public String feed(String id) {
        return id == null ? null : feeds.get(id);
    }

    /** What the status of a figure means. */
    public String status(String code) {
        return words.word("status", code);
    }

    /** Where a target stands. */
    public String state(String code) {
        return words.word("state", code);
    }

    /** How a figure was derived; several ways have a plus sign between them. */
    public String method(String codes) {
        return codes == null
                ? null
                : Arrays.stream(codes.split("\\+"))
                        .map(code -> methods.word("method", code))
                        .collect(Collectors.joining(" + "));
    }
}
