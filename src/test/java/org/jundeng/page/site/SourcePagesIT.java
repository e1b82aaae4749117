// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jundeng.assess.StoredFigures;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.FileLinks;
import org.jundeng.page.Links;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.load.Deliveries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pages on what came, with the shipped feeds and deliveries that were stored as the loader stores them. */
class SourcePagesIT {

    private static final Reader CHINESE = new Reader(Locale.CHINESE, null);
    private static final Reader ENGLISH = new Reader(Locale.ENGLISH, null);
    private static final Links LIVE = new ServedLinks("/", Pages.KINDS);
    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final Contracts CONTRACTS = Contracts.read(Path.of("config"), CATALOGUE, new Faults());
    private static final String JOBS = "hrss-employment";
    private static final String RATE = "urban-unemployment-rate";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private Deliveries deliveries;

    @BeforeEach
    void opens() {
        deliveries = new Deliveries(warehouse.dataSource());
    }

    @Test
    void showWhatCameOfEachPeriodAndWhoOwesWhat() {
        long may = all("2014-05", "3.9").on("2014-06-16").store().deliveryId();
        night("2014-07-15");

        String html = html(new Address.Feeds(), CHINESE);

        assertThat(text(html))
                .contains("截至2014年7月15日夜间运行 2013年8月至2014年7月")
                .contains("就业失业月报 2014年6月 欠报 已逾期3个工作日 应报日 2014年7月10日 市人力资源和社会保障局 · ")
                .contains("就业失业月报 月报，期后第8个工作日前报送")
                .contains("2014年5月：已报")
                .contains("2014年6月：欠报，已逾期3个工作日，由市人力资源和社会保障局报送")
                .contains("公共文化年报 年报，期后第30个工作日前报送");
        assertThat(html)
                .contains("colspan=\"5\"", "class=\"a-came span-1\"", "class=\"mark s-missing\"")
                .contains("href=\"/feeds?lang=en\"");
        assertThat(may).isPositive();
        assertThat(text(html(new Address.Feeds(2013), ENGLISH)))
                .contains("As of the night of 15 July 2014 January 2013 to December 2013.")
                .contains("Others: the latest twelve months")
                .contains("2013 Jan Feb Mar");
        assertThat(html(new Address.Feeds(), ENGLISH)).contains("owed by Human Resources");
    }

    @Test
    void showTheCalendarAsAFileToo() {
        night("2014-07-15");
        Reader reader = ENGLISH;

        String html = pages().write(new Address.Feeds(), reader, new FileLinks("", null))
                .html();

        assertThat(FileLinks.name(new Address.Feeds(), reader)).contains("feeds.en.html");
        assertThat(FileLinks.name(new Address.Feeds(2013), reader)).isEmpty();
        assertThat(html).contains("href=\"feeds.html\"").doesNotContain("href=\"/", "year=");
    }

    @Test
    void sayThatThereIsNoNightYet() {
        Pages.Written written = pages().write(new Address.Feeds(), CHINESE, LIVE);

        assertThat(written.status()).isEqualTo(404);
        assertThat(written.html()).contains("还没有完成过夜间运行");
    }

    private Deliveries.Draft all(String period, String value) {
        Deliveries.Draft draft = deliveries.of(JOBS);
        List<String> districts =
                CATALOGUE.regions().group("all-districts", TimePeriod.containing(Freq.M, LocalDate.of(2014, 6, 1)));
        districts.forEach(region -> draft.row(RATE, region, period, value));
        return draft;
    }

    private void night(String day) {
        long run = new StoredFigures(warehouse).run(day);
        warehouse.execute("insert into assessed_night values ('" + day + "', " + run + ", true)");
    }

    private Pages pages() {
        return new Pages(new Pages.Sources(
                warehouse.dataSource(),
                CATALOGUE,
                CONTRACTS,
                List.of(),
                new Ledger(warehouse.dataSource(), Clock.systemUTC()),
                (line, row) -> Optional.empty(),
                ZoneId.of("Asia/Shanghai")));
    }

    private String html(Address address, Reader reader) {
        Pages.Written written = pages().write(address, reader, LIVE);
        assertThat(written.fault()).isNull();
        assertThat(written.html()).doesNotContain("style=\"", "<script");
        return written.html();
    }

    /** The words of a page as a person reads them, without marks. */
    private static String text(String html) {
        return Pattern.compile("<[^>]*>")
                .matcher(html.substring(html.indexOf("<main")))
                .replaceAll(" ")
                .replaceAll("\\s+", " ")
                .replace(" ：", "：")
                .replace("： ", "：");
    }
}
