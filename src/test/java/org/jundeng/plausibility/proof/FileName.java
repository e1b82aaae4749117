// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.contract.MergeRules;
import org.jundeng.observation.TimePeriod;

/** How bureaus name their files: by period, by the day they made them, by a word, or not at all. */
final class FileName {

    private static final List<String> WORDS = List.of("", "-终稿", "_v2", "（上报）", "-最新");
    private static final List<String> QUARTERS = List.of("一", "二", "三", "四");

    private final Contract contract;
    private final Draw draw;

    FileName(Contract contract, Draw draw) {
        this.contract = contract;
        this.draw = draw;
    }

    /** The name of the file that brings the periods from {@code first} to {@code last} and was made on {@code day}. */
    String of(TimePeriod last, TimePeriod first, LocalDate day) {
        if (contract.files().isEmpty()) {
            return contract.source().name();
        }
        String glob = glob(contract);
        if (contract.merging().asOf().by() == MergeRules.AsOf.By.FILE_NAME) {
            return glob.replace("*", compact(day));
        }
        int manner = Draw.of(13, contract.feed()).below(6);
        String words =
                switch (manner) {
                    case 0 -> chinese(last);
                    case 1 -> last.toString();
                    case 2 -> last.toString().replace("-", "");
                    case 3 -> "-" + compact(day);
                    case 4 -> first.equals(last) ? chinese(last) : chinese(first) + "-" + chinese(last);
                    default -> "";
                };
        return glob.replace("*", words + draw.one(WORDS));
    }

    /** The glob of the contract's files, which are CSV. */
    static String glob(Contract contract) {
        String glob = contract.files().get(0);
        return glob.contains(".") ? glob : glob + ".csv";
    }

    static String compact(LocalDate day) {
        return day.toString().replace("-", "");
    }

    /** 2014年7月, 2014年二季度, 2014年上半年, 2014年. */
    static String chinese(TimePeriod period) {
        String year = period.firstDay().getYear() + "年";
        int month = period.firstDay().getMonthValue();
        return switch (period.freq()) {
            case A -> year;
            case S -> year + (month < 7 ? "上半年" : "下半年");
            case Q -> year + QUARTERS.get((month - 1) / 3) + "季度";
            case M, D -> year + month + "月";
        };
    }
}
