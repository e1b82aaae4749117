// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.byteman.check.RuleCheck;
import org.jboss.byteman.check.RuleCheckResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that no longer fits the code would stop nothing, and its kills would prove nothing. */
class FaultPointsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.jundeng.kill.FaultPoint#all")
    void areAllPlacesInTheCode(FaultPoint point) {
        assertThat(complaints(point.script())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CLASS org.jundeng.pipeline.inbox.Inbox, CLASS org.jundeng.pipeline.Outbox",
        "METHOD letGo, METHOD letGoOf",
        "Files.move, Files.remove"
    })
    void areMissedWhereTheCodeHasMoved(String place, String elsewhere) throws IOException {
        String script = Files.readString(new FaultPoint("half-let-go").script());

        assertThat(complaints(Files.writeString(folder.resolve("moved.btm"), script.replace(place, elsewhere))))
                .isNotEmpty();
    }

    private static List<String> complaints(Path script) {
        RuleCheck check = new RuleCheck();
        check.setPrintStream(new PrintStream(OutputStream.nullOutputStream()));
        check.addRuleFile(script.toString());
        check.checkRules();
        RuleCheckResult result = check.getResult();
        return Stream.of(
                        result.getErrorMessages(),
                        result.getParseErrorMessages(),
                        result.getTypeErrorMessages(),
                        result.getWarningMessages(),
                        result.getTypeWarningMessages())
                .flatMap(List::stream)
                .toList();
    }
}
