// SPDX-License-Identifier: Apache-2.0

/**
 * Binds YAML to records and reports all faults at once, each with file, line and the nearest known name.
 *
 * <p>Start with {@link org.jundeng.binding.YamlFile}. It must not know any type of the configuration: those belong to
 * their features and check themselves in their constructors. The comparison of words, in the configuration and in
 * deliveries, is here, too: {@link org.jundeng.binding.CharacterWidth} and
 * {@link org.jundeng.binding.NearestWord}; and so are exact numbers as people write them,
 * {@link org.jundeng.binding.Fraction}.
 */
package org.jundeng.binding;
