// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.assess.StoredFigures;
import org.jundeng.binding.FormerIds;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.PastContracts;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the warehouse holds under ids that the configuration has changed, over the nights before and after. */
class PresentIdsIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2014-07-10T06:00:00Z"), ZoneOffset.UTC);
    private static final String EPISODES = """
            select concat_ws(' ', rule_id, target_id, indicator, region_id, state, level, closed_reason) from episode
            order by episode_id
            """;
    private static final String TOLD =
            "select concat_ws(' ', person, episode_id, verdict, reason) from telling order by telling_id";
    private static final String FIGURES = """
            select concat_ws(' ', indicator, time_period, trim_scale(obs_value)) from observation
            join series using (series_id)
            order by 1
            """;

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path home;

    private StoredFigures figures;
    private ConfigCopy config;
    private List<String> orphans;

    @BeforeEach
    void configure() throws IOException {
        figures = new StoredFigures(warehouse);
        config = ConfigCopy.into(home.resolve("config"));
        for (String file : List.of("people.yaml", "catalogue/02-training.yaml", "rules/figures.yaml")) {
            Path copy = config.folder().resolve(file);
            Files.createDirectories(copy.getParent());
            try (var story = getClass().getResourceAsStream("/org/jundeng/notice/stories/" + file)) {
                Files.copy(story, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        config.spoil(
                "catalogue/02-training.yaml",
                "from: 2014-01-01",
                "baseline: {time-period: '2013', value: 0}\n    from: 2014-01-01");
    }

    @Test
    void openEpisodesGoOnUnderTheNewIdsAndNobodyIsToldAnew() {
        deliverThreeCrossings("unemployment-rate", "people-trained");
        assertThat(night("2014-07-10"))
                .containsExactlyInAnyOrder(
                        "opened rate:xiaoshan crossed",
                        "opened target:unemployment-below-4:fuyang crossed",
                        "opened behind:hundred-trained:hangzhou crossed");
        long episode = number("select episode_id from episode where rule_id = 'rate'");
        new Acknowledgements(warehouse.dataSource(), CLOCK, () -> LocalDate.of(2014, 7, 10), "here")
                .acknowledge(Acknowledgements.Said.byHand(episode, "zhou", "zhou", "已知"));
        warehouse.execute("insert into silence (rule_id, indicator, region_id, starts_on, ends_on, author, reason,"
                + " recorded_at) values ('lasting', 'unemployment-rate', 'yuhang', '2014-07-01', '2014-08-01', 'zhou',"
                + " '统计口径调整', '2014-07-10')");
        leave();
        List<String> told = warehouse.texts(TOLD);

        rename(true);

        assertThat(night("2014-07-11")).isEmpty();
        assertThat(warehouse.texts(EPISODES))
                .containsExactlyInAnyOrder(
                        "too-high registered-unemployment xiaoshan open orange",
                        "target:registered-below-4 registered-below-4 registered-unemployment fuyang open orange",
                        "late:trained-hundred trained-hundred trained hangzhou open yellow");
        assertThat(warehouse.texts(TOLD)).isEqualTo(told).hasSize(3);
        nothingStandsUnderTheFormerIds();
        assertThat(orphans).isEmpty();

        figures.deliver("就业更正.csv", "registered-unemployment", "xiaoshan", "2014-05", "3.1");
        figures.deliver("就业更正.csv", "registered-unemployment", "fuyang", "2014-05", "3.1");

        assertThat(night("2014-07-12"))
                .containsExactlyInAnyOrder(
                        "closed too-high:xiaoshan corrected", "closed target:registered-below-4:fuyang corrected");
        assertThat(night("2014-07-13")).isEmpty();
        assertThat(warehouse.texts("select count(*)::text from renaming")).containsExactly("9");
    }

    @Test
    void aCorrectionThatWasToldIsNotToldAgainUnderTheNewIds() {
        deliverThreeCrossings("unemployment-rate", "people-trained");
        night("2014-07-10");
        leave();
        figures.deliver("就业更正.csv", "unemployment-rate", "xiaoshan", "2014-05", null);
        night("2014-07-10");
        leave();
        List<String> told = warehouse.texts(TOLD);
        assertThat(told).hasSize(4).last().asString().endsWith(" told corrected");

        rename(true);

        night("2014-07-11");
        assertThat(warehouse.texts(TOLD)).isEqualTo(told);
        assertThat(warehouse.texts("select item from notice_item where item like 'corrected:%'"))
                .singleElement()
                .asString()
                .contains(":too-high:xiaoshan:2014-05");
    }

    private void leave() {
        warehouse.execute("update notice set state = 'sent', sent_at = created_at, left_on = business_date"
                + " where state = 'pending'");
    }

    private void nothingStandsUnderTheFormerIds() {
        assertThat(warehouse.texts("select rule_id || ' ' || indicator from silence"))
                .containsExactly("long registered-unemployment");
        assertThat(warehouse.texts("select rule_id from rule_in_force order by 1"))
                .containsExactly(
                        "late:trained-hundred",
                        "long",
                        "target:registered-below-4",
                        "target:trained-hundred",
                        "too-high");
        assertThat(warehouse.texts("select distinct target_id from standing order by 1"))
                .containsExactly("registered-below-4", "trained-hundred");
        assertThat(warehouse.texts("select concat_ws(' ', kind, former, id, series, episodes) from renaming"))
                .containsExactly(
                        "indicator people-trained trained 1 1",
                        "indicator unemployment-rate registered-unemployment 2 2",
                        "target hundred-trained trained-hundred 0 1",
                        "target unemployment-below-4 registered-below-4 0 1",
                        "rule target:unemployment-below-4 target:registered-below-4 0 1",
                        "rule target:hundred-trained target:trained-hundred 0 0",
                        "rule rate too-high 0 1",
                        "rule lasting long 0 0",
                        "rule behind:hundred-trained late:trained-hundred 0 1");
    }

    @Test
    void withoutFormerIdsEpisodesEndAndEachOrphanIsNamed() {
        deliverThreeCrossings("unemployment-rate", "people-trained");
        night("2014-07-10");
        rename(false);

        assertThat(Transactions.read(warehouse.dataSource(), new Orphans(configuration())::all))
                .containsExactly(
                        indicator("people-trained"),
                        indicator("unemployment-rate"),
                        rule("behind:hundred-trained"),
                        rule("rate"),
                        rule("target:unemployment-below-4"));
        assertThat(night("2014-07-11"))
                .containsExactlyInAnyOrder(
                        "closed rate:xiaoshan rule-removed",
                        "closed target:unemployment-below-4:fuyang rule-removed",
                        "closed behind:hundred-trained:hangzhou rule-removed");
        assertThat(orphans).hasSize(5);
    }

    private static String indicator(String id) {
        return "indicator \"" + id
                + "\" has figures in the warehouse, but the configuration does not know it; if it has"
                + " another id now, write formerly: [" + id + "] there, and its figures go on under the new id";
    }

    private static String rule(String id) {
        return "rule \"" + id + "\" has open episodes, but the configuration does not know it: the next night closes"
                + " them; if it has another id now, write formerly: [" + id + "] there first, and they go on";
    }

    @Test
    void formerIdsThatAreWrittenLateJoinTheTwoHalves() {
        deliverThreeCrossings("unemployment-rate", "people-trained");
        figures.deliver("就业更正.csv", "unemployment-rate", "xiaoshan", "2014-05", "6.6");
        figures.deliver("就业4月.csv", "unemployment-rate", "xiaoshan", "2014-04", "3.9");
        night("2014-07-10");
        rename(false);
        figures.deliver("就业4月.csv", "registered-unemployment", "xiaoshan", "2014-04", "3.8");
        figures.deliver("就业6月.csv", "registered-unemployment", "xiaoshan", "2014-06", "7");
        assertThat(night("2014-07-11")).contains("opened too-high:xiaoshan crossed");
        List<String> formerly = List.of("too-high", "rate", "registered-unemployment", "unemployment-rate");
        config.spoil("rules/figures.yaml", "- id: too-high\n", "- id: too-high\n" + formerly("rate"));
        config.spoil(
                "catalogue/01-employment.yaml",
                "- id: registered-unemployment\n",
                "- id: registered-unemployment\n" + formerly("unemployment-rate"));

        assertThat(night("2014-07-12")).containsExactly("opened target:registered-below-4:fuyang crossed");

        assertThat(warehouse.texts(FIGURES))
                .containsExactly(
                        "people-trained 2014-06-01 20",
                        "registered-unemployment 2014-04-01 3.8",
                        "registered-unemployment 2014-05-01 4.5",
                        "registered-unemployment 2014-05-01 6.6",
                        "registered-unemployment 2014-06-01 7",
                        "unemployment-rate 2014-04-01 3.9");
        assertThat(warehouse.texts("select concat_ws(' ', indicator, time_period, trim_scale(obs_value)) from revision"
                        + " join series using (series_id)"))
                .containsExactly("registered-unemployment 2014-05-01 6.5");
        assertThat(warehouse.texts("select state || ' ' || level from episode where rule_id = 'too-high'"
                        + " order by episode_id"))
                .containsExactly("closed orange", "open orange");
        assertThat(orphans).isEmpty();
        assertThat(Transactions.read(warehouse.dataSource(), new Orphans(configuration())::all))
                .noneMatch(each -> formerly.stream().anyMatch(id -> each.contains('"' + id + '"')));
        assertThat(warehouse.texts("select count(*)::text from renaming")).containsExactly("2");
        night("2014-07-13");
        assertThat(warehouse.texts("select count(*)::text from renaming")).containsExactly("2");
    }

    @Test
    void keptContractsBringTheNewIds() {
        String text = "{feed: f, bureau: hrss, steward: wu, name: {zh: 数, en: f}, files: ['*'], format: csv, freq: M,"
                + " layout: wide, columns: [{name: 月份, role: time-period},"
                + " {name: 率, role: obs-value, indicator: unemployment-rate}]}";
        warehouse.execute("insert into config_version values ('contract', 'f', repeat('0', 64), '"
                + text.replace("'", "''") + "', '2014-07-01')");
        rename(true);
        FormerIds former = configuration().catalogue().formerIndicators();

        assertThat(new PastContracts(warehouse.dataSource(), former)
                        .of("f", "0".repeat(64))
                        .orElseThrow()
                        .broughtIndicators())
                .containsExactly("registered-unemployment");
    }

    private void rename(boolean formerly) {
        rename(
                formerly,
                "catalogue/01-employment.yaml",
                Map.of("unemployment-rate", "registered-unemployment", "unemployment-below-4", "registered-below-4"));
        rename(
                formerly,
                "catalogue/02-training.yaml",
                Map.of("people-trained", "trained", "hundred-trained", "trained-hundred"));
        rename(formerly, "rules/figures.yaml", Map.of("rate", "too-high", "lasting", "long", "behind", "late"));
        config.spoil("rules/figures.yaml", "indicator: unemployment-rate", "indicator: registered-unemployment");
        config.spoil("rules/figures.yaml", "[hundred-trained]", "[trained-hundred]");
        for (String feed : List.of("employment", "rate")) {
            config.spoil(
                    "feeds/hrss/hrss-" + feed + ".yaml",
                    "indicator: unemployment-rate",
                    "indicator: registered-unemployment");
        }
    }

    private void rename(boolean formerly, String file, Map<String, String> ids) {
        ids.forEach((former, id) -> {
            config.spoil(file, "- id: " + former + "\n", "- id: " + id + "\n" + (formerly ? formerly(former) : ""));
            if (file.startsWith("catalogue") && !former.contains("below") && !former.startsWith("hundred")) {
                config.spoil(file, "indicator: " + former, "indicator: " + id);
            }
        });
    }

    private static String formerly(String former) {
        return "    formerly: [" + former + "]\n";
    }

    private void deliverThreeCrossings(String rate, String trained) {
        figures.deliver("就业.csv", rate, "xiaoshan", "2014-05", "6.5");
        figures.deliver("就业.csv", rate, "fuyang", "2014-05", "4.5");
        figures.deliver("培训.csv", trained, "hangzhou", "2014-06", "20");
    }

    /** The changes of a night, the kind of each with its rule and place. */
    private List<String> night(String date) {
        Evaluation.Result result = evaluation().evaluate(LocalDate.parse(date), figures.run(date), false);
        orphans = result.orphans();
        return result.changes().stream()
                .map(change -> String.join(
                        " ",
                        change.event().code(),
                        change.ruleId() + ":" + change.regionId(),
                        change.reason().code()))
                .toList();
    }

    private Configuration configuration() {
        return Configuration.read(new Folders(home, config.folder(), Path.of("routes"), Map.of()));
    }

    private Evaluation evaluation() {
        return new Evaluation(configuration(), warehouse.dataSource(), CLOCK, MailLinks.NONE);
    }

    private long number(String sql) {
        return Long.parseLong(warehouse.texts(sql).get(0));
    }
}
