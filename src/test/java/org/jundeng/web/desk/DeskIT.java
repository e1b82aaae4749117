// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jundeng.pipeline.night.Trial;
import org.jundeng.pipeline.upload.Preview;
import org.jundeng.pipeline.upload.Upload;
import org.jundeng.pipeline.upload.UploadDesk;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.web.access.LoginSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uploading, looking, sending in; and each attack on it with its status. */
class DeskIT {

    private static final String USERS = """
            users:
              - {id: wu.xiao, person: hrss-steward, roles: [steward], bureaus: [hrss], hash: 'HASH'}
              - {id: zheng.bo, person: civil-affairs-steward, roles: [steward], bureaus: [civil-affairs], hash: 'HASH'}
              - {id: zhou.lan, person: hrss-official, roles: [official], hash: 'HASH'}
              - {id: auditor, roles: [auditor], hash: 'HASH'}
              - {id: operator, roles: [operator], hash: 'HASH'}
            """;
    private static final Path CASES = Path.of("config/feeds/hrss/hrss-employment");
    private static final String NAME = "hrss-employment-2014-06.csv";
    private static final String UPLOADS = "select count(*) from audit where act = 'upload' and outcome = 'done'";
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2014-07-11T01:00:00Z"));

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    static Path folder;

    private static LoginSite site;

    private Browsing steward;

    @BeforeAll
    static void serve() throws IOException {
        site = LoginSite.with(
                USERS,
                Map.of("JUNDENG_WEB_PROXIES", "127.0.0.1", "JUNDENG_WEB_UPLOAD_MEGABYTES", "2"),
                WAREHOUSE,
                folder,
                LoginSite.at(NOW::get));
    }

    @AfterAll
    static void end() throws IOException {
        site.close();
    }

    /** What one test uploads hinders no other. */
    @BeforeEach
    void later() throws IOException {
        NOW.updateAndGet(now -> now.plus(Duration.ofHours(25)));
        steward = Browsing.of(site, "wu.xiao");
    }

