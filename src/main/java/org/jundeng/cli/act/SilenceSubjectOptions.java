// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jundeng.alert.Rule;
import org.jundeng.alert.silence.Silence.About;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.option.IndicatorOption;
import org.jundeng.cli.option.KnownName;
import org.jundeng.cli.option.RegionOption;
import org.jundeng.cli.option.SupplierArgument;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.configuration.Configuration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for the subject of a silence. */
final class SilenceSubjectOptions {

    @Option(names = "--episode", paramLabel = "ID", description = "This episode, by its number.")
    private Long episode;

    @Option(
            names = "--rule",
            paramLabel = "ID",
            description = "This rule, or all that begin so: --rule 'target:*' means all that follow from targets.")
    private String rule;

    @Mixin
    private IndicatorOption indicator;

    @Mixin
    private RegionOption refArea;

    @Option(names = "--feed", paramLabel = "ID", description = "This feed: its id or its name.")
    private String feed;

    @Option(names = "--bureau", paramLabel = "ID", description = "What concerns this bureau: its id or its name.")
    private String bureau;

    @Option(names = "--project", paramLabel = "N", description = "What concerns this project of the plan, 0 to 10.")
    private Integer project;

    void mustSaySomething() {
        if (Stream.of(episode, rule, indicator.text(), refArea.text(), feed, bureau, project)
                .allMatch(Objects::isNull)) {
            throw new UnusableRequest(
                    "say what it is about: --episode, --rule, --indicator, --ref-area, --feed, --bureau"
                            + " or --project; several narrow it down");
        }
    }

    /**
     * The subject by ids, with regions as they are on {@code first}, the silence's first day. Throws
     * {@link UnusableRequest} for an unknown name.
     */
    About about(Configuration configuration, LocalDate first) {
        Catalogue catalogue = configuration.catalogue();
        if (project != null && !catalogue.projects().containsKey(project)) {
            throw new UnusableRequest("the plan has no project " + project + "; it has "
                    + catalogue.projects().keySet());
        }
        return new About(
                episode,
                rule(configuration.rules().stream().map(Rule::id).toList()),
                indicator.id(catalogue, id -> false),
                refArea.idIn(catalogue.regions(), new TimePeriod(Freq.D, first)),
                SupplierArgument.feed(configuration, feed),
                SupplierArgument.bureau(configuration, bureau),
                project);
    }

    private String rule(List<String> known) {
        if (rule == null || !rule.endsWith("*")) {
            return KnownName.check("--rule: no rule has the id", rule, known);
        }
        String beginning = rule.substring(0, rule.length() - 1);
        if (known.stream().noneMatch(id -> id.startsWith(beginning))) {
            throw new UnusableRequest("--rule: no rule's id begins with \"" + beginning + "\"");
        }
        return rule;
    }
}
