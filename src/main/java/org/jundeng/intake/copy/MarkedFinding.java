// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import org.jundeng.finding.Location;

/**
 * A finding in the words of the steward, to be written into a copy.
 *
 * @param place where it is; a row of 0 means the delivery as a whole
 * @param ofAll whether it is about the delivery as a whole, even if it has a place
 * @param note whether nothing is lost by it
 * @param words what to write
 */
public record MarkedFinding(Location place, boolean ofAll, boolean note, Words words) {

    /**
     * The words of a finding.
     *
     * @param sentence what to do, in a sentence that names the column but no row: it stands in the row itself
     * @param found the text that was found; empty where there was none
     * @param title what kind of fault it is
     * @param promised what is promised
     * @param remedy what to do
     */
    public record Words(String sentence, String found, String title, String promised, String remedy) {}
}
