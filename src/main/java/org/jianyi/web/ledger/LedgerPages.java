package org.jianyi.web.ledger;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jianyi.Refusal;
import org.jianyi.ledger.Figure;
import org.jianyi.ledger.KeepViews;
import org.jianyi.ledger.Light;
import org.jianyi.ledger.Phase;
import org.jianyi.ledger.Proxy;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Categories;
import org.jianyi.roster.Category;
import org.jianyi.roster.Congresses;
import org.jianyi.roster.Unit;
import org.jianyi.roster.Units;
import org.jianyi.sheet.SheetWriter;
import org.jianyi.sheet.Table;
import org.jianyi.suggestion.SuggestionStatus;
import org.jianyi.web.WebPage;
import org.jianyi.web.ledger.LedgerScreen.Asked;
import org.jianyi.web.ledger.LedgerScreen.Found;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The ledger (台账): one row per suggestion, on the screen, on paper and as a workbook. Its address carries all of its state. */
@WebPage
class LedgerPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";
    private static final int MOST_ON_PAPER = 3_000;
    private static final Table<LedgerEntry> COLUMNS = Table.of(LedgerEntry.class);

    private final LedgerScreen screen;
    private final KeepViews views;
    private final Categories categories;
    private final Units units;
    private final Congresses congresses;
    private final SheetWriter writer;
    private final TransactionTemplate reading;

    LedgerPages(
            LedgerScreen screen,
            KeepViews views,
            Categories categories,
            Units units,
            Congresses congresses,
            SheetWriter writer,
            PlatformTransactionManager transactions) {
        this.screen = screen;
        this.views = views;
        this.categories = categories;
        this.units = units;
        this.congresses = congresses;
        this.writer = writer;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** Without any condition it opens with the view this person prefers. */
    @GetMapping("/ledger")
    String page(
            @RequestParam Map<String, String> parameters,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletRequest request,
            Model model) {
        Asked asked = screen.asked(parameters, actor);
        String preferred = views.preferred(actor).map(view -> view.query()).orElse("");
        if (request.getQueryString() == null && !preferred.isEmpty()) {
            return "redirect:/ledger?" + preferred;
        }
        show(asked, parameters, model);
        model.addAttribute(
                "categories",
                categories.findAllByOrderByOrdinal().stream()
                        .map(Category::name)
                        .toList());
        model.addAttribute(
                "units", units.findAllByOrderByCode().stream().map(Unit::name).toList());
        model.addAttribute("statuses", SuggestionStatus.values());
        model.addAttribute("proxies", Proxy.values());
        model.addAttribute("views", views.of(actor));
        return "ledger/page";
    }

    /** What changes while one types; the browser's address follows. */
    @GetMapping("/ledger/rows")
    String rows(
            @RequestParam Map<String, String> parameters,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Found found = show(screen.asked(parameters, actor), parameters, model);
        String state = found.state().isEmpty() ? found.asked().plainQuery() : found.state();
        response.setHeader("HX-Replace-Url", request.getContextPath() + "/ledger?" + state);
        model.addAttribute("swapped", true);
        return "ledger/page :: found";
    }

    private Found show(Asked asked, Map<String, String> parameters, Model model) {
        Found found = screen.found(asked, LedgerAddress.pageOrFirst(parameters));
        model.addAttribute("found", found);
        model.addAttribute("asked", asked);
        model.addAttribute("office", asked.actor().isOffice());
        model.addAttribute("phases", Phase.values());
        model.addAttribute("lights", List.of(Light.RED, Light.YELLOW, Light.GREEN));
        return found;
    }

    @GetMapping("/ledger/print")
    String print(@RequestParam Map<String, String> parameters, @RequestAttribute(ACTOR) Actor actor, Model model) {
        Asked asked = screen.asked(parameters, actor);
        Found found = screen.found(asked, 1);
        if (found.count() > MOST_ON_PAPER) {
            throw Refusal.badInput(null, "一次最多打印" + MOST_ON_PAPER + "件，符合条件的有" + found.count() + "件，请缩小范围，或者导出表格");
        }
        model.addAttribute("found", found);
        model.addAttribute("asked", asked);
        model.addAttribute("figures", Figure.values());
        model.addAttribute("congress", congresses.findFirstByOrderByTermDesc().orElse(null));
        model.addAttribute("sheets", reading.execute(status -> {
            try (Stream<LedgerLine> lines = screen.all(asked)) {
                return LedgerSheets.of(lines);
            }
        }));
        return "ledger/print";
    }

    /** The same rows in the same order; written as they are read, so that many need no more memory than few. */
    @GetMapping("/ledger.xlsx")
    ResponseEntity<StreamingResponseBody> export(
            @RequestParam Map<String, String> parameters, @RequestAttribute(ACTOR) Actor actor) {
        Asked asked = screen.asked(parameters, actor);
        Found found = screen.found(asked, 1);
        String session = asked.session() == null ? "全部届次" : asked.session().name();
        ContentDisposition named = ContentDisposition.attachment()
                .filename("建议台账 " + session + " " + asked.today() + ".xlsx", StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(out -> write(asked, found, out));
    }

    private void write(Asked asked, Found found, OutputStream out) throws IOException {
        IOException broken = reading.execute(status -> {
            try (Stream<LedgerLine> lines = screen.all(asked)) {
                writer.list("台账", COLUMNS, lines.map(LedgerEntry::of).iterator(), notes(asked, found), out);
                return null;
            } catch (IOException e) {
                return e;
            }
        });
        if (broken != null) {
            throw broken;
        }
    }

    private static List<List<String>> notes(Asked asked, Found found) {
        List<List<String>> notes = new ArrayList<>();
        notes.add(List.of("导出日期", asked.today().toString()));
        notes.add(List.of("条件", String.join("；", asked.conditions())));
        notes.add(List.of("件数", String.valueOf(found.count())));
        Arrays.stream(Figure.values())
                .forEach(figure ->
                        notes.add(List.of(figure.label(), found.share(figure).toString(), figure.meaning())));
        return notes;
    }
}
