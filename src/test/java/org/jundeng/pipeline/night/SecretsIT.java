// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.camel.Wire;
import org.jundeng.pipeline.mail.ScriptedSmtp;
import org.jundeng.pipeline.operation.Doctor;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passwords with a marker in them, searched for in everything that is printed, logged and written, in good times and
 * bad.
 */
class SecretsIT {

    private static final String MARK = "hunter2";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private FaultyHouse house;
    private ScriptedSmtp smtp;
    private Wire wire;

    @BeforeEach
    void hasSecrets() throws IOException {
        house = new FaultyHouse(folder, warehouse);
        smtp = ScriptedSmtp.inTheClear();
        wire = Wire.to(warehouse.url());
        String database = wire.through(warehouse.url());
        house.environment.put("JUNDENG_DB_URL", database + "&password=" + MARK + "-in-address");
        house.environment.put("JUNDENG_DB_PASSWORD", MARK + "-db");
        house.environment.put("JUNDENG_DB_OWNER_PASSWORD", MARK + "-owner");
        house.environment.put("JUNDENG_SMTP_HOST", "127.0.0.1");
        house.environment.put("JUNDENG_SMTP_PORT", String.valueOf(smtp.port()));
        house.environment.put("JUNDENG_SMTP_USER", "jundeng");
        house.environment.put("JUNDENG_SMTP_PASSWORD", MARK + "-smtp");
        house.environment.put("JUNDENG_WEB_URL", "https://jundeng.example");
        house.environment.put("JUNDENG_WEB_SECRET", MARK + "-links-of-thirty-two-characters");
        house.environment.put("JUNDENG_SOURCE_HRSS_URL", database + "&password=" + MARK + "-source-in-address");
        house.environment.put("JUNDENG_SOURCE_HRSS_PASSWORD", MARK + "-source");
        house.drop("hrss-employment-20140705.csv", "地区,月份,指标,数值\n富阳市,2014年6月,失业率,4.5\n");
        house.drop("nobodys.csv", "x\n");
    }

    private static String told(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void isNowhereIn(String what, String text) {
        assertThat(text).as(what).doesNotContain(MARK);
    }

    @Test
    void areInNothingThatIsSaidLoggedOrWritten() throws IOException {
        String logged;
        try (EverythingLogged log = new EverythingLogged(Level.DEBUG)) {
            work();
            logged = log.text();
        }

        assertThat(logged).contains("hrss-employment-20140705.csv").contains("JUNDENG".toLowerCase());
        isNowhereIn("the log", logged);
        for (Path file : house.files("")) {
            isNowhereIn(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
        for (String table : house.ask("select relname from pg_class c join pg_namespace n on n.oid = relnamespace"
                + " where nspname = 'jundeng' and relkind = 'r'")) {
            isNowhereIn("table " + table, String.join("\n", house.ask("select t::text from jundeng." + table + " t")));
        }
        smtp.received.forEach(mail -> isNowhereIn("a mail", mail));
    }

    /** The bytes of a heap dump: everything in the process that is still referred to. */
    @Test
    void theOwnersPasswordIsInNothingOnceItServes() throws IOException {
        String random = Long.toHexString(new SecureRandom().nextLong());
        byte[] password = ("owners-" + random).getBytes(StandardCharsets.ISO_8859_1);
        Path dump = folder.resolve("serving.hprof");
        house.environment.put("JUNDENG_DB_URL", warehouse.url());
        house.environment.put("JUNDENG_DB_OWNER_USER", "postgres");
        house.environment.put("JUNDENG_DB_OWNER_PASSWORD", new String(password, StandardCharsets.ISO_8859_1));

        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            house.environment.remove("JUNDENG_DB_OWNER_PASSWORD");
            for (int i = 0; i < password.length; i++) {
                password[i] ^= 1;
            }
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
            assertThat(running.pipeline().opened().database()).isNotNull();
        }

        String heap = Files.readString(dump, StandardCharsets.ISO_8859_1);
        assertThat(heap.contains(MARK + "-smtp")).as("a secret that is needed").isTrue();
        assertThat(heap.contains("owners-" + random)).as("the owner's").isFalse();
    }

    /** A night, a night without its sources and mail, one whose warehouse goes away, and the doctor in between. */
    private void work() throws IOException {
        AtomicReference<NightResult> night = new AtomicReference<>();
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            night.set(running.night().run("serve"));
            assertThat(night.get().lines()).isNotEmpty();
            isNowhereIn("the night's result", night.get().toString());
            isNowhereIn("the folders", running.pipeline().opened().folders().toString());
            isNowhereIn(
                    "the settings",
                    running.pipeline().opened().configuration().settings().toString());
            smtp.close();
            wire.goAway();
            assertThatThrownBy(() -> running.night().run("serve"))
                    .satisfies(thrown -> isNowhereIn("an exception", told(thrown)));
        }
        Doctor.Report ill =
                new Doctor(house.folders(), new RunOptions(house.clock, house.date, house.progress)).examine();
        assertThat(ill.away()).isNotEmpty();
        isNowhereIn("what the doctor finds", ill.toString());
        wire.back();
        house.environment.put("JUNDENG_SOURCE_HRSS_URL", "jdbc:postgresql://127.0.0.1:1/x?password=" + MARK);
        isNowhereIn("a night without its source", house.night().toString());
        wire.close();
    }
}
