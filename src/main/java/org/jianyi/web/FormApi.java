package org.jianyi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jianyi.Refusal;
import org.jianyi.draft.Draft;
import org.jianyi.draft.Drafts;
import org.jianyi.handling.Handling;
import org.jianyi.handling.HandlingId;
import org.jianyi.handling.Handlings;
import org.jianyi.process.Desk;
import org.jianyi.process.StepDates;
import org.jianyi.process.StepDates.StepDate;
import org.jianyi.roster.Actor;
import org.jianyi.roster.People;
import org.jianyi.roster.Person;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.suggestion.Suggestions;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** What a form needs besides its own fields, in Tasklist and on our own pages alike: the case, the choices, the kept draft; and completing it. */
@Api
class FormApi {

    private static final String ACTOR = "org.jianyi.roster.Actor";

    private final Desk desk;
    private final CaseViews views;
    private final FormOptions options;
    private final Drafts drafts;
    private final People people;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final StepDates stepDates;
    private final ResourceUrlProvider addresses;
    private final ObjectMapper mapper;
    private final Clock clock;

    FormApi(
            Desk desk,
            CaseViews views,
            FormOptions options,
            Drafts drafts,
            People people,
            Suggestions suggestions,
            Handlings handlings,
            StepDates stepDates,
            ResourceUrlProvider addresses,
            ObjectMapper mapper,
            Clock clock) {
        this.desk = desk;
        this.views = views;
        this.options = options;
        this.drafts = drafts;
        this.people = people;
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.stepDates = stepDates;
        this.addresses = addresses;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * What the form gets.
     *
     * @param proxy the person enters this for another, from paper
     * @param handling id of the unit's share this task belongs to, or null
     * @param step until when the task's own step is to be done and why, where that is another date than the unit's; or null
     * @param draftBy user id of who kept the draft last
     * @param script address of the forms' script as it is now, which changes with its content
     */
    record Context(
            Desk.OpenTask task,
            CaseView suggestion,
            String handling,
            StepDate step,
            boolean proxy,
            Map<String, Object> options,
            JsonNode draft,
            String draftBy,
            String draftByName,
            Instant draftAt,
            String today,
            String userId,
            String user,
            String script) {}

    @GetMapping("/api/tasks/{id}")
    @Transactional(readOnly = true)
    public Context task(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor) {
        Desk.OpenTask task = desk.task(id, actor);
        CaseView suggestion = views.of(new SuggestionId(task.suggestion()), actor);
        return context(
                task,
                suggestion,
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
        parse(json);
        drafts.keep(id, json, actor.userId(), clock.instant());
    }

    @DeleteMapping("/api/tasks/{id}/draft")
    @Transactional
    public void forget(@PathVariable String id, @RequestAttribute(ACTOR) Actor actor) {
        requireDoable(id, actor);
        drafts.forget(id);
    }

    @PostMapping("/api/tasks/{id}")
    @Transactional
    public Map<String, String> complete(@PathVariable String id, @RequestBody String json) {
        desk.complete(id, json);
        return Map.of();
    }

    @GetMapping("/api/starts/{process}")
    @Transactional(readOnly = true)
    public Context start(@PathVariable String process, @RequestAttribute(ACTOR) Actor actor) {
        desk.requireStartable(process);
        return context(
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
        parse(json);
        drafts.keep(Drafts.ofStart(process, actor.userId()), json, actor.userId(), clock.instant());
    }

    @DeleteMapping("/api/starts/{process}/draft")
    @Transactional
    public void forgetStart(@PathVariable String process, @RequestAttribute(ACTOR) Actor actor) {
        desk.requireStartable(process);
        drafts.forget(Drafts.ofStart(process, actor.userId()));
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

    private Context context(
            Desk.OpenTask task,
            CaseView suggestion,
            boolean proxy,
            Map<String, Object> choices,
            String draftId,
            Actor actor) {
        Draft draft = draftId == null ? null : drafts.findById(draftId).orElse(null);
        return new Context(
                task,
                suggestion,
                task == null ? null : task.handling(),
                task == null ? null : step(task, suggestion),
                proxy,
                choices,
                draft == null ? null : parse(draft.json()),
                draft == null ? null : draft.savedBy(),
                draft == null
                        ? null
                        : people.find(draft.savedBy()).map(Person::name).orElse(draft.savedBy()),
                draft == null ? null : draft.savedAt(),
                LocalDate.now(clock).toString(),
                actor.userId(),
                actor.name(),
                addresses.getForLookupPath("/assets/forms.js"));
    }

    private StepDate step(Desk.OpenTask task, CaseView suggestion) {
        Handling share = task.handling() == null ? null : handlings.get(HandlingId.of(task.handling()));
        return stepDates
                .of(task.step(), suggestions.get(new SuggestionId(suggestion.id())), share, task.assistingUnit())
                .filter(date -> share == null || !date.due().equals(share.due()))
                .orElse(null);
    }

    private JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw Refusal.badInput(null, "草稿内容无法读取，请刷新页面后重试");
        }
    }
}
