// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.binding.Faults;
import org.jundeng.binding.FormerIds;

/**
 * Everything that is known before any delivery arrives. It is read once at the start, then shared, and never changes.
 */
public final class Catalogue {

    private final CatalogueReader.Content content;
    private final Regions regions;
    private final WorkingDays workingDays;

    private Catalogue(CatalogueReader.Content content, Regions regions, WorkingDays workingDays) {
        this.content = content;
        this.regions = regions;
        this.workingDays = workingDays;
    }

    /**
     * Reads the catalogue below {@code configDir}. All mistakes go to {@code faults}; the result then lacks the faulty
     * parts and may only be used for further checks.
     */
    public static Catalogue read(Path configDir, Faults faults) {
        Regions regions = new RegionFiles(configDir.resolve("regions"), faults).read();
        CatalogueReader.Content content = new CatalogueReader(configDir, regions, faults).read();
        WorkingDays workingDays = CalendarFiles.read(configDir.resolve("calendar"), faults);
        CalendarFiles.checkEnd(configDir.resolve("calendar"), workingDays, content.targets(), faults);
        return new Catalogue(content, regions, workingDays);
    }

    /** The indicator with that id; empty where there is none. */
    public Optional<Indicator> indicator(String id) {
        return Optional.ofNullable(content.indicators().get(id));
    }

    /** The target of that id, or of which it was the id before; empty where there is none. */
    public Optional<Target> target(String id) {
        String now = formerTargets().current(id);
        return targets().stream().filter(each -> each.id().equals(now)).findFirst();
    }

    /** All indicators in the files' order. */
    public Collection<Indicator> indicators() {
        return content.indicators().values();
    }

    /** All targets in the files' order. */
    public List<Target> targets() {
        return content.targets();
    }

    /** The ids that indicators had before. */
    public FormerIds formerIndicators() {
        return content.formerIndicators();
    }

    /** The ids that targets had before. */
    public FormerIds formerTargets() {
        return content.formerTargets();
    }

    /** The words of the plan that read like commitments and are none. */
    public List<NotTarget> notTargets() {
        return content.notTargets().notTargets();
    }

    /** The plan's words for deadlines and years, which are not commitments by themselves. */
    public List<String> dates() {
        return content.notTargets().dates();
    }

    /** The units of measure. */
    public Units units() {
        return content.units();
    }

    /** The regions over time. */
    public Regions regions() {
        return regions;
    }

    /** The name of one of the plan's projects; an unknown one is an {@link IllegalArgumentException}. */
    public Label projectName(int project) {
        Label name = content.projects().get(project);
        if (name == null) {
            throw new IllegalArgumentException("the plan has no project " + project);
        }
        return name;
    }

    /** The names of the plan's projects by number. */
    public Map<Integer, Label> projects() {
        return content.projects();
    }

    /** The working days. */
    public WorkingDays workingDays() {
        return workingDays;
    }

    /** The same, where no mail arrives at the people with {@code ids}. */
    public Catalogue unreachable(Set<String> ids) {
        return ids.isEmpty() ? this : new Catalogue(content.with(people().unreachable(ids)), regions, workingDays);
    }

    /** The same, where people are away also on the days that stand under their ids. */
    public Catalogue away(Map<String, List<Person.Absence>> days) {
        return days.isEmpty() ? this : new Catalogue(content.with(people().away(days)), regions, workingDays);
    }

    /** The same, with further indicators; those that have the id of a known one are left out. */
    public Catalogue with(List<Indicator> more) {
        return new Catalogue(content.with(more), regions, workingDays);
    }

    /** The officials and stewards. */
    public People people() {
        return content.people();
    }

    /** The levels of alerts. */
    public Levels levels() {
        return content.levels();
    }

    /** The bureaus by id, in the file's order. */
    public Map<String, Bureau> bureaus() {
        return content.bureaus();
    }
}
