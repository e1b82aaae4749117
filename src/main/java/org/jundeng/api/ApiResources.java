// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.List;

/** All that can be asked for. */
public final class ApiResources {

    /** The figures. */
    public static final ApiResource OBSERVATIONS = new ObservationsResource();

    /** The resources, in the order in which they are described. */
    public static final List<ApiResource> ALL = List.of(
            OBSERVATIONS,
            new IndicatorsResource(),
            new RegionsResource(),
            new TargetsResource(),
            new AssessmentsResource(),
            new EpisodesResource(),
            new DeliveriesResource(),
            new FindingsResource());

    private ApiResources() {}
}
