// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jundeng.binding.ConfigFolder;
import org.jundeng.binding.Faults;
import org.jundeng.binding.FormerIds;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.YamlFile;

/** Reads the YAML files of the catalogue and checks the references between them. */
final class CatalogueReader {

    private final Path configDir;
    private final Regions regions;
    private final Faults faults;
    private final Map<Integer, Label> projects = new TreeMap<>();
    private final Map<String, Indicator> indicators = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();
    /** All ids, including those of faulty elements, so that references to these are not faults as well. */
    private final Set<String> indicatorIds = new TreeSet<>();

    private final Set<String> targetIds = new HashSet<>();
    private final FormerIds formerIndicators = new FormerIds("indicator");
    private final FormerIds formerTargets = new FormerIds("target");
    private final List<Runnable> renamings = new ArrayList<>();

    CatalogueReader(Path configDir, Regions regions, Faults faults) {
        this.configDir = configDir;
        this.regions = regions;
        this.faults = faults;
    }

    /** What was read. */
    record Content(
            Map<Integer, Label> projects,
            Map<String, Indicator> indicators,
            List<Target> targets,
            FormerIds formerIndicators,
            FormerIds formerTargets,
            NotTargetsFile notTargets,
            Units units,
            Map<String, Bureau> bureaus,
            People people,
            Levels levels) {

        Content with(People others) {
            return new Content(
                    projects,
                    indicators,
                    targets,
                    formerIndicators,
                    formerTargets,
                    notTargets,
                    units,
                    bureaus,
                    others,
                    levels);
        }

        Content with(List<Indicator> more) {
            Map<String, Indicator> all = new LinkedHashMap<>(indicators);
            more.forEach(each -> all.putIfAbsent(each.id(), each));
            return new Content(
                    projects,
                    Collections.unmodifiableMap(all),
                    targets,
                    formerIndicators,
                    formerTargets,
                    notTargets,
                    units,
                    bureaus,
                    people,
                    levels);
        }
    }

    /**
     * {@code catalogue/not-targets.yaml}.
     *
     * @param dates words around a year that name a date and commit nobody; none where absent
     * @param notTargets words that read like a commitment and are none; none where absent
     */
    record NotTargetsFile(List<String> dates, List<NotTarget> notTargets) {

        static final String NAME = "not-targets.yaml";

        NotTargetsFile {
            dates = dates == null ? List.of() : List.copyOf(dates);
            notTargets = notTargets == null ? List.of() : List.copyOf(notTargets);
        }
    }

    /**
     * One of the plan's projects: a file in {@code catalogue/}, or several that give it the same name.
     *
     * @param project its number in the plan; 0 for the general parts
     * @param name its names
     * @param indicators what is measured for it; none where absent
     * @param targets what the plan promises in it; none where absent. A target without a project has the file's
     */
    record ProjectFile(Integer project, Label name, List<Indicator> indicators, List<Target> targets) {
        ProjectFile {
            MissingValues.check("project", project, "name", name);
            indicators = indicators == null ? List.of() : List.copyOf(indicators);
            targets = targets == null ? List.of() : List.copyOf(targets);
        }
    }

    /**
     * {@code units.yaml}.
     *
     * @param units all units
     */
    record UnitsFile(List<Unit> units) {
        UnitsFile {
            MissingValues.check("units", units);
            units = List.copyOf(units);
        }
    }

    /**
     * {@code bureaus.yaml}.
     *
     * @param bureaus all bureaus
     */
    record BureausFile(List<Bureau> bureaus) {
        BureausFile {
            MissingValues.check("bureaus", bureaus);
            bureaus = List.copyOf(bureaus);
        }
    }

    /**
     * {@code people.yaml}.
     *
     * @param people everybody who is told, and everybody who answers for a feed
     */
    record PeopleFile(List<Person> people) {
        PeopleFile {
            MissingValues.check("people", people);
            people = List.copyOf(people);
        }
    }

    Content read() {
        Units units = units();
        Map<String, Bureau> bureaus = bureaus();
        List<Runnable> checks = new ArrayList<>();
        NotTargetsFile notTargets = new NotTargetsFile(null, null);
        for (Path file : ConfigFolder.list(configDir.resolve("catalogue"), "*.yaml", faults)) {
            if (file.endsWith(NotTargetsFile.NAME)) {
                notTargets = notTargets(YamlFile.read(file, faults), checks);
                continue;
            }
            readProject(
                    file,
                    checks,
                    new CatalogueChecks(units, bureaus.keySet(), regions, indicatorIds, indicators, formerIndicators));
        }
        renamings.forEach(Runnable::run);
        checks.forEach(Runnable::run);
        Levels levels = Levels.read(configDir, faults);
        People people = people(bureaus.keySet(), levels);
        return new Content(
                Collections.unmodifiableMap(projects),
                Collections.unmodifiableMap(indicators),
                List.copyOf(targets),
                formerIndicators,
                formerTargets,
                notTargets,
                units,
                Collections.unmodifiableMap(bureaus),
                people,
                levels);
    }

