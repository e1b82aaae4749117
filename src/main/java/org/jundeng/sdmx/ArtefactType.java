// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of artefacts that there are here. */
public enum ArtefactType {
    DATASTRUCTURE("dataStructures", "datastructure.DataStructure", null),
    DATAFLOW("dataflows", "datastructure.Dataflow", null),
    CONCEPTSCHEME("conceptSchemes", "conceptscheme.ConceptScheme", "conceptscheme.Concept"),
    CODELIST("codelists", "codelist.Codelist", "codelist.Code"),
    HIERARCHY("hierarchies", "codelist.Hierarchy", null),
    AGENCYSCHEME("agencySchemes", "base.AgencyScheme", "base.Agency");

    /** The kinds of the standard of which there are none here. */
    public static final Set<String> OTHERS = Set.of(
            "metadatastructure",
            "categoryscheme",
            "hierarchyassociation",
            "valuelist",
            "dataproviderscheme",
            "metadataproviderscheme",
            "dataconsumerscheme",
            "organisationunitscheme",
            "metadataflow",
            "reportingtaxonomy",
            "provisionagreement",
            "metadataprovisionagreement",
            "structuremap",
            "representationmap",
            "conceptschememap",
            "categoryschememap",
            "organisationschememap",
            "reportingtaxonomymap",
            "process",
            "categorisation",
            "dataconstraint",
            "metadataconstraint",
            "transformationscheme",
            "rulesetscheme",
            "userdefinedoperatorscheme",
            "customtypescheme",
            "namepersonalisationscheme",
            "vtlmappingscheme");

    private final String inMessages;
    private final String className;
    private final String itemClassName;

    ArtefactType(String inMessages, String className, String itemClassName) {
        this.inMessages = inMessages;
        this.className = className;
        this.itemClassName = itemClassName;
    }

    /** As addresses write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Under which name SDMX-JSON lists them. */
    public String inMessages() {
        return inMessages;
    }

    /** The name of its class in the information model of SDMX. */
    public String className() {
        return className;
    }

    /** The name of the class of its items; null where it has none. */
    public String itemClassName() {
        return itemClassName;
    }

    /** Whether it lists items. */
    public boolean hasItems() {
        return itemClassName != null;
    }

    /** The kind that a word names; empty where there is none of it here. */
    public static Optional<ArtefactType> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
