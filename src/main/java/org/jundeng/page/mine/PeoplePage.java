// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.mine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.absence.EnteredAbsence;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.PageContext;
import org.jundeng.page.mine.AnswerModel.Choice;
import org.jundeng.page.mine.PeopleFacts.Tried;
import org.jundeng.page.mine.PeopleModel.Away;
import org.jundeng.page.mine.PeopleModel.Form;
import org.jundeng.page.mine.PeopleModel.Line;

/** Writes the page on the people, their duties and deputies, and when they are away. */
public final class PeoplePage {

    private final Templates templates = new Templates(PageContext.class);

    /** The page of {@code facts} as HTML, after the user has {@code tried} something; its forms have {@code token}. */
    public String html(PageContext context, PeopleFacts facts, Tried tried, String token) {
        return templates.render("mine/people.ftlh", new Writing(context, facts, tried).model(token));
    }

    /** The page for one user. */
    private static final class Writing {

        private final PageContext context;
        private final PeopleFacts facts;
        private final Tried tried;

        Writing(PageContext context, PeopleFacts facts, Tried tried) {
            this.context = context;
            this.facts = facts;
            this.tried = tried;
        }

        PeopleModel model(String token) {
            return new PeopleModel(
                    context.frame(
                            new Address.Acting("people"),
                            context.words().say("people.title"),
                            null,
                            List.of(context.link(context.words().say("mine.title"), new Address.Acting("mine")))),
                    tried.outcome().isEmpty() ? "" : context.words().say("people.said." + tried.outcome()),
                    form(token),
                    facts.people().all().stream().map(this::line).toList(),
                    facts.operates());
        }

        private Form form(String token) {
            List<Person> whose = facts.people().all().stream()
                    .filter(person -> facts.mayChange(person.id()))
                    .toList();
            return whose.isEmpty()
                    ? null
                    : new Form(
                            token,
                            !context.reader().isChinese(),
                            choices(whose, tried.person().isEmpty() ? facts.own() : tried.person()),
                            choices(facts.people().all(), tried.deputy()),
                            usual(whose),
                            tried.from().isEmpty() ? facts.today().toString() : tried.from(),
                            tried.until());
        }

        /** Who stands in where nobody is chosen: the usual deputy, by name where the form is for one person. */
        private String usual(List<Person> whose) {
            if (whose.size() > 1) {
                return context.words().say("people.deputy.usual");
            }
            String deputy = whose.get(0).deputy();
            return deputy == null
                    ? context.words().say("people.deputy.usual.none")
                    : context.words().say("people.deputy.usual.named", name(deputy));
        }

        private List<Choice> choices(Collection<Person> people, String chosen) {
            return people.stream()
                    .map(person -> new Choice(
                            person.id(),
                            person.name().in(context.locale()),
                            person.id().equals(chosen)))
                    .toList();
        }

        private Line line(Person person) {
            return new Line(
                    person.name().in(context.locale()),
                    facts.operates() ? person.email() : "",
                    duties(person),
                    person.deputy() == null ? "" : name(person.deputy()),
                    now(person),
                    away(person));
        }

        private List<Link> duties(Person person) {
            List<Link> duties = new ArrayList<>();
            person.bureaus().forEach(bureau -> duties.add(context.bureau(bureau)));
            person.projects()
                    .forEach(project ->
                            duties.add(Link.none(context.words().say("people.project", project.toString()))));
            person.districts().forEach(district -> duties.add(context.region(district, facts.today())));
            if (!person.feeds().isEmpty()) {
                duties.add(Link.none(
                        context.words().count("people.feeds", person.feeds().size())));
            }
            if (person.operator()) {
                duties.add(Link.none(context.words().say("people.operator")));
            }
            return duties;
        }

        private String now(Person person) {
            boolean away = person.isAbsent(facts.today());
            if (!away && !facts.people().isUnreachable(person)) {
                return "";
            }
            String state = context.words().say(away ? "people.away-now" : "people.unreachable");
            return facts.people()
                    .standIn(person, facts.today())
                    .map(other -> context.words().say("people.instead", state, name(other.id())))
                    .orElse(state);
        }

        /** As the configuration says, and as it was entered: what is over is left out. */
        private List<Away> away(Person person) {
            List<EnteredAbsence> entered = facts.entered().stream()
                    .filter(each -> each.person().equals(person.id()))
                    .toList();
            Stream<Away> configured = context.catalogue().people().person(person.id()).stream()
                    .flatMap(each -> each.absent().stream())
                    .filter(each -> !each.until().isBefore(facts.today()))
                    .map(each -> new Away(days(each), "", person.id(), false));
            return Stream.concat(configured, entered.stream().flatMap(each -> each.days().stream()
                            .map(days -> new Away(
                                    days(days),
                                    Long.toString(each.absenceId()),
                                    person.id(),
                                    facts.mayChange(person.id())))))
                    .toList();
        }

        private String days(Person.Absence days) {
            String said = context.words().say("told.from-until", day(days.from()), day(days.until()));
            return days.deputy() == null ? said : context.words().say("people.instead", said, name(days.deputy()));
        }

        private String name(String id) {
            return context.person(id).text();
        }

        private String day(LocalDate day) {
            return context.phrases().day(day);
        }
    }
}
