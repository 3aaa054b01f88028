package org.jianyi.web.letter;

import org.jianyi.handling.HandlingId;
import org.jianyi.roster.Actor;
import org.jianyi.web.WebPage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;

/** The reply letter, to be read and printed. */
@WebPage
class LetterPage {

    private final Letters letters;

    LetterPage(Letters letters) {
        this.letters = letters;
    }

    @GetMapping("/handlings/{id}/letter")
    String letter(@PathVariable String id, @RequestAttribute("org.jianyi.roster.Actor") Actor actor, Model model) {
        HandlingId handling = HandlingId.of(id);
        model.addAttribute("letter", letters.of(handling, actor));
        model.addAttribute("suggestion", handling.suggestion().value());
        return "letter";
    }
}
