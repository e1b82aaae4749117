// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.site;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Assessment;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.receipt.ReceiptAccount;
import org.jundeng.notice.template.Templates;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.Link;
import org.jundeng.page.Links;
import org.jundeng.page.Moment;
import org.jundeng.page.PageContext;
import org.jundeng.page.PageFault;
import org.jundeng.page.Permit;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.page.plan.BoardPage;
import org.jundeng.page.plan.BoardWorkbook;
import org.jundeng.page.plan.BureauPage;
import org.jundeng.page.plan.DistrictPage;
import org.jundeng.page.plan.PlanBook;
import org.jundeng.page.plan.StatesNow;
import org.jundeng.page.plan.TargetPage;
import org.jundeng.page.search.SearchBook;
import org.jundeng.page.search.SearchFacts;
import org.jundeng.page.search.SearchPage;
import org.jundeng.page.source.BytesBook;
import org.jundeng.page.source.DeliveryPage;
import org.jundeng.page.source.FeedsPage;
import org.jundeng.page.source.FigureBook;
import org.jundeng.page.source.FigurePage;
import org.jundeng.page.source.KeptOriginals;
import org.jundeng.page.source.KnownBytes;
import org.jundeng.page.source.LedgerPage;
import org.jundeng.page.source.RowPage;
import org.jundeng.page.source.RowTexts;
import org.jundeng.page.source.SourceBook;
import org.jundeng.page.source.StorageAway;
import org.jundeng.page.told.EpisodePage;
import org.jundeng.page.told.EpisodesPage;
import org.jundeng.page.told.ToldBook;
import org.jundeng.warehouse.ledger.Ledger;

/** Writes the page of any address, for any reader. */
public final class Pages {

    /** The kinds of pages that there are. */
    public static final Set<String> KINDS = Set.of(
            "board",
            "target",
            "district",
            "bureau",
            "feeds",
            "deliveries",
            "delivery",
            "figure",
            "row",
            "episodes",
            "episode",
            "search");

    private static final String BYTES = "bytes";

    /** The kinds of pages that each night writes as files; the others are made only for who asks. */
    public static final Set<String> FILES = Stream.of("board", "target", "district", "bureau", "feeds")
            .filter(KINDS::contains)
            .collect(Collectors.toUnmodifiableSet());

    private final Catalogue catalogue;
    private final Supplier<Catalogue> known;
    private final PlanBook plan;
    private final BoardPage board = new BoardPage();
    private final TargetPage target = new TargetPage();
    private final SourceBook sources;
    private final BytesBook bytes;
    private final FeedsPage feeds = new FeedsPage();
    private final DistrictPage district = new DistrictPage();
    private final BureauPage bureau;
    private final LedgerPage lines;
    private final DeliveryPage delivery;
    private final FigureBook figures;
    private final FigurePage figure;
    private final RowPage row;
    private final ToldBook told;
    private final EpisodesPage episodes;
    private final EpisodePage episode;
    private final SearchBook names;
    private final SearchPage search;
    private final Templates templates = new Templates(PageContext.class);

    /** Writes pages on what {@code sources} hold. */
    public Pages(Sources sources) {
        this.catalogue = sources.catalogue();
        this.known = sources.known();
        this.plan =
                new PlanBook(sources.warehouse(), catalogue, sources.contracts(), sources.rules(), sources.statesNow());
        this.bureau = new BureauPage(sources.zone());
        this.sources = new SourceBook(
                sources.warehouse(), catalogue, sources.contracts(), sources.ledger(), sources.receipts());
        this.bytes = new BytesBook(sources.ledger(), sources.files(), sources.zone());
        this.lines = new LedgerPage(sources.contracts(), sources.zone());
        this.delivery = new DeliveryPage(sources.contracts(), sources.zone());
        this.figures =
                new FigureBook(sources.warehouse(), catalogue, sources.ledger(), sources.receipts(), sources.rows());
        this.row = new RowPage(sources.contracts(), sources.zone());
        this.figure = new FigurePage(sources.zone());
        this.told = new ToldBook(sources.warehouse(), catalogue, sources.rules(), sources.zone());
        this.episodes = new EpisodesPage(sources.contracts(), sources.rules());
        this.names =
                new SearchBook(sources.warehouse(), catalogue, sources.contracts(), sources.rules(), sources.ledger());
        this.search = new SearchPage(sources.contracts(), sources.zone());
        this.episode = new EpisodePage(sources.contracts(), sources.rules(), sources.zone());
    }

    /**
     * What pages are made of.
     *
     * @param warehouse the warehouse
     * @param catalogue the names of things
     * @param known the same with what is known of people now: who is away, as people entered it
     * @param contracts what the feeds promise
     * @param rules the rules as they are configured
     * @param ledger the warehouse's ledger
     * @param receipts says of deliveries what their receipts say
     * @param rows reads the rows of what is kept
     * @param files finds what is kept
     * @param zone the time zone of times on pages
     * @param statesNow judges all targets on a past day by what is known now
     */
    public record Sources(
            DataSource warehouse,
            Catalogue catalogue,
            Supplier<Catalogue> known,
            Contracts contracts,
            List<Rule> rules,
            Ledger ledger,
            ReceiptAccount receipts,
            RowTexts rows,
            KeptOriginals files,
            ZoneId zone,
            Function<LocalDate, List<Assessment>> statesNow) {}

