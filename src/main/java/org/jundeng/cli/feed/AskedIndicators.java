// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Unit;
import org.jundeng.catalogue.Units;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.guess.Known;
import org.jundeng.guess.NewIndicators;
import org.jundeng.guess.Unnamed;

/** Takes what was typed as {@code --new-indicator} for figures of the file and the unit that they are in. */
record AskedIndicators(Known known, Wording wording) {

    /**
     * The indicators that {@code typed} asks for.
     *
     * @param typed for each the name of its figures in the file, and its unit where the file says none: {@code 志愿者人数=人}
     * @param unnamed the figures that an indicator may be asked for
     */
    NewIndicators of(List<String> typed, List<Unnamed> unnamed, String feed) {
        NewIndicators asked = new NewIndicators(known, feed);
        for (String each : typed) {
            int at = each.lastIndexOf('=');
            Unnamed figures = Unnamed.called(at < 0 ? each : each.substring(0, at), unnamed)
                    .or(() -> Unnamed.called(each, unnamed))
                    .orElseThrow(() -> new UnusableRequest(noFigures(each, unnamed)));
            boolean hasUnit = at >= 0 && Unnamed.called(each, List.of(figures)).isEmpty();
            asked.add(figures, hasUnit ? unit(each.substring(at + 1)) : unitOf(figures));
        }
        return asked;
    }

    private String noFigures(String typed, List<Unnamed> unnamed) {
        return unnamed.isEmpty()
                ? wording.say("guess.nothing-unnamed", typed)
                : wording.say(
                        "guess.no-figures",
                        typed,
                        unnamed.stream().map(Unnamed::name).collect(Collectors.joining(", ")));
    }

    private Unit unitOf(Unnamed figures) {
        if (figures.unit() == null) {
            throw new UnusableRequest(wording.say("guess.needs-unit", figures.name(), figures.name() + "=…", units()));
        }
        return figures.unit();
    }

    private Unit unit(String text) {
        Units units = known.catalogue().units();
        return units.find(text).orElseThrow(() -> new UnusableRequest(wording.say("guess.no-unit", text, units())));
    }

    private String units() {
        return known.catalogue().units().all().stream().map(Unit::id).collect(Collectors.joining(" "));
    }
}
