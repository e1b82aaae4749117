// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Label;

/** The names of structures. */
public final class ArtefactNames {

    private ArtefactNames() {}

    /** The name of the figures of a layout. */
    public static Label of(Layout layout) {
        return layout.dimensions().isEmpty()
                ? of("figures")
                : Wording.both(
                        ArtefactNames.class,
                        say -> say.say("artefact.figures-by", String.join(", ", layout.dimensions())));
    }

    /** The name of another one. */
    public static Label of(String word) {
        return Wording.both(ArtefactNames.class, say -> say.say("artefact." + word));
    }
}
