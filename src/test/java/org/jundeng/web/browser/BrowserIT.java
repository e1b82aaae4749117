// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.page.site.Pages;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages as a real browser shows them: walked, by keyboard, on a phone, in the dark, printed. */
@NeedsBrowser
class BrowserIT {

    /** Their samples are few, and have what pages show: a finding, a refusal, a correction, crossed bounds. */
    private static final Set<String> BUREAUS = Set.of("hrss", "civil-affairs", "commerce");

    private static final int ROWS = 4;

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    static Path workspace;

    private static ServedCity city;
    private static Browser browser;
    /** One page of each kind, as links lead to it from the scoreboard; a search is no link. */
    private static Map<String, String> pages;

    @BeforeAll
    static void serve() throws IOException {
        city = ServedCity.with(sample -> BUREAUS.contains(sample.bureau()), WAREHOUSE, workspace);
        browser = Browser.at(city.address());
        pages = onePageOfEachKind();
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
        if (city != null) {
            city.close();
        }
    }

    @BeforeEach
    void atTheDeskByDay() {
        browser.desk();
        browser.dark(false);
        browser.complaints();
    }

    @Test
    void linksLeadFromTheScoreboardToEveryKindOfPage() {
        assertThat(pages.keySet()).containsExactlyInAnyOrderElementsOf(Pages.KINDS);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void hasNoBarriers(String page) {
        browser.open(page);
        browser.shorten(ROWS);

        assertThat(browser.barriers()).as("by day").isEmpty();
        browser.dark(true);
        assertThat(browser.faintWords()).as("in the dark").isEmpty();
        assertThat(browser.complaints()).as("what the browser says of it").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isReachedByKeyboard(String page) {
        browser.open(page);
        browser.shorten(ROWS);

        assertThat(browser.keyboardTraps()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fitsAPhone(String page) {
        browser.phone();
        browser.open(page);

        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
    }

    @Test
    void theFirstLinkSkipsToTheContent() {
        browser.open("/");
        browser.tab(1);
        assertThat(browser.run("return document.activeElement.className + ' '"
                        + " + (document.activeElement.getBoundingClientRect().left >= 0)"))
                .isEqualTo("skip true");

        browser.enter();
        browser.tab(1);
        assertThat(browser.run("return document.querySelector('main').contains(document.activeElement)"))
                .isEqualTo(true);
    }

    @Test
    void walksFromTheScoreboardToTheBytes() throws IOException, InterruptedException {
        browser.open("/");
        browser.follow("main a[href='./target?id=urban-unemployment-rate']");
        assertThat(browser.text("h1")).isEqualTo("城镇登记失业率4%以内");

        browser.follow("main a[href^='./district?']");
        String district = browser.text("h1");
        browser.follow("main a[href^='./figure?']");
        assertThat(browser.text("h1")).contains(district);

        browser.follow("main a[href^='./row?']");
        assertThat(browser.text("h1")).contains("样例");
        HttpResponse<byte[]> given = given(browser.links().stream()
                .filter(link -> link.startsWith("/bytes?"))
                .findFirst()
                .orElseThrow());
        String named = given.headers()
                .firstValue("Content-Disposition")
                .orElseThrow()
                .replaceFirst(".*filename\\*=UTF-8''", "");
        String name = URLDecoder.decode(named, StandardCharsets.UTF_8);
        assertThat(browser.text("h1")).contains(name);
        assertThat(given.body()).isEqualTo(city.dropped(name));

        browser.follow("main a[href^='./delivery?']");
        assertThat(browser.words()).contains(name, "下载原件");
        browser.follow(".crumbs a");
        assertThat(browser.shown()).isEqualTo("/");
    }

    /** A browser would keep it as a file, where no test looks for it. */
    private static HttpResponse<byte[]> given(String link) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(city.address() + link)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    @Test
    void findsByNamesOfBothLanguages() {
        for (String words : new String[] {"登记失业率", "registered unemployment"}) {
            browser.open("/feeds");
            browser.ask("header input[name=q]", words);
            assertThat(browser.shown()).startsWith("/search?q=");

            browser.follow("main a[href='./target?id=urban-unemployment-rate']");
            assertThat(browser.text("h1")).isEqualTo("城镇登记失业率4%以内");
        }
    }

    @Test
    void showsAPastDayAndStaysOnIt() {
        browser.open("/?day=2014-07-09");
        assertThat(browser.words()).contains("截至2014年7月9日夜间运行");

        browser.follow("main a[href^='./target?']");
        assertThat(browser.shown()).endsWith("&day=2014-07-09");
        assertThat(browser.words()).contains("截至2014年7月9日夜间运行");

        browser.follow("main a[href$='&known=now']");
        assertThat(browser.words()).contains("2014年7月9日的情况，按现在所知的数字重新判定", "按当时所知");
        browser.follow("header nav a.way");
        assertThat(browser.shown()).isEqualTo("/?day=2014-07-09&known=now");
        assertThat(browser.words()).contains("与2014年7月9日夜的判定");
    }

    @Test
    void changesItsLanguageOnTheSamePage() {
        browser.open("/target?id=urban-unemployment-rate");
        browser.follow("header a[lang=en]");

        assertThat(browser.shown()).isEqualTo("/target?id=urban-unemployment-rate&lang=en");
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
        browser.follow("header nav a.way");
        assertThat(browser.shown()).isEqualTo("/?lang=en");
        assertThat(browser.words()).contains("As of the night of 10 July 2014");
    }

    @Test
    void printsTheScoreboardAndATargetOnASheetEach() {
        for (String page : List.of("/", "/target?id=urban-unemployment-rate")) {
            browser.open(page);
            assertThat(browser.sheets()).as(page).isEqualTo(1);
        }
    }

    private static Collection<String> pages() {
        return pages.values();
    }

    private static Map<String, String> onePageOfEachKind() {
        Map<String, String> found = new LinkedHashMap<>(Map.of("board", "/", "search", "/search?q=%E5%A4%B1%E4%B8%9A"));
        Deque<String> ahead = new ArrayDeque<>(found.values());
        while (!ahead.isEmpty()) {
            browser.open(ahead.remove());
            for (String link : browser.links()) {
                String kind = link.substring(1).replaceFirst("\\?.*", "");
                if (Pages.KINDS.contains(kind) && !link.contains("lang=") && found.putIfAbsent(kind, link) == null) {
                    ahead.add(link);
                }
            }
        }
        return found;
    }
}
