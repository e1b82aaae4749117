// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.Locale;
import org.jundeng.api.ApiGround;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Regions;

/**
 * Who maintains the structures.
 *
 * @param id its id, as the settings say or, where they say nothing, after the city's
 * @param name the city's names
 */
public record Agency(String id, Label name) {

    /** The one version of all structures. They follow the configuration, so it promises nothing about changes. */
    public static final String VERSION = "1.0";

    /** Who maintains the structures by the configuration in force. */
    public static Agency of(ApiGround ground) {
        Regions regions = ground.configuration().catalogue().regions();
        String city = regions.city();
        String id = ground.configuration()
                .settings()
                .text("jundeng.sdmx.agency")
                .orElseGet(() -> city.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_-]", "_"));
        RegionValidity latest =
                regions.validities(city).get(regions.validities(city).size() - 1);
        return new Agency(id, latest.name());
    }

    /** How the standard names one of its artefacts everywhere. */
    public String urn(ArtefactType type, String artefact) {
        return "urn:sdmx:org.sdmx.infomodel." + type.className() + "=" + reference(artefact);
    }

    /** {@code AGENCY:ID(VERSION)}, as SDMX-CSV names what its rows keep to. */
    public String reference(String artefact) {
        return id + ":" + artefact + "(" + VERSION + ")";
    }

    /** The name of an item of one of its artefacts. */
    public String urnOfItem(ArtefactType type, String artefact, String item) {
        return "urn:sdmx:org.sdmx.infomodel." + type.itemClassName() + "=" + reference(artefact) + "." + item;
    }
}
