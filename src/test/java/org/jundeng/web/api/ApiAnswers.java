// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.web.api.ApiSite.header;
import static org.jundeng.web.api.ApiSite.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jundeng.cli.Terminal;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API answers: the same as commands, page by page, and to each only what it may see. */
abstract class ApiAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiSite site;
    private final TestWarehouse warehouse;
    private final Terminal terminal;
    private final Deliveries deliveries;

    ApiAnswers(ApiSite site, TestWarehouse warehouse, Terminal terminal, Deliveries deliveries) {
        this.site = site;
        this.warehouse = warehouse;
        this.terminal = terminal;
        this.deliveries = deliveries;
    }

    @Test
    void allPagesTogetherAreWhatTheCommandSays() {
        assertThat(begins(site.lines("observations.csv?limit=97"), 10)).isEqualTo(said("observations"));
        assertThat(begins(site.lines("observations.csv?limit=1009&kind=reported"), 10))
                .isEqualTo(said("observations", "--reported"));
        assertThat(begins(site.lines("observations.csv?kind=derived"), 10))
                .isEqualTo(said("observations", "--derived"));
        assertThat(begins(site.lines("observations.csv?refArea=330100&from=2014-02&to=2014-Q2&limit=7"), 10))
                .isEqualTo(said("observations", "--ref-area", "330100", "--from", "2014-02", "--to", "2014-Q2"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"indicators", "catalogue targets", "deliveries", "episodes"})
    void columnsAndRowsAreThoseOfTheCommand(String command) {
        String resource = command.substring(command.indexOf(' ') + 1);
        String[] words = command.split(" ")[0].equals("catalogue")
                ? new String[] {"catalogue", "--csv"}
                : new String[] {command, "--csv"};
        List<String> lines = terminal.say(words).lines();
        String head =
                text(site.get(resource + ".csv?limit=1")).lines().findFirst().orElseThrow();

        assertThat(head).startsWith(lines.get(0));
        int width = lines.get(0).split(",").length;
        if (!head.equals(lines.get(0))) {
            return;
        }
        assertThat(width).isPositive();
        assertThat(withoutAge(site.lines(resource + ".csv?limit=3")))
                .containsExactlyInAnyOrderElementsOf(withoutAge(lines.subList(1, lines.size())));
    }

    @Test
    void assessmentsAreThoseOfTheNight() {
        List<String> status =
                terminal.say("status", "--csv", "--date", "2014-07-10").lines();
        HttpResponse<byte[]> first = site.get("assessments.csv?limit=1");

        assertThat(text(first)).startsWith(status.get(0) + ",date\n");
        assertThat(site.lines("assessments.csv?limit=50").stream()
                        .map(line -> line.replaceFirst(",2014-07-10$", ""))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(status.subList(1, status.size()));
        assertThat(site.lines("assessments.csv?date=2014-07-09")).isEmpty();
    }

    @Test
    void exactDecimalsAreTextsAndMissingIsNull() throws IOException {
        deliveries
                .of("hrss-employment")
                .bytes("exact")
                .row("urban-unemployment-rate", "hangzhou", "1994-01", "12345678901234567890.123456789")
                .row("urban-unemployment-rate", "hangzhou", "1994-02", null)
                .store();
        JsonNode data = JSON.readTree(site.get("observations?indicator=urban-unemployment-rate&from=1994&to=1994")
                        .body())
                .get("data");

        assertThat(data.get(0).get("obs_value").isTextual()).isTrue();
        assertThat(data.get(0).get("obs_value").asText()).isEqualTo("12345678901234567890.123456789");
        assertThat(data.get(1).get("obs_value").isNull()).isTrue();
        assertThat(data.get(1).get("obs_status").asText()).isEqualTo("M");
        assertThat(data.get(1).get("dimensions").isObject()).isTrue();
    }

    @Test
    void tellsWhatChangedAndWhatIsGone() {
        LedgerLine first = deliveries
                .of("hrss-employment")
                .bytes("changing 1")
                .row("urban-unemployment-rate", "hangzhou", "1995-01", "3.1")
                .row("urban-unemployment-rate", "hangzhou", "1995-02", "3.2")
                .row("urban-unemployment-rate", "hangzhou", "1995-03", "3.3")
                .store();
        LedgerLine second = deliveries
                .of("hrss-employment")
                .bytes("changing 2")
                .row("urban-unemployment-rate", "hangzhou", "1995-02", "3.25")
                .row("urban-unemployment-rate", "hangzhou", "1995-04", "3.4")
                .store();
        String asked = "observations.csv?indicator=urban-unemployment-rate&from=1995&to=1995";
        assertThat(brief(site.lines(asked + "&updatedAfter=" + first.deliveryId() + "&limit=1")))
                .containsExactly("1995-02 3.25 replace", "1995-04 3.4 replace");

        LedgerLine gone = new Withdrawals(
                        warehouse.dataSource(),
                        deliveries.rereading(),
                        Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC),
                        "test")
                .withdraw(second, "a mistake", LocalDate.of(2014, 7, 10));

        assertThat(brief(site.lines(asked + "&updatedAfter=" + second.deliveryId() + "&limit=1")))
                .containsExactlyInAnyOrder("1995-02 3.2 replace", "1995-04  delete");
        assertThat(brief(site.lines(asked + "&updatedAfter=" + first.deliveryId())))
                .as("3.2 again, and what came and went is nothing")
                .containsExactly("1995-02 3.2 replace");
        assertThat(brief(site.lines(asked + "&asOf=" + second.deliveryId() + "&limit=2")))
                .containsExactly("1995-01 3.1", "1995-02 3.25", "1995-03 3.3", "1995-04 3.4");
        assertThat(brief(site.lines(
                        asked + "&asOf=" + first.deliveryId() + "&updatedAfter=" + (first.deliveryId() - 1))))
                .hasSize(3);
        HttpResponse<byte[]> now = site.get(asked);
        assertThat(header(now, "Jundeng-As-Of")).isEqualTo("" + gone.deliveryId());
        assertThat(site.lines(asked + "&updatedAfter=" + gone.deliveryId())).isEmpty();
        assertThat(kind(site.get(asked + "&updatedAfter=" + (gone.deliveryId() + 1))))
                .isEqualTo("still-to-come");
        assertThat(kind(site.get(asked + "&asOf=2014-07-12"))).isEqualTo("still-to-come");
        assertThat(kind(site.get(asked + "&asOf=1&kind=all"))).isEqualTo("only-reported");
        assertThat(site.get(asked + "&asOf=2014-07-11").statusCode()).isEqualTo(200);
        assertThat(site.get(asked + "&asOf=0001-01-01T00:00:00Z").statusCode()).isEqualTo(200);
    }

    @Test
    void pagesGoOnAsTheyBeganWhateverComes() {
        deliveries
                .of("hrss-employment")
                .bytes("stable 1")
                .row("urban-unemployment-rate", "hangzhou", "1996-01", "1")
                .row("urban-unemployment-rate", "hangzhou", "1996-02", "2")
                .row("urban-unemployment-rate", "hangzhou", "1996-03", "3")
                .store();
        String asked = "observations.csv?indicator=urban-unemployment-rate&from=1996&to=1996&limit=1";
        String reported = next(site.get(asked + "&kind=reported"));
        String all = next(site.get(asked));
        deliveries
                .of("hrss-employment")
                .bytes("stable 2")
                .row("urban-unemployment-rate", "hangzhou", "1996-01", "10")
                .row("urban-unemployment-rate", "hangzhou", "1996-02", "20")
                .row("urban-unemployment-rate", "hangzhou", "1996-04", "40")
                .store();

        assertThat(brief(site.lines(reported))).containsExactly("1996-02 2", "1996-03 3");
        assertThat(brief(site.lines(all))).containsExactly("1996-02 2", "1996-03 3");
        warehouse.execute("update jundeng.derivation set last_line = last_line + 1000");
        HttpResponse<byte[]> moved = site.get(all);
        assertThat(moved.statusCode()).isEqualTo(410);
        assertThat(kind(moved)).isEqualTo("moved-on");
        assertThat(brief(site.lines(reported))).containsExactly("1996-02 2", "1996-03 3");
        warehouse.execute("update jundeng.derivation set last_line = last_line - 1000");
    }

    @Test
    void showsALimitedClientItsBureauOnly() {
        List<String> own = site.lines("observations.csv?bureau=hrss");
        List<String> others = site.lines("observations.csv?bureau=civil-affairs");

        assertThat(others).isNotEmpty();
        assertThat(site.lines("observations.csv?limit=500", ApiSite.HRSS))
                .isEqualTo(own)
                .isNotEmpty();
        assertThat(site.lines("observations.csv?bureau=civil-affairs", ApiSite.HRSS))
                .isEmpty();
        assertThat(kind(site.send(
                        site.bare("observations?kind=derived").header("Authorization", "Bearer " + ApiSite.HRSS))))
                .as("a derived figure is nobody's")
                .isEqualTo("only-reported");
        aTokenOpensNoPage();
        assertThat(site.lines("deliveries.csv", ApiSite.HRSS)).isEqualTo(site.lines("deliveries.csv?bureau=hrss"));
        assertThat(site.lines("deliveries.csv"))
                .hasSizeGreaterThan(site.lines("deliveries.csv", ApiSite.HRSS).size());
        assertThat(site.lines("findings.csv", ApiSite.HRSS)).isEqualTo(site.lines("findings.csv?bureau=hrss"));
        assertThat(site.lines("targets.csv", ApiSite.HRSS)).isEqualTo(site.lines("targets.csv?bureau=hrss"));
        assertThat(site.lines("assessments.csv", ApiSite.HRSS)).isEqualTo(site.lines("assessments.csv?bureau=hrss"));
        assertThat(begins(site.lines("indicators.csv", ApiSite.HRSS), 6))
                .isEqualTo(begins(site.lines("indicators.csv?bureau=hrss"), 6));
        assertThat(site.lines("indicators.csv", ApiSite.HRSS))
                .as("nothing of others, and no counts of everybody's figures")
                .allMatch(line -> line.matches(".*,hrss,hrss-[a-z-]+( hrss-[a-z-]+)*,,,"));
        for (String line : site.lines("deliveries.csv?bureau=civil-affairs")) {
            String number = line.substring(0, line.indexOf(','));
            assertThat(site.lines("deliveries.csv?delivery=" + number, ApiSite.HRSS))
                    .isEmpty();
            assertThat(site.lines("findings.csv?delivery=" + number, ApiSite.HRSS))
                    .isEmpty();
        }
    }

    @Test
    void countsFiguresOnceForEachStateOfTheWarehouse() {
        String asked = "indicators.csv?feed=hrss-employment";
        List<String> before = site.lines(asked);
        String unseen = "delete from jundeng.observation where row_no = 999";
        warehouse.execute("insert into jundeng.observation (series_id, time_period, obs_value, obs_status, delivery_id,"
                + " row_no, column_no) select series_id, '1901-01-01', 1, 'A', delivery_id, 999, 1"
                + " from jundeng.observation where delivery_id = 1 limit 1");
        assertThat(site.lines(asked)).as("no line came").isEqualTo(before);
        warehouse.execute(unseen);
        deliveries
                .of("hrss-employment")
                .bytes("counted")
                .row("urban-unemployment-rate", "hangzhou", "1993-01", "1")
                .store();

        assertThat(site.lines(asked)).as("and now all is counted anew").isNotEqualTo(before);
        assertThat(site.lines(asked))
                .containsExactlyInAnyOrderElementsOf(said("indicators", "--feed", "hrss-employment"));
    }

    @Test
    void episodesAreFoundByEachOfTheirSides() {
        List<List<String>> all = cells(site.lines("episodes.csv"));
        assertThat(all).hasSizeGreaterThan(3);
        assertThat(cells(site.lines("episodes.csv?limit=2"))).isEqualTo(all);
        List<Long> numbers = all.stream().map(each -> Long.valueOf(each.get(0))).toList();
        assertThat(numbers).isSorted();
        Map<String, Integer> sides =
                Map.of("state", 1, "level", 2, "rule", 3, "indicator", 4, "refArea", 5, "target", 16);
        sides.forEach((parameter, column) -> {
            for (List<String> episode : all) {
                String wanted = episode.get(column);
                if (!wanted.isEmpty()) {
                    assertThat(cells(site.lines("episodes.csv?" + parameter + "=" + wanted)))
                            .as(parameter)
                            .isEqualTo(all.stream()
                                    .filter(each -> each.get(column).equals(wanted))
                                    .toList());
                }
            }
        });
        assertThat(site.lines("episodes.csv?refArea=hangzhou"))
                .isEqualTo(site.lines("episodes.csv?refArea=330100"))
                .isNotEmpty();
        assertThat(site.lines("episodes.csv?refArea=nowhere")).isEmpty();
    }

    private static List<List<String>> cells(List<String> lines) {
        return lines.stream().map(line -> List.of(line.split(",", -1))).toList();
    }

    private static String kind(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body()).get("type").asText().replaceFirst(".*:", "");
        } catch (IOException e) {
            throw new IllegalStateException(text(response), e);
        }
    }

    /** Commands count the days by the clock of the machine. */
    private static List<String> withoutAge(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("(,taken-in-part,.*,)\\d+$", "$1"))
                .toList();
    }

    private static String next(HttpResponse<byte[]> response) {
        String link = header(response, "Link");
        return link.substring(1, link.indexOf('>'));
    }

    private List<String> said(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--csv");
        List<String> lines = terminal.say(all.toArray(String[]::new)).lines();
        return lines.subList(1, lines.size());
    }

    /** The first cells of each line; dimensions are the only ones with commas in them, and these have none. */
    private static List<String> begins(List<String> lines, int cells) {
        return lines.stream()
                .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, cells)))
                .toList();
    }

    /** Period, value and what is to be done with it. */
    private static List<String> brief(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(",", -1))
                .map(cells -> cells[3] + " " + cells[4] + (cells.length > 13 ? " " + cells[13] : ""))
                .toList();
    }

    /** Pages are limited otherwise than the API; where only programs are known, they are shown to nobody. */
    private void aTokenOpensNoPage() {
        for (String page : List.of("/", "/scoreboard.xlsx", "/deliveries", "/bytes?delivery=1", "/search?q=a")) {
            for (String token : List.of(ApiSite.ALL, ApiSite.HRSS)) {
                HttpResponse<byte[]> answer = site.send(site.bare(page).header("Authorization", "Bearer " + token));
                assertThat(answer.statusCode()).as(page).isEqualTo(401);
                assertThat(ApiSite.header(answer, "WWW-Authenticate")).isEqualTo("Bearer");
                assertThat(ApiSite.text(answer)).contains("/api/v1/");
            }
            assertThat(site.send(site.bare(page)).statusCode())
                    .as("%s, asked by nobody in particular", page)
                    .isEqualTo(404);
        }
    }
}
