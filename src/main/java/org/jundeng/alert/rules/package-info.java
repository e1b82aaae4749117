// SPDX-License-Identifier: Apache-2.0

/**
 * Reads the rules: one for each target, and those of the files below {@code config/rules/}.
 *
 * <p>Start with {@link Rules}: it reads the files. {@link RuleKeys} is a rule as it is written, {@link RuleEntry} what
 * it says, and {@link RuleMaker} turns entries into the rules that are watched.
 *
 * <p>It must not know figures, episodes or who is told.
 */
package org.jundeng.alert.rules;
