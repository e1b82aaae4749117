// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a backup takes along if wished, beside the warehouse and the list of kept files. */
public enum Extra {
    /** The bytes of all deliveries, from {@code archive/} and {@code quarantine/}. */
    ARCHIVE,
    /** The receipts. */
    RECEIPTS,
    /** The pages of the nights. */
    REPORT,
    /** The workspace's own {@code application.properties}, which holds no secret. */
    SETTINGS;

    /** The stable word: {@code receipts}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The extra of a word; empty for any other word. */
    public static Optional<Extra> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** The folders or files below the workspace that it means. */
    List<String> places() {
        return switch (this) {
            case ARCHIVE -> List.of("archive", "quarantine");
            case RECEIPTS -> List.of("receipts");
            case REPORT -> List.of("report");
            case SETTINGS -> List.of("application.properties");
        };
    }
}
