// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.io.StringReader;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * YAML texts as trees of nodes, which nobody changes. A service and its commands read the same hundred files again and
 * again; a text that was composed once in this process is not composed again while there is memory to keep it.
 */
final class ComposedYaml {

    private static final int MOST = 512;

    private static final Map<String, SoftReference<Node>> KEPT =
            Collections.synchronizedMap(new LinkedHashMap<>(MOST, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SoftReference<Node>> eldest) {
                    return size() > MOST;
                }
            });

    private ComposedYaml() {}

    /**
     * The document of a text; null where there is none.
     *
     * @throws YAMLException where the text is no YAML
     */
    static Node of(String text) {
        SoftReference<Node> kept = KEPT.get(text);
        Node document = kept == null ? null : kept.get();
        if (document == null) {
            document = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            KEPT.put(text, new SoftReference<>(document));
        }
        return document;
    }
}
