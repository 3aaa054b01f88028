package org.jianyi.correction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jianyi.audit.Change;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.paper.Papers;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.reply.SignOffs;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.survey.Ratings;
import org.springframework.stereotype.Component;

/** Scans of signed papers and of the sealed letter, where the wrong one was uploaded. It stays in the case, marked. */
@Component
public class PapersCorrection implements Correction {

    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Replies replies;
    private final SignOffs signOffs;
    private final Ratings ratings;
    private final Papers papers;

    PapersCorrection(
            Handlings handlings,
            AssistingOpinions opinions,
            Replies replies,
            SignOffs signOffs,
            Ratings ratings,
            Papers papers) {
        this.handlings = handlings;
        this.opinions = opinions;
        this.replies = replies;
        this.signOffs = signOffs;
        this.ratings = ratings;
        this.papers = papers;
    }

    /** A place where a scan is kept, and how another one gets there. */
    private record Place(UUID scan, String where, Consumer<UUID> put) {}

    /** What each scan of the case is: 盖章的答复 枫政函〔2026〕12号. Those of other papers are not among them. */
    public Map<UUID, String> kinds(Suggestion s) {
        Map<UUID, String> kinds = new HashMap<>();
        places(s).forEach(place -> kinds.merge(place.scan(), place.where(), (one, other) -> one + "、" + other));
        return kinds;
    }

    @Override
    public List<Correctable> offered(Suggestion s) {
        return places(s).stream()
                .map(place -> Correctable.paper(
                        place.scan().toString(), papers.get(place.scan()).name(), place.where()))
                .toList();
    }

    private List<Place> places(Suggestion s) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(s.scan(), "签名的建议", s::replaceScan));
        List<HandlingId> ids = handlings.findBySuggestionOrderById(s.id()).stream()
                .map(Handling::id)
                .toList();
        List<Reply> letters = replies.findByHandlingInOrderByIdAsc(ids);
        letters.forEach(letter ->
                places.add(new Place(letter.sealed(), "盖章的答复 " + letter.letterNumber(), letter::replaceSealed)));
        signOffs.findByReplyIdInOrderById(letters.stream().map(Reply::id).toList())
                .forEach(sign -> places.add(new Place(sign.scan(), sign.name() + "的审签稿", sign::replaceScan)));
        opinions.findByHandlingInOrderById(ids)
                .forEach(opinion ->
                        places.add(new Place(opinion.scan(), opinion.unit().name() + "的会办意见", opinion::replaceScan)));
        ratings.findByHandlingInOrderById(ids)
                .forEach(rating -> places.add(new Place(rating.scan(), "征询意见表", rating::replaceScan)));
        places.removeIf(place -> place.scan() == null);
        return places;
    }

    @Override
    public Corrected correct(Suggestion s, Correctable present, CorrectSuggestion form, Actor actor) {
        UUID wrong = UUID.fromString(present.of());
        papers.replace(wrong, form.scan(), actor.userId(), s.id().value());
        places(s).stream().filter(place -> place.scan().equals(wrong)).forEach(place -> place.put()
                .accept(form.scan()));
        return Corrected.of(new Change(
                present.label(), present.shown(), papers.get(form.scan()).name() + "（新）"));
    }
}
