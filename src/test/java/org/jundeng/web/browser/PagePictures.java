// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes pictures of pages in docs/images, into the folder {@code jundeng.write-pages}: at a desk and on a phone, by
 * day and in the dark, with all samples. No build runs it; CONTRIBUTING.md says how.
 */
@NeedsBrowser
class PagePictures {

    /** What is beyond it is cut off; of a scoreboard of 266 targets a page says enough. */
    private static final int DESK_HEIGHT = 1400;

    private static final int PHONE_HEIGHT = 1500;

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    static Path workspace;

    @Test
    void take() throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("jundeng.write-pages", "target/pages")));
        try (ServedCity city = ServedCity.with(sample -> true, WAREHOUSE, workspace);
                Browser browser = Browser.at(city.address())) {
            for (Map.Entry<String, String> page : pages(browser).entrySet()) {
                for (boolean dark : new boolean[] {false, true}) {
                    browser.dark(dark);
                    String mode = dark ? "-dark" : "";
                    browser.size(1280, DESK_HEIGHT);
                    browser.open(page.getValue());
                    CutPicture.write(folder.resolve("page-" + page.getKey() + mode + ".png"), browser.picture());
                    browser.size(390, PHONE_HEIGHT);
                    CutPicture.write(
                            folder.resolve("page-" + page.getKey() + "-phone" + mode + ".png"), browser.picture());
                }
            }
        }
    }

    /** Some are found by links from others, for their numbers are not known before. */
    private static Map<String, String> pages(Browser browser) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("scoreboard-zh", "/");
        pages.put("scoreboard-en", "/?lang=en");
        pages.put("target-zh", "/target?id=urban-unemployment-rate");
        pages.put("target-en", "/target?id=urban-unemployment-rate&lang=en");
        pages.put("district-zh", "/district?id=yuhang");
        pages.put("bureau-zh", "/bureau?id=hrss");
        pages.put("feeds-zh", "/feeds");
        pages.put("figure-zh", "/figure?indicator=urban-unemployment-rate&region=hangzhou&period=2014-05");
        pages.put("episode-zh", linkOn(browser, "/episodes", "/episode?"));
        pages.put("delivery-zh", linkOn(browser, "/deliveries", "/delivery?"));
        pages.put("search-zh", "/search?q=%E4%BD%99%E6%9D%AD");
        return pages;
    }

    private static String linkOn(Browser browser, String page, String start) {
        browser.open(page);
        return browser.links().stream()
                .filter(link -> link.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " leads to no " + start));
    }
}
