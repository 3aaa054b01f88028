package org.jianyi.web.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditFilter;
import org.jianyi.audit.AuditLine;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.CaseAccess;
import org.jianyi.roster.Actor;
import org.jianyi.sheet.SheetWriter;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.suggestion.TypedNumber;
import org.jianyi.web.WebPage;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The audit trail for those who answer for it: the administrator and the presidium office. */
@WebPage
class AuditPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";
    private static final int PAGE = 100;
    private static final List<String> HEADINGS =
            List.of("录入时间", "发生日期", "操作人", "账号", "代录", "代签", "事项", "建议", "标题或对象", "说明", "更改前", "更改后");

    /** In characters of the sheet's font; a Chinese one takes two. */
    private static final List<Integer> WIDTHS = List.of(19, 11, 10, 12, 12, 12, 14, 9, 32, 50, 28, 28);

    private final AuditTrail trail;
    private final AuditEntries entries;
    private final CaseTrail caseTrail;
    private final Suggestions suggestions;
    private final CaseAccess access;
    private final Clock clock;

    AuditPages(
            AuditTrail trail,
            AuditEntries entries,
            CaseTrail caseTrail,
            Suggestions suggestions,
            CaseAccess access,
            Clock clock) {
        this.trail = trail;
        this.entries = entries;
        this.caseTrail = caseTrail;
        this.suggestions = suggestions;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/audit")
    String trail(
            @RequestAttribute(ACTOR) Actor actor,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "0") int page,
            HttpServletResponse response,
            Model model) {
        requireReader(actor);
        Span span = Span.of(from, to, LocalDate.now(clock));
        if (span.wrong() != null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
        AuditFilter filter = filter(actor, span, who, act, about);
        Slice<AuditLine> found = trail.find(filter, PageRequest.of(Math.max(page, 0), PAGE));
        model.addAttribute("filter", filter);
        model.addAttribute("about", about);
        model.addAttribute("wrong", span.wrong());
        model.addAttribute("lines", entries.of(found.getContent(), actor));
        model.addAttribute("acts", trail.acts(filter.from(), filter.to()));
        model.addAttribute("page", found.getNumber());
        model.addAttribute("more", found.hasNext());
        return "audit";
    }

    /** All lines of one case, to be printed. */
    @GetMapping("/suggestions/{id}/trail")
    String ofCase(
            @PathVariable String id,
            @RequestAttribute(ACTOR) Actor actor,
            @RequestParam(defaultValue = "") String act,
            Model model) {
        Suggestion suggestion = suggestions.get(SuggestionId.of(id));
        access.require(suggestion, actor);
        if (!CaseTrail.isFor(actor)) {
            throw Refusal.forbidden("只有镇人大办、主席团和系统管理员可以查看一件建议的全部记录");
        }
        List<AuditEntry> all = caseTrail.of(suggestion, actor);
        model.addAttribute("s", suggestion);
        model.addAttribute("act", act);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("acts", all.stream().map(AuditEntry::act).distinct().toList());
        model.addAttribute(
                "lines",
                all.stream()
                        .filter(line -> act.isEmpty() || line.act().equals(act))
                        .toList());
        return "print/trail";
    }

    /** The same lines, all of them, as a workbook; written page by page, so that a long trail needs no more memory than a short one. */
    @GetMapping("/audit.xlsx")
    ResponseEntity<StreamingResponseBody> export(
            @RequestAttribute(ACTOR) Actor actor,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String about) {
        requireReader(actor);
        Span span = Span.of(from, to, LocalDate.now(clock));
        if (span.wrong() != null) {
            throw Refusal.badInput("from", span.wrong() + "，请回到办理日志重新选择");
        }
        AuditFilter filter = filter(actor, span, who, act, about);
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
        SheetWriter.onPaper(sheet);
        sheet.freezePane(0, 1);
        for (int column = 0; column < WIDTHS.size(); column++) {
            sheet.width(column, WIDTHS.get(column));
        }
        int row = 0;
        cells(sheet, row++, HEADINGS);
        sheet.range(0, 0, 0, HEADINGS.size() - 1).style().bold().set();
        Slice<AuditLine> found;
        int page = 0;
        do {
            found = trail.find(filter, PageRequest.of(page++, 1_000));
            for (AuditEntry line : entries.of(found.getContent(), actor)) {
                cells(sheet, row++, line.cells());
            }
            sheet.flush();
        } while (found.hasNext());
    }

    private static void cells(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            sheet.inlineString(row, column, cells.get(column));
            sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
        }
    }

    private static void requireReader(Actor actor) {
        if (!actor.isAdministrator() && !actor.isOffice()) {
            throw Refusal.forbidden("只有系统管理员和镇人大办可以查看办理日志");
        }
    }

    /** By the number that the page shows; where nothing has it, by id, part of the title or of what else it is about. Nobody learns by searching that a title kept from him has this word. */
    private AuditFilter filter(Actor actor, Span span, String who, String act, String about) {
        String words = about.strip();
        List<SuggestionId> numbered = TypedNumber.of(words)
                .map(number -> suggestions.ofNumber(number.seq(), number.inSession()))
                .orElse(List.of());
        List<SuggestionId> cases = !numbered.isEmpty()
                ? numbered
                : SuggestionId.typed(words)
                        .map(List::of)
                        .orElseGet(() -> words.isEmpty() ? List.of() : suggestions.titled(words, actor.isOffice()));
        return new AuditFilter(
                span.from(),
                span.to(),
                who,
                act,
                numbered.isEmpty() ? words : null,
                cases.stream().map(SuggestionId::value).toList());
    }
}
