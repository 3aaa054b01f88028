package org.jianyi.web.deadline;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.deadline.HolidayNotice;
import org.jianyi.deadline.SpecialDay;
import org.jianyi.ledger.Board;
import org.jianyi.roster.Actor;
import org.jianyi.rulebook.CalendarFile;
import org.jianyi.rulebook.CalendarVersion;
import org.jianyi.rulebook.CalendarVersions;
import org.jianyi.rulebook.ChangeCalendar;
import org.jianyi.rulebook.RecomputeDates;
import org.jianyi.rulebook.Rulebook;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 放假安排: the years the legal clock knows; the administrator takes further ones in, after having seen what they change. */
@WebPage
class CalendarPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final CalendarVersions calendars;
    private final ChangeCalendar changeCalendar;
    private final RecomputeDates recomputeDates;
    private final Rulebook rulebook;
    private final Board board;
    private final Clock clock;

    CalendarPages(
            CalendarVersions calendars,
            ChangeCalendar changeCalendar,
            RecomputeDates recomputeDates,
            Rulebook rulebook,
            Board board,
            Clock clock) {
        this.calendars = calendars;
        this.changeCalendar = changeCalendar;
        this.recomputeDates = recomputeDates;
        this.rulebook = rulebook;
        this.board = board;
        this.clock = clock;
    }

    /** A case of which a date may yet move. Administrators see no case, so there is no title. */
    record Provisional(String number, LocalDate due) {}

    @ModelAttribute
    void requireReader(@RequestAttribute(ACTOR) Actor actor, Model model) {
        if (!actor.isRosterKeeper() && !actor.isPresidium()) {
            throw Refusal.forbidden("放假安排由镇人大办、主席团和系统管理员查看");
        }
        model.addAttribute("keeper", actor.isAdministrator());
        model.addAttribute("zone", clock.getZone());
    }

    @GetMapping("/calendars")
    String page(@RequestParam(required = false) String year, @RequestAttribute(ACTOR) Actor actor, Model model) {
        List<CalendarVersion> years = calendars.inForce();
        int wanted = year == null ? LocalDate.now(clock).getYear() : ChangeCalendar.year(year);
        CalendarVersion shown = years.stream()
                .filter(version -> version.year() == wanted)
                .findFirst()
                .orElse(year == null && !years.isEmpty() ? years.get(years.size() - 1) : null);
        if (shown == null) {
            throw Refusal.notFound("系统中没有" + wanted + "年放假安排");
        }
        model.addAttribute("years", years);
        model.addAttribute("shown", shown);
        model.addAttribute("view", YearView.of(shown.notice()));
        model.addAttribute(
                "earlier",
                calendars.findByYearOrderByIdDesc(shown.year()).stream().skip(1).toList());
        model.addAttribute("next", years.get(years.size() - 1).year() + 1);
        model.addAttribute(
                "provisional",
                board.provisional(actor, LocalDate.now(clock)).stream()
                        .map(row -> new Provisional(
                                row.seq() == null ? row.suggestionId() : row.sessionLabel() + row.number(),
                                row.legalDue() == null ? row.due() : row.legalDue()))
                        .toList());
        model.addAttribute("unsettled", rulebook.isUnsettled());
        return "deadline/calendars";
    }

    /** Looks at a whole year's file. */
    @PostMapping("/calendars/preview")
    String preview(
            @RequestParam(required = false) String year,
            @RequestParam(required = false) String source,
            @RequestParam(required = false) MultipartFile file,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletResponse response,
            Model model)
            throws IOException {
        model.addAttribute("year", year);
        model.addAttribute("source", source);
        model.addAttribute("filename", file == null ? null : file.getOriginalFilename());
        return look(actor, response, model, () -> {
            int wanted = ChangeCalendar.year(year);
            requireSource(source);
            if (file == null || file.isEmpty()) {
                boolean chosen = file != null
                        && file.getOriginalFilename() != null
                        && !file.getOriginalFilename().isBlank();
                throw Refusal.badInput("file", chosen ? "这个文件是空的，请重新选择放假安排文件" : "请选择放假安排文件（CSV或.ics）");
            }
            return CalendarFile.read(wanted, file.getOriginalFilename(), file.getBytes());
        });
    }

    /** Looks at one more day of a year that is known: a holiday given at short notice, a correction. */
    @PostMapping("/calendars/day")
    String day(
            @RequestParam(required = false) String day,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String holiday,
            @RequestParam(required = false) String source,
            @RequestAttribute(ACTOR) Actor actor,
            HttpServletResponse response,
            Model model)
            throws IOException {
        model.addAttribute("source", source);
        model.addAttribute("oneDay", true);
        model.addAttribute("day", day);
        model.addAttribute("kind", kind);
        model.addAttribute("holiday", holiday);
        return look(actor, response, model, () -> {
            LocalDate which = Calculator.day(day, "日期");
            model.addAttribute("year", which.getYear());
            requireSource(source);
            if (!kind.equals("休") && !kind.equals("班")) {
                throw Refusal.badInput("kind", "请选择是放假还是上班");
            }
            CalendarVersion known = calendars
                    .findFirstByYearOrderByIdDesc(which.getYear())
                    .orElseThrow(() -> Refusal.badInput("day", "系统中还没有" + which.getYear() + "年放假安排，请先导入整年的"));
            return known.notice().with(new SpecialDay(which, kind.equals("班"), holiday));
        });
    }

    /** Takes in what was looked at; it is checked once more. */
    @PostMapping("/calendars")
    String keep(
            @RequestParam(required = false) String year,
            @RequestParam(required = false) String source,
            @RequestParam(defaultValue = "") String days,
            @RequestAttribute(ACTOR) Actor actor,
            RedirectAttributes flash) {
        HolidayNotice notice = HolidayNotice.ofCsv(ChangeCalendar.year(year), days);
        RecomputeDates.Done done = changeCalendar.keep(notice, source, actor);
        flash.addFlashAttribute("done", notice.year() + "年放假安排已导入，" + told(done));
        return "redirect:/calendars?year=" + notice.year();
    }

    /** Ends what was left undone when a node went down, or somebody was just at work on a case. */
    @PostMapping("/calendars/settling")
    String settle(@RequestAttribute(ACTOR) Actor actor, RedirectAttributes flash) {
        ChangeCalendar.require(actor);
        flash.addFlashAttribute("done", "已重新推算，" + told(recomputeDates.all("补算期限", actor)));
        return "redirect:/calendars";
    }

    static String told(RecomputeDates.Done done) {
        return (done.changed() == 0 ? "没有建议因此改变期限。" : done.changed() + "件建议的期限随之改变，办理经过里记着改前改后。")
                + (done.failed().isEmpty() ? "" : "有" + done.failed().size() + "件没有推算成，请过一会儿再点“重新推算”。");
    }

    /** Where a notice comes from. */
    private interface Reading {
        HolidayNotice read() throws IOException;
    }

    private String look(Actor actor, HttpServletResponse response, Model model, Reading reading) throws IOException {
        try {
            ChangeCalendar.require(actor);
            ChangeCalendar.Preview preview = changeCalendar.preview(reading.read(), actor);
            if (preview.notice().mistakes().isEmpty()) {
                rulebook.calendar().with(preview.notice()); // refuses an empty one
                model.addAttribute("view", YearView.of(preview.notice()));
            } else {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            }
            model.addAttribute("preview", preview);
        } catch (Refusal refusal) {
            if (refusal.status() == HttpServletResponse.SC_FORBIDDEN) {
                throw refusal;
            }
            response.setStatus(refusal.status());
            model.addAttribute("refusal", refusal.sentence());
        }
        return "deadline/calendar-preview";
    }

    private static void requireSource(String source) {
        if (source == null || source.isBlank()) {
            throw Refusal.badInput("source", "请填写依据，即通知的名称和文号，例如：国务院办公厅关于2027年部分节假日安排的通知");
        }
    }
}
