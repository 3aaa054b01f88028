package org.jianyi.web.notice;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import org.jianyi.Refusal;
import org.jianyi.notice.DigestState;
import org.jianyi.notice.NoticeKind;
import org.jianyi.notice.Outbox;
import org.jianyi.notice.OutboxFilter;
import org.jianyi.notice.Undelivered;
import org.jianyi.roster.Actor;
import org.jianyi.web.WebPage;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was told to whom and how it went out: the office looks, the administrator tries again. */
@WebPage
class OutboxPages {

    private static final String ACTOR = "org.jianyi.roster.Actor";
    private static final String INSIDE = "INSIDE";
    private static final int PAGE = 100;

    private final Outbox outbox;
    private final Clock clock;

    OutboxPages(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @GetMapping("/outbox")
    String outbox(
            @RequestAttribute(ACTOR) Actor actor,
            @RequestParam(required = false) LocalDate from,
            @RequestParam(required = false) LocalDate to,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            HttpServletResponse response,
            Model model) {
        Outbox.requireReader(actor);
        boolean backwards = from != null && to != null && to.isBefore(from);
        OutboxFilter filter = filter(backwards ? to : from, backwards ? from : to, who, kind, state);
        if (backwards) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("wrong", "截止日期不能早于开始日期，下面按对调后的日期显示。");
        }
        Slice<Outbox.Line> found = outbox.find(filter, actor, PageRequest.of(Math.max(page, 0), PAGE));
        model.addAttribute("actor", actor);
        model.addAttribute("filter", filter);
        model.addAttribute("kind", kind);
        model.addAttribute("state", state);
        model.addAttribute("kinds", NoticeKind.values());
        model.addAttribute("states", DigestState.values());
        model.addAttribute("lines", found.getContent());
        model.addAttribute("counts", outbox.counts(filter, actor));
        model.addAttribute("mailOn", outbox.isMailOn());
        model.addAttribute("page", found.getNumber());
        model.addAttribute("more", found.hasNext());
        return "notice/outbox";
    }

    @PostMapping("/outbox/{digest}/retry")
    String tryAgain(@PathVariable String digest, @RequestAttribute(ACTOR) Actor actor, RedirectAttributes next) {
        outbox.tryAgain(digest, actor);
        next.addFlashAttribute("told", "一分钟以内重新发送，请稍后刷新查看。");
        return "redirect:/outbox";
    }

    @PostMapping("/outbox/test")
    String test(@RequestAttribute(ACTOR) Actor actor, RedirectAttributes next) {
        try {
            next.addFlashAttribute("told", "测试邮件已发到" + outbox.test(actor) + "，请到邮箱查看。");
        } catch (Undelivered undelivered) {
            next.addFlashAttribute("failure", undelivered.getMessage());
            next.addFlashAttribute("detail", undelivered.detail());
        } catch (Refusal refusal) {
            if (refusal.status() != HttpServletResponse.SC_CONFLICT) {
                throw refusal;
            }
            next.addFlashAttribute("failure", refusal.sentence());
        }
        return "redirect:/outbox";
    }

    private OutboxFilter filter(LocalDate from, LocalDate to, String who, String kind, String state) {
        LocalDate last = to == null ? LocalDate.now(clock) : to;
        LocalDate first = from == null ? last.minusMonths(1) : from;
        if (last.isBefore(first)) {
            throw Refusal.badInput("to", "截止日期不能早于开始日期，请重新选择");
        }
        return new OutboxFilter(
                first,
                last,
                who,
                one(NoticeKind.values(), kind),
                state.equals(INSIDE),
                one(DigestState.values(), state));
    }

    /** @return the constant of that name, or null for any other word */
    private static <E extends Enum<E>> E one(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
