// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.binding.ConfigFolder;
import org.jundeng.binding.Faults;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.name.FileGlob;

/** All contracts. They are read once at the start, then shared, and never change. */
public final class Contracts {

    private static final Map<String, String> STAND_INS = Map.of(
            "feed", "?",
            "bureau", "?",
            "steward", "?",
            "name", "{zh: '?', en: '?'}",
            "format", "table",
            "layout", "wide",
            "freq", "M",
            "columns", "[{name: '?', role: ignore}]");

    private final Map<String, ContractVersion> byFeed = new LinkedHashMap<>();
    private final Map<String, List<Glob>> globs = new LinkedHashMap<>();

    private Contracts() {}

    /**
     * Reads {@code feeds/<bureau>/<feed>.yaml} below {@code configDir} and checks each against the catalogue. All
     * mistakes go to {@code faults}.
     */
    public static Contracts read(Path configDir, Catalogue catalogue, Faults faults) {
        Contracts contracts = new Contracts();
        for (Path folder : ConfigFolder.list(configDir.resolve("feeds"), "*", faults)) {
            if (Files.isDirectory(folder)) {
                List<Glob> globs = new ArrayList<>();
                for (Path path : ConfigFolder.list(folder, "*.yaml", faults)) {
                    contracts.read(YamlFile.read(path, faults), catalogue, globs);
                }
            }
        }
        return contracts;
    }

    /**
     * Reads one contract that is not in force, wherever its file lies, and checks it against the catalogue; empty where
     * nothing of it can be used. All mistakes go to {@code faults}.
     */
    public static Optional<ContractVersion> readFile(Path path, Catalogue catalogue, Faults faults) {
        YamlFile file = YamlFile.read(path, faults);
        return file.bind(Contract.class).map(contract -> {
            new ContractChecks(contract, file, catalogue).check();
            return new ContractVersion(contract, file.hash(), file.text(), path);
        });
    }

    private void read(YamlFile file, Catalogue catalogue, List<Glob> ofBureau) {
        standIns(file);
        file.bind(Contract.class).ifPresent(contract -> {
            checkPlace(file, contract, catalogue);
            checkGlobs(file, contract, ofBureau);
            new ContractChecks(contract, file, catalogue).check();
            ContractVersion version = new ContractVersion(contract, file.hash(), file.text(), file.file());
            ContractVersion other = STAND_INS.keySet().stream().anyMatch(file::isStoodIn)
                    ? null
                    : byFeed.putIfAbsent(contract.feed(), version);
            if (other != null) {
                file.fault("/feed", "feed \"" + contract.feed() + "\" has a contract already: " + other.file());
            }
        });
    }

    /** What is missing is a fault; so that the rest can be checked, too, something stands in its place. */
    private static void standIns(YamlFile file) {
        STAND_INS.forEach(file::standIn);
        file.standIn("feed", file.file().getFileName().toString().replaceFirst("\\.yaml$", ""));
        file.standIn(
                "bureau", file.file().toAbsolutePath().getParent().getFileName().toString());
    }

    private static void checkPlace(YamlFile file, Contract contract, Catalogue catalogue) {
        String name = file.file().getFileName().toString().replaceFirst("\\.yaml$", "");
        String folder = file.file().getParent().getFileName().toString();
        if (!contract.feed().equals(name)) {
            file.fault("/feed", "feed \"" + contract.feed() + "\" is not the file's name, \"" + name + "\"");
        }
        if (!contract.bureau().equals(folder)) {
            file.fault("/bureau", "bureau \"" + contract.bureau() + "\" is not the folder's name, \"" + folder + "\"");
        }
        Set<String> bureaus = catalogue.bureaus().keySet();
        if (!bureaus.contains(contract.bureau())) {
            file.fault("/bureau", NearestWord.unknown("bureau", contract.bureau(), bureaus));
        }
    }

    /** A glob of a feed, and how it compares. */
    private record Glob(String feed, String text, FileGlob names) {}

