// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.regex.Pattern;
import org.jundeng.intake.row.HeaderName;

/** What the words in the name of a column say of its figures: that they are of another kind or period, or nothing. */
public final class ColumnNameWords {

    /** Words of another period, or of another kind of figure, than the name below them says. */
    private static final Pattern OTHER = Pattern.compile("上年|去年|前年|上月|上期|上季|同期|同比|环比|目标|计划|任务|预计|预测|预期|"
            + "增长|增幅|增减|增量|增速|增加|减少|下降|降幅|累计|比|较|占|率|进度|排名|位次|指数|全年|年度|本年|今年|基数|其中|\\d+年|\\d+月|季度|半年");

    /** Words above a name that say nothing else than the name. */
    private static final Pattern NOTHING = Pattern.compile("本月|当月|本期|本季|数量|数据|人数|情况|(主要|统计)?指标|项目|其他|完成(数|情况)?");

    private ColumnNameWords() {}

    /** Whether {@code text} has a word that makes figures other ones, and {@code name} has it not. */
    public static boolean sayOther(String text, String name) {
        return OTHER.matcher(HeaderName.plain(text)).results().anyMatch(word -> !name.contains(word.group()));
    }

    /** Whether a text beside a name says nothing that the name does not say. */
    public static boolean sayNothing(String text) {
        return NOTHING.matcher(HeaderName.plain(text)).matches();
    }

    /** Whether a name tells what its figures are of, and not only of which kind or period they are: not 累计, 同比增长. */
    static boolean tellWhat(String name) {
        String rest = OTHER.matcher(HeaderName.withoutUnit(name)).replaceAll("");
        return rest.length() > 1 && !sayNothing(rest);
    }
}
