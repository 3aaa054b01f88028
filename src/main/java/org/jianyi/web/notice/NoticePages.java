package org.jianyi.web.notice;

import org.jianyi.notice.ReadNotices;
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

/** Everybody's own notices. */
@WebPage
class NoticePages {

    private static final String ACTOR = "org.jianyi.roster.Actor";
    private static final int PAGE = 30;

    private final ReadNotices notices;

    NoticePages(ReadNotices notices) {
        this.notices = notices;
    }

    @GetMapping("/notices")
    String list(
            @RequestAttribute(ACTOR) Actor actor,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        Slice<ReadNotices.Line> found = notices.of(actor, unread, about, PageRequest.of(Math.max(page, 0), PAGE));
        model.addAttribute("actor", actor);
        model.addAttribute("lines", found.getContent());
        model.addAttribute("about", about);
        model.addAttribute("unreadOnly", unread);
        model.addAttribute("page", found.getNumber());
        model.addAttribute("more", found.hasNext());
        model.addAttribute("mail", notices.mail(actor).orElse(null));
        return "notice/list";
    }

    @PostMapping("/notices/{id}/read")
    String read(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(defaultValue = "0") int page,
            @RequestAttribute(ACTOR) Actor actor,
            RedirectAttributes next) {
        notices.read(id, actor);
        next.addAttribute("about", about);
        next.addAttribute("unread", unread);
        next.addAttribute("page", page);
        return "redirect:/notices";
    }

    /** @param upTo the newest that was seen */
    @PostMapping("/notices/read")
    String readAll(@RequestParam(defaultValue = "0") long upTo, @RequestAttribute(ACTOR) Actor actor) {
        notices.readUpTo(upTo, actor);
        return "redirect:/notices";
    }

    @PostMapping("/notices/mail")
    String mail(
            @RequestParam(defaultValue = "true") boolean wanted,
            @RequestAttribute(ACTOR) Actor actor,
            RedirectAttributes next) {
        notices.wantMail(wanted, actor);
        next.addFlashAttribute("told", wanted ? "以后的通知同时发到您的邮箱。" : "以后的通知不再发到您的邮箱，登录后仍可查看。");
        return "redirect:/notices";
    }
}
