package org.jianyi.web.correction;

import static org.springframework.http.HttpStatus.NO_CONTENT;

import org.jianyi.assignment.RecallAssignment;
import org.jianyi.correction.CorrectSuggestion;
import org.jianyi.handling.CaseAccess;
import org.jianyi.process.CaseFlow;
import org.jianyi.process.FormMessages;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.Api;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the office makes good again. */
@Api
class CorrectionApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final CaseFlow flow;
    private final CaseAccess access;
    private final Suggestions suggestions;
    private final FormMessages messages;

    CorrectionApi(CaseFlow flow, CaseAccess access, Suggestions suggestions, FormMessages messages) {
        this.flow = flow;
        this.access = access;
        this.suggestions = suggestions;
        this.messages = messages;
    }

    @PostMapping("/api/suggestions/{id}/recall")
    @ResponseStatus(NO_CONTENT)
    void recall(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        flow.recall(visible(id, actor), messages.read(json, RecallAssignment.class), actor);
    }

    @PostMapping("/api/suggestions/{id}/corrections")
    @ResponseStatus(NO_CONTENT)
    void correct(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        flow.correct(visible(id, actor), messages.read(json, CorrectSuggestion.class), actor);
    }

    private SuggestionId visible(String id, Actor actor) {
        SuggestionId suggestion = SuggestionId.of(id);
        access.require(suggestions.get(suggestion), actor);
        return suggestion;
    }
}
