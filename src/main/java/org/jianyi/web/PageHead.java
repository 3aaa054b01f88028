package org.jianyi.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jianyi.notice.ReadNotices;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Units;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** Puts on every page, those of errors included, what its head shows. */
@ControllerAdvice(annotations = Controller.class)
class PageHead {

    private final Units units;
    private final ReadNotices notices;

    PageHead(Units units, ReadNotices notices) {
        this.units = units;
        this.notices = notices;
    }

    @ModelAttribute
    void head(
            @RequestAttribute(name = "org.jianyi.roster.Actor", required = false) Actor actor,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("visitor", actor == null ? null : Visitor.of(actor, units));
        model.addAttribute("unread", actor == null ? 0L : unread(actor));
        model.addAttribute(
                "here",
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    /** Counted when a page asks for it, and after it has done what was asked of it. */
    private LazyContextVariable<Long> unread(Actor actor) {
        return new LazyContextVariable<>() {
            @Override
            protected Long loadValue() {
                return notices.unread(actor);
            }
        };
    }
}
