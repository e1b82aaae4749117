// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.load.Deliveries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in and what each role is shown, attacked as people attack it: each attack with its status. */
class LoginIT {

    private static final String USERS = """
            users:
              - {id: wu.xiao, person: hrss-steward, roles: [steward], bureaus: [hrss], hash: 'HASH'}
              - {id: zheng.bo, person: civil-affairs-steward, roles: [steward], bureaus: [civil-affairs], hash: 'HASH'}
              - {id: zhou.lan, person: hrss-official, roles: [official], hash: 'HASH'}
              - {id: auditor, roles: [auditor], hash: 'HASH'}
              - {id: xihu, roles: [district], districts: [xihu], hash: 'HASH'}
              - {id: gone, roles: [operator], disabled: true, hash: 'HASH'}
            """;

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2014-07-11T01:00:00Z"));
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    static Path folder;

    private static LoginSite site;
    private static long ofHrss;
    private static long ofCivilAffairs;

    @BeforeAll
    static void serve() throws IOException {
        site = LoginSite.with(
                USERS, Map.of("JUNDENG_WEB_PROXIES", "127.0.0.1"), WAREHOUSE, folder, LoginSite.at(NOW::get));
        Deliveries deliveries = new Deliveries(WAREHOUSE.dataSource());
        ofHrss = delivered(deliveries, "hrss-employment", "urban-unemployment-rate", "hrss");
        ofCivilAffairs = delivered(deliveries, "civil-elderly-care", "elderly-care-beds", "civil-affairs");
        WAREHOUSE.execute(
                "insert into run (command, business_date, started_at, node)"
                        + " values ('nightly', '2014-07-10', '2014-07-10', 'here')",
                "insert into assessed_night values ('2014-07-10', (select max(run_id) from run), true)");
    }

    private static long delivered(Deliveries deliveries, String feed, String indicator, String bureau)
            throws IOException {
        long id = deliveries
                .of(feed)
                .row(indicator, "hangzhou", "2014-06", "3.2")
                .store()
                .deliveryId();
        Path kept = site.workspace().resolve("archive/" + bureau + "/2014/07/1-a.csv");
        Files.createDirectories(kept.getParent());
        Files.writeString(kept, "secret of " + bureau);
        WAREHOUSE.execute("update jundeng.delivery set source_name = '" + bureau + ".csv', bureau = '" + bureau
                + "', sha256 = '" + Archive.sha256(kept) + "', bytes = " + Files.size(kept) + ", kept_path = 'archive/"
                + bureau + "/2014/07/1-a.csv' where delivery_id = " + id);
        return id;
    }

    @AfterAll
    static void end() throws IOException {
        site.close();
    }

    /** What one test gets wrong keeps no other waiting. */
    @BeforeEach
    void later() {
        NOW.updateAndGet(now -> now.plus(Duration.ofHours(2)));
    }

    @Test
    void logsInAndOutAndSaysWhoIsThere() throws IOException {
        assertThat(site.get("/me", null)).startsWith("HTTP/1.1 303 ").contains("Location: login?to=me");
        assertThat(site.get("/login?lang=en", null))
                .startsWith("HTTP/1.1 200 ")
                .contains("<h1>Log in</h1>", "autocomplete=\"current-password\"", "Referrer-Policy: same-origin")
                .doesNotContain("unsafe", "<script");
        String answer = site.post("/login", null, "user=WU.xiao&password=correct+horse+battery&to=deliveries");
        assertThat(answer)
                .startsWith("HTTP/1.1 303 ")
                .contains("Location: ./deliveries\r\n")
                .containsPattern("Set-Cookie: __Host-jundeng=[\\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax\r\n");
        String cookie = LoginSite.cookie(answer);
        String me = site.get("/me?lang=en", cookie);

        assertThat(me).contains("wu.xiao", "吴晓（样例）", "Steward", "href=\"./bureau?id=hrss&amp;lang=en\"");
        assertThat(site.get("/", cookie)).startsWith("HTTP/1.1 200 ").contains("href=\"./me\">吴晓（样例）</a>");
        assertThat(site.post("/logout", cookie, "token=" + LoginSite.token(me)))
                .startsWith("HTTP/1.1 303 ")
                .contains("Max-Age=0");
        assertThat(site.get("/me", cookie)).startsWith("HTTP/1.1 303 ");
        assertThat(WAREHOUSE.texts("select act || ' ' || actor || ' ' || outcome from audit"
                        + " where actor = 'wu.xiao' order by audit_id desc limit 2"))
                .containsExactly("log-out wu.xiao done", "log-in wu.xiao done");
    }

