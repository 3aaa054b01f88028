package org.jianyi.web.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditFilter;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.CaseAccess;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.WebPage;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The audit trail for those who answer for it: the administrator and the presidium office. */
@WebPage
class AuditPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";
    private static final int PAGE = 100;
    private static final DateTimeFormatter ENTERED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> HEADINGS =
            List.of("录入时间", "发生日期", "操作人", "账号", "代谁登记", "事项", "建议", "标题或对象", "说明", "更改前", "更改后");

    private final AuditTrail trail;
    private final Suggestions suggestions;
    private final CaseAccess access;
    private final Clock clock;

    AuditPages(AuditTrail trail, Suggestions suggestions, CaseAccess access, Clock clock) {
        this.trail = trail;
        this.suggestions = suggestions;
        this.access = access;
        this.clock = clock;
    }

    /** A line as it may be read by this person: of a confidential case that is not his, no more than that something was done. */
    record Line(AuditLine line, String entered, String number, String title, boolean open, boolean linked) {

        public String detail() {
            return open ? line.detail() : "（保密）";
        }

        public String before() {
            return open ? line.before() : null;
        }

        public String after() {
            return open ? line.after() : null;
        }

        List<String> cells() {
            return java.util.stream.Stream.of(
                            entered,
                            line.day().toString(),
                            line.actorName(),
                            line.actorId(),
                            line.onBehalfOf(),
                            line.act(),
                            number,
                            title,
                            detail(),
                            before(),
                            after())
                    .map(cell -> Objects.requireNonNullElse(cell, ""))
                    .toList();
        }
    }

    @GetMapping("/audit")
    String trail(
            @RequestAttribute(ACTOR) Actor actor,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        AuditFilter filter = filter(actor, from, to, who, act, about);
        Slice<AuditLine> found = trail.find(filter, PageRequest.of(Math.max(page, 0), PAGE));
        model.addAttribute("filter", filter);
        model.addAttribute("lines", readable(found.getContent(), actor));
        model.addAttribute("page", found.getNumber());
        model.addAttribute("more", found.hasNext());
        return "audit";
    }

    /** The same lines, all of them, as a workbook; written page by page, so that a long trail needs no more memory than a short one. */
    @GetMapping("/audit.xlsx")
    ResponseEntity<StreamingResponseBody> export(
            @RequestAttribute(ACTOR) Actor actor,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String about) {
        AuditFilter filter = filter(actor, from, to, who, act, about);
        ContentDisposition named = ContentDisposition.attachment()
                .filename("办理日志.xlsx", java.nio.charset.StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(out -> {
                    try (Workbook book = new Workbook(out, "jianyi", "1.0")) {
                        write(book.newWorksheet("办理日志"), filter, actor);
                    }
                });
    }

    private void write(Worksheet sheet, AuditFilter filter, Actor actor) throws IOException {
        int row = 0;
        cells(sheet, row++, HEADINGS);
        Slice<AuditLine> found;
        int page = 0;
        do {
            found = trail.find(filter, PageRequest.of(page++, 1_000));
            for (Line line : readable(found.getContent(), actor)) {
                cells(sheet, row++, line.cells());
            }
            sheet.flush();
        } while (found.hasNext());
    }

    private static void cells(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.value(row, column, cells.get(column));
        }
    }

    private AuditFilter filter(Actor actor, LocalDate from, LocalDate to, String who, String act, String about) {
        if (!actor.isAdministrator() && !actor.isOffice()) {
            throw Refusal.forbidden("只有系统管理员和镇人大办可以查看办理日志");
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate last = to == null ? today : to;
        LocalDate first = from == null ? last.minusMonths(1) : from;
        if (last.isBefore(first)) {
            throw Refusal.badInput("to", "截止日期不能早于开始日期，请重新选择");
        }
        return new AuditFilter(first, last, who, act, about);
    }

    private List<Line> readable(List<AuditLine> lines, Actor actor) {
        List<SuggestionId> ids = lines.stream()
                .map(AuditLine::suggestionId)
                .filter(Objects::nonNull)
                .distinct()
                .map(SuggestionId::new)
                .toList();
        Map<String, Suggestion> cases = suggestions.findAllById(ids).stream()
                .collect(Collectors.toMap(s -> s.id().value(), Function.identity()));
        return lines.stream()
                .map(line -> line(line, line.suggestionId() == null ? null : cases.get(line.suggestionId()), actor))
                .toList();
    }

    private Line line(AuditLine line, Suggestion suggestion, Actor actor) {
        boolean linked = suggestion != null && access.mayView(suggestion, actor);
        boolean open = suggestion == null || !suggestion.isConfidential() || linked;
        String number = suggestion == null ? line.suggestionId() : suggestion.numberLabel();
        String title = suggestion == null ? line.subject() : open ? suggestion.title() : "（保密）";
        return new Line(line, ENTERED.format(line.at().atZone(clock.getZone())), number, title, open, linked);
    }
}
