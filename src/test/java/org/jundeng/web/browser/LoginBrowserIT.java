// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.web.access.LoginSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Logging in and out as a real browser does it: with its cookies, its policies and its view of barriers. */
@NeedsBrowser
class LoginBrowserIT {

    private static final String USERS = "users:\n  - {id: auditor, roles: [auditor], hash: 'HASH'}\n";
    private static final Clock NOW = Clock.fixed(Instant.parse("2014-07-11T01:00:00Z"), ZoneId.of("Asia/Shanghai"));

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    static Path folder;

    @Test
    void logsInReadsAndLogsOut() throws IOException {
        try (LoginSite site = LoginSite.with(USERS, Map.of(), WAREHOUSE, folder, NOW)) {
            WAREHOUSE.execute(
                    "insert into run (command, business_date, started_at, node)"
                            + " values ('nightly', '2014-07-10', '2014-07-10', 'here')",
                    "insert into assessed_night values ('2014-07-10', (select max(run_id) from run), true)");
            Browser browser = Browser.at("http://localhost:" + site.port());
            try {
                browser.open("/feeds");
                assertThat(browser.shown()).as("whoever is nobody").isEqualTo("/login?to=feeds");
                hasNoBarriers(browser);

                browser.run("document.getElementById('user').value = 'auditor'");
                browser.ask("#password", "wrong");
                assertThat(browser.text("#fault")).contains("one of them is not right");
                assertThat(browser.run("return document.getElementById('user').value"))
                        .isEqualTo("auditor");
                browser.complaints();
                hasNoBarriers(browser);

                browser.ask("#password", LoginSite.PASSWORD);
                assertThat(browser.shown()).isEqualTo("/feeds");
                browser.follow("a[href='./me']");
                assertThat(browser.words()).contains("auditor");
                hasNoBarriers(browser);
                assertThat(browser.run("return document.cookie"))
                        .as("out of scripts' reach")
                        .isEqualTo("");

                browser.follow("form[action='logout'] button");
                assertThat(browser.shown()).startsWith("/login?");
                browser.open("/me");
                assertThat(browser.shown()).startsWith("/login?to=me");
            } finally {
                browser.close();
            }
        }
    }

    /** What the server would refuse to open stays shut, whatever a browser might make of it. */
    @Test
    void isNotOpenedToOthersWithoutEncryption() {
        assertThatThrownBy(() -> LoginSite.with(
                        USERS, Map.of("JUNDENG_WEB_HOST", "0.0.0.0"), WAREHOUSE, folder.resolve("open"), NOW))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("jundeng.web.unencrypted-login = on");
    }

    private static void hasNoBarriers(Browser browser) {
        browser.desk();
        browser.dark(false);
        assertThat(browser.barriers()).as("by day").isEmpty();
        assertThat(browser.keyboardTraps()).isEmpty();
        browser.dark(true);
        assertThat(browser.faintWords()).as("in the dark").isEmpty();
        browser.phone();
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
        assertThat(browser.complaints()).as("what the browser says of it").isEmpty();
    }
}
