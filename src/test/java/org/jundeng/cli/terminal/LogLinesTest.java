// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the program's log configuration prints a message and an exception. */
class LogLinesTest {

    private final LoggerContext context = new LoggerContext();

    private List<String> logged(String message, Throwable fault) throws JoranException {
        return logged("", message, fault);
    }

    private List<String> logged(String format, String message, Throwable fault) throws JoranException {
        context.putProperty("JUNDENG_LOG_FORMAT", format);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(LogLinesTest.class.getResource("/logback.xml"));
        ConsoleAppender<ILoggingEvent> console =
                (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("STDERR");
        LoggingEvent event = new LoggingEvent(
                "x", context.getLogger("org.jundeng.pipeline.night.Night"), Level.WARN, message, fault, null);
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void aMessageIsOneLine() throws JoranException {
        assertThat(logged("took a\u001b[2J\r\n02:00:00 INFO forged\u202e.csv", null))
                .singleElement()
                .asString()
                .endsWith(" WARN  o.j.pipeline.night.Night took a\\u001b[2J\\r\\n02:00:00 INFO forged\\u202e.csv");
    }

    @Test
    void aFaultKeepsItsLinesAndItsMessagesAreOneEach() throws JoranException {
        Exception cause = new IllegalStateException("row \u009b1\n02:00:00 INFO forged");
        Exception fault = new IllegalArgumentException("file a\nb.csv", cause);
        fault.addSuppressed(new IllegalStateException("closing\tit\n"));

        List<String> lines = logged("it broke off", fault);

        assertThat(lines)
                .contains("java.lang.IllegalArgumentException: file a\\nb.csv")
                .anyMatch(line -> line.endsWith("java.lang.IllegalStateException: row \\u009b1\\n02:00:00 INFO forged"))
                .anyMatch(line -> line.endsWith("java.lang.IllegalStateException: closing\\tit\\n"))
                .anyMatch(line -> line.startsWith("\tat "))
                .noneMatch(line -> line.startsWith("02:00:00 INFO forged"));
    }

    @Test
    void aLineHasDateTimeAndZone() throws JoranException {
        assertThat(logged("took it", null))
                .singleElement()
                .asString()
                .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}(Z|[+-]\\d{2}:\\d{2}) WARN .*");
    }

    @Test
    void asJsonALineIsOneObjectWithTheExceptionInIt() throws JoranException, JsonProcessingException {
        Exception fault = new IllegalArgumentException("file a\nb.csv", new IllegalStateException("row \u009b1"));

        List<String> lines = logged("json", "took \"就业\"\u001b[2J\r\n\u202e", fault);

        assertThat(lines).singleElement().asString().doesNotContain("\u001b", "\u009b", "\u202e", "\t");
        JsonNode line = new ObjectMapper().readTree(lines.get(0));
        assertThat(line.fieldNames())
                .toIterable()
                .containsExactly("timestamp", "level", "logger", "thread", "message", "exception");
        assertThat(OffsetDateTime.parse(line.get("timestamp").textValue())).isNotNull();
        assertThat(line.get("level").textValue()).isEqualTo("WARN");
        assertThat(line.get("logger").textValue()).isEqualTo("org.jundeng.pipeline.night.Night");
        assertThat(line.get("message").textValue()).isEqualTo("took \"就业\"\u001b[2J\r\n\u202e");
        assertThat(line.get("exception").textValue())
                .startsWith("java.lang.IllegalArgumentException: file a\nb.csv")
                .contains("Caused by: java.lang.IllegalStateException: row \u009b1");
        assertThat(new ObjectMapper().readTree(logged("json", "x", null).get(0)).has("exception"))
                .isFalse();
    }
}
