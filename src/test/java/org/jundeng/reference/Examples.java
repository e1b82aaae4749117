// SPDX-License-Identifier: Apache-2.0
package org.jundeng.reference;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One value of each key as people write it: from the shipped files, from pages, and from examples.yaml. */
final class Examples {

    static final Path OWN = Path.of("src/test/resources/org/jundeng/reference/examples.yaml");
    private static final List<Path> PAGES = List.of(Path.of("docs/add-a-feed.md"), Path.of("docs/another-city.md"));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final int LONGEST = 70;

    private final Map<String, String> byKey = new LinkedHashMap<>();

    Examples() {
        own();
        for (ConfigFile kind : ConfigFile.ALL) {
            kind.shipped().forEach(file -> gather(read(file), kind.type()));
        }
        for (Path page : PAGES) {
            Matcher block = BLOCK.matcher(read(page));
            while (block.find()) {
                gather(block.group(1), ConfigFile.ALL.get(0).type());
            }
        }
    }

    Optional<String> of(Keys.Key key) {
        return Optional.ofNullable(byKey.get(key.id()));
    }

    private void own() {
        String text = read(OWN);
        MappingNode all = (MappingNode) compose(text);
        for (NodeTuple record : all.getValue()) {
            for (NodeTuple key : ((MappingNode) record.getValueNode()).getValue()) {
                byKey.put(word(record.getKeyNode()) + "." + word(key.getKeyNode()), source(text, key.getValueNode()));
            }
        }
    }

    private void gather(String text, Class<?> type) {
        Node document = compose(text);
        if (document != null) {
            gather(text, document, type);
        }
    }

    private void gather(String text, Node node, Class<?> type) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(each -> gather(text, each, type));
        } else if (node instanceof MappingNode block && Keys.isBlock(type)) {
            for (Keys.Key key : Keys.of(type)) {
                for (NodeTuple entry : block.getValue()) {
                    if (word(entry.getKeyNode()).equals(key.name())) {
                        keep(key, source(text, entry.getValueNode()));
                        gather(text, entry.getValueNode(), Keys.element(key.type()));
                    }
                }
            }
        }
    }

    private void keep(Keys.Key key, String value) {
        if (!value.isBlank() && !value.contains("\n") && value.length() <= LONGEST) {
            byKey.putIfAbsent(key.id(), value);
        }
    }

    private static String source(String text, Node node) {
        int start = text.offsetByCodePoints(0, node.getStartMark().getIndex());
        int end = text.offsetByCodePoints(0, node.getEndMark().getIndex());
        return text.substring(start, end).strip();
    }

    private static String word(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL) ? scalar.getValue() : "";
    }

    private static Node compose(String text) {
        return new Yaml(new LoaderOptions()).compose(new StringReader(text));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
