// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.ArrayList;
import java.util.List;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Label;

/**
 * A part of the structure of figures.
 *
 * @param id its id
 * @param role what it is in the structure
 * @param codelist the id of the list that its values are taken from; null where there is none
 * @param dataType the type of its values, by SDMX
 */
public record Component(String id, Role role, String codelist, String dataType) {

    public static final String FREQ = "FREQ";
    public static final String INDICATOR = "INDICATOR";
    public static final String REF_AREA = "REF_AREA";
    public static final String TIME_PERIOD = "TIME_PERIOD";
    public static final String OBS_VALUE = "OBS_VALUE";
    public static final String DELIVERY = "DELIVERY";
    public static final String AREA_CODE = "AREA_CODE";

    /** The value of a dimension that a figure is not split by. */
    public static final String TOTAL = "_T";

    private static final List<Component> FIRST = List.of(
            new Component(FREQ, Role.DIMENSION, "CL_FREQ", "String"),
            new Component(INDICATOR, Role.DIMENSION, "CL_INDICATOR", "String"),
            new Component(REF_AREA, Role.DIMENSION, "CL_AREA", "String"));

    private static final List<Component> LAST = List.of(
            new Component(TIME_PERIOD, Role.TIME, null, "ObservationalTimePeriod"),
            new Component(OBS_VALUE, Role.MEASURE, null, "Decimal"),
            new Component("OBS_STATUS", Role.ATTRIBUTE, "CL_OBS_STATUS", "String"),
            new Component("UNIT_MEASURE", Role.ATTRIBUTE, null, "String"),
            new Component(AREA_CODE, Role.ATTRIBUTE, null, "String"),
            new Component(DELIVERY, Role.ATTRIBUTE, null, "Long"),
            new Component("METHOD", Role.ATTRIBUTE, null, "String"),
            new Component("BUREAU", Role.ATTRIBUTE, null, "String"),
            new Component("FEED", Role.ATTRIBUTE, null, "String"));

    /** What a component is in its structure. */
    public enum Role {
        DIMENSION,
        TIME,
        MEASURE,
        ATTRIBUTE
    }

    /** The components of figures with further dimensions. */
    public static List<Component> of(List<String> dimensions) {
        List<Component> all = new ArrayList<>(FIRST);
        dimensions.forEach(each -> all.add(new Component(each, Role.DIMENSION, null, "String")));
        all.addAll(LAST);
        return all;
    }

    /** Whether it takes part in the key of a figure. */
    public boolean isOfKey() {
        return role == Role.DIMENSION || role == Role.TIME;
    }

    /** Whether its values are compared as numbers. */
    public boolean isNumber() {
        return id.equals(OBS_VALUE) || id.equals(DELIVERY);
    }

    /** Its names; a dimension of the catalogue is called as it is there. */
    public Label name() {
        boolean isOurs = FIRST.contains(this) || LAST.contains(this);
        return isOurs ? Wording.both(Component.class, say -> say.say("component." + id)) : new Label(id, id);
    }
}
