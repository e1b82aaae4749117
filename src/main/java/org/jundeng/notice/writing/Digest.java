// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.link.MailLinks;

/**
 * Writes the words of one person's mail: the table at the top, and below it the episodes by project, the worst first.
 * Ten blocks of a project are written out; the others are named in one line.
 */
final class Digest {

    /** The colour of what is over. */
    static final String OVER = "#1b7f3b";

    private static final int MOST_BLOCKS = 10;

    private final Catalogue catalogue;
    private final FeedDirectory feeds;
    private final LetterHead letter;
    private final MailLinks links;
    private final Wording wording;
    private final Phrases phrases;
    private final EpisodeNames names;
    private final MailCounts counts;
    private final DigestOverview overview;
    private final Acknowledging acknowledging;
    private final PageLinks pages;

    Digest(Catalogue catalogue, FeedDirectory feeds, LetterHead letter, MailLinks links) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.letter = letter;
        this.links = links;
        this.wording = Wording.of(Digest.class, letter.person().locale());
        this.phrases = new Phrases(catalogue, letter.person().locale());
        this.names = new EpisodeNames(catalogue, feeds, wording);
        this.counts = new MailCounts(wording, isStewards());
        this.overview = new DigestOverview(catalogue, wording, counts);
        this.acknowledging = new Acknowledging(catalogue, letter, links, wording);
        this.pages = new PageLinks(links.pages(), letter, wording);
    }

    /**
     * What a mail tells.
     *
     * @param decisions the decisions on episodes
     * @param items the other things
     * @param known the open episodes that the recipient answers for and was told of before
     */
    record Told(List<EpisodeDecision> decisions, List<MailItem> items, Collection<KnownEpisode> known) {}

    /**
     * The words of a mail.
     *
     * @param subject the subject
     * @param model the data for the templates
     * @param images the PNG pictures by the content id that the page uses
     * @param decisions the decisions that it tells, in the order of the mail
     * @param reason the code of the gravest thing that the mail tells
     */
    record Written(
            String subject,
            DigestModel model,
            Map<String, byte[]> images,
            List<EpisodeDecision> decisions,
            String reason) {}

    Written write(Told told, SeriesCharts charts) {
        List<EpisodeDecision> sorted = new MailOrder(catalogue)
                .sorted(told.decisions().stream()
                        .map(EpisodeDecision::asKnownNow)
                        .toList());
        String subject = subject(sorted, told.items());
        MailPictures pictures = new MailPictures(catalogue, names, wording, charts);
        BlockWords words = words(told.items(), pictures, charts);
        Map<Integer, List<EpisodeDecision>> byProject = sorted.stream()
                .collect(Collectors.groupingBy(
                        each -> isStewards() ? 0 : each.project(), LinkedHashMap::new, Collectors.toList()));
        List<DigestModel.Project> projects = new ArrayList<>();
        byProject.forEach((project, ofProject) -> projects.add(project(project, CauseBlock.of(ofProject), words)));
        DigestModel model = new DigestModel(
                wording.locale().getLanguage(),
                subject,
                wording.say("digest.greeting", letter.person().name().in(wording.locale())),
                summary(sorted, told.items()),
                isStewards() ? DigestModel.Link.NONE : pages.board(),
                letter.envelope().way() == Decision.Way.DIGEST
                        ? overview.of(sorted, told.known())
                        : DigestModel.Overview.NONE,
                acknowledging.byReply(sorted),
                wording.say(footer(sorted), letter.envelope().bureau()),
                letter.audit() == null
                        ? ""
                        : wording.say(
                                "digest.audit",
                                Long.toString(letter.audit().number()),
                                letter.audit().hash()),
                wording.say("digest.answers"),
                projects,
                itemWords().sections(besides(sorted, told.items())));
        return new Written(subject, model, pictures.images(), sorted, reason(sorted, told.items()));
    }

    private BlockWords words(List<MailItem> items, MailPictures pictures, SeriesCharts charts) {
        return new BlockWords(
                catalogue,
                wording,
                new BlockWords.Parts(
                        new Sentences(catalogue, feeds, wording.locale()),
                        names,
                        counts,
                        acknowledging,
                        pictures,
                        new NoteWords(catalogue, wording, items),
                        pages,
                        letter.businessDate()),
                charts);
    }

    /** The other things, without the explanations of episodes that the mail tells: those stand with them. */
    private static List<MailItem> besides(List<EpisodeDecision> sorted, List<MailItem> items) {
        Set<Long> shown =
                sorted.stream().map(each -> each.candidate().episodeId()).collect(Collectors.toSet());
        return items.stream()
                .filter(item -> !(item instanceof MailItem.Explanation said
                        && shown.contains(said.candidate().episodeId())))
                .toList();
    }

    private MailItemWords itemWords() {
        WaitingWords waiting =
                new WaitingWords(catalogue, feeds, letter, links.confirm().orElse(null));
        return new MailItemWords(
                catalogue, feeds, letter.person().locale(), waiting, new StandIns(catalogue, letter, wording));
    }

    /** That a reply is read is said only where one can be: to a mail that tells of an open episode. */
    private String footer(List<EpisodeDecision> told) {
        if (isStewards()) {
            return letter.envelope().bureau().isEmpty() ? "steward.footer" : "steward.footer.of-bureau";
        }
        return links.replies().isPresent()
                        && told.stream().anyMatch(each -> each.candidate().open())
                ? "digest.footer.replies"
                : "digest.footer";
    }

    private boolean isStewards() {
        return letter.envelope().way() == Decision.Way.STEWARDS;
    }

    /** The code of the gravest thing that the mail tells. */
    private static String reason(List<EpisodeDecision> sorted, List<MailItem> items) {
        return sorted.stream()
                .map(EpisodeDecision::why)
                .min(Comparator.naturalOrder())
                .map(why -> "episode-" + why.code())
                .orElseGet(() -> items.get(0).id().replaceFirst(":.*", ""));
    }

    private String subject(List<EpisodeDecision> sorted, List<MailItem> items) {
        String day = phrases.day(letter.businessDate());
        return switch (letter.envelope().way()) {
            case DIGEST -> wording.say("digest.subject", day, inShort(sorted, items));
            case AT_ONCE -> atOnce(sorted);
            case STEWARDS ->
                wording.say("steward.subject", day, bureau(letter.envelope().bureau()), counts.of(sorted, items));
        };
    }

    /** The worst episode and how many there are; what happened, unless all of it is new. */
    private String atOnce(List<EpisodeDecision> sorted) {
        EpisodeDecision worst = sorted.get(0);
        String whole = names.whole(worst.candidate(), worst.rule());
        boolean alarm = sorted.stream().allMatch(told -> told.why() == DecisionReason.NEW);
        String what = sorted.size() == 1
                ? alarm ? whole : wording.say("subject.one", whole, wording.say("why." + counts.word(worst)))
                : alarm ? wording.say("at-once.several", whole, sorted.size()) : many(whole, sorted);
        return worst.candidate().open()
                ? wording.say("at-once.subject", level(worst), what)
                : wording.say("at-once.subject.over", what);
    }

    /** The worst episode, how many there are, and what is new: {@code 红色 余杭区登记失业率等7项，新越线3项，加重4项}. */
    private String inShort(List<EpisodeDecision> sorted, List<MailItem> items) {
        if (sorted.isEmpty()) {
            return counts.of(sorted, items);
        }
        EpisodeDecision worst = sorted.get(0);
        String named = names.whole(worst.candidate(), worst.rule());
        String levelled = worst.candidate().open() ? wording.say("subject.levelled", level(worst), named) : named;
        String others = counts.of(List.of(), items);
        String first = sorted.size() == 1
                ? wording.say("subject.one", levelled, wording.say("why." + counts.word(worst)))
                : many(levelled, sorted);
        return Stream.of(first, others)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(wording.say("count.and")));
    }

    private String many(String worst, List<EpisodeDecision> sorted) {
        String counted = counts.of(sorted, List.of());
        boolean alike = sorted.stream().map(counts::word).distinct().count() == 1;
        return alike
                ? wording.say("subject.alike", worst, counted)
                : wording.say("subject.many", worst, sorted.size(), counted);
    }

    private String summary(List<EpisodeDecision> sorted, List<MailItem> items) {
        String day = phrases.day(letter.businessDate());
        String counted = counts.of(sorted, items);
        return isStewards()
                ? wording.say("steward.summary", day, bureau(letter.envelope().bureau()), counted)
                : wording.say("digest.summary", day, counted);
    }

    private DigestModel.Project project(int project, List<CauseBlock> blocks, BlockWords words) {
        int shown = Math.min(MOST_BLOCKS, blocks.size());
        List<String> others =
                blocks.subList(shown, blocks.size()).stream().map(words::inOne).toList();
        return new DigestModel.Project(
                isStewards() ? wording.say("steward.episodes") : overview.name(project),
                blocks.subList(0, shown).stream().map(words::line).toList(),
                new NamedOthers(wording).line(others));
    }

    private String level(EpisodeDecision told) {
        return told.candidate().level().name().in(wording.locale());
    }

    private String bureau(String id) {
        return new KnownNames(catalogue, wording).bureau(id);
    }
}
