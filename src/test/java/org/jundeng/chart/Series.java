// SPDX-License-Identifier: Apache-2.0
package org.jundeng.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.observation.TimePeriod;

/** Series in few words, for tests. */
final class Series {

    private Series() {}

    /** Points from {@code first} on; null is a missing figure, and "!" behind a figure says that it crosses. */
    static List<Picture.Point> from(String first, String... figures) {
        List<Picture.Point> points = new ArrayList<>();
        TimePeriod timePeriod = TimePeriod.parse(first).orElseThrow();
        for (String figure : figures) {
            boolean crossed = figure != null && figure.endsWith("!");
            BigDecimal obsValue = figure == null ? null : new BigDecimal(figure.replace("!", ""));
            points.add(new Picture.Point(timePeriod, obsValue, crossed));
            timePeriod = timePeriod.plus(1);
        }
        return points;
    }

    /** The same without a bound, as a picture. */
    static Picture picture(String first, String... figures) {
        return Picture.of(from(first, figures), null);
    }
}
