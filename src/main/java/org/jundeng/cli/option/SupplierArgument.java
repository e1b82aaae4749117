// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jundeng.binding.NearestWord;
import org.jundeng.catalogue.Label;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.configuration.Configuration;

/** Finds the bureau or the feed that was typed: by its id, or by its Chinese or English name. */
public final class SupplierArgument {

    private SupplierArgument() {}

    /** The bureau's id; null for null. Throws {@link UnusableRequest} for an unknown one, with the nearest. */
    public static String bureau(Configuration configuration, String word) {
        Map<String, Label> bureaus = new LinkedHashMap<>();
        configuration.catalogue().bureaus().forEach((id, bureau) -> bureaus.put(id, bureau.name()));
        return idOf("--bureau: bureaus.yaml has no", bureaus, word);
    }

    /** The feed's id; null for null. Throws {@link UnusableRequest} for an unknown one, with the nearest. */
    public static String feed(Configuration configuration, String word) {
        Map<String, Label> feeds = new LinkedHashMap<>();
        configuration
                .contracts()
                .all()
                .forEach(version ->
                        feeds.put(version.contract().feed(), version.contract().name()));
        return idOf("--feed: no contract is for", feeds, word);
    }

    private static String idOf(String complaint, Map<String, Label> known, String word) {
        if (word == null || known.containsKey(word)) {
            return word;
        }
        List<String> named = known.entrySet().stream()
                .filter(each -> each.getValue().zh().equals(word.strip())
                        || each.getValue().en().equalsIgnoreCase(word.strip()))
                .map(Map.Entry::getKey)
                .toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        if (named.size() > 1) {
            throw new UnusableRequest(
                    "\"" + word + "\" is the name of several: " + String.join(", ", named) + "; write an id");
        }
        String containing = known.entrySet().stream()
                .filter(each -> word.length() > 1 && each.getValue().zh().contains(word))
                .limit(5)
                .map(each -> each.getKey() + " (" + each.getValue().zh() + ")")
                .collect(Collectors.joining(", "));
        if (!containing.isEmpty()) {
            throw new UnusableRequest(complaint + " \"" + word + "\"; do you mean one of " + containing + "?");
        }
        List<String> words = new ArrayList<>(known.keySet());
        known.values().forEach(name -> words.addAll(List.of(name.zh(), name.en())));
        String hint = NearestWord.to(word, words)
                .map(near -> "; did you mean \"" + near + "\"?")
                .orElseGet(() -> NearestWord.hint(word, known.keySet()));
        throw new UnusableRequest(complaint + " \"" + word + "\"" + hint);
    }
}
