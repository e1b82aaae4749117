// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jundeng.binding.ConfigFolder;
import org.jundeng.binding.Faults;

/** Reads {@code calendar/<year>.csv}. */
final class CalendarFiles {

    private CalendarFiles() {}

    static WorkingDays read(Path folder, Faults faults) {
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> swapped = new HashSet<>();
        for (Path file : ConfigFolder.list(folder, "*.csv", faults)) {
            String year = file.getFileName().toString().replace(".csv", "");
            for (ConfigCsv.Row row : ConfigCsv.read(file, List.of("date", "kind", "name_zh"), faults)
                    .rows()) {
                LocalDate day = row.date("date");
                String kind = row.required("kind");
                if (day == null) {
                    continue;
                }
                if (!year.equals(String.valueOf(day.getYear()))) {
                    row.fault("date " + day + " is not in the year of the file");
                }
                if (!holidays.add(day) || swapped.contains(day)) {
                    row.fault("date " + day + " stands here a second time");
                }
                if (kind.equals("working-day")) {
                    holidays.remove(day);
                    swapped.add(day);
                } else if (!kind.equals("holiday")) {
                    row.fault("kind \"" + kind + "\" is neither holiday nor working-day");
                }
            }
        }
        return new WorkingDays(holidays, swapped);
    }

    /** A calendar that ends before the last deadline would silently count public holidays as working days. */
    static void checkEnd(Path folder, WorkingDays workingDays, List<Target> targets, Faults faults) {
        Optional<Target> last = targets.stream().max(Comparator.comparing(Target::until));
        Optional<Integer> end = workingDays.years().stream().max(Comparator.naturalOrder());
        if (last.isPresent()
                && end.isPresent()
                && end.get() < last.get().until().getYear()) {
            faults.add(
                    folder.resolve(end.get() + ".csv"),
                    1,
                    "the calendar ends with " + end.get() + ", but target "
                            + last.get().id() + " runs until " + last.get().until() + "; add " + (end.get() + 1)
                            + ".csv");
        }
    }
}
