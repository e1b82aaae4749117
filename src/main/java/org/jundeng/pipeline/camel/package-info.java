// SPDX-License-Identifier: Apache-2.0

/**
 * Where the world touches the pipeline: routes, their beans and schedules. The only room that knows Camel, besides the
 * beans of the mail round.
 *
 * <p>Start with {@link Edges}. It must not decide anything about a delivery: it claims it and hands it on.
 */
package org.jundeng.pipeline.camel;