    /**
     * A page that was written, or why it was not.
     *
     * @param html the page; that of a fault where there is one
     * @param fault why the page cannot be shown; null where it is shown
     */
    public record Written(String html, PageFault fault) {

        /** The HTTP status of the page. */
        public int status() {
            return fault == null ? 200 : fault.kind().status();
        }
    }

    /**
     * The kinds of things that a server has, for links to them.
     *
     * @param givesBytes whether it lets anybody have deliveries as they came
     */
    public static Set<String> served(boolean givesBytes) {
        return givesBytes
                ? Stream.concat(KINDS.stream(), Stream.of(BYTES)).collect(Collectors.toUnmodifiableSet())
                : KINDS;
    }

    /** The bytes of a delivery as they came, or why they cannot be had. */
    public KnownBytes bytes(Address.OfBytes asked, Permit permit) {
        return bytes.of(asked, permit);
    }

    /** The latest night that pages can speak of; empty where none has been yet. */
    public Optional<LocalDate> latestNight() {
        return plan.latestNight();
    }

    /** The pages that each night writes as files, the scoreboard first. */
    public List<Address> files(LocalDate night) {
        Set<String> districts = new LinkedHashSet<>(catalogue.regions().districts(new TimePeriod(Freq.D, night)));
        districts.addAll(catalogue.regions().districts());
        return Stream.of(
                        Stream.of(new Address.Board(), new Address.Feeds()),
                        catalogue.targets().stream().map(target -> new Address.OfTarget(target.id())),
                        districts.stream().map(Address.OfDistrict::new),
                        catalogue.bureaus().keySet().stream().map(Address.OfBureau::new))
                .<Address>flatMap(Function.identity())
                .filter(address -> FILES.contains(address.kind()))
                .toList();
    }

    /** The page at {@code address}; one that says why where it cannot be shown. */
    public Written write(Address address, Reader reader, Links links) {
        if (!reader.permit().knows(address.kind())) {
            return fault(new PageFault(PageFault.Kind.NOT_YOURS, address.kind(), ""), reader, links, null);
        }
        Optional<PageFault> refused = refused(reader.moment());
        if (refused.isPresent()) {
            String other = links.to(address, reader.inOtherLanguage()).orElse(null);
            return fault(refused.get(), reader.on(null), links, other);
        }
        try {
            return page(address, reader)
                    .map(page -> new Written(page.html(new PageContext(known.get(), reader, links)), null))
                    .orElseGet(() -> fault(fault(address, reader), address, reader, links));
        } catch (StatesNow.Busy busy) {
            PageFault fault =
                    new PageFault(PageFault.Kind.BUSY, "day", reader.day().toString());
            return fault(fault, address, reader, links);
        } catch (StorageAway away) {
            return fault(new PageFault(PageFault.Kind.STORAGE_AWAY, address.kind(), ""), address, reader, links);
        }
    }

    /** Why a moment cannot be spoken of: only a day that nights have come to can be judged anew. */
    private Optional<PageFault> refused(Moment moment) {
        return moment.knownNow()
                        && plan.latestNight()
                                .filter(night -> !moment.day().isAfter(night))
                                .isEmpty()
                ? Optional.of(new PageFault(
                        PageFault.Kind.NOT_PAST, "day", moment.day().toString()))
                : Optional.empty();
    }

    /**
     * The page at {@code address} in each of the languages, of what is asked once; empty where it cannot be shown.
     *
     * @param day the day that it speaks of; null for the latest
     */
    public Map<Locale, String> inAll(List<Locale> languages, Address address, LocalDate day, Links links) {
        Map<Locale, String> all = new LinkedHashMap<>();
        page(address, new Reader(Locale.CHINESE, day)).ifPresent(page -> {
            Catalogue now = known.get();
            languages.forEach(
                    language -> all.put(language, page.html(new PageContext(now, new Reader(language, day), links))));
        });
        return all;
    }

    /** A page whose facts are known, to be written for any reader. */
    @FunctionalInterface
    private interface Known {
        String html(PageContext context);
    }

