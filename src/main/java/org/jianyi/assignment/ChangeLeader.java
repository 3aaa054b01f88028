package org.jianyi.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jianyi.Refusal;
import org.jianyi.audit.AuditTrail;
import org.jianyi.audit.Change;
import org.jianyi.roster.Actor;
import org.jianyi.roster.People;
import org.jianyi.roster.Person;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Another leader takes an open suggestion into his charge (变更分管领导). */
@Service
@Transactional
public class ChangeLeader {

    private final Suggestions suggestions;
    private final People people;
    private final AuditTrail trail;
    private final Clock clock;

    ChangeLeader(Suggestions suggestions, People people, AuditTrail trail, Clock clock) {
        this.suggestions = suggestions;
        this.people = people;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param from who had it on the screen
     * @param to user id of the other leader
     * @throws Refusal when it is closed, no longer in that charge, or the other one is no leader
     */
    public void change(SuggestionId id, String from, String to, String reason, Actor actor) {
        if (!actor.userId().equals(from) && !actor.isRosterKeeper()) {
            throw Refusal.forbidden("分管领导由本人、镇人大办或者系统管理员变更");
        }
        Suggestion suggestion = suggestions.getLocked(id);
        if (!from.equals(suggestion.leader()) || suggestion.closedOn() != null) {
            throw Refusal.conflict("这件建议已经办结，或者已经改由其他领导分管，请刷新页面");
        }
        Person leader = people.members("leader").stream()
                .filter(person -> person.userId().equals(to) && !to.equals(from))
                .findAny()
                .orElseThrow(() -> Refusal.badInput("to", "分管的建议只能移交给其他镇领导"));
        String before = suggestion.leaderName();
        suggestion.leadBy(leader.userId(), leader.name());
        trail.record(
                id.value(),
                actor.userId(),
                actor.name(),
                "变更分管领导",
                LocalDate.now(clock),
                List.of(new Change("分管领导", before, leader.name())),
                reason.strip());
        suggestions.flush();
    }
}
