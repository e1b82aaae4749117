// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.util.List;
import org.jundeng.catalogue.Label;

/**
 * What is delivered and how it looks: {@code deliveries.yaml}.
 *
 * @param feeds one of each feed of files
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
     * How the files of a feed look.
     *
     * @param alias whether each header is its first alias, where it has one
     * @param title the line above the header; null where there is none
     * @param percent whether rates bear a per cent sign
     * @param group the regions delivered; {@code none} where there is only the city
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
     * @param outcome what becomes of it; {@code taken} where absent
     * @param cells cells that say something else than the figures
     * @param without columns that are left out
     * @param lines what a file of written words says, header first, cells apart by commas; empty where it is figures
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

    /** A cell that is written as it is. */
    record Cell(String indicator, String region, String period, String text) {}
}