    /** A stranger learns nothing from the answer: neither from its words nor from its status. */
    @Test
    void saysTheSameWhateverIsWrong() throws IOException {
        String wrong = body(refused("user=wu.xiao&password=wrong"));

        assertThat(wrong).contains("其中有一项不对");
        for (String user : List.of("nobody-there", "gone", "wu.xiao")) {
            String answer = refused("user=" + user + "&password=" + "x".repeat(user.length() * 60));
            assertThat(answer).startsWith("HTTP/1.1 403 ").doesNotContain("Set-Cookie");
            assertThat(body(answer).replace(user, "?")).isEqualTo(wrong.replace("wu.xiao", "?"));
        }
        assertThat(refused("user=gone&password=correct+horse+battery")).startsWith("HTTP/1.1 403 ");
        assertThat(WAREHOUSE.texts("select count(*) from audit where subject like '%nobody-there%'"
                        + " or detail like '%nobody-there%'"))
                .as("people type their password in the wrong field")
                .containsExactly("0");
    }

    @Test
    void whoeverGuessesWaitsAndTheUserHardly() throws IOException {
        String address = address();
        for (int i = 0; i < 4; i++) {
            assertThat(from(address, "user=zhou.lan&password=guess" + i)).startsWith("HTTP/1.1 403 ");
        }
        assertThat(from(address, "user=zhou.lan&password=correct+horse+battery"))
                .as("even the right one waits")
                .startsWith("HTTP/1.1 429 ")
                .contains("Retry-After: ");
        assertThat(from(address, "user=nobody-there&password=x"))
                .as("another name from there")
                .startsWith("HTTP/1.1 403 ");
        assertThat(from(address(), "user=zhou.lan&password=correct+horse+battery"))
                .as("the user, elsewhere")
                .startsWith("HTTP/1.1 303 ");
        NOW.updateAndGet(now -> now.plusSeconds(2));
        assertThat(from(address, "user=zhou.lan&password=correct+horse+battery"))
                .startsWith("HTTP/1.1 303 ");
    }

