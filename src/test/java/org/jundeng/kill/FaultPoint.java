// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A named point of the protocol, given by a script of Byteman rules that stop the program there. Scripts exist only
 * among the tests: the product knows nothing of them.
 *
 * @param name the script's name
 */
record FaultPoint(String name) {

    private static final Path SCRIPTS = Path.of("src/test/resources/org/jundeng/kill/fault-points");
    private static final String ENDING = ".btm";

    /** All points there are. */
    static List<FaultPoint> all() {
        try (Stream<Path> scripts = Files.list(SCRIPTS)) {
            return scripts.map(script -> script.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .sorted()
                    .map(name -> new FaultPoint(name.substring(0, name.length() - ENDING.length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + SCRIPTS, e);
        }
    }

    Path script() {
        return SCRIPTS.resolve(name + ENDING);
    }

    /** Whether it is in a class of Java's own: then the rules' library has to be beside it. */
    boolean isInTheJdk() throws IOException {
        return Files.readString(script()).contains("CLASS java.");
    }

    /** What the program says when it stops there. */
    String mark() {
        return "fault point " + name + "\n";
    }
}
