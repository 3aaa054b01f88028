package org.jianyi.web.board;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.ledger.Board;
import org.jianyi.ledger.LedgerFilter;
import org.jianyi.ledger.LedgerRow;
import org.jianyi.ledger.LedgerSort;
import org.jianyi.ledger.Tally;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Categories;
import org.jianyi.roster.People;
import org.jianyi.roster.Sessions;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.SupervisionMark;
import org.jianyi.supervision.SupervisionMarks;
import org.jianyi.supervision.SupervisionState;
import org.jianyi.supervision.Supervisions;
import org.jianyi.web.Api;
import org.jianyi.web.ledger.LedgerAddress;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The supervisors' board (督办看板), for Cockpit and for a page of its own. What is done from it goes to {@code /api/supervision}. */
@Api
class BoardApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";
    private static final LedgerAddress ADDRESS = new LedgerAddress(null);
    private static final int ROWS = 50;
    private static final int ROWS_AT_ONCE = 200;

    /** A print shows what was found on one list. */
    private static final int ROWS_ON_PAPER = 500;

    private final Board board;
    private final SupervisionMarks marks;
    private final Supervisions supervisions;
    private final Sessions sessions;
    private final Categories categories;
    private final People people;
    private final Clock clock;

    BoardApi(
            Board board,
            SupervisionMarks marks,
            Supervisions supervisions,
            Sessions sessions,
            Categories categories,
            People people,
            Clock clock) {
        this.board = board;
        this.marks = marks;
        this.supervisions = supervisions;
        this.sessions = sessions;
        this.categories = categories;
        this.people = people;
        this.clock = clock;
    }

    /** Parameters are those of the ledger's address; {@code paper=1} asks for all rows that go on paper. */
    @GetMapping("/api/board")
    BoardView board(@RequestParam Map<String, String> parameters, @RequestAttribute(ACTOR) Actor actor) {
        Board.require(actor);
        LocalDate today = LocalDate.now(clock);
        LedgerFilter filter = filter(parameters);
        int page = LedgerAddress.page(parameters);
        int size = parameters.containsKey("paper") ? ROWS_ON_PAPER : ROWS;
        Tally tally = board.tally(filter, actor, today);
        int pages = (int) Math.max(1, (tally.count() + size - 1) / size);
        if (page > pages) {
            throw Refusal.notFound("没有第" + page + "页，符合条件的一共" + pages + "页，请回到第一页查看");
        }
        List<LedgerRow> rows = board.rows(filter, actor, today, (page - 1L) * size, size);
        return BoardView.of(today, tally, page, pages, warning(tally), waiting(actor), lines(rows, actor, today));
    }

    /** Rows that were picked before, as they are now; what is closed meanwhile is not among them. */
    @GetMapping("/api/board/rows")
    List<BoardRow> rows(@RequestParam(defaultValue = "") Set<String> ids, @RequestAttribute(ACTOR) Actor actor) {
        Board.require(actor);
        if (ids.size() > ROWS_AT_ONCE) {
            throw Refusal.badInput("ids", "一次最多读取" + ROWS_AT_ONCE + "件");
        }
        LocalDate today = LocalDate.now(clock);
        return lines(board.rows(filter(Map.of()), ids, actor, today), actor, today);
    }

    @GetMapping("/api/board/figures")
    BoardFigures figures(@RequestParam Map<String, String> parameters, @RequestAttribute(ACTOR) Actor actor) {
        Board.require(actor);
        LocalDate today = LocalDate.now(clock);
        LedgerFilter filter = filter(parameters);
        return BoardFigures.of(
                board.course(filter, actor, today),
                board.totals(filter, actor, today),
                board.paces(filter, actor, today));
    }

    @GetMapping("/api/board/options")
    BoardOptions options(@RequestAttribute(ACTOR) Actor actor) {
        Board.require(actor);
        return BoardOptions.of(
                LocalDate.now(clock),
                actor,
                sessions.findAllByOrderByOpensOnDesc(),
                categories.findAllByOrderByOrdinal(),
                people.members("leader"));
    }

    private List<BoardRow> lines(List<LedgerRow> rows, Actor actor, LocalDate today) {
        Map<SuggestionId, SupervisionMark> known = rows.isEmpty()
                ? Map.of()
                : marks.of(rows.stream()
                        .map(row -> new SuggestionId(row.suggestionId()))
                        .toList());
        return rows.stream()
                .map(row -> BoardRow.of(
                        row,
                        today,
                        known.get(new SuggestionId(row.suggestionId())).label(),
                        actor.isSupervisor()))
                .toList();
    }

    /** What those who supervise have yet to do themselves. */
    private String waiting(Actor actor) {
        if (!actor.isSupervisor()) {
            return null;
        }
        long drafted = supervisions.count(SupervisionState.DRAFTED, actor.isOffice());
        long answered = supervisions.count(SupervisionState.ANSWERED, actor.isOffice());
        String sentence = Stream.of(
                        drafted == 0 ? null : drafted + "份督办单待签发", answered == 0 ? null : answered + "份催办、督办的答复待审核")
                .filter(Objects::nonNull)
                .collect(Collectors.joining("，"));
        return sentence.isEmpty() ? null : "有" + sentence + "。";
    }

    private static String warning(Tally tally) {
        return tally.provisional() == 0
                ? null
                : "有" + tally.provisional() + "件的期限是暂定的：所涉年份的放假安排还没有导入，只按周末推算。请系统管理员在“放假安排”中导入。";
    }

    private static LedgerFilter filter(Map<String, String> parameters) {
        Map<String, String> asked = new HashMap<>(parameters);
        asked.putIfAbsent("sort", LedgerSort.DUE.code());
        asked.remove("phase");
        return ADDRESS.read(asked);
    }
}
