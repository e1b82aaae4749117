// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.util.Set;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.YamlFile;

/** Checks the references in a person's entry. */
final class PeopleChecks {

    private final YamlFile file;
    private final Set<String> people;
    private final Set<String> bureaus;
    private final Set<Integer> projects;
    private final Levels levels;

    PeopleChecks(YamlFile file, Set<String> people, Set<String> bureaus, Set<Integer> projects, Levels levels) {
        this.file = file;
        this.people = people;
        this.bureaus = bureaus;
        this.projects = projects;
        this.levels = levels;
    }

    void check(Person person, String at) {
        other("deputy", person.deputy(), person, at);
        other("superior", person.superior(), person, at);
        person.bureaus().stream()
                .filter(bureau -> !bureaus.contains(bureau))
                .forEach(bureau -> file.fault(at + "/bureaus", NearestWord.unknown("bureau", bureau, bureaus)));
        person.projects().stream()
                .filter(project -> !projects.contains(project))
                .forEach(project -> file.fault(at + "/projects", "the plan has no project " + project));
        level("at-once", person.notices().atOnce(), at);
        level("from-level", person.notices().fromLevel(), at);
        if (person.notices().superiorAfter() > 0 && person.superior() == null) {
            file.fault(at + "/notices", "superior-after is set, but there is no superior");
        }
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