    private NotTargetsFile notTargets(YamlFile file, List<Runnable> checks) {
        NotTargetsFile read = file.bind(NotTargetsFile.class).orElse(new NotTargetsFile(null, null));
        List<String> at = file.elements("/not-targets");
        for (int i = 0; i < read.notTargets().size(); i++) {
            NotTarget each = read.notTargets().get(i);
            String place = at.get(i);
            if (read.notTargets().subList(0, i).stream().anyMatch(each::isSamePlace)) {
                file.fault(place + "/text", "\"" + each.text() + "\" stands here a second time");
            }
            checks.add(() -> {
                if (!projects.containsKey(each.project())) {
                    file.fault(place + "/project", "the plan has no project " + each.project());
                }
            });
        }
        return read;
    }

    private void readProject(Path path, List<Runnable> checks, CatalogueChecks check) {
        YamlFile file = YamlFile.read(path, faults);
        indicatorIds.addAll(file.words("indicators", "id"));
        file.inherit("project", "targets");
        file.bind(ProjectFile.class).ifPresent(project -> {
            Label name = projects.putIfAbsent(project.project(), project.name());
            if (name != null && !name.equals(project.name())) {
                file.fault(
                        "/name",
                        "project " + project.project() + " is called {zh: " + name.zh() + ", en: " + name.en()
                                + "} in another file; write the same name here");
            }
            List<String> indicatorsAt = file.elements("/indicators");
            for (int i = 0; i < project.indicators().size(); i++) {
                Indicator indicator = project.indicators().get(i);
                String at = indicatorsAt.get(i);
                if (indicators.putIfAbsent(indicator.id(), indicator) != null) {
                    file.fault(at + "/id", "indicator \"" + indicator.id() + "\" stands here a second time");
                }
                renamings.add(() -> formerIndicators.add(indicator.id(), indicator.formerly(), indicatorIds, file, at));
                checks.add(() -> check.indicator(indicator, file, at));
            }
            List<String> targetsAt = file.elements("/targets");
            for (int i = 0; i < project.targets().size(); i++) {
                Target target = project.targets().get(i);
                String at = targetsAt.get(i);
                if (!targetIds.add(target.id())) {
                    file.fault(at + "/id", "target \"" + target.id() + "\" stands here a second time");
                }
                targets.add(target);
                renamings.add(() -> formerTargets.add(target.id(), target.formerly(), targetIds, file, at));
                checks.add(() -> check.target(target, indicators.get(target.indicator()), file, at));
            }
        });
    }

    private Units units() {
        YamlFile file = YamlFile.read(configDir.resolve("units.yaml"), faults);
        Set<String> ids = new TreeSet<>(file.words("units", "id"));
        List<Unit> units = file.bind(UnitsFile.class).map(UnitsFile::units).orElse(List.of());
        byId(file, "unit", units, Unit::id);
        List<String> at = file.elements("/units");
        for (int i = 0; i < units.size(); i++) {
            if (!ids.contains(units.get(i).base())) {
                file.fault(
                        at.get(i) + "/base",
                        NearestWord.unknown("unit", units.get(i).base(), ids));
            }
        }
        return new Units(units);
    }

    private Map<String, Bureau> bureaus() {
        YamlFile file = YamlFile.read(configDir.resolve("bureaus.yaml"), faults);
        List<Bureau> bureaus =
                file.bind(BureausFile.class).map(BureausFile::bureaus).orElse(List.of());
        return byId(file, "bureau", bureaus, Bureau::id);
    }

    private People people(Set<String> bureaus, Levels levels) {
        YamlFile file = YamlFile.read(configDir.resolve("people.yaml"), faults);
        Set<String> ids = new TreeSet<>(file.words("people", "id"));
        List<Person> people =
                file.bind(PeopleFile.class).map(PeopleFile::people).orElse(List.of());
        byId(file, "person", people, Person::id);
        List<String> at = file.elements("/people");
        PeopleChecks.Known known = new PeopleChecks.Known(ids, bureaus, projects.keySet());
        PeopleChecks checks = new PeopleChecks(file, known, regions, levels);
        for (int i = 0; i < people.size(); i++) {
            checks.check(people.get(i), at.get(i));
        }
        return new People(people, regions);
    }

    /** The elements of the file's only list by id; a repeated id is a fault. */
    private static <T> Map<String, T> byId(YamlFile file, String noun, List<T> elements, Function<T, String> id) {
        String list = noun.equals("person") ? "/people" : "/" + noun + "s";
        List<String> at = file.elements(list);
        Map<String, T> found = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            String name = id.apply(elements.get(i));
            if (found.putIfAbsent(name, elements.get(i)) != null) {
                file.fault(at.get(i) + "/id", noun + " \"" + name + "\" stands here a second time");
            }
        }
        return found;
    }
}
