// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.desk;

/**
 * What the page of an upload is made of.
 *
 * @param upload the upload
 * @param bytes how many bytes it has
 * @param sha256 their hash
 * @param percent how much of it has been read, in percent; null unless it is being tried
 * @param tried what would become of it; null where that is not known, or it was sent in
 * @param page which page of the findings, from 1
 */
public record UploadFacts(UploadLine upload, long bytes, String sha256, Integer percent, TriedFile tried, int page) {}
