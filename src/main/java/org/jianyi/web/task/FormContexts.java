package org.jianyi.web.task;

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
import org.jianyi.handling.AssistingOpinion;
import org.jianyi.handling.AssistingOpinions;
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
import org.jianyi.supervision.SupervisionId;
import org.jianyi.supervision.Supervisions;
import org.jianyi.web.suggestion.CaseSentence;
import org.jianyi.web.suggestion.CaseView;
import org.jianyi.web.suggestion.DueDates;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/** What a form gets besides its own fields, and keeping what was typed into it. */
@Component
public class FormContexts {

    private final Drafts drafts;
    private final People people;
    private final Suggestions suggestions;
    private final Handlings handlings;
    private final AssistingOpinions opinions;
    private final Supervisions supervisions;
    private final StepDates stepDates;
    private final DueDates dueDates;
    private final CaseSentence sentences;
    private final ResourceUrlProvider addresses;
    private final ObjectMapper mapper;
    private final Clock clock;

    FormContexts(
            Drafts drafts,
            People people,
            Suggestions suggestions,
            Handlings handlings,
            AssistingOpinions opinions,
            Supervisions supervisions,
            StepDates stepDates,
            DueDates dueDates,
            CaseSentence sentences,
            ResourceUrlProvider addresses,
            ObjectMapper mapper,
            Clock clock) {
        this.suggestions = suggestions;
        this.handlings = handlings;
        this.opinions = opinions;
        this.supervisions = supervisions;
        this.stepDates = stepDates;
        this.dueDates = dueDates;
        this.sentences = sentences;
        this.drafts = drafts;
        this.people = people;
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
     * @param owed what is pressed for, where that is an assisting unit's opinion and not the reply; or null
     * @param draftBy user id of who kept the draft last
     * @param script address of the forms' script as it is now, which changes with its content
     */
    public record Context(
            Desk.OpenTask task,
            CaseView suggestion,
            String handling,
            StepDate step,
            Owed owed,
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

    /** An opinion that an assisting unit owes, and until when. */
    record Owed(String what, LocalDate due, CaseView.Light light, DueDates.Why dates) {}

    /** @param draftId under which what was typed is kept, or null where this person has nothing to do with it */
    public Context of(
            Desk.OpenTask task,
            CaseView suggestion,
            String handling,
            boolean proxy,
            Map<String, Object> choices,
            String draftId,
            Actor actor) {
        Draft draft = draftId == null ? null : drafts.findById(draftId).orElse(null);
        return new Context(
                task,
                suggestion,
                handling,
                task == null ? null : step(task, suggestion),
                task == null || task.supervision() == null || task.assistingUnit() == null
                        ? null
                        : owed(HandlingId.of(task.handling()), task.assistingUnit()),
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

    /** @throws Refusal when it is no JSON, or too long */
    public void keep(String draftId, String json, Actor actor) {
        parse(json);
        drafts.keep(draftId, json, actor.userId(), clock.instant());
    }

    /** Once it was sent, or is not wanted any more. */
    public void forget(String draftId) {
        drafts.forget(draftId);
    }

    private StepDate step(Desk.OpenTask task, CaseView suggestion) {
        Handling share = task.handling() == null ? null : handlings.get(HandlingId.of(task.handling()));
        return stepDates
                .of(
                        task.step(),
                        suggestions.get(new SuggestionId(suggestion.id())),
                        share,
                        task.assistingUnit(),
                        task.supervision() == null ? null : supervisions.get(SupervisionId.of(task.supervision())))
                .filter(date -> share == null || !date.due().equals(share.due()))
                .orElse(null);
    }

    private Owed owed(HandlingId share, String unit) {
        AssistingOpinion opinion = opinions.findFirstByHandlingAndUnitCodeOrderByIdDesc(share, unit)
                .orElseThrow();
        return new Owed(
                opinion.unit().name() + "会办意见",
                opinion.due(),
                sentences.light(opinion.due()),
                dueDates.of(suggestions.get(share.suggestion()), opinion));
    }

    private JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw Refusal.badInput(null, "草稿内容无法读取，请刷新页面后重试");
        }
    }
}
