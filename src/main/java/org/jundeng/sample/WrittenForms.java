// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.math.BigDecimal;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.observation.TimePeriod;

/** Writes regions, periods and numbers in the form of a feed's files. */
record WrittenForms(Catalogue catalogue, DeliveryData.FeedStyle style) {

    String region(String regionId, TimePeriod period) {
        RegionValidity region = catalogue.regions().at(regionId, period);
        String name = region.name().zh();
        boolean city = regionId.equals(catalogue.regions().city());
        if (region.isGroup()) {
            return name;
        }
        return switch (style.regions()) {
            case CODE -> region.code();
            case NAME -> name;
            case SHORT -> name.substring(0, name.length() - 1);
            case FULL -> city ? name : "杭州市" + name;
        };
    }

    String regionName(String regionId, TimePeriod period) {
        return catalogue.regions().at(regionId, period).name().zh();
    }

    String period(TimePeriod period) {
        return switch (style.periods()) {
            case SDMX -> period.toString();
            case COMPACT -> compact(period);
            case CHINESE -> chinese(period);
        };
    }

    static String compact(TimePeriod period) {
        return period.toString().replace("-", "");
    }

    private static String chinese(TimePeriod period) {
        int year = period.firstDay().getYear();
        int month = period.firstDay().getMonthValue();
        return switch (period.freq()) {
            case A -> year + "年";
            case S -> year + "年" + (month == 1 ? "上" : "下") + "半年";
            case Q -> year + "年" + "一二三四".charAt(month / 3) + "季度";
            case M -> year + "年" + month + "月";
            case D -> year + "年" + month + "月" + period.firstDay().getDayOfMonth() + "日";
        };
    }

    /** A value in the indicator's own unit, written in {@code unit}; null means its own. */
    String number(BigDecimal value, String indicator, String unit) {
        String own = catalogue.indicator(indicator).orElseThrow().unit();
        String text = in(catalogue, value, indicator, unit).toPlainString();
        if (style.percent() && own.equals("%")) {
            return text + "%";
        }
        return style.thousands() ? grouped(text) : text;
    }

    static BigDecimal in(Catalogue catalogue, BigDecimal value, String indicator, String unit) {
        String own = catalogue.indicator(indicator).orElseThrow().unit();
        return unit == null
                ? value
                : value.divide(catalogue.units().factor(unit, own).orElseThrow());
    }

    private static String grouped(String text) {
        return text.replaceAll("(?<=\\d)(?=(?:\\d{3})+(?:\\.|$))", ",");
    }
}
