// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jundeng.catalogue.Catalogue;

/** As {@link TrueSentencesTest}, with another seed each time and many more courses; only {@code -Pfuzz} runs it. */
class TrueSentencesFuzz {

    private static Catalogue catalogue;

    @BeforeContainer
    static void readsTheCatalogue() {
        catalogue = TrueSentencesTest.catalogue();
    }

    @Property(tries = 50_000)
    @Domain(ToldEpisodes.class)
    void agreeWithTheFigures(@ForAll ToldEpisodes.Course course) {
        ToldEpisode episode = new ToldEpisode(catalogue, course.atMost());
        course.nights().forEach(episode::tell);
    }

    @Property(tries = 50_000)
    @Domain(ToldEpisodes.class)
    void ofTargetsAgreeWithTheFigures(@ForAll ToldEpisodes.TargetCourse course) {
        ToldTarget target = new ToldTarget(catalogue);
        course.nights().forEach(target::tell);
    }
}
