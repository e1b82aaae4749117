// SPDX-License-Identifier: Apache-2.0

/**
 * YAML bound to records: every fault at once, each with file, line and the nearest known name.
 *
 * <p>Start with {@link org.jundeng.binding.YamlFile}. It knows no configuration type: those live with the features that
 * own them and check themselves in their constructors. How words of the configuration and of deliveries are compared is
 * here too: {@link org.jundeng.binding.Width} and {@link org.jundeng.binding.Nearest}.
 */
package org.jundeng.binding;
