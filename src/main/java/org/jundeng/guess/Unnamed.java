// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.catalogue.Unit;
import org.jundeng.catalogue.Units;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.TableShape.Layout;
import org.jundeng.guess.IndicatorNames.Match;
import org.jundeng.intake.row.HeaderName;
import org.jundeng.observation.Freq;

/**
 * Figures in a file of which it is not sure which indicator they are of: a column, the rows with a word, or the whole
 * table.
 *
 * @param name what the file calls them, without their unit
 * @param unit the unit that the file says they are in; null where it says none, or several
 * @param fromLine the text above the header that says the unit; null where the name itself says it, or nothing does
 * @param freq the frequency of their periods; null where none was seen
 * @param decimals how many decimals they have at most; 0 where that was not seen
 * @param similar the ids of indicators that they may be of; empty where no name in the catalogue is like theirs
 */
public record Unnamed(String name, Unit unit, String fromLine, Freq freq, int decimals, List<String> similar) {

    public Unnamed {
        similar = List.copyOf(similar);
    }

    /** How they are asked for as a new indicator: the name and its unit, or {@code placeholder} where none is said. */
    public String asTyped(String placeholder) {
        return name + "=" + (unit == null ? placeholder : unit.id());
    }

    /** Those among {@code all} that are called {@code name}, however it is spaced. */
    public static Optional<Unnamed> called(String name, List<Unnamed> all) {
        String sought = HeaderName.plain(name);
        return all.stream()
                .filter(each -> HeaderName.plain(each.name()).equals(sought))
                .findFirst();
    }

    /** All in a file, in its order. */
    static List<Unnamed> in(FileSighting seen, Shape shape, Known known) {
        Units units = known.catalogue().units();
        List<Unnamed> all = new ArrayList<>();
        for (Shape.Named column : shape.of(Role.IGNORE)) {
            if (column.match() != null) {
                ColumnSight sight = column.sight();
                String name = sight.header.contains("/") ? sight.header.replace("/", "") : sight.meaning;
                all.add(of(Map.entry(name, column.match()), sight.decimals(), seen, shape, units));
            }
        }
        int decimals = shape.first(Role.OBS_VALUE)
                .map(column -> column.sight().decimals())
                .orElse(0);
        for (Map.Entry<String, Match> word : shape.words().entrySet()) {
            if (!word.getValue().sure()) {
                all.add(of(word, decimals, seen, shape, units));
            }
        }
        wholeTable(seen, shape, known).ifPresent(all::add);
        return all;
    }

    /** What a table is about that spreads out its regions or periods: its title, where that names no indicator. */
    private static Optional<Unnamed> wholeTable(FileSighting seen, Shape shape, Known known) {
        boolean spread = shape.layout() == Layout.WIDE_AREAS || shape.layout() == Layout.WIDE_PERIODS;
        List<String> titles = seen.around().titles();
        if (!spread || shape.first(Role.INDICATOR).isPresent() || titles.isEmpty()) {
            return Optional.empty();
        }
        IndicatorNames names =
                new IndicatorNames(known.catalogue(), seen.around().units());
        if (titles.stream().anyMatch(title -> names.inTitle(title).sure())) {
            return Optional.empty();
        }
        String title = IndicatorNames.withoutPeriod(titles.get(0));
        return Optional.of(of(
                Map.entry(title, names.inTitle(titles.get(0))),
                0,
                seen,
                shape,
                known.catalogue().units()));
    }

    private static Unnamed of(
            Map.Entry<String, Match> figures, int decimals, FileSighting seen, Shape shape, Units units) {
        String text = figures.getKey();
        Unit own = IndicatorNames.unitOf(text, units).orElse(null);
        Unit line = own == null && shape.first(Role.UNIT).isEmpty() ? ofLine(seen) : null;
        return new Unnamed(
                own == null ? text.strip() : IndicatorNames.withoutUnit(text),
                own == null ? line : own,
                line == null ? null : seen.around().units().text(),
                shape.freq(),
                decimals,
                figures.getValue().candidates().stream()
                        .map(each -> each.indicator().id())
                        .toList());
    }

    /** The one unit above the header; null where there is none, or several. */
    private static Unit ofLine(FileSighting seen) {
        return seen.around().units() == null || seen.around().units().listed().size() != 1
                ? null
                : seen.around().units().listed().values().iterator().next();
    }
}
