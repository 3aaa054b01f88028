package org.jianyi.web.supervision;

import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.process.FormMessages;
import org.jianyi.process.SupervisionFlow;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.supervision.AcknowledgeSupervision;
import org.jianyi.supervision.DropKeySuggestion;
import org.jianyi.supervision.IssueOrder;
import org.jianyi.supervision.IssueUrge;
import org.jianyi.supervision.NameKeySuggestion;
import org.jianyi.supervision.RecordSupervisionAnswer;
import org.jianyi.supervision.RecordVisit;
import org.jianyi.supervision.WatchKeySuggestions;
import org.jianyi.web.Api;
import org.jianyi.web.suggestion.CaseView;
import org.jianyi.web.suggestion.CaseViews;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

/** The acts of supervision on one case. Each answers with the case as it is afterwards. */
@Api
class SupervisionApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final CaseViews views;
    private final CaseAccess access;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final SupervisionFlow flow;
    private final RecordSupervisionAnswer recordSupervisionAnswer;
    private final WatchKeySuggestions watchKeySuggestions;
    private final FormMessages messages;

    SupervisionApi(
            CaseViews views,
            CaseAccess access,
            Suggestions suggestions,
            Handlings handlings,
            SupervisionFlow flow,
            RecordSupervisionAnswer recordSupervisionAnswer,
            WatchKeySuggestions watchKeySuggestions,
            FormMessages messages) {
        this.views = views;
        this.access = access;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.flow = flow;
        this.recordSupervisionAnswer = recordSupervisionAnswer;
        this.watchKeySuggestions = watchKeySuggestions;
        this.messages = messages;
    }

    @PostMapping("/api/handlings/{id}/urges")
    CaseView urge(
            @PathVariable String id,
            @RequestParam(required = false) String assisting,
            @RequestBody String json,
            @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visible(id, actor);
        flow.urge(handling, assisting, messages.read(json, IssueUrge.class), actor);
        return views.of(handling.suggestion(), actor);
    }

    @PostMapping("/api/handlings/{id}/orders")
    CaseView order(
            @PathVariable String id,
            @RequestParam(required = false) String assisting,
            @RequestBody String json,
            @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visible(id, actor);
        flow.order(handling, assisting, messages.read(json, IssueOrder.class), actor);
        return views.of(handling.suggestion(), actor);
    }

    @PostMapping("/api/handlings/{id}/receipt")
    CaseView acknowledge(
            @PathVariable String id,
            @RequestParam(required = false) String supervision,
            @RequestBody String json,
            @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visible(id, actor);
        recordSupervisionAnswer.acknowledge(
                handling,
                supervision == null || supervision.isBlank() ? null : supervision,
                messages.read(json, AcknowledgeSupervision.class),
                actor);
        return views.of(handling.suggestion(), actor);
    }

    @PostMapping("/api/suggestions/{id}/key-naming")
    CaseView nameKey(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        SuggestionId suggestion = SuggestionId.of(id);
        flow.nameKey(suggestion, messages.read(json, NameKeySuggestion.class), actor);
        return views.of(suggestion, actor);
    }

    @PostMapping("/api/suggestions/{id}/key-removal")
    CaseView dropKey(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        SuggestionId suggestion = SuggestionId.of(id);
        watchKeySuggestions.drop(suggestion, messages.read(json, DropKeySuggestion.class), actor);
        return views.of(suggestion, actor);
    }

    @PostMapping("/api/suggestions/{id}/visits")
    CaseView visit(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        SuggestionId suggestion = SuggestionId.of(id);
        watchKeySuggestions.visit(suggestion, messages.read(json, RecordVisit.class), actor);
        return views.of(suggestion, actor);
    }

    private HandlingId visible(String id, Actor actor) {
        HandlingId handling = HandlingId.of(id);
        access.require(suggestions.get(handlings.get(handling).suggestion()), actor);
        return handling;
    }
}
