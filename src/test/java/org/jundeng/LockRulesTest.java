// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jundeng.warehouse.sql.LockName;
import org.junit.jupiter.api.Test;

/** All locks on the warehouse stand in two lists, so that no two features take the same one by accident. */
@AnalyzeClasses(packages = "org.jundeng", importOptions = ImportOption.DoNotIncludeTests.class)
class LockRulesTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Path LIST = Path.of("org", "jundeng", "warehouse", "sql", "AdvisoryLock.java");
    private static final List<String> WORDS = List.of("advisory_", "hashtext");

    @ArchTest
    static final ArchRule NAMES_OF_LOCKS_ARE_MADE_IN_THEIR_LIST = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(LockName.class.getName())
            .should()
            .callConstructor(LockName.class, String.class);

    /** Constants of the compiler's are in no call, so this looks at the text. */
    @Test
    void onlyTheListOfAdvisoryLocksHasTheirSql() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files.filter(Files::isRegularFile).filter(LockRulesTest::takesLocks))
                    .singleElement()
                    .matches(file -> file.endsWith(LIST), "is " + LIST);
        }
    }

    private static boolean takesLocks(Path file) {
        if (!file.toString().endsWith(".java") && !file.toString().endsWith(".sql")) {
            return false;
        }
        try {
            String text = Files.readString(file).toLowerCase(Locale.ROOT);
            return WORDS.stream().anyMatch(text::contains);
        } catch (IOException e) {
            throw new IllegalStateException("reading " + file, e);
        }
    }
}
