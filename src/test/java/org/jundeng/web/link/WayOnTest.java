// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.Person;
import org.jundeng.web.link.LinkedModel.WayOn;
import org.jundeng.web.server.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WayOnTest {

    @Test
    void namesWhoRunsTheSystemInTheReadersLanguage() {
        WayOn wayOn = new WayOn(List.of(person("a", "甲"), person("c", "丙")), false);

        assertThat(wayOn.operators(Wording.of(WayOn.class, Locale.CHINESE))).isEqualTo("甲（a@x.example）、丙（c@x.example）");
        assertThat(wayOn.operators(Wording.of(WayOn.class, Locale.ENGLISH)))
                .isEqualTo("en-a (a@x.example), en-c (c@x.example)");
        assertThat(new WayOn(List.of(), false).operators(Wording.of(WayOn.class, Locale.CHINESE)))
                .isEqualTo("发出邮件的单位");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|zh",
                "en-US,en;q=0.9|en",
                "zh-CN,zh;q=0.9,en;q=0.8|zh",
                "en;q=0.5,zh;q=0.9|zh",
                "fr-FR,fr;q=0.9|zh",
                "de,en;q=0.1|en",
                "*|zh",
                ";;;q=x|zh"
            })
    void answersStrangersInTheLanguageThatTheirBrowserAsksFor(String languages, String answered) {
        assertThat(new Request("GET", "/", "", "", languages, null).language().getLanguage())
                .isEqualTo(answered);
    }

    private static Person person(String id, String name) {
        return new Person(
                id,
                new Label(name, "en-" + id),
                id + "@x.example",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                NoticePreferences.NONE);
    }
}
