// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;

/** Folders of what is kept are made in one place, which closes them to everybody else. */
@AnalyzeClasses(packages = "org.jundeng", importOptions = ImportOption.DoNotIncludeTests.class)
class ShieldRulesTest {

    /**
     * Who makes the workspace, the configuration and the inboxes, to which stewards write, or what lies within a closed
     * folder.
     */
    private static final String OTHERS = "org\\.jundeng\\.("
            + "binding\\.RestrictedFiles|notice\\.link\\.LinkSecret|sample\\.SampleSet"
            + "|pipeline\\.workspace\\.(HiddenFolders|Ownership)|pipeline\\.inbox\\.Inbox"
            + "|pipeline\\.camel\\.FolderTrouble|pipeline\\.operation\\.(Doctor|SampleBureaus)"
            + "|pipeline\\.night\\.AtWork|cli\\.feed\\.NewFeed"
            + "|warehouse\\.backup\\.Backup|warehouse\\.server\\.(PostgresBinaries|ServerSessions))";

    @ArchTest
    static final ArchRule FOLDERS_OF_WHAT_IS_KEPT_ARE_CLOSED = noClasses()
            .that()
            .haveNameNotMatching(OTHERS)
            .should()
            .callMethod(Files.class, "createDirectories", Path.class, FileAttribute[].class)
            .orShould()
            .callMethod(Files.class, "createDirectory", Path.class, FileAttribute[].class);
}