    @AfterEach
    void nothingIsLeftOfWhatCame() throws IOException {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(Browsing.files(workspace().arriving())).isEmpty());
    }

    private static Workspace workspace() {
        return site.running().opened().workspace();
    }

    private static byte[] example(String name) throws IOException {
        return Files.readAllBytes(CASES.resolve(name));
    }

    /** The page once the file has been tried. */
    private static String tried(Browsing by, String id) {
        return await().atMost(LONG).until(() -> by.get("/upload?id=" + id), page -> !page.contains("\nRefresh: "));
    }

    @Test
    void aFileIsSeenSentInOnceAndFoundInTheLedger() throws IOException {
        assertThat(steward.get("/desk"))
                .startsWith("HTTP/1.1 200 ")
                .contains(
                        "enctype=\"multipart/form-data\"",
                        "name=\"bureau\" value=\"hrss\"",
                        "Referrer-Policy: same-origin")
                .doesNotContain("<script", "unsafe", "civil-affairs");
        assertThat(steward.get("/deliveries")).contains("href=\"./desk\">办理</a>");
        String id = steward.uploaded("hrss", NAME, example("good/delivery.csv"));

        assertThat(tried(steward, id)).contains("会全部入库", "还没有入库", "送出后仍欠", "value=\"send\"");
        assertThat(WAREHOUSE.texts("select count(*) from delivery")).containsExactly("0");
        assertThat(WAREHOUSE.texts(UPLOADS)).containsExactly("0");
        assertThat(steward.act(id, "send")).startsWith("HTTP/1.1 303 ").contains("Location: ./upload?id=" + id);
        assertThat(steward.act(id, "send")).as("a double click").startsWith("HTTP/1.1 409 ");
        assertThat(Browsing.of(site, "operator").act(id, "send"))
                .as("somebody else")
                .startsWith("HTTP/1.1 409 ");
        assertThat(steward.act(id, "discard")).as("another window").startsWith("HTTP/1.1 409 ");
        assertThat(steward.get("/upload?id=" + id))
                .contains("等待入库", "Refresh: ")
                .doesNotContain("value=\"send\"");

        site.running().night().run("nightly");
        String page = steward.get("/upload?id=" + id);
        assertThat(page).contains("已经收到", "全部入库", "href=\"./delivery?number=", "href=\"./feeds\"");
        assertThat(steward.get("/desk")).contains("全部入库", NAME);
        assertThat(steward.get(page.replaceAll("(?s).*href=\"\\.(/delivery\\?number=[0-9]+)\".*", "$1")))
                .contains("上传人", "吴晓");
        assertThat(WAREHOUSE.texts("select d.bureau || ' ' || d.source_name || ' ' || d.author || ' ' || a.actor || ' '"
                        + " || a.outcome || ' ' || (a.detail like '%sha256 ' || d.sha256) from audit a"
                        + " join delivery d on a.subject = 'arrival ' || d.arrival_id where a.act = 'upload'"
                        + " and a.outcome = 'done'"))
                .as("who sent it")
                .containsExactly("hrss " + NAME + " hrss-steward wu.xiao done true");
    }

    @Test
    void saysWhatCheckSaysOfTheSameFile() throws IOException {
        for (String name : List.of("not-a-number", "good", "zip-has-more", "wrong-format", "bureau-percent-format")) {
            Path file = Browsing.files(CASES.resolve(name)).stream()
                    .filter(each -> each.getFileName().toString().startsWith("delivery."))
                    .findFirst()
                    .orElseThrow();
            String ending = file.toString().replaceAll(".*(\\.[a-z]+)$", "$1");
            Path dropped = Files.copy(
                    file, Files.createTempDirectory(folder, "check").resolve("hrss-employment-2014-05" + ending));
            Trial check = site.running().fileTrial().asDropped(dropped, "hrss");
            try (UploadDesk desk = new UploadDesk(site.running())) {
                Path came = Files.copy(dropped, dropped.resolveSibling("came"));
                Upload upload =
                        desk.keep("wu.xiao", "hrss", dropped.getFileName().toString(), came);
                Preview.Known known = (Preview.Known) await().atMost(LONG)
                        .until(() -> desk.preview(upload), preview -> preview instanceof Preview.Known);

                assertThat(known.trial().findings()).as(name).isEqualTo(check.findings());
                assertThat(known.trial().line().result())
                        .as(name)
                        .isEqualTo(check.line().result());
                assertThat(known.trial().line().sourceName())
                        .isEqualTo(check.line().sourceName());
                assertThat(known.trial().line().sha256()).isEqualTo(check.line().sha256());
                desk.discard(upload);
            }
        }
    }

    @Test
    void findingsAreReadAndTheMarkedCopyIsUploadedAsItIs() throws IOException {
        String id = steward.uploaded("hrss", "就业月报-2014-06.csv", example("not-a-number/delivery.csv"));

        assertThat(tried(steward, id)).contains("只会部分入库", "发现的问题", "href=\"./marked?id=" + id + "\"");
        String marked = steward.get("/marked?id=" + id);
        assertThat(marked)
                .contains("Content-Type: application/octet-stream", "attachment; filename=\"marked.csv\"")
                .contains(URLEncoder.encode("标注-就业月报-2014-06.csv", StandardCharsets.UTF_8));
        assertThat(steward.act(id, "discard")).startsWith("HTTP/1.1 303 ").contains("Location: ./desk");
        assertThat(steward.get("/marked?id=" + id)).startsWith("HTTP/1.1 404 ");
        assertThat(Browsing.files(workspace().uploads("hrss")))
                .as("let go with all that was made of it")
                .isEmpty();
        String again = steward.uploaded("hrss", "标注-就业月报-2014-06.csv", example("good/delivery.csv"));
        assertThat(tried(steward, again)).contains("上传人").doesNotContain("未能认定数据集");
    }

    @Test
    void onlyOwnFormsAreTaken() throws IOException {
        Browsing other = Browsing.of(site, "zheng.bo");
        byte[] bytes = example("good/delivery.csv");
        String cookie = "Cookie: " + steward.cookie();
        for (String token : List.of("", "0".repeat(64), other.token())) {
            assertThat(steward.upload(List.of(cookie, "Sec-Fetch-Site: same-origin"), token, "hrss", NAME, bytes))
                    .as("token %s", token)
                    .startsWith("HTTP/1.1 403 ");
        }
        for (String origin : List.of("Origin: https://evil.example", "Sec-Fetch-Site: cross-site", "Origin: null")) {
            assertThat(steward.upload(List.of(cookie, origin), steward.token(), "hrss", NAME, bytes))
                    .as(origin)
                    .startsWith("HTTP/1.1 403 ");
        }
        for (String session : List.of("x=y", "__Host-jundeng=" + "A".repeat(43))) {
            assertThat(steward.upload(
                            List.of("Cookie: " + session, "Sec-Fetch-Site: same-origin"),
                            steward.token(),
                            "hrss",
                            NAME,
                            bytes))
                    .as(session)
                    .startsWith("HTTP/1.1 303 ")
                    .contains("Location: login");
        }
        assertThat(Browsing.files(workspace().uploads("hrss"))).isEmpty();
        String id = steward.uploaded("hrss", NAME, bytes);
        assertThat(site.post("/upload?id=" + id, steward.cookie(), "token=" + other.token() + "&do=send"))
                .startsWith("HTTP/1.1 403 ");
        site.post("/logout", steward.cookie(), "token=" + steward.token());
        assertThat(steward.act(id, "send")).as("stolen, after logging out").contains("Location: login");
        Browsing idle = Browsing.of(site, "wu.xiao");
        NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(31)));
        assertThat(idle.upload("hrss", NAME, bytes)).as("expired").contains("Location: login");
    }

    @Test
    void eachRoleActsOnlyOnItsOwn() throws IOException {
        String id = steward.uploaded("hrss", NAME, example("good/delivery.csv"));
        Browsing other = Browsing.of(site, "zheng.bo");
        String unknown = "f".repeat(32);

        assertThat(body(other.get("/upload?id=" + id)).replace(id, "?"))
                .as("as if it were not there")
                .isEqualTo(body(other.get("/upload?id=" + unknown)).replace(unknown, "?"));
        assertThat(other.get("/upload?id=" + id)).startsWith("HTTP/1.1 404 ").doesNotContain(NAME);
        assertThat(other.get("/marked?id=" + id)).startsWith("HTTP/1.1 404 ");
        assertThat(other.act(id, "send")).startsWith("HTTP/1.1 404 ");
        assertThat(other.act(id, "discard")).startsWith("HTTP/1.1 404 ");
        assertThat(other.upload("hrss", NAME, new byte[1]))
                .as("another bureau's")
                .startsWith("HTTP/1.1 404 ");
        assertThat(other.get("/desk")).doesNotContain(NAME, "hrss");
        for (String user : List.of("zhou.lan", "auditor")) {
            Browsing none = Browsing.of(site, user);
            for (String path : List.of("/desk", "/upload?id=" + id, "/marked?id=" + id)) {
                assertThat(none.get(path)).as(user + path).startsWith("HTTP/1.1 403 ");
            }
            assertThat(none.upload("hrss", NAME, new byte[1])).as(user).startsWith("HTTP/1.1 403 ");
            assertThat(none.act(id, "send")).as(user).startsWith("HTTP/1.1 403 ");
            assertThat(none.get("/deliveries")).as(user).doesNotContain("./desk");
        }
        assertThat(Browsing.of(site, "operator").get("/desk")).contains("<option value=\"health\">", NAME);
        assertThat(site.get("/desk", null)).contains("Location: login?to=desk");
        assertThat(steward.get("/upload?id=" + id)).startsWith("HTTP/1.1 200 ");
    }

    private static String body(String answer) {
        return answer.substring(answer.indexOf("\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x.csv", "..\\x.csv", "a/b.csv", "con.csv", "a\u202Evsc.exe", ".x.csv", "a.csv.part"})
    void aNameThatNoFolderBearsIsRefusedWithASentence(String name) throws IOException {
        assertThat(steward.upload("hrss", name, example("good/delivery.csv")))
                .startsWith("HTTP/1.1 422 ")
                .contains("请改文件名后再上传");
        assertThat(Browsing.files(workspace().uploads("hrss"))).isEmpty();
    }

    @Test
    void fiveGigabytesAreCutOffEarly() throws IOException {
        List<String> headers = List.of("Cookie: " + steward.cookie(), "Sec-Fetch-Site: same-origin");

        assertThat(steward.answer(headers, "Content-Length: 5368709120", out -> out.write(new byte[1024])))
                .as("said so")
                .startsWith("HTTP/1.1 413 ");
        AtomicLong sent = new AtomicLong();
        byte[] piece = new byte[64 * 1024];
        String answer = steward.answer(headers, "Transfer-Encoding: chunked", out -> {
            Browsing.chunk(out, Browsing.before(steward.token(), "hrss", NAME));
            while (sent.addAndGet(piece.length) < 5L << 30) {
                Browsing.chunk(out, piece);
            }
        });
        assertThat(answer).as("not said").matches("(?s)(HTTP/1.1 413 .*)?");
        assertThat(sent.get()).isLessThan(64L << 20);
        byte[] inAField = new byte[3 << 20];
        assertThat(steward.upload(headers, new String(inAField, StandardCharsets.US_ASCII), "hrss", NAME, new byte[1]))
                .as("in a field")
                .matches("(?s)(HTTP/1.1 413 .*)?");
        assertThat(Browsing.files(workspace().uploads("hrss"))).isEmpty();
    }

    /** Two files of a user may come at the same time: what is refused must not count among them for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"", "; boundary", "; boundary=", "; boundary=\"", "; boundary=\"abc", "; boundary=\"a\\"})
    void formsThatSayNotWhatStandsBetweenTheirPartsKeepNoRoom(String type) throws IOException {
        List<String> headers = List.of(
                "Cookie: " + steward.cookie(),
                "Sec-Fetch-Site: same-origin",
                "Content-Type: multipart/form-data" + type);
        for (int i = 0; i < 3; i++) {
            assertThat(site.sent("POST /desk HTTP/1.1", headers, "--abc--\r\n")).startsWith("HTTP/1.1 400 ");
        }
        assertThat(steward.act(steward.uploaded("hrss", NAME, new byte[1]), "discard"))
                .startsWith("HTTP/1.1 303 ");
    }

    @Test
    void whatBreaksOffOrIsNoFormLeavesNothing() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", site.port())) {
            socket.getOutputStream()
                    .write(("POST /desk HTTP/1.1\r\nHost: localhost:" + site.port() + "\r\nCookie: " + steward.cookie()
                                    + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary="
                                    + "----boundary7MA4YWxkTrZu0gW\r\nContent-Length: 1000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(Browsing.before(steward.token(), "hrss", NAME));
            socket.getOutputStream().write(new byte[200_000]);
            socket.getOutputStream().flush();
            await().atMost(LONG)
                    .until(() -> !Browsing.files(workspace().arriving()).isEmpty());
        }
        await().atMost(LONG).until(() -> Browsing.files(workspace().arriving()).isEmpty());
        List<String> headers = List.of("Cookie: " + steward.cookie(), "Sec-Fetch-Site: same-origin");
        assertThat(steward.answer(
                        headers,
                        "Content-Length: 9",
                        out -> out.write("not a form".getBytes(StandardCharsets.US_ASCII))))
                .startsWith("HTTP/1.1 400 ");
        assertThat(site.post("/desk", steward.cookie(), "token=" + steward.token() + "&bureau=hrss"))
                .as("no file")
                .startsWith("HTTP/1.1 422 ")
                .contains("请先选择要报送的文件");
        assertThat(steward.upload("hrss", "", new byte[0])).startsWith("HTTP/1.1 422 ");
        assertThat(steward.upload("", NAME, new byte[1]))
                .startsWith("HTTP/1.1 422 ")
                .contains("请先选择报送单位");
        assertThat(Browsing.files(workspace().uploads("hrss"))).isEmpty();
    }

    @Test
    void whatAFileIsItsBytesSay() throws IOException {
        String html = steward.uploaded(
                "hrss", NAME, "<html><script>alert(1)</script>,</html>".getBytes(StandardCharsets.UTF_8));
        assertThat(tried(steward, html)).contains("不会入库").doesNotContain("<script");
        String csv = steward.uploaded("hrss", "hrss-employment-2014-06.xlsx", example("good/delivery.csv"));
        assertThat(tried(steward, csv)).contains("上传人");
        for (String name : List.of("hrss-employment-2014-06.xlsx", "hrss-employment-2014-06.zip")) {
            String bomb = steward.uploaded("hrss", name, Browsing.bomb());
            assertThat(tried(steward, bomb)).as(name).contains("不会入库");
        }
    }

    @Test
    void afterANewStartNothingIsLostAndNothingLeft() throws IOException {
        byte[] bytes = example("good/delivery.csv");
        String id = steward.uploaded("hrss", "hrss-employment-2014-04.csv", bytes);
        Path half = workspace().arriving().resolve(site.running().opened().node() + "~half");
        Files.createDirectories(half);
        Files.writeString(half.resolve("MultiPart1"), "half");
        try (UploadDesk restarted = new UploadDesk(site.running())) {
            Upload found = restarted.find(id, List.of("hrss")).orElseThrow();
            assertThat(found.isAside()).isTrue();
            assertThat(await().atMost(LONG)
                            .until(() -> restarted.preview(found), preview -> preview instanceof Preview.Known))
                    .isNotNull();
        }
        assertThat(half).doesNotExist();
        Path kept = workspace().uploads("hrss").resolve(id + "/bytes/hrss-employment-2014-04.csv");
        Files.writeString(kept, "changed");
        assertThat(steward.act(id, "send"))
                .as("changed")
                .startsWith("HTTP/1.1 409 ")
                .contains("文件变了");
        assertThat(steward.get("/upload?id=" + id)).startsWith("HTTP/1.1 404 ");
        String late = steward.uploaded("hrss", NAME, bytes);
        NOW.updateAndGet(now -> now.plus(Duration.ofHours(25)));
        Browsing again = Browsing.of(site, "wu.xiao");
        assertThat(again.act(late, "send")).as("expired").startsWith("HTTP/1.1 404 ");
        assertThat(again.get("/desk")).doesNotContain(late);
        assertThat(Browsing.files(workspace().uploads("hrss"))).isEmpty();
    }

    @Test
    void aUserKeepsOnlySoManyAside() throws IOException {
        for (int i = 0; i < 20; i++) {
            steward.uploaded("hrss", "hrss-employment-" + i + ".csv", new byte[] {'a'});
        }
        assertThat(steward.upload("hrss", NAME, new byte[1]))
                .startsWith("HTTP/1.1 429 ")
                .contains("没有送出的文件太多");
        assertThat(Browsing.of(site, "operator").upload("hrss", NAME, new byte[1]))
                .startsWith("HTTP/1.1 303 ");
    }
}
