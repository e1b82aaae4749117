// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import java.nio.file.Path;
import org.jundeng.contract.Contract;

/**
 * What a receipt's marked copy is made of.
 *
 * @param bytes the delivery's bytes as they came
 * @param contract the contract that they were read under
 */
public record Delivered(Path bytes, Contract contract) {}
