// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.site;

import org.jundeng.page.Frame;

/**
 * The data for the template of a page that cannot be shown, {@code fault.ftlh}.
 *
 * @param frame what stands around it
 * @param found what was asked for
 * @param promised what can be asked for
 * @param remedy what to do
 */
public record FaultModel(Frame frame, String found, String promised, String remedy) {}
