package org.jianyi.web.task;

import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.draft.Drafts;
import org.jianyi.process.Desk;
import org.jianyi.roster.Actor;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.web.Api;
import org.jianyi.web.suggestion.CaseView;
import org.jianyi.web.suggestion.CaseViews;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;

/** What a form needs besides its own fields, in Tasklist and on our own pages alike: the case, the choices, the kept draft; and completing it. */
@Api
class FormApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Desk desk;
    private final CaseViews views;
    private final FormOptions options;
    private final FormContexts contexts;

    FormApi(Desk desk, CaseViews views, FormOptions options, FormContexts contexts) {
        this.desk = desk;
        this.views = views;
        this.options = options;
        this.contexts = contexts;
    }

    @GetMapping("/api/tasks/{id}")
    @Transactional(readOnly = true)
    public FormContexts.Context task(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor) {
        Desk.OpenTask task = desk.task(id, actor);
        CaseView suggestion = views.of(new SuggestionId(task.suggestion()), actor);
        return contexts.of(
                task,
                suggestion,
                task.handling(),
                options.isProxy(task, suggestion, actor),
                options.forTask(task, suggestion, actor),
                desk.isDoable(task, actor) ? id : null,
                actor);
    }

    /** Keeps what was typed so far for the task's group. */
    @PutMapping("/api/tasks/{id}/draft")
    @Transactional
    public void keep(@PathVariable String id, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        requireDoable(id, actor);
        contexts.keep(id, json, actor);
    }

    @DeleteMapping("/api/tasks/{id}/draft")
    @Transactional
    public void forget(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor) {
        requireDoable(id, actor);
        contexts.forget(id);
    }

    @PostMapping("/api/tasks/{id}")
    @Transactional
    public Map<String, String> complete(@PathVariable String id, @RequestBody String json) {
        desk.complete(id, json);
        return Map.of();
    }

    @GetMapping("/api/starts/{process}")
    @Transactional(readOnly = true)
    public FormContexts.Context start(@PathVariable String process, @RequestAttribute(ACTOR) Actor actor) {
        desk.requireStartable(process);
        return contexts.of(
                null,
                null,
                null,
                options.isProxyStart(actor),
                options.forStart(process, actor),
                Drafts.ofStart(process, actor.userId()),
                actor);
    }

    /** Keeps what was typed into a form that starts something, for this person alone. */
    @PutMapping("/api/starts/{process}/draft")
    @Transactional
    public void keepStart(
            @PathVariable String process, @RequestBody String json, @RequestAttribute(ACTOR) Actor actor) {
        desk.requireStartable(process);
        contexts.keep(Drafts.ofStart(process, actor.userId()), json, actor);
    }

    @DeleteMapping("/api/starts/{process}/draft")
    @Transactional
    public void forgetStart(@PathVariable String process, @RequestAttribute(ACTOR) Actor actor) {
        desk.requireStartable(process);
        contexts.forget(Drafts.ofStart(process, actor.userId()));
    }

    @PostMapping("/api/starts/{process}")
    @Transactional
    public Map<String, String> start(@PathVariable String process, @RequestBody String json) {
        return Map.of("suggestion", desk.start(process, json));
    }

    /** Who only looks on neither reads nor changes what others have typed so far. */
    private void requireDoable(String id, Actor actor) {
        if (!desk.isDoable(desk.task(id, actor), actor)) {
            throw Refusal.forbidden("您不在这项任务的办理人员之中");
        }
    }
}
