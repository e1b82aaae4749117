// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.util.List;
import org.jundeng.assess.Wording;

/**
 * What stands around the content of each page.
 *
 * @param lang the language as HTML names it: {@code zh-CN} or {@code en}
 * @param title what the page is about
 * @param style the link to the style sheet
 * @param ways the ways to the main pages; the one that is shown leads nowhere
 * @param crumbs the ways back, from the scoreboard on; empty on the scoreboard
 * @param language the same page in the other language
 * @param asOf of which night it speaks, in words
 * @param knownNow whether it judges the day by what is known now, and not as was said then
 * @param otherwise the same page by the other knowledge; null where only one can be asked for
 * @param search where a search form leads, and its text; null where there is none
 * @param account who reads, which leads to what the reader may do; null where nobody logs in
 * @param words the sentences of pages, in the page's language
 */
public record Frame(
        String lang,
        String title,
        String style,
        List<Link> ways,
        List<Link> crumbs,
        Link language,
        String asOf,
        boolean knownNow,
        Link otherwise,
        SearchForm search,
        Link account,
        Wording words) {

    public Frame {
        ways = List.copyOf(ways);
        crumbs = List.copyOf(crumbs);
    }

    /** The same frame, of a page that is reached in the other language by {@code href}; null where it is not. */
    public Frame inOtherLanguageAt(String href) {
        return new Frame(
                lang,
                title,
                style,
                ways,
                crumbs,
                new Link(language.text(), href),
                asOf,
                knownNow,
                otherwise,
                search,
                account,
                words);
    }

    /**
     * A form that searches.
     *
     * @param action where it leads
     * @param words what stands in it
     * @param lang the language to answer in; null for Chinese
     * @param day the day to answer for; null for the latest
     */
    public record SearchForm(String action, String words, String lang, String day) {}
}
