// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.handover.Handovers;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silences;
import org.jundeng.assess.Wording;
import org.jundeng.cli.act.SilenceCommand;
import org.jundeng.notice.absence.EnteredAbsences;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.notice.reply.ReplyOutcome;
import org.jundeng.pipeline.reload.ReloadAttempt;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code has a word in both languages and is listed in the operator's document. */
class CodeWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void eachCodeHasAWord(String language) {
        Locale locale = Locale.forLanguageTag(language);
        Wording wording = Wording.of(CodeWordsTest.class, locale);

        assertWords(wording, "decision", Stream.of(DecisionReason.values()).map(DecisionReason::code));
        assertWords(wording, "act", Stream.of(AuditTrail.Act.values()).map(AuditTrail.Act::code));
        assertWords(wording, "outcome", outcomes());
        assertWords(wording, "reply-outcome", Stream.of(ReplyOutcome.values()).map(ReplyOutcome::code));
        assertWords(
                Wording.of(SilenceCommand.class, locale),
                "silence-state",
                Stream.of(Silence.State.values()).map(Silence.State::code));
    }

    private static void assertWords(Wording wording, String kind, Stream<String> codes) {
        // If the key is missing, say() fails and names it.
        assertThat(codes).isNotEmpty().allSatisfy(code -> assertThat(wording.say(kind + "." + code))
                .isNotBlank()
                .isEqualTo(wording.word(kind, code)));
    }

    private static Stream<String> outcomes() {
        return Stream.of(
                        Stream.of(Acknowledgements.Outcome.values()).map(Acknowledgements.Outcome::code),
                        Stream.of(Silences.Outcome.values()).map(Silences.Outcome::code),
                        Stream.of(Handovers.Outcome.values()).map(Handovers.Outcome::code),
                        Stream.of(EnteredAbsences.Outcome.values()).map(EnteredAbsences.Outcome::code),
                        Stream.of(ReloadAttempt.Outcome.values()).map(ReloadAttempt.Outcome::code))
                .flatMap(codes -> codes);
    }

    @Test
    void aCodeWithoutAWordIsPrintedAsItIs() {
        assertThat(Wording.of(CodeWordsTest.class, Locale.ENGLISH).word("decision", "because-of-the-moon"))
                .isEqualTo("because-of-the-moon");
    }

    @Test
    void theOperatorsDocumentHasJustTheCodesThatDecisionsHave() throws IOException {
        for (Verdict verdict : Verdict.values()) {
            assertThat(documented(verdict.code()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(DecisionReason.values())
                            .filter(why -> why.verdict() == verdict)
                            .map(DecisionReason::code)
                            .toList());
        }
        assertThat(documented("outcome")).containsAll(outcomes().toList());
    }

    /** The codes in the second cell of the document's row that begins with {@code row}. */
    private static List<String> documented(String row) throws IOException {
        String line = Files.readAllLines(Path.of("docs/operate.md")).stream()
                .filter(each -> each.startsWith("| `" + row + "`"))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("`([a-z-]+)`")
                .matcher(line.substring(line.indexOf('|', 2)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
