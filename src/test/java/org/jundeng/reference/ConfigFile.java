// SPDX-License-Identifier: Apache-2.0
package org.jundeng.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of YAML file below {@code config/}.
 *
 * @param glob the paths of its files, below the folder of the configuration
 * @param schema the name of its JSON Schema in {@code config/schema/}
 * @param page the page of the reference that describes it
 * @param title what the page calls it
 * @param root the record that its content is bound to
 */
record ConfigFile(String glob, String schema, Path page, String title, String root) {

    static final Path CONFIG = Path.of("config");
    static final Path CONTRACTS = Path.of("docs/contracts.md");
    static final Path CATALOGUE = Path.of("docs/catalogue.md");

    /** All kinds, in the order of the pages. A new one is added here. */
    static final List<ConfigFile> ALL = List.of(
            new ConfigFile("feeds/*/*.yaml", "contract", CONTRACTS, "A contract", "contract.Contract"),
            new ConfigFile(
                    "catalogue/[0-9]*.yaml",
                    "project",
                    CATALOGUE,
                    "A project of the plan",
                    "catalogue.CatalogueReader$ProjectFile"),
            new ConfigFile(
                    "catalogue/not-targets.yaml",
                    "not-targets",
                    CATALOGUE,
                    "What is no target",
                    "catalogue.CatalogueReader$NotTargetsFile"),
            new ConfigFile("units.yaml", "units", CATALOGUE, "Units", "catalogue.CatalogueReader$UnitsFile"),
            new ConfigFile("bureaus.yaml", "bureaus", CATALOGUE, "Bureaus", "catalogue.CatalogueReader$BureausFile"),
            new ConfigFile("people.yaml", "people", CATALOGUE, "People", "catalogue.CatalogueReader$PeopleFile"),
            new ConfigFile("users.yaml", "users", CATALOGUE, "Users", "access.AccessFiles$UsersFile"),
            new ConfigFile("clients.yaml", "clients", CATALOGUE, "Clients", "access.AccessFiles$ClientsFile"),
            new ConfigFile(
                    "regions/groups.yaml",
                    "groups",
                    CATALOGUE,
                    "Groups of regions",
                    "catalogue.RegionFiles$GroupsFile"),
            new ConfigFile("levels.yaml", "levels", CATALOGUE, "Levels", "catalogue.Levels$LevelsFile"),
            new ConfigFile("rules/*.yaml", "rules", CATALOGUE, "Rules", "alert.rules.RuleFile"));

    Class<?> type() {
        try {
            return Class.forName("org.jundeng." + root);
        } catch (ClassNotFoundException renamed) {
            throw new IllegalStateException("ConfigFile names the record of " + glob, renamed);
        }
    }

    /** The shipped files of this kind. */
    List<Path> shipped() {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        try (Stream<Path> files = Files.walk(CONFIG, 3)) {
            return files.filter(file -> matcher.matches(CONFIG.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
