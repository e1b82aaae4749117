// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Asking for a browser where there is one, and where there is none. */
class BrowserTest {

    private static final URI PAGE = URI.create("file:///report/scoreboard.html");

    @Test
    void isAskedWhereThereIsAScreen() {
        assertThat(new Browser("true", true).open(PAGE)).isEmpty();
    }

    @Test
    void isNotAskedWhereThereIsNoScreen() {
        assertThat(Browser.here("Linux", Map.of("PATH", "/bin")).open(PAGE)).contains("there is no screen here");
    }

    @Test
    void saysWhyItCannotBeAsked() {
        assertThat(new Browser("no-such-browser", true).open(PAGE)).contains("no-such-browser cannot be started");
        assertThat(new Browser("false", true).open(PAGE)).contains("false ended with 1");
    }
}
