// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jundeng.access.Admission;
import org.jundeng.access.Role;
import org.jundeng.access.User;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.examination.Remarks.Remark;
import org.junit.jupiter.api.Test;

/** What doctor says of settings under which people log in. */
class AccessExaminerTest {

    private static final Admission KNOWN = new Admission(
            List.of(new User("auditor", null, List.of(Role.AUDITOR), null, null, null, null)), List.of(), null);

    @Test
    void namesAProxyThatIsNotNamed() {
        Map<String, String> reached = Map.of("JUNDENG_WEB_URL", "https://plan.example.cn");

        assertThat(remarks(KNOWN, reached)).singleElement().asString().contains("Set jundeng.web.proxies = 127.0.0.1");
        assertThat(remarks(KNOWN, Map.of("JUNDENG_WEB_NAMES", "plan.example.cn")))
                .hasSize(1);
        assertThat(remarks(Admission.OF_NOBODY, reached)).isEmpty();
        assertThat(remarks(KNOWN, Map.of())).isEmpty();
        assertThat(remarks(
                        KNOWN,
                        Map.of("JUNDENG_WEB_URL", "https://plan.example.cn", "JUNDENG_WEB_PROXIES", "127.0.0.1")))
                .isEmpty();
    }

    @Test
    void saysWhereWhoeverLogsInSeesLess() {
        Map<String, String> open = Map.of("JUNDENG_WEB_PAGES", "on");

        assertThat(remarks(KNOWN, open)).singleElement().asString().startsWith("jundeng.web.pages is on");
        assertThat(remarks(Admission.OF_NOBODY, open)).isEmpty();
        assertThat(remarks(KNOWN, Map.of("JUNDENG_WEB_PAGES", "off"))).isEmpty();
    }

    private static List<String> remarks(Admission admission, Map<String, String> environment) {
        Path nowhere = Path.of("no-such-folder");
        Settings settings = Settings.load(nowhere, nowhere, environment, new Faults());
        Remarks remarks = new Remarks();
        new AccessExaminer(
                        new Configuration(settings, null, null, List.of(), admission),
                        nowhere,
                        LocalDate.of(2014, 7, 11))
                .examine(remarks);
        return remarks.all().stream().map(Remark::sentence).toList();
    }
}
