// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.alert.book.EpisodeAnswers;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.book.EpisodeSelection;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.LastEvaluation;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Target;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Moment;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.LatestFigures;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.history.Revisions;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/** Gathers what pages on the plan say: where its targets stood on a night, and what waited then. */
public final class PlanBook {

    private static final int MOST_REVISIONS = 20;
    private static final int MOST_EPISODES = 50;

    private final DataSource warehouse;
    private final Catalogue catalogue;
    private final Contracts contracts;
    private final Map<String, Rule> rules;
    private final AssessmentBook assessments;
    private final StatesNow now;
    private volatile KnownFeeds feeds;

    /** How the feeds stood on a night, as of a line of the ledger. Without another line nothing of it changes. */
    private record KnownFeeds(LocalDate night, long lastLine, List<FeedState> states) {}

    /** Up to where the ledger has come, and its evaluation. */
    private record Knowledge(long lastLine, LastEvaluation.Point evaluated) {}

    /**
     * Asks {@code warehouse} about the targets of {@code catalogue}, what feeds promise, and what rules watch.
     *
     * @param statesNow judges all targets on a past day by what is known now
     */
    public PlanBook(
            DataSource warehouse,
            Catalogue catalogue,
            Contracts contracts,
            List<Rule> rules,
            Function<LocalDate, List<Assessment>> statesNow) {
        this.now = new StatesNow(statesNow, this::knowledge);
        this.warehouse = warehouse;
        this.catalogue = catalogue;
        this.contracts = contracts;
        this.rules = rules.stream().collect(Collectors.toMap(Rule::id, rule -> rule, (first, again) -> first));
        this.assessments = new AssessmentBook(warehouse, catalogue);
    }

    /** Whether a night has been up to {@code day}; null for any. */
    public boolean hasNight(LocalDate day) {
        return assessments.nightUpTo(day).isPresent();
    }

    /** The latest night on which all targets were assessed; empty where none has been yet. */
    public Optional<LocalDate> latestNight() {
        return assessments.nightUpTo(null);
    }

    /**
     * What the page of a target says of a moment. Empty where no night has been up to its day, and for an unknown
     * target.
     *
     * @throws StatesNow.Busy if the day is to be judged anew, and too many are
     */
    public Optional<TargetFacts> target(String id, Moment moment) {
        return catalogue
                .target(id)
                .flatMap(target -> moment.knownNow()
                        ? Optional.of(target(
                                target,
                                moment.day(),
                                now.on(moment.day()).stream()
                                        .filter(one -> one.targetId().equals(target.id()))
                                        .toList()))
                        : assessments
                                .nightUpTo(moment.day())
                                .map(night -> target(target, night, assessments.of(target.id(), night))));
    }

    private TargetFacts target(Target target, LocalDate night, List<Assessment> stood) {
        List<Observations.Row> figures = figures(FigureSelection.ALL.of(target.indicator()), night);
        return new TargetFacts(
                target,
                night,
                stood,
                development(target, stood, figures, night),
                figures,
                catalogue.indicators().stream()
                        .filter(each ->
                                each.equality() != null && each.equality().of().equals(target.indicator()))
                        .map(each -> new TargetFacts.Equality(
                                each,
                                figures(
                                        FigureSelection.ALL
                                                .of(each.id())
                                                .in(catalogue.regions().city()),
                                        night)))
                        .toList(),
                assessments.disagreements(target.indicator(), night),
                assessments.course(target.id(), night),
                new EpisodeBook(warehouse)
                        .part(EpisodeSelection.ALL.ofTarget(target.id()), catalogue.levels(), 0, MOST_EPISODES),
                new Revisions(warehouse).of(target.indicator(), night, MOST_REVISIONS),
                contracts.feedsByIndicator().getOrDefault(target.indicator(), List.of()).stream()
                        .flatMap(feed -> contracts.feed(feed).stream())
                        .map(ContractVersion::contract)
                        .toList());
    }

    /** How the target developed where it is worst off, of the regions that have figures. */
    private TargetFacts.Development development(
            Target target, List<Assessment> stood, List<Observations.Row> figures, LocalDate night) {
        Set<String> known = KnownFigures.of(figures).byRegion().keySet();
        String region = Tallies.worst(stood.stream()
                        .filter(one -> known.contains(one.regionId()))
                        .toList())
                .or(() -> Tallies.worst(stood).filter(one -> known.isEmpty()))
                .map(Assessment::regionId)
                .orElse(catalogue.regions().city());
        return new TargetFacts.Development(
                region, assessments.development(target, region, night).orElseThrow());
    }

    private List<Observations.Row> figures(FigureSelection selection, LocalDate night) {
        List<Observations.Row> rows = new ArrayList<>();
        new Observations(warehouse).each(selection.between(null, night), rows::add);
        return rows;
    }