    private void checkGlobs(YamlFile file, Contract contract, List<Glob> ofBureau) {
        boolean ofTable = contract.form().format() == FileForm.Format.TABLE;
        List<Glob> own = new ArrayList<>();
        for (int i = 0; i < contract.files().size(); i++) {
            String text = contract.files().get(i);
            String at = "/files/" + i;
            try {
                Glob glob = new Glob(contract.feed(), text, new FileGlob(text, ofTable));
                checkOverlap(file, at, glob, Stream.concat(ofBureau.stream(), own.stream()));
                own.add(glob);
            } catch (IllegalArgumentException malformed) {
                file.fault(
                        at,
                        "files: \"" + text + "\" is no glob: "
                                + malformed.getMessage().lines().findFirst().orElse(""));
            }
        }
        ofBureau.addAll(own);
        globs.putIfAbsent(contract.feed(), own);
    }

    /** Two globs of one feed may overlap, but need not stand there twice. */
    private static void checkOverlap(YamlFile file, String at, Glob glob, Stream<Glob> others) {
        for (Glob other : others.toList()) {
            String claim = "files: \"" + glob.text() + "\" ";
            if (FileGlob.normal(other.text()).equals(FileGlob.normal(glob.text()))) {
                file.fault(at, claim + "is claimed by feed " + other.feed() + " already");
                return;
            }
            if (!other.feed().equals(glob.feed()) && other.names().overlaps(glob.names())) {
                file.fault(
                        at,
                        claim + "can match the same name as \"" + other.text() + "\" of feed " + other.feed()
                                + "; a name must fit one feed only");
                return;
            }
        }
    }

    /** All contracts, sorted by bureau and feed. */
    public List<ContractVersion> all() {
        return List.copyOf(byFeed.values());
    }

    /** The ids of all feeds, sorted by bureau. */
    public List<String> feeds() {
        return List.copyOf(byFeed.keySet());
    }

    /** The names of the sources that feeds are pulled from, each once. */
    public Set<String> sources() {
        Set<String> names = new LinkedHashSet<>();
        for (ContractVersion version : byFeed.values()) {
            if (version.contract().source() != null) {
                names.add(version.contract().source().name());
            }
        }
        return names;
    }

    /** The contract of a feed; empty where there is no such feed. */
    public Optional<ContractVersion> feed(String feed) {
        return Optional.ofNullable(byFeed.get(feed));
    }

    /**
     * The feeds that bring each indicator, in the order of {@link #all}. Indicators that no feed brings are left out.
     */
    public Map<String, List<String>> feedsByIndicator() {
        Map<String, List<String>> feeds = new LinkedHashMap<>();
        for (ContractVersion version : byFeed.values()) {
            for (String indicator : version.contract().broughtIndicators()) {
                feeds.computeIfAbsent(indicator, first -> new ArrayList<>())
                        .add(version.contract().feed());
            }
        }
        return feeds;
    }

    /** The contract of another bureau that claims a file of this name; empty where none or several do. */
    public Optional<ContractVersion> claimedElsewhere(String bureau, String fileName) {
        List<ContractVersion> claiming = byFeed.values().stream()
                .filter(version -> !version.contract().bureau().equals(bureau))
                .filter(version -> globs.get(version.contract().feed()).stream()
                        .anyMatch(glob -> glob.names().matches(fileName)))
                .toList();
        return claiming.size() == 1 ? Optional.of(claiming.get(0)) : Optional.empty();
    }

    /** Which feed a file of the bureau belongs to, by its name alone, whatever its case and Unicode form. */
    public FeedMatch claim(String bureau, String fileName) {
        List<String> all = new ArrayList<>();
        List<String> fitting = new ArrayList<>();
        Set<String> feeds = new LinkedHashSet<>();
        for (ContractVersion version : byFeed.values()) {
            if (version.contract().bureau().equals(bureau)) {
                for (Glob glob : globs.get(version.contract().feed())) {
                    all.add(glob.text());
                    if (glob.names().matches(fileName)) {
                        fitting.add(glob.text());
                        feeds.add(glob.feed());
                    }
                }
            }
        }
        if (feeds.isEmpty()) {
            return new FeedMatch.Unclaimed(all);
        }
        return feeds.size() == 1
                ? new FeedMatch.Claimed(byFeed.get(feeds.iterator().next()))
                : new FeedMatch.Contested(List.copyOf(feeds), fitting);
    }
}
