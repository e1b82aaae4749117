// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A misspelt name must never become an empty text, not even behind {@code ??}. */
class TemplatesTest {

    private final Templates templates = new Templates(TemplatesTest.class);
    private final Model model = new Model("three", null, List.of(new Part("one"), new Part("two")));

    /** The data for the templates. */
    public record Model(String name, String note, List<Part> parts) {}

    /** A part of the data. */
    public record Part(String title) {}

    @Test
    void readsTheComponentsOfRecords() {
        assertThat(templates.render("known.ftl", model)).isEqualToIgnoringNewLines("three: one, two");
    }

    @Test
    void refusesANameThatTheModelDoesNotHave() {
        assertThatThrownBy(() -> templates.render("unknown.ftl", model))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No such bean property: nmae");
    }

    @Test
    void refusesANameThatAPartOfTheModelDoesNotHave() {
        assertThatThrownBy(() -> templates.render("unknown-below.ftl", model))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No such bean property: tilte");
    }
}
