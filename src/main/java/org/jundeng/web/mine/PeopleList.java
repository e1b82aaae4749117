// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.mine;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.notice.absence.EnteredAbsences;
import org.jundeng.page.PageContext;
import org.jundeng.page.mine.PeopleFacts;
import org.jundeng.page.mine.PeopleFacts.Tried;
import org.jundeng.page.mine.PeoplePage;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.web.access.ActingPage;
import org.jundeng.web.access.Errand;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Response;

/** Shows the people and when they are away, and takes absences: the own one, and everybody's from an operator. */
final class PeopleList implements ActingPage {

    private static final int UNUSABLE = 400;
    private static final int CONFLICT = 409;
    private static final String DONE = "done";
    private static final String ENDED = "ended";
    private static final Set<String> CONFLICTS = Set.of("there-already", "already-ended");

    private final PeoplePage page = new PeoplePage();

    @Override
    public boolean isFor(Visitor visitor) {
        return visitor.mayReadAll() || visitor.is(Role.STEWARD);
    }

    @Override
    public Response show(Errand errand) {
        String said = errand.query().get("said");
        return errand.page(html(errand, Tried.only(Set.of(DONE, ENDED).contains(said) ? said : "")));
    }

    @Override
    public Response act(Errand errand) {
        FormFields form = errand.form();
        String person = form.get("person");
        PeopleFacts facts = facts(errand);
        if (!facts.mayChange(person) || facts.people().person(person).isEmpty()) {
            return errand.notThere("person", person);
        }
        boolean ends = form.get("do").equals("end");
        String outcome = ends ? end(errand, person) : enter(errand, person);
        if (outcome.equals(DONE)) {
            return errand.seeOther("people?said=" + (ends ? ENDED : DONE));
        }
        return errand.page(
                CONFLICTS.contains(outcome) ? CONFLICT : UNUSABLE,
                html(errand, new Tried(outcome, person, form.get("from"), form.get("until"), form.get("deputy"))));
    }

    private static String enter(Errand errand, String person) {
        FormFields form = errand.form();
        try {
            String deputy = form.get("deputy");
            EnteredAbsences.Wish wish = new EnteredAbsences.Wish(
                    person,
                    LocalDate.parse(form.get("from")),
                    LocalDate.parse(form.get("until")),
                    deputy.isEmpty() ? null : deputy);
            return absences(errand.opened())
                    .enter(errand.opened().configuration().catalogue().people(), wish, author(errand))
                    .code();
        } catch (DateTimeParseException unreadable) {
            return "no-day";
        }
    }

    private static String end(Errand errand, String person) {
        String number = errand.form().get("absence");
        return number.matches("\\d{1,18}")
                ? absences(errand.opened())
                        .end(person, Long.parseLong(number), author(errand))
                        .code()
                : EnteredAbsences.Outcome.UNKNOWN.code();
    }

    private static EnteredAbsences.Author author(Errand errand) {
        return new EnteredAbsences.Author(
                errand.grounds(null).author(), errand.by(), errand.visitor().mayOperate());
    }

    private static EnteredAbsences absences(OpenWorkspace opened) {
        return new EnteredAbsences(opened.database(), opened.clock(), opened.businessDate());
    }

    private static PeopleFacts facts(Errand errand) {
        OpenWorkspace opened = errand.opened();
        Visitor visitor = errand.visitor();
        boolean mayEnter = visitor.is(Role.OFFICIAL) || visitor.is(Role.STEWARD);
        return new PeopleFacts(
                opened.people(),
                new EnteredAbsences(opened.read(), opened.clock(), opened.businessDate()).current(),
                mayEnter ? visitor.person() : null,
                visitor.mayOperate(),
                opened.businessDate());
    }

    private String html(Errand errand, Tried tried) {
        PageContext context = errand.context();
        return page.html(context, facts(errand), tried, errand.token());
    }
}
