// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class YamlFileTest {

    enum Kind {
        STREET_LIGHT,
        TORCH
    }

    record Part(String name, int count) {
        Part {
            MissingValues.check("name", name);
            if (count < 0) {
                throw new IllegalArgumentException("count " + count + " is negative");
            }
        }
    }

    record Lamp(String id, Kind kind, BigDecimal heightM, LocalDate since, List<Part> parts) {
        Lamp {
            MissingValues.check("id", id, "kind", kind);
            parts = parts == null ? List.of() : List.copyOf(parts);
        }
    }

    private final Faults faults = new Faults();

    private Optional<Lamp> bind(String name) throws URISyntaxException {
        return open(name).bind(Lamp.class);
    }

    private YamlFile open(String name) throws URISyntaxException {
        Path good = Path.of(YamlFileTest.class.getResource("good.yaml").toURI());
        return YamlFile.read(good.resolveSibling(name), faults);
    }

    private List<String> messages() {
        return faults.all().stream()
                .map(fault -> fault.file().getFileName() + ":" + fault.line() + ": " + fault.message())
                .toList();
    }

    @Test
    void bindsRecordsThroughTheirConstructors() throws URISyntaxException {
        assertThat(bind("good.yaml"))
                .contains(new Lamp(
                        "lamp",
                        Kind.STREET_LIGHT,
                        new BigDecimal("1.10"),
                        LocalDate.of(2014, 7, 10),
                        List.of(new Part("bulb", 2))));
        assertThat(messages()).isEmpty();
    }

    /** A text is composed once a process: what one reading cuts out or fills in is no matter of the next. */
    @Test
    void readsAFileAgainAsItWasReadFirst() {
        String text =
                "height-m: 2\nid: lamp\nkind: torch\nparts:\n- name: bulb\n  count: -1\n- name: cap\n  count: 3\n";
        for (int reading = 1; reading <= 3; reading++) {
            Faults found = new Faults();
            YamlFile file = YamlFile.of(Path.of("lamps.yaml"), text, found);
            file.inherit("id", "parts");
            Optional<Lamp> lamp = file.bind(Lamp.class);

            assertThat(found.all())
                    .as("reading %s", reading)
                    .extracting(Fault::line, Fault::message)
                    .containsExactly(
                            tuple(5, "unknown key \"id\"; known are count, name"),
                            tuple(7, "unknown key \"id\"; known are count, name"),
                            tuple(5, "count -1 is negative"));
            assertThat(lamp).map(Lamp::parts).contains(List.of(new Part("cap", 3)));
            assertThat(file.elements("/parts")).containsExactly("/parts/1");
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "broken-files.psv", delimiter = '|', quoteCharacter = '`')
    void namesTheMistake(String file, String message) throws URISyntaxException {
        bind(file + ".yaml");
        assertThat(messages()).containsExactly(file + ".yaml:" + message);
    }

    @Test
    void saysOfEachWrongTypeWhatIsExpected() throws URISyntaxException {
        bind("wrong-types.yaml");
        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "wrong-types.yaml:1: id is a list; it takes a text",
                        "wrong-types.yaml:3: height-m \"tall\" is not a number",
                        "wrong-types.yaml:4: since \"10/7/2014\" is not a date such as 2014-07-10",
                        "wrong-types.yaml:5: parts \"bulb\" is not a list");
    }

    @Test
    void namesAllMissingValuesAtOnce() throws URISyntaxException {
        bind("missing-values.yaml");
        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "missing-values.yaml:3: name is missing",
                        "missing-values.yaml:1: id is missing",
                        "missing-values.yaml:1: kind is missing");
    }

    @Test
    void findsAllFaultsAndNoConsequencesOfThem() throws URISyntaxException {
        bind("several-faults.yaml");
        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "several-faults.yaml:1: kind \"sun\" is not known; it is one of street-light, torch",
                        "several-faults.yaml:2: unknown key \"colour\"; known are height-m, id, kind, parts, since",
                        "several-faults.yaml:5: count \"two\" is not a whole number",
                        "several-faults.yaml:8: unknown key \"weight\"; known are count, name",
                        "several-faults.yaml:1: id is missing");
    }

    @Test
    void remembersWhereTheElementsThatAreLeftStood() throws URISyntaxException {
        YamlFile file = open("several-faults.yaml");
        assertThat(file.words("parts", "name")).containsExactly("bulb", "pole");
        file.bind(Lamp.class);
        assertThat(file.elements("/parts")).containsExactly("/parts/1");
        assertThat(file.lineOf("/parts/1/count")).isEqualTo(7);
        assertThat(file.lineOf("/parts/1/nowhere")).isEqualTo(6);
    }
}
