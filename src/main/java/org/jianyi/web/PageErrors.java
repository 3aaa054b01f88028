package org.jianyi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jianyi.Refusal;
import org.jianyi.process.Failures;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/** Answers what one of our pages refuses with a page: a Chinese sentence, never an exception's name. */
@ControllerAdvice(annotations = WebPage.class)
class PageErrors {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    private final Units units;

    PageErrors(Units units) {
        this.units = units;
    }

    @ExceptionHandler
    ModelAndView answer(Exception failure, WebRequest request, HttpServletResponse response) {
        if (response.isCommitted()) { // a download that broke off: its reader sees a file without an end
            LOG.warn("an answer broke off: {}", failure.toString());
            return new ModelAndView();
        }
        ModelAndView page = new ModelAndView("error");
        Actor actor = (Actor) request.getAttribute(Actor.class.getName(), RequestAttributes.SCOPE_REQUEST);
        page.addObject("visitor", actor == null ? null : Visitor.of(actor, units));
        Refusal refusal = Failures.asRefusal(failure).orElse(null);
        if (refusal != null) {
            page.addObject("sentence", refusal.sentence());
            return with(page, refusal.status());
        }
        if (failure instanceof TypeMismatchException) {
            page.addObject("sentence", "地址里的日期或者编号写得不对，请从页面上的链接重新打开");
            return with(page, 400);
        }
        if (failure instanceof ErrorResponse known) {
            return with(page, known.getStatusCode().value());
        }
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("unexpected failure {}", reference, failure);
        page.addObject("reference", reference);
        return with(page, 500);
    }

    private static ModelAndView with(ModelAndView page, int status) {
        page.addObject("status", status);
        page.setStatus(HttpStatusCode.valueOf(status));
        return page;
    }
}
