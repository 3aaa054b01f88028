package org.jianyi.web.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.ledger.Basis;
import org.jianyi.ledger.Figure;
import org.jianyi.ledger.Ledger;
import org.jianyi.ledger.LedgerFilter;
import org.jianyi.ledger.LedgerRow;
import org.jianyi.ledger.LedgerSort;
import org.jianyi.ledger.Light;
import org.jianyi.ledger.Phase;
import org.jianyi.ledger.Totals;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Session;
import org.jianyi.roster.Sessions;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** Reads the ledger for a person as its address says, and puts into words what was asked for. */
@Component
class LedgerScreen {

    static final int ROWS = 50;

    /** More at first is what one looks for in these. */
    private static final Set<LedgerSort> MOST_FIRST =
            Set.of(LedgerSort.DAYS, LedgerSort.CONTACTS, LedgerSort.REPLY, LedgerSort.ROUND, LedgerSort.MARK);

    private final Ledger ledger;
    private final Sessions sessions;
    private final Suggestions suggestions;
    private final Clock clock;

    LedgerScreen(Ledger ledger, Sessions sessions, Suggestions suggestions, Clock clock) {
        this.ledger = ledger;
        this.sessions = sessions;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    /** What a click on a heading leads to. {@code direction} is null unless the list is sorted by it. */
    record SortLink(String query, String direction) {}

    /**
     * What was asked for, by whom, on which day.
     *
     * @param sessions that can be chosen, the latest first
     */
    record Asked(LedgerFilter filter, Actor actor, LocalDate today, LedgerAddress address, List<Session> sessions) {

        public String query() {
            return address.write(filter);
        }

        /** With its session in any case, so that no kept view takes its place. */
        public String plainQuery() {
            return "session=" + (address.usualSession() == null ? LedgerAddress.ALL : address.usualSession());
        }

        public Session session() {
            return sessions.stream()
                    .filter(session -> session.id().equals(filter.session()))
                    .findFirst()
                    .orElse(null);
        }

        public boolean isSeveral() {
            return filter.session() == null;
        }

        /** The last years first. */
        public List<Integer> years() {
            int first = sessions.stream()
                    .mapToInt(session -> session.opensOn().getYear())
                    .min()
                    .orElse(today.getYear());
            return IntStream.rangeClosed(first, today.getYear())
                    .map(year -> first + today.getYear() - year)
                    .boxed()
                    .toList();
        }

        public SortLink sort(String code) {
            LedgerSort sort = LedgerSort.of(code);
            boolean current = filter.sort() == sort;
            boolean down = current ? !filter.down() : MOST_FIRST.contains(sort);
            return new SortLink(
                    address.write(filter.sortedBy(sort, down)),
                    current ? filter.down() ? "descending" : "ascending" : null);
        }

        /** The filter in words, for print and workbook. */
        public List<String> conditions() {
            List<String> words = new ArrayList<>();
            words.add(session() == null ? "全部届次" : session().name());
            add(words, filter.year(), filter.year() + "年提出");
            add(
                    words,
                    filter.phase(),
                    filter.phase() == null ? "" : filter.phase().label());
            add(
                    words,
                    filter.light(),
                    filter.light() == null
                            ? ""
                            : (filter.basis() == Basis.STEP
                                            ? ""
                                            : filter.basis().label())
                                    + filter.light().word());
            add(words, filter.words().isEmpty() ? null : filter.words(), "含“" + filter.words() + "”");
            add(words, filter.category(), "类别：" + filter.category());
            add(words, filter.unit(), "单位：" + filter.unit());
            add(
                    words,
                    filter.status(),
                    filter.status() == null ? "" : "状态：" + filter.status().label());
            add(
                    words,
                    filter.step(),
                    filter.step() == null ? "" : "环节：" + filter.step().label());
            add(words, filter.round(), "第" + filter.round() + "次办理");
            add(words, filter.key() ? true : null, "重点督办");
            add(
                    words,
                    filter.proxy(),
                    filter.proxy() == null ? "" : filter.proxy().label());
            add(words, filter.ownRatings() ? true : null, "满意情况不含代录、导入");
            add(
                    words,
                    filter.sort() == LedgerSort.NUMBER && !filter.down() ? null : filter.sort(),
                    "按" + filter.sort().label() + (filter.down() ? "从大到小" : "从小到大") + "排列");
            return words;
        }

        private static void add(List<String> words, Object asked, String said) {
            if (asked != null) {
                words.add(said);
            }
        }
    }

    /** What lies in other sessions than the one shown; {@code open} when only those still being worked on are counted. */
    record Elsewhere(long count, boolean open, String query) {}

    /**
     * A page of what was found, and what all of it amounts to.
     *
     * @param all knows every phase and light, the others those asked for
     * @param elsewhere null when there is nothing to say of other sessions
     */
    record Found(Asked asked, List<LedgerLine> lines, Totals all, int page, int pages, Elsewhere elsewhere) {

        private Totals totals() {
            return all.narrowed(asked.filter().phase(), asked.filter().light());
        }

        public long count() {
            return totals().count();
        }

        public long ofAnyPhase() {
            return all.narrowed(null, asked.filter().light()).count();
        }

        public long count(Phase phase) {
            return all.narrowed(phase, asked.filter().light()).count();
        }

        public long count(Light light) {
            return all.narrowed(asked.filter().phase(), light).count();
        }

        /** Of those shown, how many are still being worked on. */
        public long inHand() {
            return totals().narrowed(Phase.OPEN, null).count();
        }

        public Figure figure(String name) {
            return Figure.valueOf(name);
        }

        public long keyOnes() {
            return totals().keyOnes();
        }

        public Totals.Share share(Figure figure) {
            return totals().share(figure, asked.filter().ownRatings());
        }

        public Totals.Share share(String figure) {
            return share(Figure.valueOf(figure));
        }

        public String queryOfPage(int other) {
            return asked.query() + (asked.query().isEmpty() ? "" : "&") + "page=" + other;
        }

        /** To come back to from a case. */
        public String state() {
            return page == 1 ? asked.query() : queryOfPage(page);
        }
    }

    /** @throws Refusal when this person has no ledger, or something in the address cannot be understood */
    Asked asked(Map<String, String> parameters, Actor actor) {
        Ledger.require(actor);
        LocalDate today = LocalDate.now(clock);
        List<Session> all = sessions.findAllByOrderByOpensOnDesc();
        Long current = all.stream()
                .filter(session -> !session.opensOn().isAfter(today))
                .map(Session::id)
                .findFirst()
                .orElse(null);
        LedgerAddress address = new LedgerAddress(Ledger.watches(actor) ? current : null);
        Asked asked = new Asked(address.read(parameters), actor, today, address, all);
        if (asked.session() == null && !asked.isSeveral()) {
            throw LedgerAddress.noSession();
        }
        return asked;
    }

    /** @param wanted page; the first one when there is none such any more */
    Found found(Asked asked, int wanted) {
        Totals all = ledger.totals(asked.filter(), asked.actor(), asked.today());
        long count =
                all.narrowed(asked.filter().phase(), asked.filter().light()).count();
        int pages = (int) Math.max(1, (count + ROWS - 1) / ROWS);
        int page = wanted > pages ? 1 : wanted;
        List<LedgerRow> rows = ledger.rows(asked.filter(), asked.actor(), asked.today(), (page - 1L) * ROWS, ROWS);
        Set<String> former = suggestions.ofFormerDeputies(
                asked.today(),
                rows.stream()
                        .map(LedgerRow::suggestionId)
                        .map(SuggestionId::new)
                        .toList());
        List<LedgerLine> lines =
                rows.stream().map(row -> line(asked, row, former)).toList();
        return new Found(asked, lines, all, page, pages, elsewhere(asked, all));
    }

    /** As it opens, the ledger tells of what earlier sessions have not finished; and who finds nothing, that there is something elsewhere. */
    private Elsewhere elsewhere(Asked asked, Totals here) {
        LedgerFilter filter = asked.filter();
        boolean asItOpens = asked.query().isEmpty();
        long found = here.narrowed(filter.phase(), filter.light()).count();
        if (asked.isSeveral() || !asItOpens && found > 0) {
            return null;
        }
        LedgerFilter other = filter.inAllSessions(asItOpens ? Phase.OPEN : filter.phase());
        long count = ledger.count(other, asked.actor(), asked.today())
                - (asItOpens ? here.narrowed(Phase.OPEN, null).count() : found);
        return count == 0
                ? null
                : new Elsewhere(count, asItOpens, asked.address().write(other));
    }

    /** All of it, read as it is used. */
    Stream<LedgerLine> all(Asked asked) {
        Set<String> former = suggestions.ofFormerDeputies(asked.today());
        return ledger.all(asked.filter(), asked.actor(), asked.today()).map(row -> line(asked, row, former));
    }

    private static LedgerLine line(Asked asked, LedgerRow row, Set<String> former) {
        return new LedgerLine(row, asked.today(), asked.isSeveral(), former.contains(row.suggestionId()));
    }
}
