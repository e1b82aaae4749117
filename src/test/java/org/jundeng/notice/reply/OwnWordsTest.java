// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Each program quotes in a way of its own. In the file a line break is written as {@code \n}. */
class OwnWordsTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "quotes.psv", delimiter = '|', numLinesToSkip = 1)
    void leavesOutWhatProgramsAdd(String program, String text, String own) {
        assertThat(OwnWords.in(text.replace("\\n", "\n"))).isEqualTo(own == null ? "" : own.replace("\\n", "\n"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Gmail|<div dir=ltr>已安排整改</div><br><div class=gmail_quote><div>2014年8月1日 均等 &lt;j@x&gt; 写道：</div>"
                        + "<blockquote>失业率 4.5%</blockquote></div>|已安排整改",
                "Apple|<div>已安排整改<br><br>发自我的iPhone</div><blockquote type=cite><div>失业率</div></blockquote>|已安排整改",
                "Outlook|<div class=elementToProof>已安排整改</div><div>第二行</div><hr style='width:98%'>"
                        + "<div id=divRplyFwdMsg><b>发件人:</b> 均等</div><div>失业率</div>|已安排整改\\n第二行",
                "Outlook for Windows|<p class=MsoNormal>已安排整改<o:p></o:p></p><div style='border:none;border-top:solid'>"
                        + "<p><b>发件人:</b> 均等 &lt;j@x&gt;<br><b>发送时间:</b> 2014年8月1日<br><b>收件人:</b> 周</p></div>"
                        + "<p>失业率</p>|已安排整改",
                "QQ|<div>已安排整改</div><div>&nbsp;</div><div>------------------&nbsp;原始邮件&nbsp;------------------</div>"
                        + "<div>失业率</div>|已安排整改",
                "spaces and scripts|<style>p{}</style><script>x</script><p>一&amp;二</p><p>三&lt;四</p>|一&二\\n三<四",
                "not well-formed|<p>已<b>安排<p>整改</div>|已安排\\n整改"
            })
    void readsPages(String program, String page, String own) {
        assertThat(OwnWords.in(PageText.of(page))).isEqualTo(own.replace("\\n", "\n"));
    }
}
