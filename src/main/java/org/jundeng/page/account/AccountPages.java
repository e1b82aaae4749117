// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.account;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.template.Templates;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.Links;
import org.jundeng.page.PageContext;
import org.jundeng.page.Reader;

/** Writes the pages on which one logs in, and reads what one may do. */
public final class AccountPages {

    private final Templates templates = new Templates(PageContext.class);
    private final Catalogue catalogue;

    /** Writes with the names of {@code catalogue}. */
    public AccountPages(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Why logging in did not work. */
    public enum LoginFault {
        /** Nothing was tried yet. */
        NONE,
        /** No such name, or another password: it is not said which. */
        WRONG,
        /** Too many mistakes were made; it has to wait. */
        WAIT,
        /** The password would have crossed the network unencrypted. */
        UNENCRYPTED;

        private String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What was tried.
     *
     * @param name the name that was typed; empty at first
     * @param to where it goes on afterwards; empty for the page on the user
     * @param fault why it did not work
     * @param pause how long it has to wait
     */
    public record Tried(String name, String to, LoginFault fault, Duration pause) {}

    /** The page on which one logs in. */
    public String login(Tried tried, Reader reader, Links links) {
        PageContext context = new PageContext(catalogue, reader, links);
        String fault = tried.fault() == LoginFault.NONE
                ? ""
                : context.words()
                        .say(
                                "login.fault." + tried.fault().code(),
                                tried.pause().toSeconds() + 1);
        String other = "login?lang=" + (reader.isChinese() ? "en" : "zh");
        LoginModel model = new LoginModel(
                context.frame(new Address.Search(""), context.words().say("login.title"), null, List.of())
                        .inOtherLanguageAt(other),
                tried.to(),
                !reader.isChinese(),
                tried.name(),
                fault);
        return templates.render("account/login.ftlh", model);
    }

    /** The page on a user, on {@code day}. */
    public String me(KnownUser user, LocalDate day, Reader reader, Links links) {
        PageContext context = new PageContext(catalogue, reader, links);
        MeModel model = new MeModel(
                context.frame(new Address.Search(""), context.words().say("me.title"), null, List.of())
                        .inOtherLanguageAt("me?lang=" + (reader.isChinese() ? "en" : "zh")),
                facts(user, context),
                user.roles().stream()
                        .map(role -> context.words().say("me.may." + role))
                        .toList(),
                places(user, day, context),
                user.token(),
                !reader.isChinese());
        return templates.render("account/me.ftlh", model);
    }

    private List<MeModel.Fact> facts(KnownUser user, PageContext context) {
        List<MeModel.Fact> facts = new ArrayList<>();
        facts.add(new MeModel.Fact(context.words().say("me.user"), user.id()));
        if (user.person() != null) {
            String name = catalogue
                    .people()
                    .person(user.person())
                    .map(Person::name)
                    .map(each -> each.in(context.locale()))
                    .orElse(user.person());
            facts.add(new MeModel.Fact(context.words().say("me.person"), name));
        }
        String roles = String.join(
                context.words().say("me.list"),
                user.roles().stream()
                        .map(role -> context.words().say("me.role." + role))
                        .toList());
        facts.add(new MeModel.Fact(context.words().say("me.roles"), roles));
        return facts;
    }

    private static List<Link> places(KnownUser user, LocalDate day, PageContext context) {
        List<Link> places = new ArrayList<>();
        for (String kind : List.of("desk", "waiting", "mine")) {
            Link acting = context.link(context.words().say(kind + ".title"), new Address.Acting(kind));
            if (acting.href() != null) {
                places.add(acting);
            }
        }
        user.bureaus().forEach(bureau -> places.add(context.bureau(bureau)));
        user.districts().forEach(district -> {
            places.add(context.region(district, day));
            places.add(context.link(
                    context.words().say("me.episodes", context.phrases().region(district, day)),
                    new Address.Episodes(null, null, district, null, 1)));
        });
        return places;
    }
}
