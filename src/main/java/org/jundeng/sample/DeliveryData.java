// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.util.List;
import org.jundeng.catalogue.Label;

/**
 * The sample deliveries and their form: {@code deliveries.yaml}.
 *
 * @param feeds one for each feed of files
 */
record DeliveryData(List<FeedStyle> feeds) {

    /** How regions are written. */
    enum RegionForm {
        CODE,
        /** With its suffix: 上城区. */
        NAME,
        /** Without its suffix: 上城. */
        SHORT,
        /** With the city in front: 杭州市上城区. */
        FULL
    }

    /** How periods are written. */
    enum PeriodWords {
        /** 2014年6月, 2014年二季度, 2014年上半年. */
        CHINESE,
        /** 2014-06, 2014-Q2. */
        SDMX,
        /** 201406, 2014Q2. */
        COMPACT
    }

    /**
     * The form of a feed's files.
     *
     * @param alias whether headers use their first alias, where they have one
     * @param title the line above the header; null where there is none
     * @param percent whether rates have a per cent sign
     * @param group the group of regions that is delivered; {@code none} where there is only the city
     * @param groups groups that are delivered as regions of their own
     */
    record FeedStyle(
            String feed,
            String charset,
            boolean alias,
            RegionForm regions,
            PeriodWords periods,
            boolean thousands,
            boolean percent,
            String title,
            String group,
            List<String> groups,
            List<OneDelivery> deliveries) {

        FeedStyle {
            group = group == null ? "all-districts" : group;
            groups = groups == null ? List.of() : List.copyOf(groups);
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * One delivery.
     *
     * @param outcome its expected outcome; {@code taken} where absent
     * @param cells cells with other text than the figures
     * @param without columns that are left out
     * @param lines the lines of a file that is written out, header first, cells separated by commas; empty where the
     *     file is made from figures
     * @param sameAs the earlier file that it repeats, byte for byte
     */
    record OneDelivery(
            String file,
            String from,
            String to,
            String outcome,
            Label why,
            List<Cell> cells,
            List<String> without,
            String sameAs,
            List<String> lines) {

        OneDelivery {
            outcome = outcome == null ? "taken" : outcome;
            why = why == null ? new Label("", "") : why;
            cells = cells == null ? List.of() : List.copyOf(cells);
            without = without == null ? List.of() : List.copyOf(without);
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /** A cell with a fixed text. */
    record Cell(String indicator, String region, String period, String text) {}
}
