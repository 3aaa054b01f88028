package org.jianyi.web.suggestion;

import org.jianyi.assignment.AddUnit;
import org.jianyi.assignment.CancelHandling;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.assignment.ReassignHandling;
import org.jianyi.handling.CancelOpinion;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.handling.RecordProgress;
import org.jianyi.handling.RequestExtension;
import org.jianyi.handling.ReturnOpinion;
import org.jianyi.handling.WaiveContact;
import org.jianyi.process.CaseFlow;
import org.jianyi.process.ExtensionFlow;
import org.jianyi.process.FormMessages;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.survey.CommentAsCosigner;
import org.jianyi.survey.RecordRating;
import org.jianyi.web.Api;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;

/** A case, and the acts that end no step. Each answers with the case as it is afterwards. */
@Api
class CaseApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final CaseViews views;
    private final CaseAccess access;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final KeepRecords keepRecords;
    private final CaseFlow flow;
    private final ExtensionFlow extensionFlow;
    private final RecordRating recordRating;
    private final FormMessages messages;

    CaseApi(
            CaseViews views,
            CaseAccess access,
            Suggestions suggestions,
            Handlings handlings,
            KeepRecords keepRecords,
            CaseFlow flow,
            ExtensionFlow extensionFlow,
            RecordRating recordRating,
            FormMessages messages) {
        this.views = views;
        this.access = access;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.keepRecords = keepRecords;
        this.flow = flow;
        this.extensionFlow = extensionFlow;
        this.recordRating = recordRating;
        this.messages = messages;
    }

    @GetMapping("/api/suggestions/{id}")
    CaseView get(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor) {
        return views.of(SuggestionId.of(id), actor);
    }

    @PostMapping("/api/suggestions/{id}/comments")
    CaseView comment(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        SuggestionId suggestion = visible(id, actor);
        recordRating.comment(suggestion, messages.read(json, CommentAsCosigner.class), actor);
        return views.of(suggestion, actor);
    }

    @PostMapping("/api/suggestions/{id}/units")
    CaseView addUnit(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        SuggestionId suggestion = visible(id, actor);
        flow.addUnit(suggestion, messages.read(json, AddUnit.class), actor);
        return views.of(suggestion, actor);
    }

    @PostMapping("/api/handlings/{id}/contacts")
    CaseView contact(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visibleHandling(id, actor);
        keepRecords.contact(handling, messages.read(json, RecordContact.class), actor);
        return after(handling, actor);
    }

    @PostMapping("/api/handlings/{id}/progress")
    CaseView progress(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visibleHandling(id, actor);
        keepRecords.progress(handling, messages.read(json, RecordProgress.class), actor);
        return after(handling, actor);
    }

    @PostMapping("/api/handlings/{id}/contact-waiver")
    CaseView waiveContact(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visibleHandling(id, actor);
        keepRecords.waiveContact(handling, messages.read(json, WaiveContact.class), actor);
        return after(handling, actor);
    }

    @PostMapping("/api/handlings/{id}/objection")
    CaseView object(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visibleHandling(id, actor);
        flow.object(handling, messages.read(json, RaiseObjection.class), actor);
        return after(handling, actor);
    }

    @PostMapping("/api/handlings/{id}/extension")
    CaseView extend(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visibleHandling(id, actor);
        extensionFlow.ask(handling, messages.read(json, RequestExtension.class), actor);
        return after(handling, actor);
    }

    @PostMapping("/api/handlings/{id}/reassignment")
    CaseView reassign(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visibleHandling(id, actor);
        flow.reassign(handling, messages.read(json, ReassignHandling.class), actor);
        return after(handling, actor);
    }

    @PostMapping("/api/handlings/{id}/cancellation")
    CaseView cancel(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visibleHandling(id, actor);
        flow.cancel(handling, messages.read(json, CancelHandling.class), actor);
        return after(handling, actor);
    }

    @PostMapping("/api/handlings/{id}/opinions/{opinion}/return")
    CaseView returnOpinion(
            @PathVariable String id,
            @PathVariable Long opinion,
            @RequestBody String json,
            @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visibleHandling(id, actor);
        flow.returnOpinion(handling, opinion, messages.read(json, ReturnOpinion.class), actor);
        return after(handling, actor);
    }

    @PostMapping("/api/handlings/{id}/opinions/{opinion}/cancellation")
    CaseView cancelOpinion(
            @PathVariable String id,
            @PathVariable Long opinion,
            @RequestBody String json,
            @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = visibleHandling(id, actor);
        flow.cancelOpinion(handling, opinion, messages.read(json, CancelOpinion.class), actor);
        return after(handling, actor);
    }

    private SuggestionId visible(String id, Actor actor) {
        SuggestionId suggestion = SuggestionId.of(id);
        access.require(suggestions.get(suggestion), actor);
        return suggestion;
    }

    private HandlingId visibleHandling(String id, Actor actor) {
        HandlingId handling = HandlingId.of(id);
        access.require(suggestions.get(handlings.get(handling).suggestion()), actor);
        return handling;
    }

    private CaseView after(HandlingId handling, Actor actor) {
        return views.of(handlings.get(handling).suggestion(), actor);
    }
}
