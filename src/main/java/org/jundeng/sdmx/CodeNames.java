// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.List;
import org.jundeng.api.ApiGround;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.RegionValidity;

/** The names of codes. What the configuration no longer knows is called by its id. */
public record CodeNames(ApiGround ground) {

    /** The name of a code of a coded component. */
    public Label of(Component component, String code) {
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
