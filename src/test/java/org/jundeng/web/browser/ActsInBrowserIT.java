// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.web.access.LoginSite;
import org.jundeng.web.act.ActSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** People act on deliveries and alerts in a real browser, from the page on which they find them. */
@NeedsBrowser
class ActsInBrowserIT {

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    static Path folder;

    private static LoginSite site;
    private static Browser browser;

    @BeforeAll
    static void serve() throws IOException {
        site = ActSite.on(WAREHOUSE, folder, Map.of("JUNDENG_WEB_UNENCRYPTED_LOGIN", "on"));
        browser = Browser.at("http://127.0.0.1:" + site.port());
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    void theOperatorWithdrawsWhatThePreviewShowsAndTheStewardConfirms() {
        browser.desk();
        logIn("boss");
        browser.open("/deliveries");
        browser.follow("main a[href='./delivery?number=6']");
        browser.follow("main a[href^='./withdraw?']");
        assertThat(browser.words()).contains("现在什么也没有改变", "3.55%", "3.45%");
        fitsAndHasNoBarriers();
        send("报错了文件");
        assertThat(browser.shown()).startsWith("/delivery?number=");
        assertThat(browser.words()).contains("本行撤回该次报送", "报错了文件", "3.55%", "3.45%");

        logIn("wu.xiao");
        browser.open("/deliveries");
        browser.follow("main a[href='./waiting']");
        assertThat(browser.words()).contains("就业月报6.csv", "就业月报4错.csv");
        fitsAndHasNoBarriers();
        browser.follow("main a[href^='./confirm-delivery?']");
        assertThat(browser.words()).contains("0.0341%", "小数与百分数");
        fitsAndHasNoBarriers();
        send("口径改为小数");
        assertThat(browser.words()).contains("本行确认该次报送", "口径改为小数");
        browser.open("/waiting");
        assertThat(browser.words()).doesNotContain("就业月报6.csv").contains("就业月报4错.csv");
        assertThat(browser.complaints()).as("what the browser says").isEmpty();
    }

    @Test
    void theOfficialAcknowledgesExplainsAndHandsOnAnAlert() {
        WAREHOUSE.execute(
                "insert into episode (rule_id, target_id, indicator, region_id, dimensions, state, level, opened_on)"
                        + " values ('target:urban-unemployment-rate', 'urban-unemployment-rate',"
                        + " 'urban-unemployment-rate', 'hangzhou', '{\"n\": 1}', 'open', 'orange', '2014-07-10')",
                "insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason,"
                        + " time_period, freq, obs_value, bound)"
                        + " select max(episode_id), (select max(run_id) from run), '2014-07-10', '2014-07-10T18:00Z',"
                        + " 'opened', 'orange', 'crossed', '2014-06-01', 'M', 4.21, 4 from episode");
        String number = WAREHOUSE.texts("select max(episode_id) from episode").get(0);
        browser.desk();
        logIn("zhou.lan");
        browser.open("/mine");
        assertThat(browser.words()).contains("城镇登记失业率", "4.21%", "由您负责", "还没有人确认");
        fitsAndHasNoBarriers();
        browser.follow("main a[href='./answer?number=" + number + "']");
        fitsAndHasNoBarriers();
        browser.type("#note", "企业搬迁所致");
        browser.press("form:has(#note) button");
        assertThat(browser.words()).contains("已确认。", "周岚（样例）于2014年7月10日确认", "企业搬迁所致");
        browser.run("document.querySelector('#to').value = 'health-official'");
        browser.type("#why", "请蒋文牵头");
        browser.press("form:has(#why) button");
        assertThat(browser.words()).contains("已转交。下一次发通知时告知对方", "转交蒋文（样例）处理：请蒋文牵头");
        browser.open("/people");
        fitsAndHasNoBarriers();
        assertThat(browser.complaints()).as("what the browser says").isEmpty();
    }

    private static void logIn(String user) {
        browser.open("/login");
        browser.type("main input[name=user]", user);
        browser.ask("main input[name=password]", LoginSite.PASSWORD);
    }

    private static void send(String reason) {
        browser.type("main textarea", reason);
        browser.press("main form.account button");
    }

    /** On a desk and on a phone. */
    private static void fitsAndHasNoBarriers() {
        assertThat(browser.barriers()).isEmpty();
        browser.phone();
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        browser.desk();
    }
}
