// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.catalogue.Regions;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.Officials;
import org.jundeng.notice.decision.Patience;
import org.jundeng.pipeline.configuration.Configuration;

/** Looks whether feeds and people know of each other: who hears of what. */
public final class PeopleExaminer implements Examiner {

    private final Configuration configuration;
    private final Path people;

    /**
     * Looks at {@code configuration}.
     *
     * @param people the file that lists people
     */
    public PeopleExaminer(Configuration configuration, Path people) {
        this.configuration = configuration;
        this.people = people;
    }

    @Override
    public String subject() {
        return "people and feeds";
    }

    @Override
    public void examine(Remarks remarks) {
        TreeSet<String> feeds = new TreeSet<>(configuration.contracts().feeds());
        configuration.catalogue().people().all().forEach(person -> person.feeds().stream()
                .filter(feed -> !feeds.contains(feed))
                .forEach(feed -> remarks.fault(
                        people + ": " + person.id() + " is steward of \"" + feed + "\", which no contract promises")));
        for (String channel : configuration.catalogue().people().channels()) {
            String url = "jundeng.channel." + channel + ".url";
            if (configuration.settings().text(url).isEmpty()) {
                remarks.note("nothing leaves by channel " + channel + ": " + url + " is not set");
            }
        }
        for (ContractVersion version : configuration.contracts().all()) {
            Contract contract = version.contract();
            if (contract.source() != null
                    && configuration
                            .settings()
                            .text("jundeng.source." + contract.source().name() + ".url")
                            .isEmpty()) {
                remarks.note("feed " + contract.feed() + " is not pulled: jundeng.source."
                        + contract.source().name() + ".url is not set");
            }
        }
        examineHearers(remarks);
        examineDistricts(remarks);
        examinePatience(remarks);
    }

    /**
     * Notes bureaus of whose refused files nobody would hear. The stewards of the bureau are told of a file that no
     * feed claims, or else the operators.
     */
    private void examineHearers(Remarks remarks) {
        Predicate<Person> isTold = person -> person.notices().receipts() != NoticePreferences.Receipts.NONE;
        Collection<Person> all = configuration.catalogue().people().all();
        Map<String, Set<String>> bureaus = new TreeMap<>();
        configuration.contracts().all().forEach(version -> bureaus.computeIfAbsent(
                        version.contract().bureau(), first -> new TreeSet<>())
                .add(version.contract().feed()));
        bureaus.forEach((bureau, feeds) -> {
            List<Person> stewards = all.stream()
                    .filter(person -> !Collections.disjoint(person.feeds(), feeds))
                    .toList();
            List<Person> hearers =
                    stewards.isEmpty() ? all.stream().filter(Person::operator).toList() : stewards;
            if (hearers.stream().noneMatch(isTold)) {
                remarks.note("nobody is mailed where a file of " + bureau + " is refused or waits to be confirmed: "
                        + reason(stewards, hearers));
            }
        });
    }

    /** Where some answer for districts: notes those that nobody does, and people whose districts no rule watches. */
    private void examineDistricts(Remarks remarks) {
        Regions regions = configuration.catalogue().regions();
        People all = configuration.catalogue().people();
        if (all.places().isEmpty()) {
            return;
        }
        List<String> silent = regions.districts().stream()
                .filter(district -> !all.places().contains(district))
                .toList();
        if (!silent.isEmpty()) {
            remarks.note("in people.yaml some answer for districts, but nobody for " + String.join(", ", silent));
        }
        Set<String> watched = officials().watched();
        all.all().stream()
                .filter(person -> !person.districts().isEmpty())
                .filter(person -> Collections.disjoint(all.placesOf(person), watched))
                .forEach(person -> remarks.note("in people.yaml " + person.id() + " answers for "
                        + String.join(", ", person.districts()) + ", which no rule watches"));
    }

    /** Notes of which deliveries that wait to be confirmed no official would ever hear. */
    private void examinePatience(Remarks remarks) {
        Patience patience = Patience.of(configuration.settings());
        if (patience.officialAfter() == 0) {
            remarks.note(
                    "no official is told of figures that wait to be confirmed: " + Patience.OFFICIAL_KEY + " is 0");
            return;
        }
        if (patience.superiorAfter() > 0 && patience.superiorAfter() < patience.officialAfter()) {
            remarks.note("superiors are told of figures that wait to be confirmed before the officials are: "
                    + Patience.SUPERIOR_KEY + " is less than " + Patience.OFFICIAL_KEY);
        }
        FeedDirectory feeds = feeds();
        Officials officials = officials();
        Map<String, Set<String>> indicators = new TreeMap<>();
        configuration
                .contracts()
                .feedsByIndicator()
                .forEach((indicator, bringing) -> bringing.forEach(feed -> indicators
                        .computeIfAbsent(feed, first -> new TreeSet<>())
                        .add(indicator)));
        Set<String> everywhere = configuration.catalogue().regions().ids();
        Set<String> silent = new TreeSet<>();
        indicators.forEach((feed, brought) -> feeds.bureau(feed)
                .filter(bureau -> officials.of(bureau, brought, everywhere).isEmpty())
                .ifPresent(silent::add));
        silent.forEach(bureau -> remarks.note("no official is told where figures of " + bureau
                + " wait to be confirmed for long: in people.yaml nobody answers for it (bureaus: [" + bureau + "])"));
    }

    private FeedDirectory feeds() {
        return new FeedDirectory(configuration.catalogue(), configuration.contracts());
    }

    private Officials officials() {
        return new Officials(configuration.catalogue(), feeds(), configuration.rules());
    }

    private static String reason(List<Person> stewards, List<Person> hearers) {
        if (hearers.isEmpty()) {
            return "in people.yaml nobody has any of its feeds, and nobody is the operator (operator: true)";
        }
        return "in people.yaml its " + (stewards.isEmpty() ? "operators" : "stewards") + " want no receipts";
    }
}
