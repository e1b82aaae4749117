// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.proof;

import java.util.List;
import org.jundeng.contract.Contract;

/** Holds a delivery against promises. */
interface DeliveryProof {

    /** Throws an {@link AssertionError} where the delivery with these bytes breaks a promise. */
    void hold(byte[] bytes, List<Contract> contracts);
}
