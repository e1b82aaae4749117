// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** docs/architecture.md says what the code and the pom say. */
class ArchitectureDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/architecture.md");

    @Test
    void thePackageTableIsTheOneThatTheCodeIsHeldAgainst() throws IOException {
        Map<String, SortedSet<String>> documented = new TreeMap<>();
        for (List<String> row : table("## Packages")) {
            documented.put(ticked(row.get(0)).get(0), new TreeSet<>(ticked(row.get(2))));
        }

        assertThat(documented).isEqualTo(ArchitectureTest.IMPORTS);
    }

    @Test
    void everyPackageHasAPurposeAndAnOpeningPage() throws IOException {
        assertThat(table("## Packages")).allSatisfy(row -> {
            assertThat(row.get(1)).isNotBlank();
            String folder = ticked(row.get(0)).get(0).replace('.', '/');
            assertThat(Path.of("src/main/java/org/jundeng", folder, "package-info.java"))
                    .exists();
        });
    }

    @Test
    void everyDependencyIsNamedWithWhyAndOverWhich() throws Exception {
        List<List<String>> rows = table("## Dependencies");

        assertThat(rows.stream().map(row -> ticked(row.get(0)).get(0)))
                .containsExactlyInAnyOrderElementsOf(dependencies());
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(3).noneMatch(String::isBlank));
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        try (var documents = Files.walk(Path.of("docs"))) {
            List<Path> all = new ArrayList<>(
                    documents.filter(file -> file.toString().endsWith(".md")).toList());
            all.add(Path.of("README.md"));
            all.add(Path.of("README.zh-CN.md"));
            for (Path document : all) {
                Path folder = document.toAbsolutePath().getParent();
                assertThat(found(Files.readString(document), "]\\((?!https?:)([^)#]+)[^)]*\\)"))
                        .allSatisfy(link -> assertThat(folder.resolve(link))
                                .as("%s", document)
                                .exists());
            }
        }
    }

    private static List<List<String>> table(String heading) throws IOException {
        String text = Files.readString(DOCUMENT);
        int start = text.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        return text.substring(start + heading.length())
                .lines()
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ")))
                .toList();
    }

    private static List<String> ticked(String cell) {
        return found(cell, "`([^`]+)`");
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<String> dependencies() throws Exception {
        Element project = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getDocumentElement();
        List<String> names = new ArrayList<>();
        NodeList children = project.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals("dependencies")) {
                NodeList each = ((Element) children.item(i)).getElementsByTagName("dependency");
                for (int j = 0; j < each.getLength(); j++) {
                    names.add(((Element) each.item(j))
                            .getElementsByTagName("artifactId")
                            .item(0)
                            .getTextContent());
                }
            }
        }
        return names;
    }
}