    /**
     * What the scoreboard says of a moment. Empty where no night has been up to its day. What waits is said only of the
     * latest night: of an earlier one it is not kept. A day that is judged anew is compared with what was said then.
     *
     * @throws StatesNow.Busy if the day is to be judged anew, and too many are
     */
    public Optional<BoardFacts> board(Moment moment) {
        LocalDate day = moment.day();
        if (moment.knownNow()) {
            Optional<LocalDate> said = assessments.nightUpTo(day);
            return Optional.of(new BoardFacts(
                    day,
                    now.on(day),
                    said.orElse(null),
                    said.map(assessments::on).orElse(List.of()),
                    false,
                    OpenWork.none(directory())));
        }
        return assessments.nightUpTo(day).map(night -> {
            Optional<LocalDate> before = assessments.nightUpTo(night.minusDays(1));
            boolean isLatest = assessments.nightUpTo(null).filter(night::equals).isPresent();
            return new BoardFacts(
                    night,
                    assessments.on(night),
                    before.orElse(null),
                    before.map(assessments::on).orElse(List.of()),
                    isLatest,
                    isLatest ? open(night) : OpenWork.none(directory()));
        });
    }

    /** Since when each target has been in the state of that night, in each region. */
    public List<AssessmentBook.Standing> since(LocalDate night) {
        return assessments.since(night);
    }

    private OpenWork open(LocalDate night) {
        EpisodeBook episodes = new EpisodeBook(warehouse);
        Set<Long> unanswered = episodes.unanswered();
        FeedDirectory directory = directory();
        List<EpisodeBook.Entry> open = episodes.list(true);
        Map<Long, EpisodeAnswers.Last> said = new EpisodeAnswers(warehouse)
                .of(open.stream().map(EpisodeBook.Entry::episodeId).toList());
        return new OpenWork(
                open.stream()
                        .map(entry -> alert(entry, unanswered.contains(entry.episodeId()), directory)
                                .handedTo(said.get(entry.episodeId()).handedTo(), catalogue.people()))
                        .toList(),
                new UnconfirmedLines(warehouse).waiting(),
                feeds(night),
                directory);
    }

    /** It reads the whole ledger, so it is asked once a line and not once a page. */
    private List<FeedState> feeds(LocalDate night) {
        long lastLine = lastLine();
        KnownFeeds known = feeds;
        if (known == null || known.lastLine() != lastLine || !known.night().equals(night)) {
            List<Contract> promises =
                    contracts.all().stream().map(ContractVersion::contract).toList();
            known = new KnownFeeds(night, lastLine, FeedState.on(night, promises, catalogue.workingDays(), warehouse));
            feeds = known;
        }
        return known.states();
    }

    private Knowledge knowledge() {
        return new Knowledge(lastLine(), assessments.evaluated());
    }

    private long lastLine() {
        return new Observations(warehouse).ledgerEnd().number();
    }

    private OpenWork.Alert alert(EpisodeBook.Entry entry, boolean isUnanswered, FeedDirectory directory) {
        Rule rule = rules.get(entry.ruleId());
        WatchedPlace place = new WatchedPlace(entry.ruleId(), entry.regionId(), entry.feed());
        return new OpenWork.Alert(
                entry,
                rule,
                rule == null ? List.of() : directory.concerned(rule, place, entry.indicator()),
                directory.bureaus(rule, place, entry.indicator()),
                isUnanswered);
    }

    private FeedDirectory directory() {
        return new FeedDirectory(catalogue, contracts);
    }

    /**
     * What the page of a district says of a moment. Empty where no night has been up to its day, and where no district
     * bears the id, then or in the plan.
     *
     * @throws StatesNow.Busy if the day is to be judged anew, and too many are
     */
    public Optional<DistrictFacts> district(String id, Moment moment) {
        return board(moment)
                .filter(plan -> districts(plan.night()).contains(id))
                .map(plan -> {
                    List<String> indicators = catalogue.targets().stream()
                            .map(Target::indicator)
                            .distinct()
                            .toList();
                    OpenWork open = plan.open();
                    List<UnconfirmedLines.Unconfirmed> concerned = open.unconfirmed().stream()
                            .filter(line -> new UnconfirmedLines(warehouse)
                                    .cells(line.deliveryId()).stream()
                                            .anyMatch(cell -> cell.regions().contains(id)))
                            .toList();
                    return new DistrictFacts(
                            id,
                            plan,
                            concerned,
                            new LatestFigures(warehouse).of(id, indicators, districts(plan.night()), plan.night()));
                });
    }

    /** The districts of the night and those of the plan. */
    private Set<String> districts(LocalDate night) {
        Set<String> all = new LinkedHashSet<>(catalogue.regions().districts(new TimePeriod(Freq.D, night)));
        all.addAll(catalogue.regions().districts());
        return all;
    }

    /**
     * What the page of a bureau says of a moment. Empty where no night has been up to its day, and for an unknown
     * bureau.
     *
     * @throws StatesNow.Busy if the day is to be judged anew, and too many are
     */
    public Optional<BoardFacts> bureau(String id, Moment moment) {
        return catalogue.bureaus().containsKey(id) ? board(moment) : Optional.empty();
    }
}
