// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.util.Set;

/**
 * What of all pages a reader may be shown. Whoever reads the plan reads all that is said of places, but perhaps only
 * the deliveries of some bureaus; whoever reads for a district reads what is said of it alone.
 *
 * @param bureaus the bureaus whose deliveries may be shown; null for all
 * @param regions the regions of which alone something may be shown; null for all, and for the plan as a whole
 * @param told the ids of the people of whom it may be shown what they were told and why; null for all
 */
public record Permit(Set<String> bureaus, Set<String> regions, Set<String> told) {

    /** Everything may be shown. */
    public static final Permit ALL = new Permit(null, null, null);

    public Permit {
        bureaus = bureaus == null ? null : Set.copyOf(bureaus);
        regions = regions == null ? null : Set.copyOf(regions);
        told = told == null ? null : Set.copyOf(told);
    }

    /** Whether deliveries of the bureau may be shown. */
    public boolean showsDeliveriesOf(String bureau) {
        return bureaus == null || bureaus.contains(bureau);
    }

    /** Whether it may be shown what a person was told and why; {@code ""} for nobody, null for somebody unknown. */
    public boolean showsToldTo(String person) {
        return told == null || person != null && (person.isEmpty() || told.contains(person));
    }

    /** Whether what is said of a region alone may be shown. */
    public boolean shows(String region) {
        return regions == null || regions.contains(region);
    }

    /** Whether there is any page of that kind for the reader. */
    public boolean knows(String kind) {
        return regions == null
                || Set.of("district", "figure", "episodes", "episode").contains(kind);
    }

    /**
     * Whether the page at an address may be shown, as far as the address tells. Of a delivery, a row or an episode only
     * what is known of it tells. Of pages on which people act, their own rules tell.
     */
    public boolean shows(Address address) {
        if (regions == null || address instanceof Address.Acting) {
            return true;
        }
        if (address instanceof Address.OfDistrict of) {
            return shows(of.id());
        }
        if (address instanceof Address.OfFigure of) {
            return shows(of.region());
        }
        if (address instanceof Address.Episodes of) {
            return of.region() != null && shows(of.region());
        }
        return knows(address.kind());
    }
}
