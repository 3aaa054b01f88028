package org.jianyi.web.record;

import java.util.Map;
import org.jianyi.draft.Drafts;
import org.jianyi.handling.CaseAccess;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.process.FormMessages;
import org.jianyi.process.RecordForUnit;
import org.jianyi.process.UnitRecord;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.Suggestions;
import org.jianyi.web.Api;
import org.jianyi.web.suggestion.CaseView;
import org.jianyi.web.suggestion.CaseViews;
import org.jianyi.web.task.FormContexts;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;

/** The form 代录单位办理: what it needs, what was typed into it and not yet sent, and recording it. */
@Api
class UnitRecordApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";
    private static final String FORM = "/api/handlings/{id}/record/{unit}";

    private final UnitRecords records;
    private final RecordForUnit recordForUnit;
    private final CaseViews views;
    private final CaseAccess access;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final FormContexts contexts;
    private final FormMessages messages;

    UnitRecordApi(
            UnitRecords records,
            RecordForUnit recordForUnit,
            CaseViews views,
            CaseAccess access,
            Suggestions suggestions,
            Handlings handlings,
            FormContexts contexts,
            FormMessages messages) {
        this.records = records;
        this.recordForUnit = recordForUnit;
        this.views = views;
        this.access = access;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.contexts = contexts;
        this.messages = messages;
    }

    @GetMapping(FORM)
    @Transactional(readOnly = true)
    public FormContexts.Context form(
            @PathVariable String id, @PathVariable String unit, @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = requireOffice(id, actor);
        UnitRecords.Waiting waiting = records.of(handling, unit, actor);
        CaseView view = views.of(handling.suggestion(), actor);
        return contexts.of(
                null,
                view,
                handling.value(),
                true,
                records.options(waiting, view, actor),
                Drafts.ofRecord(id, unit),
                actor);
    }

    @PostMapping(FORM)
    @Transactional
    public Map<String, String> record(
            @PathVariable String id,
            @PathVariable String unit,
            @RequestBody String json,
            @RequestAttribute(ACTOR) Actor actor) {
        HandlingId handling = requireOffice(id, actor);
        recordForUnit.record(handling, unit, messages.read(json, UnitRecord.class), actor);
        contexts.forget(Drafts.ofRecord(id, unit));
        return Map.of();
    }

    @PutMapping(FORM + "/draft")
    @Transactional
    public void keep(
            @PathVariable String id,
            @PathVariable String unit,
            @RequestBody String json,
            @RequestAttribute(ACTOR) Actor actor) {
        records.of(requireOffice(id, actor), unit, actor);
        contexts.keep(Drafts.ofRecord(id, unit), json, actor);
    }

    @DeleteMapping(FORM + "/draft")
    @Transactional
    public void forget(@PathVariable String id, @PathVariable String unit, @RequestAttribute(ACTOR) Actor actor) {
        requireOffice(id, actor);
        contexts.forget(Drafts.ofRecord(id, unit));
    }

    private HandlingId requireOffice(String id, Actor actor) {
        HandlingId handling = HandlingId.of(id);
        access.require(suggestions.get(handlings.get(handling).suggestion()), actor);
        RecordForUnit.requireOffice(actor);
        return handling;
    }
}
