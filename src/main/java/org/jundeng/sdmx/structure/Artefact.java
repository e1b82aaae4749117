// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.structure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jundeng.catalogue.Label;
import org.jundeng.sdmx.ArtefactType;

/**
 * A structure that others can refer to.
 *
 * @param type its kind
 * @param head its identification and names
 * @param body what else there is to say of it, without its items
 * @param itemsField under which name its items are listed; null where it has none
 * @param items the items; empty where it has none
 * @param uses the ids of the artefacts that it refers to
 */
record Artefact(
        ArtefactType type, ObjectNode head, ObjectNode body, String itemsField, ArrayNode items, List<String> uses) {

    Artefact {
        Objects.requireNonNull(type, "type");
        uses = List.copyOf(uses);
    }

    String id() {
        return head.get("id").asText();
    }

    String agency() {
        return head.get("agencyID").asText();
    }

    /** All of it; with {@code wanted} other than null only those items. */
    ObjectNode full(List<String> wanted) {
        ObjectNode all = head.deepCopy();
        all.setAll(body.deepCopy());
        if (itemsField != null) {
            ArrayNode some = all.putArray(itemsField);
            items.forEach(item -> {
                if (wanted == null || wanted.contains(item.get("id").asText())) {
                    some.add(item);
                }
            });
            if (wanted != null) {
                all.put("isPartial", true);
            }
        }
        return all;
    }

    /** Only its identification and names. */
    ObjectNode stub() {
        return head.deepCopy();
    }

    /** Puts names into a structure or an item: in the language of who asks, and in both. */
    static void names(ObjectNode of, Label name, Locale language) {
        of.put("name", name.in(language));
        of.putObject("names").put("zh", name.zh()).put("en", name.en());
    }
}
