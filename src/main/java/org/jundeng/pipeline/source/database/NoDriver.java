// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.SQLException;

/** No driver takes the address of a source, or the driver cannot be used: nothing was asked. */
public final class NoDriver extends SQLException {

    private static final long serialVersionUID = 1L;

    private final String product;
    private final String jar;
    private final String folder;

    /**
     * Says in {@code said} what is wrong.
     *
     * @param product the product that the address belongs to
     * @param jar the jar that holds the product's driver
     * @param folder where the jar is to be put
     */
    NoDriver(String said, String product, String jar, String folder, Throwable cause) {
        super(said, cause);
        this.product = product;
        this.jar = jar;
        this.folder = folder;
    }

    /** The product that the address belongs to. */
    public String product() {
        return product;
    }

    /** The jar that holds the product's driver. */
    public String jar() {
        return jar;
    }

    /** The folder for the jar. */
    public String folder() {
        return folder;
    }
}
