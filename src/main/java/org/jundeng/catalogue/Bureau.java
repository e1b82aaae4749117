// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import org.jundeng.binding.MissingValues;

/**
 * A bureau of the city.
 *
 * @param id its stable kebab-case id, which is also the name of its folders
 * @param name its names
 */
public record Bureau(String id, Label name) {

    public Bureau {
        MissingValues.check("id", id, "name", name);
    }
}
