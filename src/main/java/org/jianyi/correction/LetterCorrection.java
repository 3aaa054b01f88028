package org.jianyi.correction;

import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.springframework.stereotype.Component;

/** A letter that is signed is not corrected any more, its number included (R17); who looks for that is told what to do instead. */
@Component
class LetterCorrection implements Correction {

    private static final String WHY = "答复已经签发，发文字号和正文不能再改：签发时的内容留有校验码，改了就不是签发的那一份。写错的，请承办单位另行书面说明，登记在“办后”的沟通里，附上扫描件。";

    private final Handlings handlings;
    private final Replies replies;

    LetterCorrection(Handlings handlings, Replies replies) {
        this.handlings = handlings;
        this.replies = replies;
    }

    @Override
    public List<Correctable> offered(Suggestion s) {
        return replies
                .findByHandlingInOrderByIdAsc(handlings.findBySuggestionOrderById(s.id()).stream()
                        .map(Handling::id)
                        .toList())
                .stream()
                .filter(reply -> reply.status() == Reply.Status.SIGNED || reply.status() == Reply.Status.DELIVERED)
                .filter(reply -> reply.letterNumber() != null) // old ledgers do not tell it
                .map(reply -> Correctable.fixed(Matter.LETTER_NUMBER, reply.id().toString(), reply.letterNumber(), WHY))
                .toList();
    }

    @Override
    public Corrected correct(Suggestion s, Correctable present, CorrectSuggestion form, Actor actor) {
        throw Refusal.conflict(WHY);
    }
}
