// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;

/**
 * Whatever happens to figures and rules: no sentence contradicts the figures beside it. The courses are the same in
 * each build; {@code -Pfuzz} tells other and more ones.
 */
class TrueSentencesTest {

    private static Catalogue catalogue;

    @BeforeContainer
    static void readsTheCatalogue() {
        catalogue = catalogue();
    }

    static Catalogue catalogue() {
        Faults faults = new Faults();
        Catalogue read = Catalogue.read(ConfigCopy.whole(), faults);
        faults.throwIfAny();
        return read;
    }

    @Property(seed = "20140710", tries = 200)
    @Domain(ToldEpisodes.class)
    void agreeWithTheFigures(@ForAll ToldEpisodes.Course course) {
        ToldEpisode episode = new ToldEpisode(catalogue, course.atMost());
        course.nights().forEach(episode::tell);
    }

    @Property(seed = "20140710", tries = 200)
    @Domain(ToldEpisodes.class)
    void ofTargetsAgreeWithTheFigures(@ForAll ToldEpisodes.TargetCourse course) {
        ToldTarget target = new ToldTarget(catalogue);
        course.nights().forEach(target::tell);
    }
}
