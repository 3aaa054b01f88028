package org.jianyi.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Units;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Puts on every page, those of errors included, what its head shows. */
@ControllerAdvice(annotations = Controller.class)
class PageHead {

    private final Units units;

    PageHead(Units units) {
        this.units = units;
    }

    @ModelAttribute
    void head(
            @RequestAttribute(name = "org.jianyi.roster.Actor", required = false) Actor actor,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("visitor", actor == null ? null : Visitor.of(actor, units));
        model.addAttribute(
                "here",
                request.getRequestURI().substring(request.getContextPath().length()));
    }
}
