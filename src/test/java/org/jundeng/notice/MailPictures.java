// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writes the six mails of docs/images as pages, for a browser to look at, into the folder {@code jundeng.write-mails}.
 * No build runs it; CONTRIBUTING.md says how the pictures are made from the pages.
 */
class MailPictures {

    private static final List<String> DISTRICTS = List.of(
            "shangcheng",
            "xiacheng",
            "jianggan",
            "gongshu",
            "xihu",
            "binjiang",
            "xiaoshan",
            "yuhang",
            "tonglu",
            "chunan",
            "jiande",
            "fuyang",
            "linan");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(warehouse, config).links(StoryLinks.all());
        story.edits("people.yaml", "{zh: 周, en: Zhou}", "{zh: 周岚, en: Zhou Lan}");
        story.edits("people.yaml", "{zh: 吴, en: Wu}", "{zh: 沈毅, en: Shen Yi}");
        story.edits("people.yaml", "{zh: 马, en: Ma}", "{zh: 马文, en: Ma Wen}");
        story.edits("people.yaml", "{zh: 陈, en: Chen}", "{zh: 陈静, en: Chen Jing}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void firstAlarm(String language) {
        speak(language, "zhou");
        story.wishes("at-once: red, repeat-days: 30, deputy-after: 3");
        history("yuhang", "4.1 4.0 4.2 4.3 4.2 4.4 4.3 4.5 4.6 4.6 4.8 4.7");
        story.reports("yuhang 2014-05 8.6").evaluated("2014-06-10", "15:00", false, "zhou at-once: new rate@yuhang");
        write("1-first-alarm", language, "zhou");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void correction(String language) {
        speak(language, "zhou");
        history("yuhang", "3.1 3.0 3.2 3.3 3.2 3.4 3.3 3.2 3.1 3.2 3.2 3.1");
        story.reports("yuhang 2014-05 3.2").reports("yuhang 2014-06 6.5");
        story.night("2014-07-10", "zhou digest: new rate@yuhang");
        story.reports("yuhang 2014-06 3.1").night("2014-07-11", "zhou digest: closed rate@yuhang");
        write("2-correction", language, "zhou");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void thirteenDistricts(String language) {
        speak(language, "zhou");
        story.wishes("repeat-days: 30, deputy-after: 3");
        story.silences("target:*", "2014-01-01", "2014-12-31").silences("lasting", "2014-01-01", "2014-12-31");
        for (int i = 0; i < DISTRICTS.size(); i++) {
            for (int month = 1; month <= 5; month++) {
                story.reports(DISTRICTS.get(i) + " 2014-0" + month + " 4." + (month + i % 4));
            }
        }
        story.runs("2014-06-10");
        for (int i = 0; i < DISTRICTS.size(); i++) {
            story.reports(DISTRICTS.get(i) + " 2014-06 " + (5 + i % 3) + "." + (1 + i * 7 % 9));
        }
        story.runs("2014-07-10");
        write("3-thirteen-districts", language, "zhou");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void escalation(String language) {
        speak(language, "wu");
        story.wishes("repeat-days: 0, deputy-after: 3, superior-after: 5");
        history("xiaoshan", "4.1 4.0 4.2 4.3 4.2 4.4 4.3 4.5 4.6 4.6 4.8 4.7");
        story.reports("xiaoshan 2014-05 6.5");
        story.runs("2014-06-10");
        story.runs("2014-06-11");
        story.runs("2014-06-12");
        story.runs("2014-06-13");
        story.runs("2014-06-16");
        write("4-escalation", language, "wu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void missedDeadline(String language) {
        speak(language, "zhou");
        story.reports("people-trained", "hangzhou 2013-12 0");
        String[] trained = "6 14 22 28 37 44 52 58 66 75 82 90".split(" ");
        for (int month = 1; month <= 12; month++) {
            story.reports(
                    "people-trained",
                    "hangzhou 2014-%s%d %s".formatted(month < 10 ? "0" : "", month, trained[month - 1]));
        }
        story.runs("2015-01-12");
        write("5-missed-deadline", language, "zhou");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void steward(String language) {
        speak(language, "chen");
        story.watchesFeeds();
        story.refusesUnclaimed("工资表.xlsx", "hrss");
        story.refuses("就业月报 2014-06.csv");
        story.stops("就业 2014-06.csv", "2014-07-11");
        story.runs("2014-07-11");
        write("6-steward", language, "chen");
    }

    private void speak(String language, String person) {
        if (language.equals("en")) {
            story.edits(
                    "people.yaml",
                    "email: " + person + "@hangzhou.example",
                    "email: " + person + "@hangzhou.example\n    language: en");
        }
    }

    /** The rate in the months from May 2013 to April 2014. */
    private void history(String region, String values) {
        String[] months = values.split(" ");
        for (int i = 0; i < months.length; i++) {
            int month = (i + 4) % 12 + 1;
            story.reports("%s %d-%02d %s".formatted(region, i < 8 ? 2013 : 2014, month, months[i]));
        }
        story.runs("2014-05-12");
    }

    private void write(String name, String language, String person) {
        Path folder = Path.of(System.getProperty("jundeng.write-mails", "target/mails"));
        OutgoingMail mail = story.lastMail(person);
        assertThat(mail.html()).contains("</html>");
        try {
            Files.createDirectories(folder);
            String html = mail.html();
            for (OutgoingMail.Image image : mail.images()) {
                String file = name + "-" + language + "-" + image.contentId().replaceFirst("@.*", "") + ".png";
                Files.write(folder.resolve(file), image.png());
                html = html.replace("cid:" + image.contentId(), file);
            }
            Files.writeString(folder.resolve(name + "-" + language + ".html"), html);
            Files.writeString(folder.resolve(name + "-" + language + ".txt"), mail.subject() + "\n\n" + mail.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
