// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.cli.Terminal;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.web.access.LoginSite;

/**
 * A city with eight deliveries of a feed in 2014, and users of each role. There are five months and a correction of
 * May; June, whose rates are given as fractions, waits to be confirmed; another April is refused for two wrong cells.
 */
public final class ActSite {

    private static final String USERS = """
            users:
              - {id: wu.xiao, person: hrss-steward, roles: [steward], bureaus: [hrss], hash: 'HASH'}
              - {id: zheng.bo, person: civil-affairs-steward, roles: [steward], bureaus: [civil-affairs], hash: 'HASH'}
              - {id: zhou.lan, person: hrss-official, roles: [official], hash: 'HASH'}
              - {id: auditor, roles: [auditor], hash: 'HASH'}
              - {id: xihu, roles: [district], districts: [xihu], hash: 'HASH'}
              - {id: boss, roles: [operator], hash: 'HASH'}
              - {id: chief, roles: [operator], hash: 'HASH'}
            """;

    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");
    private static final Pattern LINE = Pattern.compile("Location: \\./delivery\\?number=(\\d+)");
    private static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");

    private final Path inbox;
    private Instant dropped = Instant.parse("2014-07-09T01:00:00Z");

    private ActSite(Path inbox) {
        this.inbox = inbox;
    }

    /** Serves the city, with more settings. */
    public static LoginSite on(TestWarehouse warehouse, Path folder, Map<String, String> more) throws IOException {
        Path config = folder.resolve("config");
        ConfigCopies.whole(config);
        Terminal terminal = Terminal.on(warehouse, Files.createDirectories(folder.resolve("data")), config);
        ActSite city = new ActSite(Files.createDirectories(folder.resolve("data/inbox/hrss")));
        for (int month = 1; month <= 5; month++) {
            city.drop("就业月报" + month + ".csv", month, "3.4" + month, "3.3" + month, "3.2" + month);
        }
        city.drop("就业月报5更正.csv", 5, "3.55", "3.35", "3.25");
        city.drop("就业月报6.csv", 6, "0.0341", "0.0342", "0.0343");
        city.drop("就业月报4错.csv", 4, "x", "y", "3.24");
        terminal.say("nightly", "--date", "2014-07-10");
        return LoginSite.with(USERS, more, warehouse, folder, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** What a form sends; {@code TOKEN} stands for the user's token. */
    static String form(String kind, long delivery, String seen, String reason) {
        return "token=TOKEN&delivery=" + delivery + "&seen=" + seen + "&reason="
                + URLEncoder.encode(reason, StandardCharsets.UTF_8);
    }

    /** The fingerprint in the form of a preview. */
    static String seen(String page) {
        Matcher found = SEEN.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    /** The number of the line that an act has written. */
    static long written(String answer) {
        Matcher found = LINE.matcher(answer);
        assertThat(found.find()).as(answer).isTrue();
        return Long.parseLong(found.group(1));
    }

    private void drop(String name, int month, String... rates) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        List<String> regions = List.of("上城区", "西湖区", "桐庐县");
        for (int i = 0; i < regions.size(); i++) {
            text.append(regions.get(i))
                    .append(",2014年" + month + "月,")
                    .append(rates[i])
                    .append(",95.1," + (500 + 10 * month + i) + "," + (200 + month + i) + "\n");
        }
        Path file = Files.writeString(inbox.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(dropped));
        dropped = dropped.plusSeconds(1);
        Files.writeString(inbox.resolve(name + ".done"), "");
    }
}
