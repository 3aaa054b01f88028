package org.jianyi.web.letter;

import com.fasterxml.jackson.databind.JsonNode;
import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;
import org.jianyi.web.Api;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.ModelAndView;

/** The reply letter as a piece of a page: the one that is there, and the one that is being typed. */
@Api
class LetterApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Letters letters;

    LetterApi(Letters letters) {
        this.letters = letters;
    }

    @GetMapping("/api/handlings/{id}/letter")
    ModelAndView letter(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor) {
        return sheet(letters.of(HandlingId.of(id), actor));
    }

    @PostMapping("/api/handlings/{id}/letter")
    ModelAndView preview(@PathVariable String id, @RequestBody JsonNode draft, @RequestAttribute(ACTOR) Actor actor) {
        return sheet(letters.preview(HandlingId.of(id), draft, actor));
    }

    private static ModelAndView sheet(Letter letter) {
        return new ModelAndView("letter :: sheet", "letter", letter);
    }
}
