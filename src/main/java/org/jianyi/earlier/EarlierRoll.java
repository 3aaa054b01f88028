package org.jianyi.earlier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.reply.Replies;
import org.jianyi.reply.Reply;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Deputy;
import org.jianyi.roster.Roll;
import org.jianyi.sheet.Field;
import org.jianyi.sheet.Table;
import org.jianyi.suggestion.Cosigning;
import org.jianyi.suggestion.Cosignings;
import org.jianyi.suggestion.EarlierSuggestions;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.survey.Rating;
import org.jianyi.survey.Ratings;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cases of earlier years, taken in from ledgers on paper or in Excel (历年台账). It only grows, and goes out again as it came in. */
@Component
@Order(80)
class EarlierRoll implements Roll<EarlierEntry> {

    private static final Table<EarlierEntry> TABLE = Table.of(EarlierEntry.class);
    private static final Set<String> LISTED =
            Set.of("session", "number", "title", "lead", "category", "units", "closedOn");

    private final TakeInLedger ledger;
    private final EarlierSuggestions earlier;
    private final Suggestions suggestions;
    private final Cosignings cosignings;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Replies replies;
    private final Ratings ratings;
    private final Deputies deputies;

    EarlierRoll(
            TakeInLedger ledger,
            EarlierSuggestions earlier,
            Suggestions suggestions,
            Cosignings cosignings,
            Handlings handlings,
            AssistingOpinions opinions,
            Replies replies,
            Ratings ratings,
            Deputies deputies) {
        this.ledger = ledger;
        this.earlier = earlier;
        this.suggestions = suggestions;
        this.cosignings = cosignings;
        this.handlings = handlings;
        this.opinions = opinions;
        this.replies = replies;
        this.ratings = ratings;
        this.deputies = deputies;
    }

    @Override
    public String id() {
        return "earlier";
    }

    @Override
    public String title() {
        return "历年台账";
    }

    @Override
    public String heading() {
        return "历年台账";
    }

    @Override
    public String purpose() {
        return "使用本系统以前已经办结的建议，从台账导入，以后可以查、可以统计。没有原文和答复函；导入后不能成批修改，请先核对好；个别录错的，在案卷里更正。评价日期按办结日期登记。";
    }

    @Override
    public Table<EarlierEntry> table() {
        return TABLE;
    }

    @Override
    public List<Field> listed() {
        return TABLE.fields().stream()
                .filter(field -> LISTED.contains(field.name()))
                .toList();
    }

    @Override
    public String key(EarlierEntry entry) {
        return entry.session() + entry.number();
    }

    @Override
    public String keyField() {
        return "number";
    }

    @Override
    public boolean isEditable() {
        return false;
    }

    @Override
    public void keep(String key, EarlierEntry entry, Actor actor) {
        throw new UnsupportedOperationException("a ledger is taken in from a workbook");
    }

    @Override
    public List<String> take(String key, EarlierEntry entry, String origin, Actor actor) {
        return ledger.put(entry, origin, actor);
    }

    @Override
    public void taken(Actor actor) {
        earlier.passOver();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        suggestions.imported().forEach(s -> pages.put(key(s), "/suggestions/" + s.id()));
        return pages;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, EarlierEntry> present() {
        List<Suggestion> all = suggestions.imported();
        List<SuggestionId> ids = all.stream().map(Suggestion::id).toList();
        Map<SuggestionId, List<Cosigning>> signed = cosignings.findBySuggestionInOrderById(ids).stream()
                .collect(Collectors.groupingBy(Cosigning::suggestion));
        List<Handling> shares = handlings.findBySuggestionInOrderById(ids);
        Map<SuggestionId, List<Handling>> sharesOf =
                shares.stream().collect(Collectors.groupingBy(Handling::suggestion));
        List<HandlingId> shareIds = shares.stream().map(Handling::id).toList();
        Map<HandlingId, List<AssistingOpinion>> assisting = opinions.findByHandlingInOrderById(shareIds).stream()
                .collect(Collectors.groupingBy(AssistingOpinion::handling));
        Map<HandlingId, Reply> repliesOf = replies.findByHandlingInOrderByIdAsc(shareIds).stream()
                .collect(Collectors.toMap(Reply::handling, Function.identity()));
        Map<HandlingId, Rating> ratingsOf = ratings.findByHandlingInOrderById(shareIds).stream()
                .collect(Collectors.toMap(Rating::handling, Function.identity()));
        Set<List<Object>> namesakes = namesakes();
        Map<String, EarlierEntry> present = new LinkedHashMap<>();
        for (Suggestion s : all) {
            List<Handling> done = sharesOf.get(s.id());
            Handling first = done.get(0);
            Reply reply = repliesOf.get(first.id());
            Rating rating = ratingsOf.get(first.id());
            present.put(
                    key(s),
                    new EarlierEntry(
                            s.session().name(),
                            s.numberLabel(),
                            s.title(),
                            called(s.lead(), namesakes),
                            signed.getOrDefault(s.id(), List.of()).stream()
                                    .map(cosigning -> called(cosigning.deputy(), namesakes))
                                    .toList(),
                            s.category(),
                            done.stream().map(h -> h.unit().name()).toList(),
                            assisting.getOrDefault(first.id(), List.of()).stream()
                                    .map(opinion -> opinion.unit().name())
                                    .toList(),
                            s.submittedOn(),
                            s.registeredOn(),
                            s.assignedOn(),
                            s.months(),
                            s.repliedOn(),
                            s.closedOn(),
                            reply == null ? null : reply.replyClass().code(),
                            rating == null ? null : Judgement.of(rating.attitude()),
                            rating == null ? null : Judgement.of(rating.result()),
                            first.round()));
        }
        return present;
    }

    private static String key(Suggestion suggestion) {
        return suggestion.session().name() + suggestion.numberLabel();
    }

    /** Names that two deputies of one congress have. */
    private Set<List<Object>> namesakes() {
        return deputies.findAll().stream()
                .collect(Collectors.groupingBy(EarlierRoll::nameInCongress, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(name -> name.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<Object> nameInCongress(Deputy deputy) {
        return List.of(deputy.congress().id(), deputy.name());
    }

    private static String called(Deputy deputy, Set<List<Object>> namesakes) {
        return namesakes.contains(nameInCongress(deputy)) ? deputy.cardNumber() : deputy.name();
    }
}
