// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The help of all commands is kept in one file. After a wanted change {@code -Djundeng.write-golden=true} writes it
 * anew; read the difference before you commit it.
 */
class HelpTest {

    private static final Path HELP = Path.of("src/test/resources/org/jundeng/cli/help.txt");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void speaksAsBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void eachCommandHasTheHelpOfTheFile(String language) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));

        String help = help(Jundeng.commandLine());
        if (Boolean.getBoolean("jundeng.write-golden")) {
            Files.writeString(HELP, help);
        }

        assertThat(help).isEqualToNormalizingNewlines(Files.readString(HELP));
    }

    @Test
    void aCommandThatIsCalledIsSetUpAloneAndAsAmongAll() {
        CommandLine all = Jundeng.commandLine();

        all.getSubcommands().forEach((name, command) -> {
            CommandLine called = Jundeng.commandLine(name, "--help");
            assertThat(called.getSubcommands())
                    .hasSize(name.equals("help") ? all.getSubcommands().size() : 1);
            assertThat(help(called.getSubcommands().get(name))).isEqualTo(help(command));
        });
        assertThat(Jundeng.commandLine("nigthly").getSubcommands()).hasSameSizeAs(all.getSubcommands());
        assertThat(Jundeng.commandLine("--version").getSubcommands()).hasSameSizeAs(all.getSubcommands());
    }

    /** The help of a command, followed by that of its sub-commands in the order of their names. */
    private static String help(CommandLine command) {
        String below = command.getSubcommands().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> help(each.getValue()))
                .collect(Collectors.joining());
        String name = command.getCommandSpec().qualifiedName();
        return "== " + name + "\n" + command.getUsageMessage() + "\n" + below;
    }
}
