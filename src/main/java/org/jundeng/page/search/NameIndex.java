// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.page.search.NameMatch.Fit;
import org.jundeng.page.search.NamedThing.Kind;

/**
 * The names of all that the configuration knows. Full-width characters, capitals and repeated blanks make no
 * difference. Traditional characters and Pinyin are not understood: that takes a dictionary.
 */
final class NameIndex {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

    private final Catalogue catalogue;
    private final List<Entry> entries;

    /** A thing with its names and descriptions as they are compared. */
    private record Entry(NamedThing thing, List<Text> names, List<Text> descriptions) {}

    /** A text, and how it is compared. */
    private record Text(String written, String folded) {
        static Text of(String written) {
            return new Text(written, NameIndex.folded(written));
        }
    }

    /** Indexes the names in {@code catalogue}, of the feeds of {@code contracts} and of {@code rules}. */
    NameIndex(Catalogue catalogue, Contracts contracts, List<Rule> rules) {
        this.catalogue = catalogue;
        this.entries = Stream.of(
                        catalogue.targets().stream().map(NameIndex::of),
                        catalogue.indicators().stream().map(NameIndex::of),
                        catalogue.projects().entrySet().stream()
                                .map(each -> thing(Kind.PROJECT, each.getKey().toString(), each.getValue(), List.of())),
                        catalogue.regions().ids().stream().map(this::region),
                        catalogue.bureaus().values().stream()
                                .map(each -> thing(Kind.BUREAU, each.id(), each.name(), List.of())),
                        contracts.all().stream().map(ContractVersion::contract).map(NameIndex::of),
                        catalogue.people().all().stream().map(NameIndex::of),
                        // A rule that follows from a target is found as that target.
                        rules.stream()
                                .filter(rule -> !(rule.condition() instanceof Condition.OfTarget))
                                .map(rule -> thing(Kind.RULE, rule.id(), rule.name(), rule.formerly())))
                .flatMap(things -> things)
                .map(thing -> new Entry(
                        thing,
                        thing.names().map(Text::of).toList(),
                        thing.descriptions().stream().map(Text::of).toList()))
                .toList();
    }

    private static NamedThing thing(Kind kind, String id, Label name, List<String> others) {
        return new NamedThing(kind, id, name, others, List.of());
    }

    private static NamedThing of(Target target) {
        List<String> said = new ArrayList<>(target.quotes());
        if (target.note() != null) {
            said.add(target.note());
        }
        return new NamedThing(Kind.TARGET, target.id(), target.name(), target.formerly(), said);
    }

    private static NamedThing of(Indicator indicator) {
        List<String> said = indicator.definition() == null
                ? List.of()
                : List.of(indicator.definition().zh(), indicator.definition().en());
        return new NamedThing(Kind.INDICATOR, indicator.id(), indicator.name(), indicator.formerly(), said);
    }

    /** A region under its latest name, and under all codes and names that it ever had. */
    private NamedThing region(String id) {
        List<RegionValidity> all = catalogue.regions().validities(id);
        Set<String> others = new LinkedHashSet<>();
        all.forEach(each ->
                others.addAll(List.of(each.code(), each.name().zh(), each.name().en())));
        return thing(Kind.REGION, id, all.get(all.size() - 1).name(), List.copyOf(others));
    }

    private static NamedThing of(Contract contract) {
        return new NamedThing(Kind.FEED, contract.feed(), contract.name(), List.of(), contract.files());
    }

    private static NamedThing of(Person person) {
        return thing(Kind.PERSON, person.id(), person.name(), List.of());
    }

    /** What bears the words as a name, or a part of one; of each kind, the best first. Nothing for no words. */
    Map<Kind, List<NameMatch>> find(String words) {
        String sought = folded(words);
        if (sought.isEmpty()) {
            return Map.of();
        }
        List<String> each = List.of(sought.split(" "));
        Set<String> regions = catalogue.regions().everWithName(words).stream()
                .map(RegionValidity::regionId)
                .collect(Collectors.toSet());
        return entries.stream()
                .map(entry -> isRegion(entry.thing(), regions)
                        ? new NameMatch(entry.thing(), Fit.EXACT, words.strip())
                        : match(entry, sought, each))
                .filter(Objects::nonNull)
                .sorted(NameMatch.BEST_FIRST)
                .collect(Collectors.groupingBy(
                        match -> match.thing().kind(), () -> new EnumMap<>(Kind.class), Collectors.toList()));
    }

    private static boolean isRegion(NamedThing thing, Set<String> ids) {
        return thing.kind() == Kind.REGION && ids.contains(thing.id());
    }

    /** How the entry fits best; null where it does not. */
    private static NameMatch match(Entry entry, String sought, List<String> words) {
        NameMatch best = null;
        for (Text name : entry.names()) {
            // Whatever fits has all words in it: most names are passed over by one look.
            Fit fit = hasAll(name, words) ? fit(name.folded(), sought) : null;
            if (fit != null && (best == null || fit.compareTo(best.fit()) < 0)) {
                best = new NameMatch(entry.thing(), fit, name.written());
            }
        }
        return best != null
                ? best
                : entry.descriptions().stream()
                        .filter(text -> hasAll(text, words))
                        .findFirst()
                        .map(text -> new NameMatch(entry.thing(), Fit.DESCRIPTION, text.written()))
                        .orElse(null);
    }

    private static boolean hasAll(Text text, List<String> words) {
        for (String word : words) {
            if (!text.folded().contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** How a name fits that has all words in it. */
    private static Fit fit(String name, String sought) {
        if (name.startsWith(sought)) {
            return name.length() == sought.length() ? Fit.EXACT : Fit.PREFIX;
        }
        return name.contains(sought) ? Fit.PART : Fit.WORDS;
    }

    /** The text as it is compared: in the usual width, in small letters, with single blanks. */
    static String folded(String text) {
        return BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
