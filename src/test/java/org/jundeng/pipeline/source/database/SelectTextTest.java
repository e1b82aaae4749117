// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jundeng.pipeline.source.database.SelectText.Quotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "(select 1) union (select 2)",
                "-- into\nselect a /* ; delete */ from t",
                "with a as (select 1 as x) select x from a",
                "values (1)",
                "select 'into; '' delete' as \"update\", `into` from t",
                "select q'[it's ; into]' from dual",
                "select x from t for update"
            })
    void takesASingleSelect(String sql) throws AskingFailed {
        assertThat(SelectText.of(sql, Quotes.STANDARD).onlyReading()).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "delete from t",
                "select 1; delete from t",
                "select a into copy from t",
                "(select a into outfile '/tmp/a' from t)",
                "with a as (select 1 as x) delete from t",
                "call clean()",
                "pragma writable_schema = 1",
                "/* select */ drop table t"
            })
    void refusesWhatMayWrite(String sql) {
        assertThatThrownBy(() -> SelectText.of(sql, Quotes.STANDARD).onlyReading())
                .isInstanceOf(AskingFailed.class)
                .hasMessageStartingWith("only a single SELECT is asked, and this statement has \"");
    }

    @Test
    void leavesOutTheSemicolonAtTheEnd() throws AskingFailed {
        assertThat(SelectText.of("select 1 ; -- all\n;", Quotes.STANDARD).onlyReading())
                .isEqualTo("select 1");
    }

    @Test
    void knowsEachProductsQuotes() throws AskingFailed {
        assertThat(SelectText.of("select [into;] from t", Quotes.BRACKETS).onlyReading())
                .isEqualTo("select [into;] from t");
        assertThat(SelectText.of("select 'it\\'s; into' # into\nfrom t", Quotes.BACKSLASHES)
                        .onlyReading())
                .isEqualTo("select 'it\\'s; into' # into\nfrom t");
    }

    @Test
    void findsTheMainSelectAndItsOrder() {
        String sql = "with a as (select 1 as x), b as (select 2 as y) select x from a order by (select y from b)";
        SelectText text = SelectText.of(sql, Quotes.STANDARD);

        assertThat(sql.substring(text.main())).startsWith("select x from a");
        assertThat(sql.substring(text.orderBy())).startsWith("order by (select y");
        assertThat(SelectText.of("select rank() over (order by x) from a", Quotes.STANDARD)
                        .orderBy())
                .isEqualTo(-1);
    }
}
