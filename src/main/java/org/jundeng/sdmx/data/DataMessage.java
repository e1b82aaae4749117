// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.io.IOException;
import java.util.List;

/** A message that is being written. */
interface DataMessage {

    /** Whether the figures of a series must come together. */
    boolean wantsSeries();

    /** Writes figures of one series, or one of a flat list. */
    void figures(List<SdmxFigure> figures) throws IOException;

    /** Writes what comes behind all figures. */
    void end() throws IOException;
}
