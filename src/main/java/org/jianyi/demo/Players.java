package org.jianyi.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jianyi.assignment.RaiseObjection;
import org.jianyi.handling.GiveAssistingOpinion;
import org.jianyi.handling.Handling;
import org.jianyi.handling.Handlings;
import org.jianyi.handling.KeepRecords;
import org.jianyi.handling.RecordContact;
import org.jianyi.handling.RecordProgress;
import org.jianyi.handling.RequestExtension;
import org.jianyi.handling.WaiveContact;
import org.jianyi.paper.Upload;
import org.jianyi.process.Case;
import org.jianyi.process.CaseFlow;
import org.jianyi.process.Desk;
import org.jianyi.process.EngineClock;
import org.jianyi.process.EnginePeople;
import org.jianyi.process.ExtensionFlow;
import org.jianyi.process.SupervisionFlow;
import org.jianyi.reply.RecordReply;
import org.jianyi.reply.Replies;
import org.jianyi.reply.SignOffReply;
import org.jianyi.roster.Actor;
import org.jianyi.roster.Deputies;
import org.jianyi.roster.Units;
import org.jianyi.suggestion.SubmitSuggestion;
import org.jianyi.suggestion.SuggestionId;
import org.jianyi.supervision.AcknowledgeSupervision;
import org.jianyi.supervision.IssueUrge;
import org.jianyi.supervision.RecordSupervisionAnswer;
import org.jianyi.supervision.RecordVisit;
import org.jianyi.supervision.VisitKind;
import org.jianyi.supervision.WatchKeySuggestions;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The people of the invented town at their desks: each acts with his own rights, through the same services as everybody, at his moment. */
@Component
@Profile("demo")
class Players {

    private final Desk desk;
    private final CaseFlow caseFlow;
    private final ExtensionFlow extensionFlow;
    private final SupervisionFlow supervisionFlow;
    private final RecordSupervisionAnswer recordSupervisionAnswer;
    private final WatchKeySuggestions watchKeySuggestions;
    private final KeepRecords keepRecords;
    private final RecordReply recordReply;
    private final Handlings handlings;
    private final Replies replies;
    private final Deputies deputies;
    private final Units units;
    private final Upload upload;
    private final EnginePeople people;
    private final EngineClock clock;
    private final IdentityService identity;
    private final TaskService tasks;
    private final ManagementService management;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final ObjectMapper mapper;
    private final Map<String, SuggestionId> cases = new HashMap<>();
    private final Map<String, Actor> actors = new HashMap<>();
    private final Map<String, Long> deputyIds = new HashMap<>();
    private Actor actor;

