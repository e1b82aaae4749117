// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jundeng.api.Unanswerable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFormTest {

    @Test
    void dataAreJsonWhereNothingIsSaid() {
        assertThat(MessageForm.ofData(List.of()).contentType())
                .isEqualTo("application/vnd.sdmx.data+json;version=2.0.0");
        assertThat(MessageForm.ofData(List.of("*/*")).kind()).isEqualTo(MessageForm.Message.JSON_DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/csv",
                "text/*",
                "application/vnd.sdmx.data+csv",
                "application/vnd.sdmx.data+csv;version=2.0.0",
                "application/vnd.sdmx.data+csv; version=\"2.0.0\"",
                "Application/VND.sdmx.data+CSV;Version=2.0.0+",
                "application/vnd.sdmx.data+csv;version=1+.0.0;labels=both;timeFormat=original;keys=series"
            })
    void csvIsGivenToWhoAsksForIt(String range) {
        assertThat(MessageForm.ofData(List.of(range)).kind()).isEqualTo(MessageForm.Message.CSV_DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.sdmx.data+csv;version=1.0.0",
                "application/vnd.sdmx.data+csv;version=2.1.0",
                "application/vnd.sdmx.data+csv;version=2.0.1+",
                "application/vnd.sdmx.data+csv;labels=all",
                "application/vnd.sdmx.data+csv;timeFormat=normalized",
                "application/vnd.sdmx.data+csv;keys=all",
                "application/vnd.sdmx.structure+json;version=2.0.0",
                "application/xml",
                "text/html"
            })
    void whatIsNotThereIsRefused(String range) {
        assertThatThrownBy(() -> MessageForm.ofData(List.of(range)))
                .isInstanceOf(Unanswerable.class)
                .hasMessage("None of the messages that there are here suits Accept.");
    }

    @Test
    void theFirstThatSuitsIsTaken() {
        assertThat(MessageForm.ofData(List.of("application/xml", "text/csv", "application/json"))
                        .kind())
                .isEqualTo(MessageForm.Message.CSV_DATA);
        assertThat(MessageForm.ofStructures(List.of("text/csv", "application/json"))
                        .contentType())
                .isEqualTo("application/vnd.sdmx.structure+json;version=2.0.0");
    }
}