    /** What may not be shown is answered like what is not there, so that nobody learns whether it is. */
    private Optional<Known> page(Address address, Reader reader) {
        Moment moment = reader.moment();
        Permit permit = reader.permit();
        LocalDate day = moment.day();
        if (!permit.shows(address)) {
            return Optional.empty();
        }
        if (address instanceof Address.Board) {
            return plan.board(moment).map(facts -> context -> board.html(context, facts));
        }
        if (address instanceof Address.OfTarget of) {
            return plan.target(of.id(), moment).map(facts -> context -> target.html(context, facts));
        }
        if (address instanceof Address.Feeds of) {
            return sources.feeds(of, day).map(facts -> context -> feeds.html(context, facts));
        }
        if (address instanceof Address.OfDistrict of) {
            return plan.district(of.id(), moment).map(facts -> context -> district.html(context, facts));
        }
        if (address instanceof Address.OfBureau of) {
            return plan.bureau(of.id(), moment).map(facts -> context -> bureau.html(context, of.id(), facts));
        }
        if (address instanceof Address.Deliveries of) {
            return sources.lines(of, day, permit).map(facts -> context -> lines.html(context, facts));
        }
        if (address instanceof Address.OfDelivery of) {
            return sources.delivery(of, permit).map(facts -> context -> delivery.html(context, facts));
        }
        if (address instanceof Address.OfRow of) {
            return figures.row(of, permit).map(facts -> context -> row.html(context, facts));
        }
        if (address instanceof Address.OfFigure of) {
            return figures.figure(of, permit).map(facts -> context -> figure.html(context, facts));
        }
        if (address instanceof Address.Episodes of) {
            return told.episodes(of, day).map(facts -> context -> episodes.html(context, facts));
        }
        if (address instanceof Address.OfEpisode of) {
            return told.episode(of.number(), day, permit).map(facts -> context -> episode.html(context, facts));
        }
        if (address instanceof Address.Search of) {
            SearchFacts found =
                    names.find(of.words(), day == null ? plan.latestNight().orElse(null) : day, permit);
            return Optional.of(context -> search.html(context, found));
        }
        return Optional.empty();
    }

    private PageFault fault(Address address, Reader reader) {
        if (address instanceof Address.Deliveries of) {
            return sources.fault(of, reader.permit());
        }
        boolean needsNight = address instanceof Address.Board
                || address instanceof Address.Feeds
                || address instanceof Address.OfTarget
                || address instanceof Address.OfDistrict
                || address instanceof Address.OfBureau;
        if (needsNight && !plan.hasNight(reader.day())) {
            return reader.day() != null && plan.hasNight(null)
                    ? new PageFault(
                            PageFault.Kind.NO_NIGHT_BY_THEN, "day", reader.day().toString())
                    : new PageFault(PageFault.Kind.NO_NIGHT, "day", "");
        }
        if (!reader.permit().shows(address) && address instanceof Address.Episodes) {
            return new PageFault(PageFault.Kind.NOT_YOURS, address.kind(), "");
        }
        if (address instanceof Address.Episodes asked) {
            return told.fault(asked)
                    .orElseGet(
                            () -> new PageFault(PageFault.Kind.BEYOND_END, "page", Integer.toString(asked.number())));
        }
        return new PageFault(
                PageFault.Kind.UNKNOWN,
                address.kind(),
                String.join(" ", address.parameters().values()));
    }

    /** The scoreboard as a workbook in the reader's language; empty where {@link #write} says why there is none. */
    public Optional<byte[]> workbook(Reader reader) {
        PageContext context = new PageContext(catalogue, reader, new ServedLinks("", Set.of()));
        if (!reader.permit().knows("board") || refused(reader.moment()).isPresent()) {
            return Optional.empty();
        }
        try {
            return plan.board(reader.moment())
                    .map(facts -> BoardWorkbook.of(
                            context, facts, reader.knownNow() ? List.of() : plan.since(facts.night())));
        } catch (StatesNow.Busy busy) {
            return Optional.empty();
        }
    }

    /** The page that says why the one at {@code address} cannot be shown; it leads to the delivery, if it is of one. */
    public Written fault(PageFault fault, Address address, Reader reader, Links links) {
        PageContext context = new PageContext(catalogue, reader, links);
        List<Link> crumbs = address instanceof Address.OfBytes of && fault.kind() != PageFault.Kind.UNKNOWN
                ? List.of(context.link(
                        context.words().say("fault.delivery", fault.asked()), new Address.OfDelivery(of.delivery())))
                : List.of();
        return fault(
                fault,
                context,
                crumbs,
                links.to(address, reader.inOtherLanguage()).orElse(null));
    }

    /**
     * The page that says why none can be shown.
     *
     * @param inOtherLanguage where it is said in the other language; null where it is not
     */
    public Written fault(PageFault fault, Reader reader, Links links, String inOtherLanguage) {
        return fault(fault, new PageContext(catalogue, reader, links), List.of(), inOtherLanguage);
    }

    private Written fault(PageFault fault, PageContext context, List<Link> crumbs, String inOtherLanguage) {
        boolean hasPages = context.link("", new Address.Board()).href() != null;
        String key = "fault." + (hasPages ? fault.kind() : fault.kind().withoutPages()).code();
        String name = context.words().word("asked", fault.name());
        String since = fault.since() == null ? "" : context.phrases().day(fault.since());
        FaultModel model = new FaultModel(
                context.frame(new Address.Search(""), context.words().say(key + ".title", name), null, crumbs)
                        .inOtherLanguageAt(inOtherLanguage),
                context.words().say(key + ".found", name, fault.asked(), since),
                context.words().say(key + ".promised", name, fault.asked()),
                context.words().say(key + ".remedy", name, fault.asked()));
        return new Written(templates.render("site/fault.ftlh", model), fault);
    }
}
