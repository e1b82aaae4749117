// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.List;

/** All that can be asked for. */
public final class ApiResources {

    /** The resources, in the order in which they are described. */
    public static final List<ApiResource> ALL = List.of(
            new ObservationsResource(),
            new IndicatorsResource(),
            new RegionsResource(),
            new TargetsResource(),
            new AssessmentsResource(),
            new EpisodesResource(),
            new DeliveriesResource(),
            new FindingsResource());

    private ApiResources() {}
}
