// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import java.util.List;
import org.jundeng.finding.Finding;

/** The result of opening a delivery. */
public sealed interface Opened {

    /**
     * It can be read.
     *
     * @param rows its rows, which the caller must close
     */
    record Readable(Rows rows) implements Opened {}

    /**
     * It cannot be read at all.
     *
     * @param findings the reasons; at least one of them has weight DELIVERY
     * @param sheet the name of the workbook's sheet that was taken for the table; null where there is none
     */
    record Refused(List<Finding> findings, String sheet) implements Opened {
        public Refused {
            findings = List.copyOf(findings);
        }

        /** Refused for one reason. */
        public static Refused because(Finding finding) {
            return new Refused(List.of(finding), null);
        }

        /** Refused for one reason, which lies in a sheet. */
        public static Refused inSheet(String sheet, Finding finding) {
            return new Refused(List.of(finding), sheet);
        }
    }
}
