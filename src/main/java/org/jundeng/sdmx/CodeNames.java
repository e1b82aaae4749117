// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.api.ApiGround;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.RegionValidity;

/**
 * The names of codes, each sought once in a message, however many rows have it. What the configuration no longer knows
 * is called by its id.
 */
public final class CodeNames {

    private final ApiGround ground;
    private final Map<String, Map<String, Label>> found = new HashMap<>();

    /** The names by the configuration in force. */
    public CodeNames(ApiGround ground) {
        this.ground = ground;
    }

    /** The name of a code of a coded component. */
    public Label of(Component component, String code) {
        return found.computeIfAbsent(component.id(), each -> new HashMap<>())
                .computeIfAbsent(code, each -> sought(component, code));
    }

    private Label sought(Component component, String code) {
        return switch (component.id()) {
            case Component.INDICATOR -> indicator(code);
            case Component.REF_AREA -> area(code);
            case Component.FREQ -> Wording.both(CodeNames.class, say -> say.say("freq." + code));
            default -> Wording.both(CodeNames.class, say -> say.say("status." + code));
        };
    }

    private Label indicator(String id) {
        Catalogue catalogue = ground.configuration().catalogue();
        return catalogue.indicator(id).map(Indicator::name).orElseGet(() -> new Label(id, id));
    }

    /** The last name that a region had. */
    private Label area(String code) {
        String id = AreaCode.toRegion(code);
        List<RegionValidity> all = ground.configuration().catalogue().regions().validities().stream()
                .filter(each -> each.regionId().equals(id))
                .toList();
        return all.isEmpty() ? new Label(code, code) : all.get(all.size() - 1).name();
    }
}
