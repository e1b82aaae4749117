// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.Collection;
import java.util.List;
import org.jundeng.catalogue.Target;

/** The targets that questions name. */
final class WantedTargets {

    private WantedTargets() {}

    /** Those that the parameters target, project and bureau leave, of what who asks may see. */
    static List<Target> of(ApiGround ground, ApiQuestion question) {
        Collection<Target> all = ground.configuration().catalogue().targets();
        List<String> ids = all.stream().map(Target::id).toList();
        question.check("target", ids::contains, ids);
        Suppliers.checkBureau(ground, question);
        String id = question.text("target");
        Long project = question.number("project");
        String bureau = question.text("bureau");
        return all.stream()
                .filter(each -> id == null || each.id().equals(id))
                .filter(each -> project == null || each.project() == project)
                .filter(each -> bureau == null || each.bureau().equals(bureau))
                .filter(each -> question.scope().sees(each.bureau()))
                .toList();
    }
}
