package org.jianyi.supervision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianyi.ActDay;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.paper.Papers;
import org.jianyi.roster.Actor;
import org.jianyi.roster.People;
import org.jianyi.roster.Person;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The presidium names the suggestions it watches itself (重点督办), goes to see, and hears how they are handled. */
@Service
@Transactional
public class WatchKeySuggestions {

    private final Suggestions suggestions;
    private final Handlings handlings;
    private final Visits visits;
    private final CaseAccess access;
    private final People people;
    private final Papers papers;
    private final AuditTrail trail;
    private final ObjectMapper mapper;
    private final Clock clock;

    WatchKeySuggestions(
            Suggestions suggestions,
            Handlings handlings,
            Visits visits,
            CaseAccess access,
            People people,
            Papers papers,
            AuditTrail trail,
            ObjectMapper mapper,
            Clock clock) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.visits = visits;
        this.access = access;
        this.people = people;
        this.papers = papers;
        this.trail = trail;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * From now on the leader signs every reply off that nobody has signed to the end yet (R16).
     *
     * @return what comes too late for that, as a sentence; or null
     * @throws Refusal when the actor is neither office nor presidium, there is no leader, or the suggestion is merged, closed or a key one already
     */
    public String name(SuggestionId id, NameKeySuggestion form, Actor actor) {
        Suggestion suggestion = supervised(id, actor);
        LocalDate day = ActDay.of(form.day(), today(), suggestion.registeredOn(), "登记");
        // Who is just signing goes first or comes after, and then knows.
        List<Handling> shares = handlings.findBySuggestionOrderById(id).stream()
                .map(share -> handlings.getLocked(share.id()))
                .toList();
        String before = facts(suggestion);
        suggestion.nameKey(form.reason());
        Person leader = leader(form, suggestion);
        suggestion.leadBy(leader.userId(), leader.name());
        List<String> signed = shares.stream()
                .filter(Handling::isSigned)
                .map(share -> share.unit().name())
                .distinct()
                .toList();
        String tooLate = signed.isEmpty() ? null : String.join("、", signed) + "的答复已经签发，这次答复不再由分管领导签发";
        record(
                suggestion,
                actor,
                "列为重点督办",
                day,
                before,
                "分管领导" + leader.name() + "：" + form.reason() + (tooLate == null ? "" : "；" + tooLate));
        return tooLate;
    }

    /** Its leader stays in charge; a reply that is being signed off goes on to him as begun. */
    public void drop(SuggestionId id, DropKeySuggestion form, Actor actor) {
        Suggestion suggestion = supervised(id, actor);
        LocalDate day = ActDay.of(form.day(), today(), suggestion.registeredOn(), "登记");
        String before = facts(suggestion);
        suggestion.dropKey();
        record(suggestion, actor, "取消重点督办", day, before, form.reason());
    }

    /** Records a visit on the spot, or a report that was heard; of what is handled, and also of what was, to look whether it holds. */
    public void visit(SuggestionId id, RecordVisit form, Actor actor) {
        Suggestion suggestion = supervised(id, actor);
        if (suggestion.assignedOn() == null || suggestion.withdrawnOn() != null) {
            throw Refusal.conflict("建议目前为“" + suggestion.status().label() + "”，不能登记"
                    + form.kind().label());
        }
        LocalDate day = ActDay.of(form.day(), today(), suggestion.assignedOn(), "交办");
        papers.claim(form.photos(), actor.userId(), id.value());
        visits.save(new Visit(id, form, day, clock.instant(), actor));
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                null,
                form.kind().label(),
                day,
                form.participants() + "：" + form.found());
        visits.flush();
    }

    private Suggestion supervised(SuggestionId id, Actor actor) {
        Suggestion suggestion = suggestions.getLocked(id);
        access.require(suggestion, actor);
        if (!actor.isSupervisor()) {
            throw Refusal.forbidden("只有镇人大办和主席团可以督办重点建议");
        }
        return suggestion;
    }

    private Person leader(NameKeySuggestion form, Suggestion suggestion) {
        if (form.leader() == null || form.leader().isBlank()) {
            if (suggestion.leader() == null) {
                throw Refusal.badInput("leader", "重点督办建议的答复由分管镇领导签发，请选择领导");
            }
            return new Person(suggestion.leader(), suggestion.leaderName());
        }
        return people.members("leader").stream()
                .filter(person -> person.userId().equals(form.leader()))
                .findAny()
                .orElseThrow(() -> Refusal.badInput("leader", "请从镇领导名单中选择领导"));
    }

    private void record(Suggestion suggestion, Actor actor, String act, LocalDate day, String before, String detail) {
        trail.record(
                suggestion.id().value(),
                actor.userId(),
                actor.name(),
                null,
                act,
                day,
                before,
                facts(suggestion),
                detail);
        suggestions.flush();
    }

    private String facts(Suggestion suggestion) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("重点督办", suggestion.isKey() ? "是" : "否");
        facts.put("重点督办理由", suggestion.keyReason());
        facts.put("分管领导", suggestion.leaderName());
        try {
            return mapper.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
