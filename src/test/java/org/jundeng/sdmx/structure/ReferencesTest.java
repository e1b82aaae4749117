// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.ArtefactType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes along with what, on two dataflows whose structures share their concepts and one code list. */
class ReferencesTest {

    private static final Artefact AGENCIES = artefact(ArtefactType.AGENCYSCHEME, "AGENCIES");
    private static final Artefact AREAS = artefact(ArtefactType.CODELIST, "AREA");
    private static final Artefact SEXES = artefact(ArtefactType.CODELIST, "SEX");
    private static final Artefact TIMES = artefact(ArtefactType.HIERARCHY, "TIMES", "AREA");
    private static final Artefact CONCEPTS = artefact(ArtefactType.CONCEPTSCHEME, "CONCEPTS");
    private static final Artefact PLAIN = artefact(ArtefactType.DATASTRUCTURE, "PLAIN", "CONCEPTS", "AREA");
    private static final Artefact SPLIT = artefact(ArtefactType.DATASTRUCTURE, "SPLIT", "CONCEPTS", "AREA", "SEX");
    private static final Artefact PLAIN_FLOW = artefact(ArtefactType.DATAFLOW, "PLAIN", "datastructure PLAIN");
    private static final Artefact SPLIT_FLOW = artefact(ArtefactType.DATAFLOW, "SPLIT", "datastructure SPLIT");
    private static final List<Artefact> ALL =
            List.of(AGENCIES, AREAS, SEXES, TIMES, CONCEPTS, PLAIN, SPLIT, PLAIN_FLOW, SPLIT_FLOW);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataflow PLAIN | none | ",
                "dataflow PLAIN | children | agencyscheme AGENCIES, datastructure PLAIN",
                "dataflow PLAIN | descendants | agencyscheme AGENCIES, codelist AREA, conceptscheme CONCEPTS,"
                        + " datastructure PLAIN",
                "dataflow PLAIN | parents | ",
                "datastructure SPLIT | parents | dataflow SPLIT",
                "datastructure SPLIT | parentsandsiblings | agencyscheme AGENCIES, dataflow SPLIT",
                "datastructure SPLIT | codelist | codelist AREA, codelist SEX",
                "datastructure SPLIT | codelist,dataflow | codelist AREA, codelist SEX, dataflow SPLIT",
                "datastructure SPLIT | all | agencyscheme AGENCIES, codelist AREA, codelist SEX,"
                        + " conceptscheme CONCEPTS, dataflow SPLIT",
                "codelist SEX | parents | datastructure SPLIT",
                "codelist SEX | ancestors | dataflow SPLIT, datastructure SPLIT",
                "codelist SEX | parentsandsiblings | agencyscheme AGENCIES, codelist AREA, conceptscheme CONCEPTS,"
                        + " datastructure SPLIT",
                "codelist AREA | parents | datastructure PLAIN, datastructure SPLIT, hierarchy TIMES",
                "codelist AREA | dataflow | dataflow PLAIN, dataflow SPLIT",
                "codelist AREA | categoryscheme | ",
                "hierarchy TIMES | children | agencyscheme AGENCIES, codelist AREA"
            })
    void bringsWhatIsReferredToAndWhatRefers(String found, String references, String along) {
        Artefact one = ALL.stream()
                .filter(each -> name(each).equals(found))
                .findFirst()
                .orElseThrow();

        assertThat(new References(ALL)
                        .along(Set.of(one), references).stream()
                                .map(ReferencesTest::name)
                                .sorted())
                .isEqualTo(along == null ? List.of() : List.of(along.split(", ")));
    }

    @Test
    void whatWasFoundDoesNotComeAlong() {
        assertThat(new References(ALL).along(Set.of(PLAIN, PLAIN_FLOW), "children"))
                .doesNotContain(PLAIN, PLAIN_FLOW)
                .contains(CONCEPTS, AREAS, AGENCIES);
    }

    @Test
    void refusesAWordThatMeansNothing() {
        assertThatThrownBy(() -> new References(ALL).along(Set.of(AREAS), "siblings"))
                .isInstanceOf(Unanswerable.class)
                .hasMessage("\"siblings\" is no value of \"references\".");
    }

    private static String name(Artefact artefact) {
        return artefact.type().word() + " " + artefact.id();
    }

    private static Artefact artefact(ArtefactType type, String id, String... uses) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode head = nodes.objectNode().put("id", id).put("agencyID", "HERE");
        return new Artefact(
                type, head, nodes.objectNode().put("kind", type.word()), null, nodes.arrayNode(), List.of(uses));
    }
}