    Players(
            Desk desk,
            CaseFlow caseFlow,
            ExtensionFlow extensionFlow,
            SupervisionFlow supervisionFlow,
            RecordSupervisionAnswer recordSupervisionAnswer,
            WatchKeySuggestions watchKeySuggestions,
            KeepRecords keepRecords,
            RecordReply recordReply,
            Handlings handlings,
            Replies replies,
            Deputies deputies,
            Units units,
            Upload upload,
            EnginePeople people,
            EngineClock clock,
            IdentityService identity,
            TaskService tasks,
            ManagementService management,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            ObjectMapper mapper) {
        this.desk = desk;
        this.caseFlow = caseFlow;
        this.extensionFlow = extensionFlow;
        this.supervisionFlow = supervisionFlow;
        this.recordSupervisionAnswer = recordSupervisionAnswer;
        this.watchKeySuggestions = watchKeySuggestions;
        this.keepRecords = keepRecords;
        this.recordReply = recordReply;
        this.handlings = handlings;
        this.replies = replies;
        this.deputies = deputies;
        this.units = units;
        this.upload = upload;
        this.people = people;
        this.clock = clock;
        this.identity = identity;
        this.tasks = tasks;
        this.management = management;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    /** Performs one act in a transaction of its own, and what the job executor would do then. */
    void perform(Act act) {
        workOffUntil(act.at());
        clock.setTo(act.at());
        actor = actors.computeIfAbsent(act.user(), people::actor);
        identity.setAuthentication(actor.userId(), List.copyOf(actor.groups()));
        try {
            quickly(() -> act.play().with(this));
        } catch (RuntimeException e) {
            throw new IllegalStateException(act.line(), e);
        } finally {
            identity.clearAuthentication();
        }
        workOff();
    }

    /** Timers go off at their own date, not at that of the next act. */
    void workOffUntil(Instant moment) {
        Job next = nextTimer(moment);
        while (next != null) {
            clock.setTo(next.getDuedate().toInstant());
            execute(next);
            workOff();
            next = nextTimer(moment);
        }
    }

    private Job nextTimer(Instant moment) {
        List<Job> due = management
                .createJobQuery()
                .timers()
                .duedateLowerThan(Date.from(moment))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        return due.isEmpty() ? null : due.get(0);
    }

    private void execute(Job job) {
        quickly(() -> management.executeJob(job.getId()));
    }

    /** Does not wait for the disk: a break loses at most the last acts, and then all is filled anew. */
    private void quickly(Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute("set local synchronous_commit = off");
            work.run();
        });
    }

    private void workOff() {
        List<Job> jobs = management.createJobQuery().executable().list();
        while (!jobs.isEmpty()) {
            jobs.forEach(this::execute);
            jobs = management.createJobQuery().executable().list();
        }
    }

    SuggestionId id(String matter) {
        return cases.get(matter);
    }

    Long deputy(String user) {
        return deputyIds.computeIfAbsent(
                user, u -> deputies.findByUserId(u).orElseThrow().id());
    }

    String unitName(String code) {
        return units.get(code).name();
    }

    void submit(String matter, SubmitSuggestion form) {
        cases.put(matter, new SuggestionId(desk.start(Case.SUGGESTION_HANDLING, json(form))));
    }

    void starts(String process, Object form) {
        desk.start(process, json(form));
    }

    /** Completes the one open task of that step. */
    void does(String matter, String step, Object form) {
        complete(matter, step, form, query -> query);
    }

    /** The same for a step that several people have open at once. */
    void confirms(String matter, String step, Object form) {
        complete(matter, step, form, query -> query.taskAssignee(actor.userId()));
    }

    void assists(String matter, String unit, GiveAssistingOpinion form) {
        complete(matter, "GiveAssistingOpinion", form, query -> query.taskCandidateGroup("unit-" + unit));
    }

    /** The same for a step of one unit's share. */
    void completes(String matter, String unit, String step, Object form) {
        String handling = handling(matter, unit).id().value();
        complete(matter, step, form, query -> query.processVariableValueEquals(Case.HANDLING_ID, handling));
    }

    private void complete(String matter, String step, Object form, UnaryOperator<TaskQuery> which) {
        Task task = which.apply(tasks.createTaskQuery()
                        .taskDefinitionKey("UserTask_" + step)
                        .processVariableValueEquals(
                                Case.SUGGESTION_ID, cases.get(matter).value()))
                .singleResult();
        if (task == null) {
            throw new IllegalStateException(actor.userId() + " has no task " + step);
        }
        desk.complete(task.getId(), json(form));
    }

    private Handling handling(String matter, String unit) {
        return handlings.findBySuggestionOrderById(cases.get(matter)).stream()
                .filter(handling -> handling.unit().code().equals(unit))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    void talks(String matter, String unit, RecordContact form) {
        keepRecords.contact(handling(matter, unit).id(), form, actor);
    }

    void progress(Matter matter, String unit, String text, boolean pictured) {
        List<UUID> photos = pictured ? List.of(photo(actor.userId(), matter, text)) : List.of();
        keepRecords.progress(handling(matter.key(), unit).id(), new RecordProgress(text, photos, null, null), actor);
    }

    void waives(String matter, String unit) {
        keepRecords.waiveContact(
                handling(matter, unit).id(), new WaiveContact("情况已在会上当面说过，不必再跑一趟。", null, null), actor);
    }

    void objects(String matter, String unit, RaiseObjection form) {
        caseFlow.object(handling(matter, unit).id(), form, actor);
    }

    void asksForTime(String matter, String unit, RequestExtension form) {
        extensionFlow.ask(handling(matter, unit).id(), form, actor);
    }

    void urges(String matter, String unit, String text) {
        supervisionFlow.urge(handling(matter, unit).id(), null, new IssueUrge(text, null), actor);
    }

    void receives(String matter, String unit) {
        recordSupervisionAnswer.acknowledge(
                handling(matter, unit).id(), null, new AcknowledgeSupervision(null, null), actor);
    }

    void visits(Matter matter, Matter.Visited visit) {
        VisitKind kind = visit.kind().equals("视察") ? VisitKind.ON_SITE : VisitKind.HEARING;
        List<UUID> photos =
                kind == VisitKind.ON_SITE ? List.of(photo(actor.userId(), matter, visit.found())) : List.of();
        watchKeySuggestions.visit(
                cases.get(matter.key()),
                new RecordVisit(kind, null, visit.participants(), visit.found(), photos),
                actor);
    }

    void drafts(String matter, String unit, Words.Draft draft) {
        var today = java.time.LocalDate.now(clock);
        Handling handling = handling(matter, unit);
        List<org.jianyi.reply.Reply> earlier = replies.findByHandlingOrderByDraftNumber(handling.id());
        String number = earlier.isEmpty()
                ? recordReply.proposedLetterNumber(handling.unit().letterWord(), today)
                : earlier.get(0).letterNumber();
        String phone = "0700-6%06d".formatted(Math.floorMod(unit.hashCode() * 31, 1_000_000));
        completes(matter, unit, "DraftReply", draft.on(today, number, actor.name(), phone));
    }

    void signs(String matter, String unit, boolean approved, String comment) {
        String hash = replies.latest(handling(matter, unit).id()).hash();
        completes(matter, unit, "SignOffReply", new SignOffReply(approved, comment, hash, null, null, null));
    }

    /** A paper with signatures, as the office takes it in. */
    UUID scan(String user, String name, String seed) {
        return upload.store(user, name + ".png", new ByteArrayInputStream(Pictures.paper(seed.hashCode())), "image/png")
                .id();
    }

    /** In the town's own communities a street, elsewhere fields. */
    UUID photo(String user, Matter matter, String seed) {
        byte[] picture =
                matter.village().endsWith("社区") ? Pictures.street(seed.hashCode()) : Pictures.outdoors(seed.hashCode());
        return upload.store(user, "现场照片.png", new ByteArrayInputStream(picture), "image/png")
                .id();
    }

    private String json(Object form) {
        try {
            return mapper.writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
