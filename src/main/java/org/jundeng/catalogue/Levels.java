// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.binding.Faults;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.YamlFile;

/** The levels, the mildest first: those of {@code levels.yaml}, or blue, yellow, orange and red where it is absent. */
public final class Levels {

    /** Blue, yellow, orange and red. */
    public static final Levels USUAL = new Levels(List.of(Level.BLUE, Level.YELLOW, Level.ORANGE, Level.RED));

    private final Map<String, Level> byCode = new LinkedHashMap<>();

    /** Takes {@code levels}, the mildest first. */
    public Levels(List<Level> levels) {
        levels.forEach(level -> byCode.putIfAbsent(level.code(), level));
    }

    /**
     * {@code levels.yaml}.
     *
     * @param levels all levels, the mildest first
     */
    record LevelsFile(List<Entry> levels) {
        LevelsFile {
            MissingValues.check("levels", levels);
            levels = List.copyOf(levels);
        }
    }

    /**
     * One of the file's levels.
     *
     * @param id its code, which rules name
     * @param name its names
     * @param colour its colour on pages and in mails, as {@code #rrggbb}
     */
    record Entry(String id, Label name, String colour) {
        Entry {
            MissingValues.check("id", id, "name", name, "colour", colour);
            if (!colour.matches("#[0-9a-fA-F]{6}")) {
                throw new IllegalArgumentException("colour \"" + colour + "\" is not written as #rrggbb");
            }
        }
    }

    static Levels read(Path configDir, Faults faults) {
        Path path = configDir.resolve("levels.yaml");
        if (!Files.exists(path)) {
            return USUAL;
        }
        YamlFile file = YamlFile.read(path, faults);
        List<Entry> entries =
                file.bind(LevelsFile.class).map(LevelsFile::levels).orElse(List.of());
        List<String> at = file.elements("/levels");
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Level level = new Level(entry.id(), i, entry.name(), entry.colour());
            if (levels.contains(level)) {
                file.fault(at.get(i) + "/id", "level \"" + entry.id() + "\" stands here a second time");
            }
            levels.add(level);
        }
        return levels.isEmpty() ? USUAL : new Levels(levels);
    }

    /** The levels, the mildest first. */
    public List<Level> all() {
        return List.copyOf(byCode.values());
    }

    /** The codes, the mildest first. */
    public List<String> codes() {
        return List.copyOf(byCode.keySet());
    }

    /** The level of that code. */
    public Optional<Level> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** The level of that code; a code that is no longer in use ranks below all others, under its own name. */
    public Level known(String code) {
        return find(code).orElseGet(() -> new Level(code, -1, new Label(code, code), "#5f6368"));
    }

    /** The gravest level. */
    public Level gravest() {
        List<Level> levels = all();
        return levels.get(levels.size() - 1);
    }

    /** The level below the gravest; the gravest itself where it is the only one. */
    public Level secondGravest() {
        List<Level> levels = all();
        return levels.get(Math.max(0, levels.size() - 2));
    }
}
