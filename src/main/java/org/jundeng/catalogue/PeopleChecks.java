// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.YamlFile;

/** Checks the references in a person's entry. */
final class PeopleChecks {

    private final YamlFile file;
    private final Set<String> people;
    private final Set<String> bureaus;
    private final Set<Integer> projects;
    private final Regions regions;
    private final Levels levels;

    PeopleChecks(YamlFile file, Known known, Regions regions, Levels levels) {
        this.file = file;
        this.people = known.people();
        this.bureaus = known.bureaus();
        this.projects = known.projects();
        this.regions = regions;
        this.levels = levels;
    }

    /** The people, bureaus and projects that an entry may refer to. */
    record Known(Set<String> people, Set<String> bureaus, Set<Integer> projects) {}

    void check(Person person, String at) {
        other("deputy", person.deputy(), person, at);
        other("superior", person.superior(), person, at);
        person.absent().forEach(days -> other("deputy", days.deputy(), person, at));
        person.bureaus().stream()
                .filter(bureau -> !bureaus.contains(bureau))
                .forEach(bureau -> file.fault(at + "/bureaus", NearestWord.unknown("bureau", bureau, bureaus)));
        person.projects().stream()
                .filter(project -> !projects.contains(project))
                .forEach(project -> file.fault(at + "/projects", "the plan has no project " + project));
        person.districts().forEach(district -> district(district, at));
        level("at-once", person.notices().atOnce(), at);
        level("from-level", person.notices().fromLevel(), at);
        if (person.notices().superiorAfter() > 0 && person.superior() == null) {
            file.fault(at + "/notices", "superior-after is set, but there is no superior");
        }
    }

    /** A district is named by its id; whoever writes a name is told the id. */
    private void district(String id, String at) {
        Set<String> known = regions.validities().stream()
                .filter(validity -> validity.parentId() != null)
                .map(RegionValidity::regionId)
                .collect(Collectors.toCollection(TreeSet::new));
        if (known.contains(id)) {
            return;
        }
        Set<String> named = regions.everWithName(id).stream()
                .map(RegionValidity::regionId)
                .filter(known::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        String message = regions.ids().contains(id)
                ? "\"" + id
                        + "\" is no district; the city and groups of districts are answered for by bureaus and projects"
                : named.isEmpty()
                        ? NearestWord.unknown("district", id, known)
                        : "unknown district \"" + id + "\"; write its id, " + String.join(" or ", named);
        file.fault(at + "/districts", message);
    }

    private void other(String role, String id, Person person, String at) {
        if (id != null && !people.contains(id)) {
            file.fault(at + "/" + role, role + ": " + NearestWord.unknown("person", id, people));
        } else if (person.id().equals(id)) {
            file.fault(at + "/" + role, role + ": nobody is his or her own " + role);
        }
    }

    private void level(String key, String code, String at) {
        if (code != null && levels.find(code).isEmpty()) {
            file.fault(at + "/notices", key + ": " + NearestWord.unknown("level", code, levels.codes()));
        }
    }
}
