package org.jianyi.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianyi.process.Stage.form;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jianyi.Refused;
import org.jianyi.handling.Handlings;
import org.jianyi.process.CaseTest;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestion;
import org.jianyi.suggestion.SuggestionId;
import org.springframework.beans.factory.annotation.Autowired;

/** People act straight at the domain, past process and lists: what only a screen forbade is allowed here. A refusal leaves no trace. */
abstract class ActsTest extends CaseTest {

    @Autowired
    Acts acts;

    @Autowired
    Handlings handlings;

    Actor actor(String user) {
        return acts.actor(user);
    }

    Suggestion get(SuggestionId id) {
        return suggestions.get(id);
    }

    Map<String, Object> share(String unit, String role, Integer... proposals) {
        return stage.share(unit, role, proposals);
    }

    Map<String, Object> answer(int proposal, String text) {
        return form("proposal", proposal, "text", text);
    }

    void badInput(String field, String words, ThrowingCallable act) {
        unchanged(() -> Refused.badInput(field, words, act));
    }

    void forbidden(String words, ThrowingCallable act) {
        unchanged(() -> Refused.forbidden(words, act));
    }

    void notFound(String words, ThrowingCallable act) {
        unchanged(() -> Refused.notFound(words, act));
    }

    void conflict(String words, ThrowingCallable act) {
        unchanged(() -> Refused.conflict(words, act));
    }

    private void unchanged(Runnable refusal) {
        String before = acts.rows();
        refusal.run();
        assertThat(acts.rows()).as("rows after a refusal").isEqualTo(before);
    }
}