    @Test
    void forgedStolenAndFixedSessionsAreNobodys() throws IOException {
        String planted = "__Host-jundeng=" + "A".repeat(43);
        String cookie = LoginSite.cookie(site.post("/login", planted, "user=auditor&password=correct+horse+battery"));

        assertThat(cookie).as("a new word at login").isNotEqualTo(planted);
        assertThat(site.get("/deliveries", planted)).as("planted").startsWith("HTTP/1.1 303 ");
        assertThat(site.get("/deliveries", cookie.substring(0, cookie.length() - 1) + "_"))
                .as("forged")
                .startsWith("HTTP/1.1 303 ");
        assertThat(site.get("/deliveries", "jundeng=" + cookie.substring(cookie.indexOf('=') + 1)))
                .as("under a name that any host could set")
                .startsWith("HTTP/1.1 303 ");
        assertThat(site.get("/deliveries", cookie)).startsWith("HTTP/1.1 200 ");
        site.post("/logout", cookie, "token=" + LoginSite.token(site.get("/me", cookie)));
        assertThat(site.get("/deliveries", cookie))
                .as("stolen, after logging out")
                .startsWith("HTTP/1.1 303 ");
        String idle = site.logIn("auditor");
        NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(31)));
        assertThat(site.get("/deliveries", idle)).as("stolen, idle").startsWith("HTTP/1.1 303 ");
    }

    @Test
    void anotherSitesFormsAreNotTaken() throws IOException {
        String cookie = site.logIn("auditor");
        String form = "user=auditor&password=correct+horse+battery";
        String type = "Content-Type: application/x-www-form-urlencoded";
        for (List<String> headers : List.of(
                List.of(type),
                List.of(type, "Origin: null"),
                List.of(type, "Origin: https://evil.example"),
                List.of(type, "Origin: http://localhost.evil.example:" + site.port()),
                List.of(type, "Origin: http://localhost:1"),
                List.of(type, "Sec-Fetch-Site: cross-site", "Origin: http://localhost:" + site.port()),
                List.of(type, "Sec-Fetch-Site: same-site"),
                List.of(type, "Sec-Fetch-Site: none"))) {
            assertThat(site.sent("POST /login HTTP/1.1", headers, form))
                    .as("%s", headers)
                    .startsWith("HTTP/1.1 403 ");
        }
        assertThat(WAREHOUSE.texts("select distinct subject from audit where outcome = 'not-own-form'"))
                .contains("login");
        assertThat(site.sent("POST /login HTTP/1.1", List.of(type, "Origin: http://localhost:" + site.port()), form))
                .startsWith("HTTP/1.1 303 ");
        String another = LoginSite.token(site.get("/me", site.logIn("zhou.lan")));
        for (String token : List.of("", "token=", "token=" + "0".repeat(64), "token=" + another)) {
            assertThat(site.post("/logout", cookie, token)).as(token).startsWith("HTTP/1.1 403 ");
        }
        assertThat(WAREHOUSE.texts(
                        "select distinct actor from audit where act = 'log-out' and outcome = 'not-own-form'"))
                .containsExactly("auditor");
        assertThat(site.get("/logout", cookie)).as("by a link").startsWith("HTTP/1.1 405 ");
        assertThat(site.get("/me", cookie)).as("still there").startsWith("HTTP/1.1 200 ");
    }

    @Test
    void takesNoMoreThanAFormIs() throws IOException {
        List<String> own = List.of("Sec-Fetch-Site: same-origin", "Content-Type: application/x-www-form-urlencoded");
        List<String> huge = new ArrayList<>(own);
        huge.add("Content-Length: 5368709120");

        assertThat(site.sent("POST /login HTTP/1.1", huge, "user=")).as("5 GB").startsWith("HTTP/1.1 413 ");
        assertThat(site.sent("POST /login HTTP/1.1", own, "user=" + "a".repeat(5000)))
                .startsWith("HTTP/1.1 413 ");
        for (String type : List.of("application/json", "text/plain", "multipart/form-data; boundary=a")) {
            List<String> headers = List.of("Sec-Fetch-Site: same-origin", "Content-Type: " + type);
            assertThat(site.sent("POST /login HTTP/1.1", headers, "{\"user\":\"a\"}"))
                    .as(type)
                    .startsWith("HTTP/1.1 415 ");
        }
    }

    @ParameterizedTest
    @CsvSource({"/login, 421", "/me, 421", "/logout, 421", "/bytes?delivery=1, 421"})
    void answersUnderItsOwnNamesAlone(String path, int status) throws IOException {
        assertThat(site.sent("GET " + path + " HTTP/1.1", List.of("Host: evil.example"), ""))
                .startsWith("HTTP/1.1 " + status + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../config/users.yaml", "/%2e%2e/config/users.yaml", "/me/../bytes", "/login;x=1", "//me"})
    void waysAroundLeadNowhere(String path) throws IOException {
        assertThat(site.get(path, null)).matches("(?s)HTTP/1.1 (400|404) .*").doesNotContain("argon2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\\\evil.example", "me?x=%0d%0aSet-Cookie:a"})
    void goesOnToOwnPagesOnly(String to) throws IOException {
        assertThat(site.post("/login", null, "to=" + to + "&user=auditor&password=correct+horse+battery"))
                .startsWith("HTTP/1.1 303 ")
                .contains("Location: ./me\r\n")
                .doesNotContain("evil");
    }

    @Test
    void aStewardReadsOnlyWhatTheOwnBureauDelivered() throws IOException {
        String steward = site.logIn("wu.xiao");
        String other = site.logIn("zheng.bo");
        assertThat(site.get("/bytes?delivery=" + ofHrss, steward)).contains("secret of hrss");
        assertThat(site.get("/bytes?delivery=" + ofCivilAffairs, other)).contains("secret of civil-affairs");
        for (String path : List.of("/bytes?delivery=", "/delivery?number=", "/row?row=77&delivery=")) {
            String foreign = site.get(path + ofCivilAffairs, steward);
            assertThat(foreign).as(path).startsWith("HTTP/1.1 404 ").doesNotContain("secret");
            assertThat(body(foreign).replace("" + ofCivilAffairs, "?"))
                    .as("as if it were not there")
                    .isEqualTo(body(site.get(path + "987654321", steward)).replace("987654321", "?"));
        }
        assertThat(site.get("/deliveries", steward)).contains("hrss.csv").doesNotContain("civil-affairs.csv");
        assertThat(site.get("/deliveries?feed=civil-elderly-care", steward)).startsWith("HTTP/1.1 404 ");
        assertThat(site.get("/search?q=.csv", steward)).contains("hrss.csv").doesNotContain("civil-affairs.csv");
        assertThat(site.get("/search?q=" + ofCivilAffairs, steward)).doesNotContain("civil-affairs.csv");
        assertThat(site.get("/", steward)).as("the plan").startsWith("HTTP/1.1 200 ");
        assertThat(WAREHOUSE.texts("select distinct subject from audit where act = 'access' and actor = 'wu.xiao'"))
                .contains("bytes " + ofCivilAffairs, "delivery " + ofCivilAffairs);
        assertThat(WAREHOUSE.texts("select distinct outcome from audit where act = 'access' and actor = 'wu.xiao'"))
                .as("nobody looks whether it is there")
                .containsExactly("not-found-or-not-allowed");
    }

    /** One line had the same bytes as the other, as where a feed went to another bureau. */
    @Test
    void theSameBytesOfAnotherBureauStayUnknown() throws IOException {
        WAREHOUSE.execute(
                "update jundeng.delivery set duplicate_of = " + ofHrss + " where delivery_id = " + ofCivilAffairs);
        String one = "delivery?number=" + ofHrss;
        String other = "delivery?number=" + ofCivilAffairs;
        assertThat(site.get("/" + one, site.logIn("auditor"))).contains(other);
        assertThat(site.get("/" + one, site.logIn("wu.xiao"))).doesNotContain(other);
        assertThat(site.get("/" + other, site.logIn("zheng.bo"))).doesNotContain(one);
    }

    @Test
    void aDownloadIsALineOnlyIfBytesAreGiven() throws IOException {
        String auditor = site.logIn("auditor");
        String before = WAREHOUSE
                .texts("select count(*) from audit where act = 'download'")
                .get(0);
        String path = "GET /bytes?delivery=" + ofHrss + " HTTP/1.1";

        assertThat(site.sent(
                        path, List.of("Cookie: " + auditor, "X-Forwarded-For: " + address(), "If-None-Match: *"), ""))
                .startsWith("HTTP/1.1 304 ");
        assertThat(WAREHOUSE.texts("select count(*) from audit where act = 'download'"))
                .containsExactly(before);
        assertThat(site.sent(path, List.of("Cookie: " + auditor, "X-Forwarded-For: " + address()), ""))
                .startsWith("HTTP/1.1 200 ");
        assertThat(WAREHOUSE.texts("select count(*) from audit where act = 'download'"))
                .doesNotContain(before);
    }

    @Test
    void whatTheApiRefusesIsALineWithoutTheToken() throws IOException {
        String path = "GET /api/v1/regions HTTP/1.1";

        assertThat(site.sent(path, List.of("Authorization: Bearer no-such-token"), ""))
                .startsWith("HTTP/1.1 401 ");
        assertThat(site.sent(path, List.of("Cookie: " + site.logIn("xihu")), ""))
                .startsWith("HTTP/1.1 403 ");
        assertThat(WAREHOUSE.texts("select actor || '|' || subject || '|' || outcome from audit"
                        + " where act = 'use-token' or subject like '/api/%'"))
                .containsExactlyInAnyOrder("|token|unknown", "xihu|/api/v1/regions|not-allowed");
        assertThat(WAREHOUSE.texts("select count(*) from audit where audit::text like '%no-such-token%'"))
                .containsExactly("0");
    }

    @Test
    void officialsAndAuditorsReadAll() throws IOException {
        for (String user : List.of("zhou.lan", "auditor")) {
            String cookie = site.logIn(user);
            assertThat(site.get("/bytes?delivery=" + ofHrss, cookie)).contains("secret of hrss");
            assertThat(site.get("/bytes?delivery=" + ofCivilAffairs, cookie)).contains("secret of civil-affairs");
            assertThat(site.get("/deliveries", cookie)).contains("hrss.csv", "civil-affairs.csv");
        }
    }

    @Test
    void aDistrictReadsOfItselfAlone() throws IOException {
        String district = site.logIn("xihu");

        assertThat(site.get("/", district)).startsWith("HTTP/1.1 303 ").contains("Location: ./me");
        assertThat(site.get("/me", district)).contains("href=\"./district?id=xihu\"", "episodes?region=xihu");
        assertThat(site.get("/district?id=xihu", district))
                .startsWith("HTTP/1.1 200 ")
                .doesNotContain("href=\"./target", "href=\"./deliveries", "<form role=\"search\"");
        assertThat(site.get("/district?id=shangcheng", district)).startsWith("HTTP/1.1 404 ");
        assertThat(site.get("/episodes?region=xihu", district)).startsWith("HTTP/1.1 200 ");
        for (String path : List.of(
                "/episodes",
                "/episodes?region=shangcheng",
                "/deliveries",
                "/feeds",
                "/search?q=a",
                "/target?id=x",
                "/bureau?id=hrss",
                "/delivery?number=" + ofHrss,
                "/scoreboard.xlsx")) {
            assertThat(site.get(path, district)).as(path).matches("(?s)HTTP/1.1 (403|303) .*");
        }
        assertThat(site.get("/bytes?delivery=" + ofHrss, district)).startsWith("HTTP/1.1 404 ");
        assertThat(WAREHOUSE.texts("select distinct subject from audit where act = 'access' and actor = 'xihu'"
                        + " and outcome = 'not-allowed'"))
                .contains("deliveries", "feeds", "board", "bureau hrss", "delivery " + ofHrss);
    }

    @Test
    void nobodyIsShownThePageOnWhichOneLogsIn() throws IOException {
        for (String path : List.of("/", "/deliveries", "/bytes?delivery=" + ofHrss, "/scoreboard.xlsx")) {
            assertThat(site.get(path, null))
                    .as(path)
                    .startsWith("HTTP/1.1 303 ")
                    .contains("Location: login?to=");
        }
        assertThat(site.get("/health/live", null)).startsWith("HTTP/1.1 200 ");
        assertThat(site.get("/style.css", null)).startsWith("HTTP/1.1 200 ");
    }

    private static String refused(String form) throws IOException {
        return from(address(), form);
    }

    /** Each test asks from addresses of its own: the proxy in front says so. */
    private static String address() {
        int number = ADDRESSES.incrementAndGet();
        return "10.1." + number / 250 + "." + (1 + number % 250);
    }

    private static String from(String address, String form) throws IOException {
        return site.sent(
                "POST /login HTTP/1.1",
                List.of(
                        "Sec-Fetch-Site: same-origin",
                        "X-Forwarded-For: 192.0.2.1, " + address,
                        "Content-Type: application/x-www-form-urlencoded"),
                form);
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n") + 4);
    }
}
