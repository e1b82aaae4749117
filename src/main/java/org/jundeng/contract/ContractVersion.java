// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.nio.file.Path;

/**
 * One version of a contract: what its file says at one time.
 *
 * @param contract the contract
 * @param hash the SHA-256 of the file's bytes, in hex
 * @param text the file's text
 * @param file the file
 */
public record ContractVersion(Contract contract, String hash, String text, Path file) {}
