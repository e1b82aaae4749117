// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.said;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Unit;
import org.jundeng.catalogue.Units;
import org.jundeng.intake.row.TableContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which texts above a header name units, whatever their form; a unit that nobody knows is one as well. */
class SaidUnitsTest {

    private static final Units UNITS =
            new Units(List.of(unit("人", null, 1), unit("万人", "人", 10_000), unit("%", null, 1), unit("元", null, 1)));

    private static Unit unit(String id, String base, int multiplier) {
        return new Unit(id, new Label(id, id), base, BigDecimal.valueOf(multiplier), List.of(), null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            单位：万人                            ; 万人
            单位：|万人                           ; 万人
            单位|万人                             ; 万人
            单位 万人                             ; 万人
            单位万人                              ; 万人
            （单位为万人）                        ; 万人
            计量单位为：万人                      ; 万人
            单 位：万人                           ; 万人
            （以万人计）                          ; 万人
            本表以万人为单位                      ; 万人
            统计单位：万人                        ; 万人
            注：本表单位为万人。                  ; 万人
            单位：(万人)                          ; 万人
            填报单位：市就业局  单位：万人        ; 万人
            填报单位：市就业局|单位：|万人        ; 万人
            新增就业（万人）情况表                ; 万人
            单位：人、%                           ; 人 %
            Unit: 万人                            ; 万人
            单位：百人                            ; 百人?
            单位：|百人                           ; 百人?
            （百人）                              ; 百人?
            （以千元计）                          ; 千元?
            计量单位为批                          ; 批?
            填报单位：杭州市就业管理服务局        ; ~~
            填报单位：|市就业局                   ; ~~
            单位：|市就业局                       ; ~~
            单位：|表号：浙统201403               ; ~~
            单位：                                ; ~~
            单位负责人：王五                      ; ~~
            用人单位 2014年6月用工情况            ; ~~
            各单位为主体的就业情况                ; ~~
            以县为单位                            ; ~~
            坚持以人为本                          ; ~~
            2014年6月就业情况（快报）             ; ~~
            """)
    void knowsUnitsInAnyForm(String cells, String units) {
        List<TableContext.Text> texts = new ArrayList<>();
        for (String cell : cells.split("\\|")) {
            texts.add(new TableContext.Text(2, texts.size() + 1, cell));
        }
        texts.add(new TableContext.Text(3, 1, "人"));

        List<String> named = new ArrayList<>();
        SaidUnits.above(new TableContext(texts, null), UNITS)
                .ifPresent(said -> said.listed().forEach((name, unit) -> named.add(unit == null ? name + "?" : name)));

        assertThat(String.join(" ", named)).isEqualTo(units);
    }
}
