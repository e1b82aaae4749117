// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import org.jundeng.catalogue.Label;

/**
 * A sample delivery in its inbox, and its expected outcome.
 *
 * @param bureau whose inbox
 * @param fileName its name, which marks it as a sample
 * @param expectedOutcome the ledger's outcome in kebab-case: {@code taken}, {@code taken-in-part}, {@code refused},
 *     {@code duplicate}
 * @param why what is special about it, in both languages; empty where nothing is
 */
public record SampleFile(String bureau, String fileName, String expectedOutcome, Label why) {}
